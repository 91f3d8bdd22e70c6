import type { Currency } from '../case-file.ts'
import type { EnumValue } from '../enums.ts'

/** Where a client lives and owes; the language is the client's. */
export interface Market {
  jurisdiction: EnumValue<'jurisdiction'>
  language: 'cn' | 'tw' | 'en'
  zone: string
  currency: Currency
  idDocType: EnumValue<'id_document_type'>
  paymentMethods: readonly EnumValue<'payment_method'>[]
  /** The first two have the same lender. */
  products: readonly Product[]
}

/** What is owed and to whom. Every company here is made up. */
export interface Product {
  brand: string
  debtType: EnumValue<'debt_type'>
  lender: [name: string, type: EnumValue<'creditor_type'>]
  platform?: string
  /** Where it is not the market's. */
  currency?: Currency
  debtClass?: EnumValue<'debt_class'>
}

/** How much of its minor units stand for a hundredth of a yuan, in thousandths; made up, for amounts that look right. */
export const scaleOf: Record<Currency, number> = { CNY: 1000, TWD: 4500, HKD: 1100, USD: 140, GBP: 110, EUR: 130, JPY: 210 }

/** What living costs beside what is owed there, in hundredths; made up as well. */
export const livingIn: Record<Currency, number> = { CNY: 100, TWD: 100, HKD: 220, USD: 350, GBP: 350, EUR: 300, JPY: 300 }

export type MarketName = 'CN' | 'TW' | 'HK' | 'HK_EN' | 'UK' | 'UK_SCT' | 'US' | 'DE' | 'JP'

const mainland: readonly Product[] = [
  { brand: '江海银行信用卡', debtType: 'credit_card', lender: ['江海银行股份有限公司信用卡中心', 'bank'] },
  { brand: '江海银行账单分期', debtType: 'card_installment', lender: ['江海银行股份有限公司信用卡中心', 'bank'] },
  {
    brand: '云帆月付',
    debtType: 'bnpl_credit',
    lender: ['云帆消费金融有限公司', 'consumer_finance'],
    platform: '云帆（示例）网络技术有限公司',
  },
  {
    brand: '速禾借款',
    debtType: 'cash_loan_online',
    lender: ['岭桥小额贷款有限公司', 'microloan_company'],
    platform: '速禾数字科技有限公司',
  },
  { brand: '东麓银行装修贷', debtType: 'bank_personal_loan', lender: ['东麓农村商业银行股份有限公司', 'bank'] },
  { brand: '途稳车贷', debtType: 'car_loan', lender: ['途稳汽车金融有限公司', 'auto_finance'], debtClass: 'secured' },
  { brand: '北原消费贷', debtType: 'consumer_finance_loan', lender: ['北原消费金融有限公司', 'consumer_finance'] },
  { brand: '江海银行美元卡', debtType: 'credit_card', lender: ['江海银行股份有限公司信用卡中心', 'bank'], currency: 'USD' },
  { brand: '木舟分期', debtType: 'bnpl_credit', lender: ['青屿小额贷款有限公司', 'microloan_company'], platform: '木舟电子商务有限公司' },
  { brand: '亲友借款', debtType: 'private_lending', lender: ['借款人表兄（示例）', 'individual'] },
]
const taiwan: readonly Product[] = [
  { brand: '海岸銀行信用卡', debtType: 'credit_card', lender: ['海岸商業銀行股份有限公司', 'bank'] },
  { brand: '海岸銀行信用貸款', debtType: 'bank_personal_loan', lender: ['海岸商業銀行股份有限公司', 'bank'] },
  { brand: '玉嶺銀行現金卡', debtType: 'overdraft', lender: ['玉嶺商業銀行股份有限公司', 'bank'] },
  { brand: '好日分期', debtType: 'bnpl_credit', lender: ['好日資融股份有限公司', 'other'], platform: '好日數位科技股份有限公司' },
  { brand: '平野機車貸款', debtType: 'car_loan', lender: ['平野租賃股份有限公司', 'auto_finance'], debtClass: 'secured' },
  { brand: '玉嶺銀行信用卡', debtType: 'credit_card', lender: ['玉嶺商業銀行股份有限公司', 'bank'] },
  { brand: '健保費欠費', debtType: 'social_insurance_arrears', lender: ['範例健保署（虛構）', 'public_authority'], debtClass: 'priority' },
]
const hongKong: readonly Product[] = [
  { brand: '維港銀行信用卡', debtType: 'credit_card', lender: ['維港銀行有限公司', 'bank'] },
  { brand: '維港銀行私人貸款', debtType: 'bank_personal_loan', lender: ['維港銀行有限公司', 'bank'] },
  { brand: '順達財務', debtType: 'cash_loan_online', lender: ['順達財務有限公司', 'microloan_company'], platform: '順達易借平台有限公司' },
  { brand: '南灣稅務貸款', debtType: 'bank_personal_loan', lender: ['南灣銀行有限公司', 'bank'] },
]
const hongKongEnglish: readonly Product[] = [
  { brand: 'Harbourview Visa', debtType: 'credit_card', lender: ['Harbourview Bank Limited', 'bank'] },
  { brand: 'Harbourview Cash Instalment', debtType: 'card_installment', lender: ['Harbourview Bank Limited', 'bank'] },
  {
    brand: 'QuickPeak Loan',
    debtType: 'cash_loan_online',
    lender: ['QuickPeak Finance Limited', 'microloan_company'],
    platform: 'QuickPeak App Limited',
  },
  { brand: 'Southbay Overdraft', debtType: 'overdraft', lender: ['Southbay Bank Limited', 'bank'] },
]
const britain: readonly Product[] = [
  { brand: 'Northgate Card', debtType: 'credit_card', lender: ['Northgate Bank plc', 'bank'] },
  { brand: 'Northgate Loan', debtType: 'bank_personal_loan', lender: ['Northgate Bank plc', 'bank'] },
  { brand: 'PayMellow', debtType: 'bnpl_credit', lender: ['Mellow Credit Ltd', 'consumer_finance'], platform: 'PayMellow Ltd' },
  { brand: 'Council tax', debtType: 'tax_arrears', lender: ['Exampleshire Council', 'public_authority'], debtClass: 'priority' },
  { brand: 'Brightway Energy', debtType: 'utility_arrears', lender: ['Brightway Energy Ltd', 'utility'], debtClass: 'priority' },
]
const america: readonly Product[] = [
  { brand: 'Prairie Rewards Card', debtType: 'credit_card', lender: ['Prairie Example Bank, N.A.', 'bank'] },
  { brand: 'Prairie Personal Loan', debtType: 'bank_personal_loan', lender: ['Prairie Example Bank, N.A.', 'bank'] },
  { brand: 'County Hospital bill', debtType: 'medical_debt', lender: ['Example County Hospital', 'other'] },
]
const germany: readonly Product[] = [
  { brand: 'Rheinblick Ratenkredit', debtType: 'bank_personal_loan', lender: ['Rheinblick Musterbank AG', 'bank'] },
  { brand: 'Rheinblick Karte', debtType: 'credit_card', lender: ['Rheinblick Musterbank AG', 'bank'] },
]
const japan: readonly Product[] = [
  { brand: 'みほんカード', debtType: 'credit_card', lender: ['株式会社みほんカード', 'consumer_finance'] },
  { brand: 'みほんカードローン', debtType: 'cash_loan_online', lender: ['株式会社みほんカード', 'consumer_finance'] },
  { brand: 'れんげ家賃保証', debtType: 'rent_arrears', lender: ['れんげ家賃保証株式会社', 'guarantee_company'], debtClass: 'priority' },
]

