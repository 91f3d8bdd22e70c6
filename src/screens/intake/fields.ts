/**
 * What the intake form holds: the text of every field as typed, and the same thing as the draft keeps it.
 * Every row of a list has a `row` of its own, so that it keeps its place on screen while others come and go;
 * `offered` rows stand there from the start and are left out while nothing is typed into them.
 */
import type { Currency, Day, DebtComponent } from '../../domain/case-file.ts'
import type { EnumValue } from '../../domain/enums.ts'

type Strings<K extends string> = Record<K, string>
interface Row {
  row: string
  offered: boolean
}

export type PhoneFields = Row & Strings<'number' | 'owner' | 'safeToCall' | 'reachable'>
export type MemberFields = Row & Strings<'label' | 'relation' | 'birthYear' | 'dependant' | 'note'>
export type ConsentFields = Row & Strings<'type' | 'givenOn' | 'method' | 'scope' | 'expiresOn'> & { given: boolean }
export type PartyFields = Row & Strings<'role' | 'name' | 'type' | 'phone'>
export type BalanceFields = Row &
  Strings<'asOf' | 'source' | 'document' | 'contact' | 'note'> & { components: Partial<Record<DebtComponent, string>> }
export type InterruptionFields = Row & Strings<'event' | 'on' | 'document' | 'note'>
export type DebtFields = Row &
  Strings<
    'brand' | 'debtType' | 'debtClass' | 'currency' | 'accountNo' | 'contractNo' | 'contractDate' | 'originalAmount' | 'billDay' | 'dueDay'
  > &
  Strings<'rate' | 'rateBasis' | 'overdueRate' | 'overdueRateBasis' | 'firstOverdueOn' | 'status' | 'disputed' | 'note'> &
  Strings<'dayCount' | 'compounding' | 'interestRounding' | 'limitationFrom'> & {
    lateFee: Strings<'minimumPaymentRate' | 'rate' | 'least'>
    moratorium: Strings<'from' | 'to'>
    /** An order with a name, or `own` and its components; one that is not chosen is the empty text at the end. */
    allocationOrder: { preset: string; own: string[] }
    interruptions: InterruptionFields[]
    parties: PartyFields[]
    balances: BalanceFields[]
  }

export type ClientFields = Strings<
  'name' | 'nameLatin' | 'aliases' | 'birthDate' | 'idDocType' | 'idDocNo' | 'idDocNoKeptBecause' | 'email' | 'address'
> &
  Strings<
    'timeZone' | 'safeContactNote' | 'preferredChannel' | 'employmentStatus' | 'occupation' | 'employer' | 'maritalStatus' | 'housingTenure'
  > & {
    vulnerability: string[]
    phones: PhoneFields[]
    household: MemberFields[]
  }

export type IntakeFields = Strings<
  'caseNo' | 'offeredNo' | 'jurisdiction' | 'priority' | 'openedOn' | 'referralSource' | 'householdWith'
> & {
  client: ClientFields
  consents: ConsentFields[]
  hardship: Strings<'startedOn' | 'expectedEnd' | 'narrative'> & { causes: string[] }
  debts: DebtFields[]
}

export interface IntakeStart {
  caseNo: string
  today: Day
  jurisdiction: EnumValue<'jurisdiction'>
}

const currencyOf: Record<EnumValue<'jurisdiction'>, Currency> = {
  CN: 'CNY',
  TW: 'TWD',
  HK: 'HKD',
  UK_EW: 'GBP',
  UK_SCT: 'GBP',
  US: 'USD',
  DE: 'EUR',
  OTHER: 'CNY',
}

const idTypeOf: Partial<Record<string, EnumValue<'id_document_type'>>> = { CN: 'cn_id', TW: 'tw_id', HK: 'hk_id' }

/** The currency that debts of a jurisdiction are usually in. */
export function usualCurrency(jurisdiction: string): Currency {
  return currencyOf[jurisdiction as EnumValue<'jurisdiction'>] ?? 'CNY'
}

const jurisdictionOfZone: Partial<Record<string, EnumValue<'jurisdiction'>>> = {
  'Asia/Taipei': 'TW',
  'Asia/Hong_Kong': 'HK',
  'Europe/London': 'UK_EW',
  'Europe/Berlin': 'DE',
}

/** The jurisdiction to offer: that of this computer's zone, else that of the language, else mainland China. */
export function usualJurisdiction(zone: string, language: string): EnumValue<'jurisdiction'> {
  return jurisdictionOfZone[zone] ?? (language === 'zh-TW' ? 'TW' : 'CN')
}

