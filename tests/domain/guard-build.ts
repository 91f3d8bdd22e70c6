import type { Agreement, Budget, CaseFile, Proposal } from '../../src/domain/case-file.ts'
import { affordabilityGuard } from '../../src/domain/guard.ts'
import { defaultReserve } from '../../src/domain/office-lists.ts'
import { aCase, anAgreement, aProposal, day, minor } from './build.ts'
import { owing, scenario } from './offer-build.ts'
import type { Scenario } from '../../src/domain/offer.ts'

export const today = day('2026-11-22')

/** A budget that leaves a surplus of this much a month. */
export function surplus(amount: number, parts: Partial<Budget> = {}): Budget {
  return {
    asOf: day('2026-11-01'),
    currency: 'CNY',
    income: [{ type: 'salary', amount: minor(500000 + Math.max(0, amount)), frequency: 'monthly' }],
    expenses: [{ category: 'food', flexibility: 'flexible', amount: minor(500000 + Math.max(0, -amount)), frequency: 'monthly' }],
    confirmedByClientOn: day('2026-11-02'),
    ...parts,
  }
}

export const debtKeys = ['a', 'b', 'c']
export const debts = debtKeys.map((key) => owing({ principal: 1000000 }, { key, brand: key }))
export const withBudget = (amount: number, parts: Partial<CaseFile> = {}) => aCase({ debts, budget: surplus(amount), ...parts })
export const offered = (debt: string, ...rows: [string, number][]) => ({
  debts: [debt],
  rows: rows.map(([on, amount]) => ({ dueOn: day(on), payment: minor(amount) })),
})
export const guardOf = (file: CaseFile, offer: Parameters<typeof affordabilityGuard>[2] = null, on = today) =>
  affordabilityGuard(file, defaultReserve, offer, on)
export const agreed = (key: string, debt: string, schedule: Agreement['schedule'], parts: Partial<Agreement> = {}) =>
  anAgreement({ key, debts: [debt], schedule, ...parts })
export const planned = (key: string, debt: string, parts: Partial<Proposal> = {}) =>
  aProposal(key, {
    debts: [debt],
    types: ['installment_plan'],
    terms: { installments: 3, firstDueOn: day('2026-12-10'), waivers: [] },
    plan: { method: 'equal_split', principal: minor(30000), startOn: today },
    ...parts,
  })

export const term = (parts: Partial<Scenario> = {}) => scenario({ debts: ['a'], startOn: today, firstDueOn: day('2026-12-10'), ...parts })
