import type { CaseFile, Day, Debt } from './case-file.ts'
import { defaultChaser, defaultReserve, defaultRetention, type OfficeLists, type Rule } from './office-lists.ts'

const checked = { lastChecked: '2026-11-22' as Day }
const day = (text: string): Day => text as Day

/** Loans and cards of the kinds that banks and consumer finance companies make. */
const institutional: Rule['debtTypes'] = [
  'bnpl_credit',
  'cash_loan_online',
  'credit_card',
  'card_installment',
  'bank_personal_loan',
  'consumer_finance_loan',
  'mortgage',
  'car_loan',
  'student_loan',
  'business_loan',
  'overdraft',
]

/**
 * The reference lines that the program comes with, each with its source. Those whose source nobody has read are off until an
 * office has checked them. Their names are in the words of warnings, by key.
 */
export const shippedRules = [
  {
    key: 'cn-limitation',
    kind: 'limitationYears',
    jurisdiction: 'CN',
    value: '3',
    validFrom: day('2021-01-01'),
    source: '民法典第188条、第195条；法释〔2020〕17号诉讼时效规定第14条',
    ...checked,
    on: true,
  },
  {
    key: 'cn-card-plan',
    kind: 'planYears',
    jurisdiction: 'CN',
    value: '5',
    debtTypes: ['credit_card', 'card_installment'],
    validFrom: day('2011-01-13'),
    source: '商业银行信用卡业务监督管理办法第70条',
    ...checked,
    on: true,
  },
  {
    key: 'cn-courts-24',
    kind: 'costLine',
    jurisdiction: 'CN',
    value: '0.24',
    debtTypes: institutional,
    validFrom: day('2017-08-04'),
    source: '法发〔2017〕22号第2条',
    on: false,
  },
  {
    key: 'cn-facilitation-24',
    kind: 'costLine',
    jurisdiction: 'CN',
    value: '0.24',
    debtTypes: ['bnpl_credit', 'cash_loan_online'],
    validFrom: day('2025-10-01'),
    source: '金规〔2025〕9号（互联网助贷综合融资成本）',
    ...checked,
    on: true,
  },
  {
    key: 'cn-consumer-finance-20',
    kind: 'costLine',
    jurisdiction: 'CN',
    value: '0.20',
    creditorTypes: ['consumer_finance'],
    validFrom: day('2025-10-31'),
    source: '2025年10月底窗口指导（新发放个人贷款，未公开发布）',
    ...checked,
    on: true,
  },
  {
    key: 'cn-private-lending',
    kind: 'costLine',
    jurisdiction: 'CN',
    value: '0.12',
    debtTypes: ['private_lending'],
    validFrom: day('2026-01-01'),
    source: '法释〔2020〕17号民间借贷规定第25、28、29条；一年期LPR 3.0%的四倍，LPR每月公布，以合同成立时为准',
    ...checked,
    on: true,
  },
  {
    key: 'tw-civil-16',
    kind: 'costLine',
    jurisdiction: 'TW',
    value: '0.16',
    validFrom: day('2021-07-20'),
    source: '民法第205條',
    on: false,
  },
  {
    key: 'hk-cap-48',
    kind: 'costLine',
    jurisdiction: 'HK',
    value: '0.48',
    validFrom: day('2022-12-30'),
    source: 'Money Lenders Ordinance (Cap. 163)',
    on: false,
  },
  {
    key: 'hk-presumed-36',
    kind: 'costLine',
    jurisdiction: 'HK',
    value: '0.36',
    validFrom: day('2022-12-30'),
    source: 'Money Lenders Ordinance (Cap. 163)',
    on: false,
  },
  {
    key: 'hk-limitation',
    kind: 'limitationYears',
    jurisdiction: 'HK',
    value: '6',
    validFrom: day('1965-07-01'),
    source: 'Limitation Ordinance (Cap. 347)',
    on: false,
  },
  {
    key: 'uk-ew-limitation',
    kind: 'limitationYears',
    jurisdiction: 'UK_EW',
    value: '6',
    validFrom: day('1981-05-01'),
    source: 'Limitation Act 1980, simple contracts',
    on: false,
  },
  {
    key: 'uk-sct-limitation',
    kind: 'limitationYears',
    jurisdiction: 'UK_SCT',
    value: '5',
    validFrom: day('1976-07-25'),
    source: 'Prescription and Limitation (Scotland) Act 1973',
    on: false,
  },
  {
    key: 'de-limitation',
    kind: 'limitationYears',
    jurisdiction: 'DE',
    value: '3',
    validFrom: day('2002-01-01'),
    source: 'BGB §§ 195, 199 (from the end of the year)',
    on: false,
  },
] as const satisfies Rule[]

/** What an office reckons with: its own lists, and the shipped rules but where it changed one, by key. Its own rules follow. */
export function officeListsOf(saved: Partial<OfficeLists>): OfficeLists {
  const own = new Map((saved.rules ?? []).map((rule) => [rule.key, rule]))
  const shipped = shippedRules.map((rule): Rule => own.get(rule.key) ?? rule)
  const added = (saved.rules ?? []).filter(({ key }) => !shippedRules.some((rule) => rule.key === key))
  return {
    rules: [...shipped, ...added],
    guidelines: saved.guidelines ?? [],
    reserve: saved.reserve ?? defaultReserve,
    chaser: saved.chaser ?? defaultChaser,
    conduct: saved.conduct ?? { on: {} },
    retention: saved.retention ?? defaultRetention,
  }
}

/**
 * The rules of a kind that speak of a debt on a day: switched on, in force, of the case's jurisdiction, for its type, and for
 * the type of one of its creditors. A creditor whose type is not stated is none that a rule names.
 */
export function rulesFor(
  rules: readonly Rule[],
  kind: Rule['kind'],
  { jurisdiction }: Pick<CaseFile, 'jurisdiction'>,
  debt: Pick<Debt, 'debtType' | 'parties'>,
  on: Day,
): Rule[] {
  const creditors = debt.parties.map(({ type }) => type)
  return rules.filter(
    (rule) =>
      rule.on &&
      rule.kind === kind &&
      rule.jurisdiction === jurisdiction &&
      rule.validFrom <= on &&
      (rule.validTo === undefined || on <= rule.validTo) &&
      (rule.debtTypes === undefined || rule.debtTypes.includes(debt.debtType)) &&
      (rule.creditorTypes === undefined || rule.creditorTypes.some((type) => creditors.includes(type))),
  )
}
