import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earlyPayoff, earlyPayoffFlat, payoff } from '../../src/domain/payoff.ts'
import { planRows, type PlanTerms } from '../../src/domain/plan.ts'
import { anyAmount, anyRate, anyUnit } from './any.ts'
import { minor } from './build.ts'
import { interestOfMonth } from './independent/plans.ts'

const largest = Number.MAX_SAFE_INTEGER
const never = { ok: true, months: null, lastPayment: null, totalInterest: null, totalPaid: null }

describe('months to clear a debt', () => {
  const clear = (balance: number, rate: string, payment: number, unit?: number) => payoff(minor(balance), rate, minor(payment), unit)
  test.each([
    ['with interest', 1_000_000, '0.18', 60_000, 20, 19_435, 159_435],
    ['without interest the last is the rest', 864_237, '0', 30_000, 29, 24_237, 0],
    ['without interest a rest of nothing is a full payment', 90_000, '0', 30_000, 3, 30_000, 0],
    ['a payment that is enough at once', 1000, '0.12', 1010, 1, 1010, 10],
    ['one unit short of it', 1000, '0.12', 1009, 2, 1, 10],
    ['more than enough', 1000, '0', 5000, 1, 1000, 0],
    ['one unit above the interest', 100, '0.12', 2, 51 + 25, 1, 51],
    ['a token payment for a long time', 2_000_000, '0', 1, 2_000_000, 1, 0],
    ['nothing is cleared already', 0, '0.18', 100, 0, 0, 0],
    ['nothing without interest too', 0, '0', 100, 0, 0, 0],
    ['nothing and no payment', 0, '0', 0, 0, 0, 0],
    ['the greatest amount', largest, '0', 2, 4_503_599_627_370_496, 1, 0],
  ])('%s', (_, balance, rate, payment, months, lastPayment, totalInterest) => {
    expect(clear(balance, rate, payment)).toEqual({ ok: true, months, lastPayment, totalInterest, totalPaid: balance + totalInterest })
  })
  test.each([
    ['a payment of just the interest', 100_000, '0.12', 1000],
    ['a payment below it', 100_000, '0.12', 999],
    ['no payment', 100_000, '0', 0],
  ])('%s never clears it', (_, balance, rate, payment) => {
    expect(clear(balance, rate, payment)).toEqual(never)
  })
  test('interest in whole dollars', () => {
    expect(clear(100_000, '0.12', 1000, 100)).toEqual(never)
    expect(clear(104_900, '0.12', 52_950, 100)).toMatchObject({ months: 3, lastPayment: 500, totalInterest: 1500 })
  })
  test('what does not fit is refused', () => {
    expect(clear(-1, '0', 1)).toEqual({ ok: false, code: 'money.negative' })
    expect(clear(1, '0', -1)).toEqual({ ok: false, code: 'money.negative' })
    expect(clear(1, '-0.01', 1)).toEqual({ ok: false, code: 'rate.negative' })
    expect(clear(1, '10.01', 1)).toEqual({ ok: false, code: 'rate.absurd' })
    expect(clear(largest, '0.01', largest)).toEqual({ ok: false, code: 'money.tooLarge' })
    expect(clear(120_001, '0.000001', 1)).toEqual({ ok: false, code: 'payoff.tooLong' })
    expect(clear(120_000, '0.000001', 1)).toMatchObject({ months: 120_000 })
  })
  test('is what adding interest and taking payments off, month by month, comes to', () => {
    fc.assert(
      fc.property(anyAmount(0, 10 ** 8), anyRate(), anyAmount(1, 10 ** 7), anyUnit, (balance, rate, payment, unit) => {
        const result = payoff(balance, rate, payment, unit)
        if (!result.ok) {
          expect(result.code).toBe('payoff.tooLong')
          return
        }
        const first = interestOfMonth(BigInt(balance), rate, BigInt(unit))
        expect(result.months === null).toBe(balance > 0 && BigInt(payment) <= first)
        if (result.months === null) return
        fc.pre(result.months < 2000)
        let owed = BigInt(balance)
        for (let month = 1; month <= result.months; month++) {
          owed += interestOfMonth(owed, rate, BigInt(unit))
          if (month < result.months) expect(owed > BigInt(payment)).toBe(true)
          owed -= month < result.months ? BigInt(payment) : BigInt(result.lastPayment)
        }
        expect(owed).toBe(0n)
        expect(result.lastPayment).toBeLessThanOrEqual(payment)
        expect(result.totalPaid).toBe(payment * Math.max(0, result.months - 1) + result.lastPayment)
        expect(result.totalPaid - result.totalInterest).toBe(balance)
      }),
    )
  })
})