/** The form under another jurisdiction: usual ID document and currency follow where nothing was typed that they belong to. */
export function withJurisdiction(fields: IntakeFields, jurisdiction: string): IntakeFields {
  const currency = usualCurrency(jurisdiction)
  const hasAmounts = (debt: DebtFields) =>
    [debt.originalAmount, ...debt.balances.flatMap((balance) => Object.values(balance.components))].join('').trim() !== ''
  return {
    ...fields,
    jurisdiction,
    client: fields.client.idDocNo.trim() === '' ? { ...fields.client, idDocType: idTypeOf[jurisdiction] ?? '' } : fields.client,
    debts: fields.debts.map((debt) => (hasAmounts(debt) ? debt : { ...debt, currency })),
  }
}

/** The form with the number that is free now, unless another than the one offered before was typed. */
export function withFreeNumber(fields: IntakeFields, free: string): IntakeFields {
  const isTyped = fields.caseNo !== fields.offeredNo
  return isTyped || fields.caseNo === free ? fields : { ...fields, caseNo: free, offeredNo: free }
}

let rows = 0
const newRow = (offered: boolean): Row => ({ row: `${Date.now().toString(36)}-${(rows += 1)}`, offered })

/** An empty line for a phone number, of the client unless said otherwise. */
export function newPhone(offered = false): PhoneFields {
  return { ...newRow(offered), number: '', owner: 'client', safeToCall: '', reachable: '' }
}

/** An empty line for a person of the household. */
export function newMember(): MemberFields {
  return { ...newRow(false), label: '', relation: 'spouse', birthYear: '', dependant: '', note: '' }
}

/** A consent, dated today and signed; one that is offered counts only once it is ticked as given. */
export function newConsent(type: EnumValue<'consent_type'>, today: Day, offered = false): ConsentFields {
  return { ...newRow(offered), type, given: !offered, givenOn: today, method: 'signed', scope: '', expiresOn: '' }
}

/** An empty line for a creditor party. */
export function newParty(role: EnumValue<'creditor_role'>, type: EnumValue<'creditor_type'> | '', offered = false): PartyFields {
  return { ...newRow(offered), role, name: '', type, phone: '' }
}

/** What somebody says is owed, as of today. */
export function newBalance(today: Day, offered = false): BalanceFields {
  return { ...newRow(offered), asOf: today, source: 'client', components: {}, document: '', contact: '', note: '' }
}

/** An empty line for what restarted the limitation period. */
export function newInterruption(): InterruptionFields {
  return { ...newRow(false), event: 'creditor_demand', on: '', document: '', note: '' }
}

/** An empty debt, with a line each for the platform and the legal lender, who are rarely the same. */
export function newDebt(currency: Currency, today: Day, offered = false): DebtFields {
  return {
    ...newRow(offered),
    brand: '',
    debtType: '',
    debtClass: 'non_priority',
    currency,
    parties: [newParty('servicer', 'platform', true), newParty('legal_lender', '', true)],
    accountNo: '',
    contractNo: '',
    contractDate: '',
    originalAmount: '',
    billDay: '',
    dueDay: '',
    rate: '',
    rateBasis: '',
    overdueRate: '',
    overdueRateBasis: '',
    firstOverdueOn: '',
    status: '',
    disputed: '',
    note: '',
    dayCount: '',
    compounding: '',
    interestRounding: '',
    limitationFrom: '',
    lateFee: { minimumPaymentRate: '', rate: '', least: '' },
    moratorium: { from: '', to: '' },
    allocationOrder: { preset: '', own: [''] },
    interruptions: [],
    balances: [newBalance(today, true)],
  }
}

/** The form as it opens: nothing about the client, the usual values where there are usual ones. */
export function emptyIntake({ caseNo, today, jurisdiction }: IntakeStart): IntakeFields {
  return {
    caseNo,
    offeredNo: caseNo,
    jurisdiction,
    priority: 'normal',
    openedOn: today,
    referralSource: '',
    householdWith: '',
    client: {
      name: '',
      nameLatin: '',
      aliases: '',
      birthDate: '',
      idDocType: idTypeOf[jurisdiction] ?? '',
      idDocNo: '',
      idDocNoKeptBecause: '',
      email: '',
      address: '',
      timeZone: '',
      safeContactNote: '',
      preferredChannel: '',
      employmentStatus: '',
      occupation: '',
      employer: '',
      maritalStatus: '',
      housingTenure: '',
      vulnerability: [],
      phones: [newPhone(true)],
      household: [],
    },
    consents: [newConsent('processing', today, true), newConsent('sensitive', today, true)],
    hardship: { causes: [], startedOn: '', expectedEnd: '', narrative: '' },
    debts: [newDebt(usualCurrency(jurisdiction), today, true)],
  }
}