export const markets: Record<MarketName, Market> = {
  CN: {
    jurisdiction: 'CN',
    language: 'cn',
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    idDocType: 'cn_id',
    paymentMethods: ['alipay', 'wechat_pay', 'bank_transfer'],
    products: mainland,
  },
  TW: {
    jurisdiction: 'TW',
    language: 'tw',
    zone: 'Asia/Taipei',
    currency: 'TWD',
    idDocType: 'tw_id',
    paymentMethods: ['convenience_store', 'bank_transfer', 'auto_debit'],
    products: taiwan,
  },
  HK: {
    jurisdiction: 'HK',
    language: 'tw',
    zone: 'Asia/Hong_Kong',
    currency: 'HKD',
    idDocType: 'hk_id',
    paymentMethods: ['bank_transfer', 'counter'],
    products: hongKong,
  },
  HK_EN: {
    jurisdiction: 'HK',
    language: 'en',
    zone: 'Asia/Hong_Kong',
    currency: 'HKD',
    idDocType: 'hk_id',
    paymentMethods: ['bank_transfer', 'counter'],
    products: hongKongEnglish,
  },
  UK: {
    jurisdiction: 'UK_EW',
    language: 'en',
    zone: 'Europe/London',
    currency: 'GBP',
    idDocType: 'passport',
    paymentMethods: ['bank_transfer', 'auto_debit'],
    products: britain,
  },
  UK_SCT: {
    jurisdiction: 'UK_SCT',
    language: 'en',
    zone: 'Europe/London',
    currency: 'GBP',
    idDocType: 'driver_licence',
    paymentMethods: ['bank_transfer'],
    products: britain,
  },
  US: {
    jurisdiction: 'US',
    language: 'en',
    zone: 'America/New_York',
    currency: 'USD',
    idDocType: 'driver_licence',
    paymentMethods: ['bank_transfer', 'auto_debit'],
    products: america,
  },
  DE: {
    jurisdiction: 'DE',
    language: 'cn',
    zone: 'Europe/Berlin',
    currency: 'EUR',
    idDocType: 'residence_permit',
    paymentMethods: ['bank_transfer'],
    products: germany,
  },
  JP: {
    jurisdiction: 'OTHER',
    language: 'tw',
    zone: 'Asia/Tokyo',
    currency: 'JPY',
    idDocType: 'passport',
    paymentMethods: ['convenience_store', 'bank_transfer'],
    products: japan,
  },
}
