import type { CaseFile, Currency, Day, Debt, DebtComponent, Minor } from '../../../domain/case-file.ts'
import { addMonths } from '../../../domain/day.ts'
import { enums, type EnumValue } from '../../../domain/enums.ts'
import { latestBalance } from '../../../domain/totals.ts'
import { newRowId } from '../../../ui/form-rows.tsx'

/** The desk as typed: what it is about, and the scenarios side by side. */
export interface DeskFields {
  /** A debt's key, or `all:` and a currency. */
  about: string
  startOn: string
  columns: ColumnFields[]
}

/** One scenario as typed. `row` keeps the column in its place while others come and go. */
export interface ColumnFields {
  row: string
  shape: string
  /** By component: an amount, or a share with its sign. */
  waivers: Record<string, string>
  method: string
  count: string
  firstDueOn: string
  annualRate: string
  feeRate: string
  stepRate: string
  stepEvery: string
  balloon: string
  rows: string
  lumpSum: string
  pool: string
  least: string
  /** By debt. */
  caps: Record<string, string>
  newBorrowing: boolean
  holder: string
  madeBy: string
  validUntil: string
  /** The offers that were saved from it. */
  savedAs: string
}

export const mostColumns = 4
export const letterOf = (index: number): string => 'ABCD'.charAt(index)

/** A scenario as it begins: twelve equal installments without interest, the first in a month. */
export function newColumn(today: Day): ColumnFields {
  return {
    row: newRowId(),
    shape: 'installments',
    waivers: {},
    method: 'equal_split',
    count: '12',
    firstDueOn: addMonths(today, 1),
    annualRate: '',
    feeRate: '',
    stepRate: '',
    stepEvery: '',
    balloon: '',
    rows: '',
    lumpSum: '',
    pool: '',
    least: '',
    caps: {},
    newBorrowing: false,
    holder: '',
    madeBy: 'counselor',
    validUntil: '',
    savedAs: '',
  }
}

/** What a desk can be about: all debts of a currency where there are several, then each debt. */
export function subjects(debts: readonly Debt[]): { value: string; debts: Debt[]; currency: Currency }[] {
  const together = enums.currency
    .map((currency) => ({ value: `all:${currency}`, debts: debts.filter((debt) => debt.currency === currency), currency }))
    .filter((subject) => subject.debts.length > 1)
  return [...together, ...debts.map((debt) => ({ value: debt.key, debts: [debt], currency: debt.currency }))]
}

/** What the newest balances of some debts come to by component, in the components' own order; nothing owed is left out. */
export function owedBy(debts: readonly Debt[]): { component: DebtComponent; amount: Minor }[] {
  const claims = debts.map((debt) => latestBalance(debt)?.components ?? {})
  return enums.debt_component
    .map((component) => ({ component, amount: claims.reduce<number>((sum, claim) => sum + (claim[component] ?? 0), 0) as Minor }))
    .filter(({ amount }) => amount > 0)
}

type Method = EnumValue<'schedule_method'>
const withInterest: readonly string[] = [
  'equal_installment',
  'equal_principal',
  'interest_only',
  'balloon',
  'step_up',
  'custom',
] satisfies Method[]

type WaiverLine = `waivers.${DebtComponent}`
type OwnLine = Exclude<keyof ColumnFields, 'row' | 'waivers' | 'savedAs'>

/** The lines of the desk below each other. */
export type LineId = WaiverLine | OwnLine

export const isWaiver = (line: LineId): line is WaiverLine => line.startsWith('waivers.')
/** The component that a line of a waiver is about. */
export const componentOf = (line: WaiverLine): DebtComponent => line.slice('waivers.'.length) as DebtComponent

type Shaped = Pick<ColumnFields, 'shape' | 'method'>
const inRows = ({ shape }: Shaped) => shape === 'installments'
const inRowsBy = (method: Method) => (column: Shaped) => inRows(column) && column.method === method
const ofShape = (shape: string) => (column: Shaped) => column.shape === shape

/** Lines that say something only in some shapes. */
const usedIn: Partial<Record<OwnLine, (column: Shaped) => boolean>> = {
  method: inRows,
  count: (column) => inRows(column) && column.method !== 'custom',
  firstDueOn: (column) => !inRowsBy('custom')(column),
  annualRate: (column) => column.shape === 'extension' || (inRows(column) && withInterest.includes(column.method)),
  feeRate: inRowsBy('flat_fee'),
  stepRate: inRowsBy('step_up'),
  stepEvery: inRowsBy('step_up'),
  balloon: inRowsBy('balloon'),
  rows: inRowsBy('custom'),
  lumpSum: ofShape('lumpSum'),
  pool: ofShape('proRata'),
  least: ofShape('proRata'),
  caps: ofShape('proRata'),
}

/** Whether a line says something in a column; where it says nothing its cell is empty, and what was typed there waits. */
export function isUsed(column: Shaped, line: LineId): boolean {
  return isWaiver(line) ? column.shape !== 'lumpSum' : (usedIn[line]?.(column) ?? true)
}

const order: readonly OwnLine[] = [
  'method',
  'count',
  'firstDueOn',
  'annualRate',
  'feeRate',
  'stepRate',
  'stepEvery',
  'balloon',
  'rows',
  'lumpSum',
  'pool',
  'least',
  'caps',
  'newBorrowing',
  'holder',
  'madeBy',
  'validUntil',
]

/** The lines that say something in at least one column. */
export function linesOf(columns: readonly ColumnFields[], owed: readonly { component: DebtComponent }[]): LineId[] {
  const waivers = owed.map(({ component }): LineId => `waivers.${component}`)
  return (['shape', ...waivers, ...order] as LineId[]).filter((line) => columns.some((column) => isUsed(column, line)))
}

/** The debts that the desk is about: what was chosen, or what comes first. */
export function subjectOf(file: Pick<CaseFile, 'debts'>, about: string): ReturnType<typeof subjects>[number] {
  const all = subjects(file.debts)
  const subject = all.find(({ value }) => value === about) ?? all[0]
  if (!subject) throw new Error('A desk needs a debt')
  return subject
}
