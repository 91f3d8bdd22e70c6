import { describe, expect, test } from 'vitest'
import type { Debt } from '../../src/domain/case-file.ts'
import { claimsInTime, grownClaim, paymentsOn } from '../../src/domain/claims.ts'
import { aCase, aDebt, anAgreement, day, paid } from './build.ts'
import { change, claim, daily, first, none, own, shared } from './claims-build.ts'

describe('claims stand in the order of their days, the newest first', () => {
  test('each with its total; the first and one without an amount have nothing to compare', () => {
    const empty = claim('2026-03-14', {})
    const last = claim('2026-03-17', { principal: 826000, overdue_interest: 14455 })
    const list = claimsInTime(daily([last, empty, first]), none)
    expect(list.map((one) => one.claim)).toEqual([last, empty, first])
    expect(list.map(({ total }) => total)).toEqual([840455n, null, 838390n])
    expect(list.map((one) => one.change?.since)).toEqual(['2026-03-12', undefined, undefined])
  })

  test('two of one day stand in the order in which they were recorded', () => {
    const second = claim('2026-03-12', { principal: 826000 })
    expect(claimsInTime(daily([first, second]), none).map((one) => one.claim)).toEqual([second, first])
    expect(change(daily([first, second]))).toMatchObject({ amount: -12390n, state: 'unexplained', beyond: -12390n })
  })
})

describe('a change is explained by the interest of the account’s own rules', () => {
  const after5 = (interest: number, parts: Partial<Debt> = {}) =>
    change(daily([first, claim('2026-03-17', { principal: 826000, overdue_interest: 12390 + interest })], parts))!

  test('5 days at 0.05 % a day of 8,260.00 are 20.65', () => {
    expect(after5(2065)).toMatchObject({ amount: 2065n, state: 'explained', beyond: 0n, added: [] })
    expect(after5(2065).grown).toMatchObject({ days: 5, interest: 2065, lateFees: 0, paid: 0, total: 840455n })
  })

  test('one minor unit a day and one of rounding pass, in both directions; one more is a jump by the whole difference', () => {
    expect(after5(2065 + 6)).toMatchObject({ state: 'explained', beyond: 0n })
    expect(after5(2065 + 7)).toMatchObject({ state: 'unexplained', beyond: 7n })
    expect(after5(2065 - 6)).toMatchObject({ state: 'explained', beyond: 0n })
    expect(after5(2065 - 7)).toMatchObject({ state: 'unexplained', beyond: -7n })
  })

  test('in new Taiwan dollars the rounding step is a whole dollar', () => {
    const five = (interest: number) => after5(interest, { currency: 'TWD', overdueRate: '0.0005' })
    // 20.65 dollars are 21 in whole ones.
    expect(five(2100 + 105)).toMatchObject({ state: 'explained' })
    expect(five(2100 + 106)).toMatchObject({ state: 'unexplained', beyond: 106n })
    expect(five(2100 - 106)).toMatchObject({ state: 'unexplained', beyond: -106n })
  })

  test('overdue interest does not run before the first day overdue', () => {
    expect(after5(826, { firstOverdueOn: day('2026-03-15') })).toMatchObject({ state: 'explained', grown: { days: 5, interest: 826 } })
    expect(after5(0, { firstOverdueOn: day('2026-04-01') })).toMatchObject({ state: 'explained', grown: { interest: 0 } })
    const noDay = daily([first, claim('2026-03-17', { principal: 826000, overdue_interest: 12390 + 2065 })])
    delete noDay.firstOverdueOn
    expect(change(noDay)!.grown!.interest).toBe(2065)
  })

  test('day count, rounding by the day and compounding are the account’s own', () => {
    const year = { overdueRate: '0.18', overdueRateBasis: 'annual_nominal' } as const
    expect(after5(0, year).grown!.interest).toBe(2037)
    expect(after5(0, { ...year, dayCount: 'act_360' }).grown!.interest).toBe(2065)
    expect(after5(0, { ...year, interestRounding: 'daily' }).grown!.interest).toBe(5 * 407)
    const capitalised = after5(0, { overdueRate: '0.01', compounding: 'monthly', billDay: 14 }).grown!
    // Two days on the principal, then 3 on principal and interest: 82.60 × 5 and 1 % × 3 of (123.90 + 165.20).
    expect(capitalised.interest).toBe(41300 + 867)
  })

  test('without an overdue rate the contract rate runs, from the claim’s day', () => {
    const contract = daily([first, claim('2026-03-17', { principal: 826000, overdue_interest: 14427 })], {
      rate: '0.18',
      rateBasis: 'annual_nominal',
      firstOverdueOn: day('2026-03-16'),
    })
    delete contract.overdueRate
    delete contract.overdueRateBasis
    expect(change(contract)).toMatchObject({ state: 'explained', grown: { interest: 2037 } })
  })

  test('without any rate nothing explains a change, which is then not called unexplained', () => {
    for (const parts of [{}, { rate: '0.18' }, { rate: '0.05', rateBasis: 'flat_fee' }] as Partial<Debt>[]) {
      const debt = aDebt({ balances: [first, claim('2026-03-17', { principal: 826000, overdue_interest: 14455 })], ...parts })
      expect(change(debt)).toMatchObject({ state: 'unchecked', beyond: 2065n, grown: { interest: 0 } })
    }
    const same = aDebt({ balances: [first, { ...first, asOf: day('2026-05-12') }] })
    expect(change(same)).toMatchObject({ state: 'explained', beyond: 0n })
  })

  test('rates that cannot be reckoned with leave the change unchecked', () => {
    expect(after5(7, { overdueRate: '1' })).toMatchObject({ state: 'unchecked', beyond: 7n, grown: null })
    expect(after5(0, { overdueRate: '1' })).toMatchObject({ state: 'explained', grown: null })
  })

  test('what the claim before did not state is named', () => {
    const fees = change(daily([first, claim('2026-03-17', { principal: 826000, overdue_interest: 14455, late_fee: 20000 })]))
    expect(fees).toMatchObject({ state: 'unexplained', beyond: 20000n, added: ['late_fee'] })
  })
})

