import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lawfulOrder } from '../../src/domain/allocation.ts'
import type { BalanceClaim, Debt, DebtComponent } from '../../src/domain/case-file.ts'
import { accruedToday, grownClaim, orderEffects, presetOf } from '../../src/domain/claims.ts'
import { addDays } from '../../src/domain/day.ts'
import { aDebt, day, minor } from './build.ts'
import { change, claim, daily, first, none, own, shared } from './claims-build.ts'

describe('late fees by the account’s rule', () => {
  /** A tenth of the statement is the minimum, 5 % of what is missing of it the fee, at least 10.00. */
  const lateFee = { minimumPaymentRate: '0.1', rate: '0.05', least: minor(1000) }
  const quiet = { overdueRate: '0', billDay: 1, lateFee }
  const to = (on: string, total: number, parts: Partial<Debt> = quiet) => daily([first, claim(on, { principal: total })], parts)

  test('one for each bill day on which less than the minimum had been paid', () => {
    // 10 % of 8,383.90 is 838.39, 5 % of it 41.92; the next minimum is of 8,425.82, its fee 42.13.
    expect(change(to('2026-03-31', 838390))!.grown!.lateFees).toBe(0)
    expect(change(to('2026-04-01', 838390))!.grown!.lateFees).toBe(4192)
    expect(change(to('2026-05-01', 838390))!.grown).toMatchObject({ lateFees: 4192 + 4213, total: 846795n })
    expect(grownClaim(to('2026-05-01', 0), first, [], day('2026-05-01'))!.owed.late_fee).toBe(8405)
  })

  test('they explain a change but need not have been charged', () => {
    const days = 20
    expect(change(to('2026-04-01', 838390 + 4192 + days + 1))).toMatchObject({ state: 'explained' })
    expect(change(to('2026-04-01', 838390 + 4192 + days + 2))).toMatchObject({ state: 'unexplained', beyond: BigInt(days + 2) })
    expect(change(to('2026-04-01', 838390 - days - 1))).toMatchObject({ state: 'explained' })
    expect(change(to('2026-04-01', 838390 - days - 2))).toMatchObject({ state: 'unexplained', beyond: BigInt(-days - 2) })
  })

  test('what was paid since the statement before counts towards the minimum', () => {
    const fees = (...payments: [string, number][]) => change(to('2026-05-01', 0), own(...payments))!.grown!.lateFees
    expect(fees(['2026-04-01', 83839])).toBe(0 + 3773)
    expect(fees(['2026-04-01', 83838])).toBe(1000 + 3778)
    // Paid after the first bill day: it counts for the second, whose minimum is of the statement before the payment.
    expect(fees(['2026-04-02', 84258])).toBe(4192)
    expect(fees(['2026-04-02', 84257])).toBe(4192 + 1000)
  })

  test('without a bill day they follow the claim’s day of the month, and none falls before the first day overdue', () => {
    const { billDay: _, ...noBillDay } = quiet
    expect(change(to('2026-04-11', 0, noBillDay))!.grown!.lateFees).toBe(0)
    expect(change(to('2026-04-12', 0, noBillDay))!.grown!.lateFees).toBe(4192)
    expect(change(to('2026-04-01', 0, { ...quiet, firstOverdueOn: day('2026-04-01') }))!.grown!.lateFees).toBe(0)
    expect(change(to('2026-04-01', 0, { ...quiet, firstOverdueOn: day('2026-03-31') }))!.grown!.lateFees).toBe(4192)
    const unknown = to('2026-04-01', 0)
    delete unknown.firstOverdueOn
    expect(change(unknown)!.grown!.lateFees).toBe(4192)
  })

  test('a fee that would be absurd is not reckoned with', () => {
    expect(change(to('2026-04-01', 838397, { ...quiet, lateFee: { ...lateFee, rate: '11' } }))).toMatchObject({
      grown: null,
      state: 'unchecked',
    })
  })
})

describe('what the newest claim has become by today', () => {
  test('interest and late fees on top, payments off; the claim stays what it is', () => {
    const debt = daily([first])
    const before = structuredClone(debt)
    expect(accruedToday(debt, own(['2026-03-17', 100000]), day('2026-03-22'))).toEqual({
      claim: first,
      by: 'overdueRate',
      days: 10,
      interest: 3916,
      lateFees: 0,
      paid: 100000,
      shared: 0n,
      owed: { principal: 740455, overdue_interest: 1851, compound_interest: 0 },
      total: 742306n,
    })
    expect(debt).toEqual(before)
  })

  test('payments under agreements on several debts are said, not counted', () => {
    expect(
      accruedToday(daily([first]), shared(['2026-03-12', 1], ['2026-03-13', 2], ['2026-03-22', 4], ['2026-03-23', 8]), day('2026-03-22')),
    ).toMatchObject({
      shared: 6n,
      total: 842520n,
    })
  })

  test('nothing is estimated without a claim, an amount, a rate, or a day gone by', () => {
    const at = day('2026-03-13')
    expect(accruedToday(daily([]), none, at)).toBeNull()
    expect(accruedToday(daily([claim('2026-03-01', {})]), none, at)).toBeNull()
    expect(accruedToday(aDebt({ balances: [first] }), none, at)).toBeNull()
    expect(accruedToday(daily([first]), none, day('2026-03-12'))).toBeNull()
    expect(accruedToday(daily([first]), none, day('2026-03-11'))).toBeNull()
    expect(accruedToday(daily([first], { overdueRate: '1' }), none, at)).toBeNull()
    expect(accruedToday(daily([first]), none, at)).toMatchObject({ days: 1, interest: 413 })
  })
})

