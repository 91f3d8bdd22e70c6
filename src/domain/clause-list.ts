import type { Agreement, CaseFile, Debt } from './case-file.ts'
import type { EnumValue } from './enums.ts'

export type Clause = EnumValue<'agreement_clause'>

/** What a personalised installment agreement must state: card rules of 2011 (商业银行信用卡业务监督管理办法), Art. 70. */
export const requiredClauses = [
  'balance_structure_currency',
  'schedule',
  'interest_and_fees',
  'no_new_cards',
  'rights_and_breach',
  'other_repayment',
] as const satisfies Clause[]

/** The laws of mainland China that clauses come from. */
type Law = 'cardRules' | 'civilCode' | 'limitationRules' | 'creditReporting' | 'personalInformation' | 'costDisclosure'

/** Where a clause comes from. `item`: the number under the article, for Art. 70 of the card rules. */
interface ClauseSource {
  law: Law
  articles: number[]
  item?: number
}

/**
 * `required`: a card agreement must state it. `reference`: another debt of mainland China, for which Art. 70 is a
 * standard to refer to and no right. `practice`: good to have in any agreement.
 */
type ClauseStanding = 'required' | 'reference' | 'practice'

export interface ClauseItem {
  clause: Clause
  standing: ClauseStanding
  /** None where the law of the case's jurisdiction was not looked up. */
  sources: ClauseSource[]
}

const clauseGroups = ['content', 'breach', 'parties', 'repayment', 'record'] as const
export type ClauseGroup = (typeof clauseGroups)[number]

const groups: { [G in ClauseGroup]: readonly Clause[] } = {
  content: requiredClauses,
  breach: ['waiver_scope', 'waiver_clawback', 'grace_days', 'acceleration', 'stop_collection'],
  parties: ['parties', 'authority', 'cutoff_date', 'payment_account', 'signature_date'],
  repayment: ['allocation_order', 'early_repayment', 'settlement_proof', 'third_party_funds', 'assignment'],
  record: ['credit_reporting', 'limitation_ack', 'privacy', 'dispute'],
}

const card = (item?: number): ClauseSource => ({ law: 'cardRules', articles: [70], ...(item !== undefined && { item }) })
const civilCode = (...articles: number[]): ClauseSource => ({ law: 'civilCode', articles })
const toThePoint = [civilCode(469, 543, 544, 546)]

/** As of 2026-11: card rules and cost rule as others quote them, the rest by the laws' own text. */
const chineseSources: { [C in Clause]?: ClauseSource[] } = {
  balance_structure_currency: [card(1), { law: 'costDisclosure', articles: [] }],
  schedule: [card(2)],
  interest_and_fees: [card(3), civilCode(674, 676)],
  no_new_cards: [card(4)],
  rights_and_breach: [card(5), civilCode(585)],
  other_repayment: [card(6)],
  waiver_scope: [civilCode(544, 575)],
  waiver_clawback: [card(5), civilCode(585)],
  grace_days: [card(5), civilCode(585)],
  acceleration: [card(5), civilCode(585)],
  stop_collection: [card()],
  parties: toThePoint,
  authority: toThePoint,
  cutoff_date: toThePoint,
  payment_account: toThePoint,
  signature_date: toThePoint,
  allocation_order: [civilCode(560, 561, 677)],
  early_repayment: [civilCode(560, 561, 677)],
  assignment: [civilCode(546)],
  credit_reporting: [{ law: 'creditReporting', articles: [15, 16] }],
  settlement_proof: [{ law: 'creditReporting', articles: [15, 16] }],
  limitation_ack: [civilCode(189, 195), { law: 'limitationRules', articles: [14] }],
  privacy: [{ law: 'personalInformation', articles: [17, 23, 29] }],
}

/** Every clause that the agreement's paper is checked for, by groups, each with what it rests on. */
export function clauseList(file: CaseFile, agreement: Agreement): { group: ClauseGroup; items: ClauseItem[] }[] {
  const debts = file.debts.filter((debt) => agreement.debts.includes(debt.key))
  return clauseGroups.map((group) => ({ group, items: groups[group].map((clause) => clauseItem(file, debts, clause)) }))
}

function clauseItem({ jurisdiction }: CaseFile, debts: readonly Debt[], clause: Clause): ClauseItem {
  if (jurisdiction !== 'CN') return { clause, standing: 'practice', sources: [] }
  const sources = chineseSources[clause] ?? []
  const ofCards = debts.some(isCard)
  if (isRequired(clause) && ofCards) return { clause, standing: 'required', sources }
  // Only a card holder is asked to promise that no card is applied for.
  if (isRequired(clause) && clause !== 'no_new_cards') return { clause, standing: 'reference', sources }
  return { clause, standing: 'practice', sources: ofCards ? sources : sources.filter(({ law }) => law !== 'cardRules') }
}

/** Art. 70 speaks of the credit cards of banks alone. */
const isCard = ({ debtType }: Debt): boolean => debtType === 'credit_card' || debtType === 'card_installment'

/** True for the clauses that every paper must be judged by before its terms count as checked. */
export function isRequired(clause: Clause): clause is (typeof requiredClauses)[number] {
  return (requiredClauses as readonly Clause[]).includes(clause)
}
