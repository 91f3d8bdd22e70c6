import {
  plainTerms,
  type AcceptedDifference,
  type Agreement,
  type CaseFile,
  type Currency,
  type DebtComponent,
  type Minor,
  type OralTerms,
  type Rate,
  type Terms,
} from './case-file.ts'
import { clauseList, type Clause } from './clause-list.ts'
import { standingVersion } from './contacts.ts'
import { enums } from './enums.ts'
import { sumMinor, unitOf } from './money.ts'
import { sameName, searchKey } from './text.ts'

export type Term = AcceptedDifference['term']

/**
 * One term as asked, said and written, as text: minor digits, a number, a day, a rate, amounts as `amountRuns` writes
 * them, `other:` and its words for a clawback of its own. Missing: not stated.
 */
export interface TermRow {
  term: Term
  asked?: string
  said?: string
  written?: string
  difference?: Difference
}

/** Said and written disagree; '' on one side: that side did not state it. */
export interface Difference {
  term: Term
  asked?: string
  said: string
  written: string
  accepted?: AcceptedDifference
  /** No person has accepted these two values. */
  open: boolean
}

/** What a query letter to the creditor must raise. */
export type QueryLine =
  | { kind: 'difference'; difference: Difference }
  /** `words`: the paper's own, where they were noted. */
  | { kind: 'clause'; clause: Clause; status: 'missing' | 'unclear'; words?: string }

interface Sides {
  asked: Terms | undefined
  said: Terms | undefined
  written: Terms | undefined
}

/** Every term that was asked, said or written, in a fixed order, with the differences between said and written. */
export function termRows(file: CaseFile, agreement: Agreement): TermRow[] {
  const sides: Sides = {
    asked: file.proposals.find((p) => p.key === agreement.proposal)?.terms,
    said: standingOralTerms(file, agreement),
    written: agreement.writtenTerms,
  }
  const currency = file.debts.find((debt) => agreement.debts.includes(debt.key))?.currency ?? 'CNY'
  return termsOf(sides)
    .map((term) => termRow(term, sides, agreement, currency))
    .filter((row) => (row.asked ?? row.said ?? row.written) !== undefined)
}

/** Where the paper does not say what was promised. Oral terms whose contact entry was withdrawn are no longer compared. */
export function differences(file: CaseFile, agreement: Agreement): Difference[] {
  return termRows(file, agreement)
    .map((row) => row.difference)
    .filter((difference) => difference !== undefined)
}

/** What is to be asked of the creditor: each open difference, then each clause of its paper judged missing or unclear. */
export function queryLines(file: CaseFile, agreement: Agreement): QueryLine[] {
  const open = differences(file, agreement).filter((difference) => difference.open)
  const paper = agreement.writtenTerms
  const clauses = clauseList(file, agreement).flatMap(({ items }) => items)
  return [
    ...open.map((difference): QueryLine => ({ kind: 'difference', difference })),
    ...clauses.flatMap(({ clause, standing }): QueryLine[] => {
      const status = paper?.clauses[clause]
      // Nobody asks a creditor for a duty of the client that no rule wants.
      if ((status !== 'missing' && status !== 'unclear') || (clause === 'no_new_cards' && standing !== 'required')) return []
      const words = paper?.clauseWords?.[clause]
      return [{ kind: 'clause', clause, status, ...(words !== undefined && { words }) }]
    }),
  ]
}

/** What the amounts of some terms come to, where that is not their total; null where they agree or one is not stated. */
export function sumMisfit({ total, installments, amounts }: Terms, currency: Currency): { sum: bigint; total: Minor } | null {
  if (total === undefined || !amounts || amounts.length === 0) return null
  const [each] = amounts
  const rows = amounts.length === 1 ? installments : amounts.length
  if (rows === undefined) return null
  const sum = amounts.length === 1 ? BigInt(each!) * BigInt(rows) : sumMinor(amounts)
  const off = sum - BigInt(total)
  // One amount for all leaves what does not divide evenly to the last.
  const rounding = amounts.length === 1 ? BigInt(rows * unitOf(currency)) : 1n
  return off < rounding && -off < rounding ? null : { sum, total }
}

/** The amounts of a term's text, "171428*6,171432": each with how often it comes in a row. */
export function amountRuns(text: string): { amount: bigint; times: number }[] {
  return text.split(',').map((run) => {
    const [amount = '', times = '1'] = run.split('*')
    return { amount: BigInt(amount), times: Number(times) }
  })
}

/** Oral terms as long as the contact entry in which they were said was not withdrawn. */
export function standingOralTerms(file: CaseFile, { oralTerms }: Agreement): OralTerms | undefined {
  if (oralTerms?.contact === undefined) return oralTerms
  const known = file.contacts.some((entry) => entry.key === oralTerms.contact)
  return known && standingVersion(file.contacts, oralTerms.contact) === null ? undefined : oralTerms
}

/**
 * What holds after a later call on the same agreement: what it did not speak of stays as it was said before. The amount and
 * number of installments and the last day go with the figures that they follow from.
 */
export function saidAnew({ contact: _contact, ...before }: OralTerms = {}, said: Terms): Terms {
  const kept: Terms = { ...before }
  const rows = said.installments !== undefined || (said.amounts?.length ?? 0) > 1
  if (rows) delete kept.installments
  if (rows || said.total !== undefined) delete kept.amounts
  if (rows || said.firstDueOn !== undefined) delete kept.lastDueOn
  return { ...kept, ...said }
}