describe('the order into which a payment goes', () => {
  const owed = { principal: minor(826000), overdue_interest: minor(20000), collection_cost: minor(5000) }
  const effects = (parts: Partial<Debt> = {}) => orderEffects(daily([first], parts), owed, minor(30000), day('2026-03-22'))

  test('costs, interest, principal by law; the principal first leaves less that bears interest', () => {
    expect(effects()).toEqual([
      {
        order: 'lawful',
        allocation: {
          applied: { collection_cost: 5000, overdue_interest: 20000, principal: 5000 },
          remaining: { collection_cost: 0, overdue_interest: 0, principal: 821000 },
          unallocated: 0,
        },
        interest: 12315,
      },
      {
        order: 'principalFirst',
        allocation: {
          applied: { principal: 30000, collection_cost: 0, overdue_interest: 0 },
          remaining: { principal: 796000, collection_cost: 5000, overdue_interest: 20000 },
          unallocated: 0,
        },
        interest: 11940,
      },
    ])
  })

  test('an own order is shown first, unless it is one with a name', () => {
    expect(effects({ allocationOrder: ['overdue_interest', 'principal'] }).map(({ order }) => order)).toEqual([
      'account',
      'lawful',
      'principalFirst',
    ])
    expect(effects({ allocationOrder: ['principal'] }).map(({ order }) => order)).toEqual(['lawful', 'principalFirst'])
    expect(effects({ overdueRate: '1' })[0]!.interest).toBeNull()
    // 123.15 in whole dollars.
    expect(effects({ currency: 'TWD' })[0]!.interest).toBe(12300)
    expect(orderEffects(aDebt(), owed, minor(1), day('2026-03-22'))[0]!.interest).toBeNull()
  })

  test('an order has a name when the law fills the rest in to the same', () => {
    expect(presetOf([...lawfulOrder])).toBe('lawful')
    expect(presetOf([])).toBe('lawful')
    expect(presetOf(['collection_cost', 'legal_cost', 'contract_interest'])).toBe('lawful')
    expect(presetOf(['principal'])).toBe('principalFirst')
    expect(presetOf(['principal', 'collection_cost'])).toBe('principalFirst')
    expect(presetOf(['principal', 'late_fee'])).toBeNull()
    expect(presetOf(['legal_cost'])).toBeNull()
  })
})

const someDay = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(day('2024-01-01'), days))
const amount = fc.integer({ min: 0, max: 100_000_000 }).map(minor)
const rules = fc.record(
  {
    overdueRate: fc.integer({ min: 0, max: 100 }).map((n) => `0.${String(n).padStart(5, '0')}`),
    overdueRateBasis: fc.constantFrom('daily', 'monthly', 'annual_nominal'),
    dayCount: fc.constantFrom('act_365', 'act_360', 'act_act', 'thirty_360'),
    compounding: fc.constantFrom('none', 'monthly'),
    interestRounding: fc.constantFrom('once', 'daily'),
    billDay: fc.integer({ min: 1, max: 31 }),
    firstOverdueOn: someDay,
    currency: fc.constantFrom('CNY', 'TWD', 'JPY'),
    lateFee: fc.record({ minimumPaymentRate: fc.constant('0.1'), rate: fc.constant('0.05'), least: amount }),
    allocationOrder: fc.constantFrom<DebtComponent[]>(['principal'], ['late_fee', 'principal']),
  },
  { requiredKeys: ['overdueRate', 'overdueRateBasis'] },
) as fc.Arbitrary<Partial<Debt>>
const story = fc.record({
  rules,
  from: someDay,
  days: fc.integer({ min: 0, max: 150 }),
  components: fc.record({ principal: amount, overdue_interest: amount, late_fee: amount }),
  payments: fc.array(fc.record({ on: someDay, amount }), { maxLength: 4 }),
})

test('whatever the rules: what they come to is explained, and anything further off is marked by exactly what is beyond them', () => {
  fc.assert(
    fc.property(story, fc.integer({ min: -50_000, max: 50_000 }), ({ rules: parts, from, days, components, payments }, off) => {
      const before: BalanceClaim = { asOf: from, source: 'client', components }
      const debt = aDebt({ ...parts, balances: [before] })
      const to = addDays(from, days)
      const grown = grownClaim(debt, before, payments, to)!
      const stated = grown.total + BigInt(off)
      fc.pre(stated >= 0n && stated <= BigInt(Number.MAX_SAFE_INTEGER))
      const next: BalanceClaim = { asOf: to, source: 'creditor', components: { principal: minor(Number(stated)) } }
      const { state, beyond } = change({ ...debt, balances: [before, next] }, { own: payments, shared: [] })!
      const tolerance = days + (debt.currency === 'TWD' ? 100 : 1)
      const expected = off > tolerance ? off : off < -tolerance - grown.lateFees ? off + grown.lateFees : 0
      expect([state, beyond]).toEqual([expected === 0 ? 'explained' : 'unexplained', BigInt(expected)])
    }),
  )
})

test('without payments a claim never shrinks, and its total is what was claimed and what came on top', () => {
  fc.assert(
    fc.property(story, ({ rules: parts, from, days, components }) => {
      const before: BalanceClaim = { asOf: from, source: 'client', components }
      const grown = grownClaim(aDebt({ ...parts, balances: [before] }), before, [], addDays(from, days))!
      const claimed = components.principal + components.overdue_interest + components.late_fee
      expect(grown.total).toBe(BigInt(claimed + grown.interest + grown.lateFees))
      expect(Math.min(grown.interest, grown.lateFees)).toBeGreaterThanOrEqual(0)
    }),
  )
})
