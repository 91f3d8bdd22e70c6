import type { CaseFile, Debt, DebtComponent, Proposal } from '../../src/domain/case-file.ts'
import { offerFigures, type OfferFigures, type Scenario } from '../../src/domain/offer.ts'
import { aDebt, aProposal, day, minor } from './build.ts'

export const plain: Scenario['installments'] = { method: 'equal_split', count: 12, rounding: 'floor_last' }

export function scenario(parts: Partial<Scenario> = {}): Scenario {
  return {
    debts: ['huabei'],
    shape: 'installments',
    startOn: day('2026-04-13'),
    firstDueOn: day('2026-05-09'),
    waivers: [],
    installments: plain,
    ...parts,
  }
}

export function owing(components: Partial<Record<DebtComponent, number>>, parts: Partial<Debt> = {}): Debt {
  return aDebt({
    balances: [{ asOf: day('2026-04-01'), source: 'client', components: components as Debt['balances'][number]['components'] }],
    ...parts,
  })
}

export function figures(file: Pick<CaseFile, 'debts'>, given: Scenario): OfferFigures {
  const result = offerFigures(file, given)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.figures
}

export function problem(file: Pick<CaseFile, 'debts'>, given: Scenario) {
  const result = offerFigures(file, given)
  return result.ok ? null : result.problem
}

export const asProposal = (offer: OfferFigures['offers'][number]): Proposal => aProposal('p', { ...offer })
export const annuity = (count: number, annualRate: string) => ({ ...plain, method: 'equal_installment' as const, count, annualRate })
export const own = (...rows: [string, number][]) => ({
  ...plain,
  method: 'custom' as const,
  rows: rows.map(([on, amount]) => ({ dueOn: day(on), amount: minor(amount) })),
})

export const three = [
  owing({ principal: 455000 }, { key: 'a', brand: 'A' }),
  owing({ principal: 600000, late_fee: 70000 }, { key: 'b', brand: 'B' }),
  owing({ principal: 110000, late_fee: 10000 }, { key: 'c', brand: 'C' }),
]

export const pool = (parts: Partial<Scenario> = {}, terms: Partial<NonNullable<Scenario['proRata']>> = {}) =>
  scenario({ shape: 'proRata', debts: ['a', 'b', 'c'], proRata: { pool: minor(16000), ...terms }, ...parts })
