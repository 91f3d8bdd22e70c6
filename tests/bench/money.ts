import type { CaseFile, Minor } from '../../src/domain/case-file.ts'
import { addMonths } from '../../src/domain/day.ts'
import { affordabilityGuard, shortestTerm } from '../../src/domain/guard.ts'
import { offerFigures, type Scenario } from '../../src/domain/offer.ts'
import { casePosition } from '../../src/domain/position.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { offerWarnings } from '../../src/domain/warnings.ts'
import { line, ms, quantile } from './measure.ts'
import { benchToday, moneyCase } from './money-case.ts'

const lists = officeListsOf({})
const minor = (amount: number): Minor => amount as Minor

/** The promises about computing alone: one case's whole position, and what a change on the offer desk computes anew. */
export function measureMoney(): void {
  const file = moneyCase()
  const payments = file.agreements.reduce((sum, agreement) => sum + agreement.payments.length, 0)
  const size = `${file.debts.length} debts, ${file.agreements.length} agreements, ${payments} payments`
  promised(`position of a case: ${size}`, 5, 200, () => casePosition(file, lists, benchToday))
  for (const [shape, scenario] of Object.entries(columns)) {
    const rows = columnOf(file, scenario(file, 0))
    promised(`desk, one column: ${file.debts.length} debts, ${rows} rows, ${shape}`, 8, 200, (turn) => columnOf(file, scenario(file, turn)))
  }
  promised('desk, four columns at once', 8, 100, (turn) => {
    for (const scenario of Object.values(columns)) columnOf(file, scenario(file, turn))
  })
  promised('desk, the shortest term', 8, 100, (turn) => shortestTerm(file, lists.reserve, columns.annuity(file, turn), benchToday))
}

/** Prints how long something takes once it has run a few times, beside its limit for 95 of 100. */
function promised(what: string, limit: number, turns: number, act: (turn: number) => unknown): void {
  for (let turn = 0; turn < 20; turn++) act(turn)
  const times = Array.from({ length: turns }, (_, turn) => {
    const from = performance.now()
    act(turn)
    return performance.now() - from
  })
  const p95 = quantile(times, 0.95)
  line(what, `p95 ${p95.toFixed(1)} ms`, ms(times), p95 < limit ? `< ${limit} ms` : `OVER ${limit} ms`)
}

/** Everything that stands in a column below its fields; how many rows it has. */
function columnOf(file: CaseFile, scenario: Scenario): number {
  const offer = offerFigures(file, scenario)
  if (!offer.ok) throw new Error(offer.problem.code)
  const { figures } = offer
  const guard = affordabilityGuard(file, lists.reserve, { debts: scenario.debts, rows: figures.rows }, benchToday)
  offerWarnings(file, { debts: scenario.debts, figures, payTo: { holder: '平台' } }, guard, lists.rules, benchToday)
  return figures.rows.length
}

type Installments = Partial<Scenario['installments']>

/** Four scenarios over all debts; from turn to turn a figure changes, as if it were typed. */
const columns = {
  annuity: (file: CaseFile, turn: number) => inRows(file, { method: 'equal_installment', annualRate: rateOf(turn) }),
  'step up': (file: CaseFile, turn: number) =>
    inRows(file, { method: 'step_up', annualRate: rateOf(turn), stepRate: '0.01', stepEvery: 12 }),
  'flat fee': (file: CaseFile, turn: number) => inRows(file, { method: 'flat_fee', feeRate: rateOf(turn) }),
  'shared pool': (file: CaseFile, turn: number): Scenario => ({
    ...inRows(file, { method: 'equal_split' }),
    shape: 'proRata',
    proRata: { pool: minor(2_200_000 + turn) },
  }),
}

const rateOf = (turn: number): string => `0.0${100 + turn}`

function inRows({ debts }: CaseFile, installments: Installments): Scenario {
  return {
    debts: debts.map(({ key }) => key),
    shape: 'installments',
    startOn: benchToday,
    firstDueOn: addMonths(benchToday, 1),
    waivers: [{ component: 'overdue_interest', amount: minor(6000) }],
    installments: { method: 'equal_installment', count: 360, rounding: 'floor_last', ...installments },
  }
}
