import { expect, test } from 'vitest'
import type { Proposal } from '../../src/domain/case-file.ts'
import { offerSchedule, orderOf } from '../../src/domain/offer-schedule.ts'
import { aCase, aDebt, aProposal, day, minor, waiver } from './build.ts'

const components = { principal: minor(100_000), overdue_interest: minor(2_000) }
const file = aCase({ debts: [aDebt({ balances: [{ asOf: day('2026-03-01'), source: 'letter', components }] })] })
const offer = (parts: Partial<Proposal> = {}): Proposal =>
  aProposal('p1', {
    types: ['installment_plan'],
    terms: { total: minor(101_000), installments: 3, firstDueOn: day('2026-04-30'), waivers: [waiver('overdue_interest', 1_000)] },
    plan: { method: 'equal_split', principal: minor(101_000), startOn: day('2026-04-01') },
    ...parts,
  })

test('an offer’s rows become the schedule’s, each made of what is left of the claim in the lawful order', () => {
  expect(offerSchedule(file, offer())).toEqual([
    { no: 1, dueOn: '2026-04-30', amount: 33_666, split: { overdue_interest: 1_000, principal: 32_666 } },
    { no: 2, dueOn: '2026-05-30', amount: 33_666, split: { principal: 33_666 } },
    { no: 3, dueOn: '2026-06-30', amount: 33_668, split: { principal: 33_668 } },
  ])
})

test('the account’s own order goes before the lawful one', () => {
  const own = aCase({ debts: [{ ...file.debts[0]!, allocationOrder: ['principal'] }] })
  expect(offerSchedule(own, offer())!.map(({ split }) => split)).toEqual([
    { principal: 33_666 },
    { principal: 33_666 },
    { principal: 32_668, overdue_interest: 1_000 },
  ])
})

test('interest of the plan is contract interest, and the parts are the amount', () => {
  const rows = offerSchedule(file, offer({ plan: { ...offer().plan!, method: 'equal_installment', annualRate: '0.12' } }))!
  expect(rows[0]!.split!.contract_interest).toBe(1_010)
  for (const { amount, split } of rows) expect(Object.values(split!).reduce((sum, part) => sum + part, 0)).toBe(amount)
})

test('where the claim is not the one that the offer was made on, the rows say nothing of their parts', () => {
  const moved = aCase({
    debts: [{ ...file.debts[0]!, balances: [{ asOf: day('2026-03-05'), source: 'letter', components: { principal: minor(5) } }] }],
  })
  expect(offerSchedule(moved, offer())!.map(({ amount, split }) => [amount, split])).toEqual([
    [33_666, undefined],
    [33_666, undefined],
    [33_668, undefined],
  ])
})

test.each([
  ['more is owed now', { principal: minor(100_001), overdue_interest: minor(2_000) }],
  ['less is owed now', { principal: minor(99_999), overdue_interest: minor(2_000) }],
  ['less is owed of a part than is waived of it', { principal: minor(101_500), overdue_interest: minor(500) }],
])('no parts where %s', (_, now) => {
  const other = aCase({ debts: [{ ...file.debts[0]!, balances: [{ asOf: day('2026-03-05'), source: 'letter', components: now }] }] })
  expect(offerSchedule(other, offer())!.map(({ split }) => split)).toEqual([undefined, undefined, undefined])
})

test('what is waived whole is no part of any row', () => {
  const { waivers: _, ...terms } = offer().terms
  const whole = offer({
    terms: { ...terms, total: minor(100_000), waivers: [waiver('overdue_interest', 2_000)] },
    plan: { ...offer().plan!, principal: minor(100_000) },
  })
  expect(offerSchedule(file, whole)!.map(({ split }) => split)).toEqual([
    { principal: 33_333 },
    { principal: 33_333 },
    { principal: 33_334 },
  ])
})

test('an offer without a plan has no rows', () => {
  const { plan: _, ...without } = offer()
  expect(offerSchedule(file, without)).toBeNull()
})

test('debts that state different orders leave it to the law', () => {
  const debts = [
    aDebt({ key: 'a', allocationOrder: ['principal'] }),
    aDebt({ key: 'b', allocationOrder: ['principal'] }),
    aDebt({ key: 'c' }),
  ]
  expect(orderOf({ debts }, ['a', 'b'])).toEqual(['principal'])
  expect(orderOf({ debts }, ['a', 'c'])).toEqual([])
  expect(orderOf({ debts }, [])).toEqual([])
})