function termsOf(sides: Sides): Term[] {
  const waived = Object.values(sides).flatMap((side: Terms | undefined) => side?.waivers ?? [])
  const components = enums.debt_component.filter((c) => waived.some(({ component }) => component === c))
  const afterWaivers = plainTerms.indexOf('lastDueOn') + 1
  return [...plainTerms.slice(0, afterWaivers), ...components.map((c): Term => `waiver.${c}`), ...plainTerms.slice(afterWaivers)]
}

function termRow(term: Term, sides: Sides, agreement: Agreement, currency: Currency): TermRow {
  const row: TermRow = { term }
  for (const side of ['asked', 'said', 'written'] as const) {
    const text = sides[side] && termText(sides[side], term)
    if (text !== undefined) row[side] = text
  }
  if (!sides.written || !differs(row, sides, currency)) return row
  const values = { said: row.said ?? '', written: row.written ?? '' }
  const accepted = agreement.acceptedDifferences?.findLast((a) => a.term === term && a.said === values.said && a.written === values.written)
  row.difference = { term, ...values, open: accepted === undefined }
  if (row.asked !== undefined) row.difference.asked = row.asked
  if (accepted) row.difference.accepted = accepted
  return row
}

function differs({ term, said, written }: TermRow, sides: Sides, currency: Currency): boolean {
  // A burden of which the call said nothing comes as a surprise, but only where the call spoke of terms at all.
  if (said === undefined) return isBurden(term, written) && sides.said !== undefined && saysTerms(sides.said)
  // "Nothing of it is waived" beside a paper that is silent on waivers says the same thing twice.
  if (written === undefined) return !(isWaiver(term) && said === '0')
  if (term === 'payTo.holder') return !sameName(said, written)
  if (term === 'payTo.account') return searchKey(said) !== searchKey(written)
  if (term === 'amounts') return said !== written && !sameButForRounding(sides.said, sides.written, currency)
  return said !== written
}

const isBurden = (term: Term, written: string | undefined): boolean =>
  (term === 'interest' && written !== undefined && written !== '0') || (term === 'clawback' && written !== undefined && written !== 'never')

/** One amount that stands for all leaves what does not divide evenly to the last: less than a unit for each installment. */
function sameButForRounding(a: Terms = {}, b: Terms = {}, currency: Currency): boolean {
  const [one, many] = a.amounts?.length === 1 ? [a, b] : [b, a]
  const rows = many.amounts ?? []
  if (one.amounts?.length !== 1 || rows.length < 2 || rows.length !== countOf(many)) return false
  const each = one.amounts[0]!
  return rows.slice(0, -1).every((amount) => amount === each) && Math.abs(rows.at(-1)! - each) < rows.length * unitOf(currency)
}

/** True when at least one term was stated. */
export function saysTerms(terms: Terms): boolean {
  return terms.waivers !== undefined || plainTerms.some((term) => termText(terms, term) !== undefined)
}

/** True for the terms that stand for one waiver each. */
export const isWaiver = (term: Term): term is `waiver.${DebtComponent}` => term.startsWith('waiver.')

/** The text of one term of one side; undefined where it was not stated. */
export function termText(terms: Terms, term: Term): string | undefined {
  // A list of waivers that lacks a component says that nothing of it is waived; a missing list says nothing.
  if (isWaiver(term))
    return terms.waivers && String(sumMinor(terms.waivers.filter((w) => `waiver.${w.component}` === term).map((w) => w.amount)))
  switch (term) {
    case 'total':
    case 'firstDueOn':
    case 'lastDueOn':
    case 'graceDays':
      return terms[term] === undefined ? undefined : String(terms[term])
    case 'installments':
      return countOf(terms)?.toString()
    case 'amounts':
      return terms.amounts && terms.amounts.length > 0 ? amountsText(terms) : undefined
    case 'clawback':
      return terms.clawback && (terms.clawback.after === 'other' ? `other:${terms.clawback.words ?? ''}` : terms.clawback.after)
    case 'interest':
      return terms.interest && plainRate(terms.interest)
    case 'payTo.holder':
      return terms.payTo?.holder
    case 'payTo.account':
      return terms.payTo?.account
  }
}

/** How many installments: as stated, else as many as amounts are listed. */
function countOf({ installments, amounts = [] }: Terms): number | undefined {
  return installments ?? (amounts.length > 1 ? amounts.length : undefined)
}

/** Amounts in their order, equal ones that follow each other as one with how many they are. */
export function runsOf(amounts: readonly Minor[]): { amount: Minor; times: number }[] {
  const runs: { amount: Minor; times: number }[] = []
  for (const amount of amounts) {
    const last = runs.at(-1)
    if (last?.amount === amount) last.times += 1
    else runs.push({ amount, times: 1 })
  }
  return runs
}

/** Equal amounts, one for each installment, are one amount that stands for all. */
function amountsText(terms: Terms): string {
  const runs = runsOf(terms.amounts ?? [])
  const [first] = runs
  if (runs.length === 1 && (first!.times === 1 || first!.times === countOf(terms))) return String(first!.amount)
  return runs.map(({ amount, times }) => (times === 1 ? String(amount) : `${amount}*${times}`)).join(',')
}

const plainRate = (rate: Rate): string => {
  const [whole = '', decimals = ''] = rate.split('.')
  const kept = decimals.replace(/0+$/, '')
  const units = whole.replace(/^0+(?=\d)/, '')
  return kept === '' ? units : `${units}.${kept}`
}