describe('clearing a plan early', () => {
  const terms: PlanTerms = { method: 'equal_installment', principal: minor(1_200_000), annualRate: '0.18', n: 12 }
  test('asks for the balance and the interest of the days since', () => {
    expect(earlyPayoff(terms, 5, 10)).toEqual({
      ok: true,
      balance: 725_910,
      accrued: 3580,
      payoff: 729_490,
      remainingScheduled: 770_115,
      saving: 40_625,
    })
    expect(earlyPayoff(terms, 5, 10, 360)).toMatchObject({ accrued: 3630 })
  })
  test('before the first row all of the principal', () => {
    expect(earlyPayoff(terms, 0, 0)).toMatchObject({ balance: 1_200_000, accrued: 0, remainingScheduled: 1_320_195, saving: 120_195 })
  })
  test('after the last nothing', () => {
    expect(earlyPayoff(terms, 12, 30)).toMatchObject({ balance: 0, accrued: 0, payoff: 0, remainingScheduled: 0, saving: 0 })
  })
  test('may cost more than going on', () => {
    expect(earlyPayoff({ ...terms, method: 'equal_split' }, 11, 31)).toMatchObject({ balance: 100_000, accrued: 1529, saving: -1529 })
  })
  test('in whole dollars, and without a rate no interest', () => {
    expect(earlyPayoff({ ...terms, unit: 100 }, 5, 10)).toMatchObject({ balance: 726_000, accrued: 3600, payoff: 729_600, saving: 40_600 })
    const { annualRate: _, ...free } = terms
    expect(earlyPayoff(free, 6, 100)).toMatchObject({ balance: 600_000, accrued: 0, saving: 0 })
  })
  test('what does not fit is refused', () => {
    for (const paid of [-1, 1.5, 13]) expect(earlyPayoff(terms, paid, 0)).toEqual({ ok: false, code: 'plan.paidRows' })
    for (const days of [-1, 0.5]) expect(earlyPayoff(terms, 5, days)).toEqual({ ok: false, code: 'day.order' })
    expect(earlyPayoff({ ...terms, n: 0 }, 0, 0)).toEqual({ ok: false, code: 'plan.installments' })
    expect(earlyPayoff({ ...terms, method: 'equal_split', principal: minor(largest) }, 0, 1)).toEqual({ ok: false, code: 'money.tooLarge' })
  })
})

describe('clearing a flat-fee plan early', () => {
  const terms: PlanTerms = { method: 'flat_fee', principal: minor(120_000), feeRate: '0.088', n: 12 }
  test('asks for the open principal and the open fees, unless they are waived', () => {
    expect(earlyPayoffFlat(terms, 4, false)).toEqual({ ok: true, principalDue: 80_000, feeDue: 7040, payoff: 87_040 })
    expect(earlyPayoffFlat(terms, 4, true)).toEqual({ ok: true, principalDue: 80_000, feeDue: 0, payoff: 80_000 })
    expect(earlyPayoffFlat(terms, 0, false)).toMatchObject({ payoff: 130_560 })
    expect(earlyPayoffFlat(terms, 12, false)).toMatchObject({ payoff: 0 })
  })
  test('counts what did not divide, which is in the last row', () => {
    expect(earlyPayoffFlat({ ...terms, principal: minor(100_000), n: 3, feeRate: '0.02305' }, 2, false)).toMatchObject({
      principalDue: 33_334,
      feeDue: 769,
    })
  })
  test('what does not fit is refused', () => {
    for (const paid of [-1, 1.5, 13]) expect(earlyPayoffFlat(terms, paid, true)).toEqual({ ok: false, code: 'plan.paidRows' })
    expect(earlyPayoffFlat({ ...terms, feeRate: '-1' }, 1, true)).toEqual({ ok: false, code: 'rate.negative' })
  })
})

test('what is open and what was paid are the plan, after any row', () => {
  fc.assert(
    fc.property(anyAmount(1000, 10 ** 9), anyRate(), fc.integer({ min: 1, max: 36 }), fc.nat(36), (principal, rate, n, paid) => {
      fc.pre(paid <= n)
      const terms: PlanTerms = { method: 'flat_fee', principal, feeRate: rate, n }
      const plan = planRows(terms)
      const early = earlyPayoffFlat(terms, paid, false)
      if (!plan.ok || !early.ok) throw new Error('refused')
      expect(plan.rows.slice(0, paid).reduce((sum, { payment }) => sum + payment, 0) + early.payoff).toBe(plan.totalPaid)
      expect(early.principalDue).toBe(paid === 0 ? principal : plan.rows[paid - 1]!.balance)
    }),
  )
})