describe('what was paid in between comes off', () => {
  const to = (total: number) => daily([first, claim('2026-03-22', { principal: total })])

  test('a payment after the claim’s day and up to the next one’s counts, and what it repays bears no more interest', () => {
    // 5 days of 4.13, then 1,000.00: interest 144.55 first, principal 855.45; 5 days of 7,404.55 are 18.51.
    expect(change(to(826000 + 12390 + 2065 - 100000 + 1851), own(['2026-03-17', 100000]))).toMatchObject({
      state: 'explained',
      grown: { interest: 2065 + 1851, paid: 100000 },
    })
    expect(change(to(838390), own(['2026-03-12', 100000], ['2026-03-23', 5]))!.grown).toMatchObject({ paid: 0, interest: 4130 })
    expect(change(to(838390), own(['2026-03-13', 100], ['2026-03-22', 7]))!.grown).toMatchObject({ paid: 107 })
  })

  test('into what it goes is the account’s own order', () => {
    const principalFirst = daily([first, claim('2026-03-22', { principal: 1 })], { allocationOrder: ['principal'] })
    // 7,260.00 for 5 days are 18.15.
    expect(change(principalFirst, own(['2026-03-17', 100000]))!.grown).toMatchObject({ interest: 2065 + 1815 })
  })

  test('of a payment under an agreement on several debts anything from nothing to all may have come here', () => {
    const grown = 838390 + 4130
    const paidTogether = shared(['2026-03-17', 100000])
    for (const part of [0, 1, 50000, 100000])
      expect(change(to(grown - part), paidTogether)).toMatchObject({ state: 'explained', shared: 100000n, grown: { paid: 0 } })
    expect(change(to(grown + 11), paidTogether)).toMatchObject({ state: 'explained' })
    expect(change(to(grown + 12), paidTogether)).toMatchObject({ state: 'unexplained', beyond: 12n })
    expect(change(to(grown - 100011), paidTogether)).toMatchObject({ state: 'explained' })
    expect(change(to(grown - 100012), paidTogether)).toMatchObject({ state: 'unexplained', beyond: -12n })
    expect(change(to(grown), shared(['2026-03-12', 100000], ['2026-03-23', 100000]))!.shared).toBe(0n)
    expect(change(to(0), shared(['2026-03-22', 9_000_000]))).toMatchObject({ state: 'explained', shared: 9_000_000n })
  })

  test('confirmed and reported payments count, others do not', () => {
    const payments = [
      paid('2026-03-13', 1),
      paid('2026-03-14', 2, 'reported'),
      paid('2026-03-15', 4, 'planned'),
      paid('2026-03-15', 8, 'bounced'),
      paid('2026-03-15', 16, 'reversed'),
      paid('2026-03-15', 32, 'refunded'),
    ]
    const file = aCase({
      agreements: [
        anAgreement({ payments }),
        anAgreement({ key: 'a2', debts: ['huabei', 'jiebei'], payments: [paid('2026-03-16', 64), paid('2026-03-16', 128, 'bounced')] }),
        anAgreement({ key: 'a3', debts: ['jiebei'], payments: [paid('2026-03-16', 256)] }),
      ],
    })
    expect(paymentsOn(file, { key: 'huabei' })).toEqual({
      own: [
        { on: '2026-03-13', amount: 1 },
        { on: '2026-03-14', amount: 2 },
      ],
      shared: [{ on: '2026-03-16', amount: 64 }],
    })
    expect(paymentsOn(file, { key: 'jiebei' }).own).toEqual([{ on: '2026-03-16', amount: 256 }])
  })
})

test('a claim with a mistyped year is not reckoned with, and says so', () => {
  const debt = daily([first, claim('9999-12-31', { principal: 826000 })], { compounding: 'daily' })
  expect(change(debt)).toMatchObject({ grown: null, state: 'unchecked', beyond: -12390n })
  expect(grownClaim(debt, first, [], day('2076-03-31'))).not.toBeNull()
  expect(grownClaim(debt, first, [], day('2076-04-01'))).toBeNull()
})
