import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Minor } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { type Plan, planRows, type PlanTerms } from '../../src/domain/plan.ts'
import { anyAmount, anyRate, anyUnit } from './any.ts'
import { interestOfMonth, levelPayment, levelRows } from './independent/plans.ts'
import { monthlyRate } from './independent/rates.ts'

const anyCount = fc.oneof(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 600 }))
const methods = enums.schedule_method.filter((method) => method !== 'custom')
const anyTerms: fc.Arbitrary<PlanTerms> = fc
  .record({
    method: fc.constantFrom(...methods),
    principal: anyAmount(),
    n: anyCount,
    annualRate: anyRate(),
    feeRate: anyRate(20),
    stepRate: anyRate(10),
    stepEvery: fc.integer({ min: 1, max: 24 }),
    rounding: fc.constantFrom(...enums.rounding_rule),
    unit: anyUnit,
    share: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ share, ...terms }) => ({ ...terms, balloon: Math.floor((terms.principal * share) / 100) as Minor }))
const bearsInterest = ({ method }: PlanTerms) => method !== 'equal_split' && method !== 'flat_fee'
const made = (terms: PlanTerms): Plan => {
  const plan = planRows(terms)
  fc.pre(plan.ok)
  return plan as Plan
}

describe('every plan', () => {
  test('adds up, has no negative part, never rises and ends at exactly zero', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { rows, totalPaid, totalInterest, totalFee } = made(terms)
        expect(rows).toHaveLength(terms.n)
        let owed: number = terms.principal
        for (const [i, row] of rows.entries()) {
          expect(row.no).toBe(i + 1)
          expect(Object.values(row).every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true)
          expect(row.payment).toBe(row.interest + row.principal + row.fee)
          const interest = bearsInterest(terms) ? interestOfMonth(BigInt(owed), terms.annualRate!, BigInt(terms.unit!)) : 0n
          expect(row.interest).toBe(Number(interest))
          owed -= row.principal
          expect(row.balance).toBe(owed)
        }
        expect(owed).toBe(0)
        const sum = (part: 'payment' | 'interest' | 'fee') => rows.reduce((total, row) => total + row[part], 0)
        expect([totalPaid, totalInterest, totalFee]).toEqual([sum('payment'), sum('interest'), sum('fee')])
      }),
      { numRuns: 500 },
    )
  })
  test('of the greatest amounts and the steepest rises is made or refused', () => {
    const steep = fc.record({
      method: fc.constantFrom('step_up' as const),
      principal: anyAmount(0, Number.MAX_SAFE_INTEGER),
      n: anyCount,
      annualRate: anyRate(99),
      stepRate: fc.option(anyRate(99), { nil: undefined }),
      stepAmount: anyAmount(0, Number.MAX_SAFE_INTEGER),
      stepEvery: fc.integer({ min: 1, max: 24 }),
      unit: anyUnit,
    })
    fc.assert(
      fc.property(steep, ({ stepRate, ...rest }) => {
        const plan = planRows({ ...rest, ...(stepRate !== undefined && { stepRate }) })
        if (plan.ok) expect(plan.rows.at(-1)!.balance).toBe(0)
        else expect(['plan.step', 'plan.interestNotCovered', 'money.tooLarge']).toContain(plan.code)
      }),
      { numRuns: 500 },
    )
  })
  test('is only refused where rising payments would not cover their interest, or half-up parts would leave less than nothing', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const plan = planRows(terms)
        if (plan.ok) return
        expect([terms.method, plan.code]).toEqual(
          terms.method === 'step_up' ? ['step_up', 'plan.interestNotCovered'] : ['equal_split', 'plan.tooSmall'],
        )
      }),
      { numRuns: 500 },
    )
  })
  test('pays whole steps in all rows but the last', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { rows } = made({ ...terms, rounding: 'floor_last' })
        expect(
          rows.slice(0, -1).every(({ payment, interest, fee }) => [payment, interest, fee].every((part) => part % (terms.unit ?? 1) === 0)),
        ).toBe(true)
      }),
    )
  })
})

describe('a second computation without the formula', () => {
  test('gives the same rows of equal installments and balloons', () => {
    fc.assert(
      fc.property(
        anyAmount(10 ** 6, 10 ** 12),
        anyRate(),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 100 }),
        anyUnit,
        (principal, annualRate, n, share, unit) => {
          const balloon = Math.floor((principal * share) / 100) as Minor
          const { rows } = made({ method: 'balloon', principal, annualRate, n, balloon, unit })
          const second = levelRows(BigInt(principal), annualRate, n, BigInt(balloon), BigInt(unit))
          expect(rows.map(({ payment, interest, principal, balance }) => [payment, interest, principal, balance].map(BigInt))).toEqual(
            second,
          )
        },
      ),
      { numRuns: 60 },
    )
  })
  test('gives the same payment over the longest terms', () => {
    for (const [rate, n] of [
      ['0.0435', 360],
      ['0.24', 600],
      ['10', 600],
      ['0.123456789012', 600],
    ] as const) {
      const { rows } = made({ method: 'equal_installment', principal: 123_456_789_00 as Minor, annualRate: rate, n })
      expect(BigInt(rows[0]!.payment)).toBe(levelPayment(123_456_789_00n, rate, n))
    }
  })
  test('the payment is the nearest step: half a step less would leave something open, half a step more would not', () => {
    fc.assert(
      fc.property(
        anyAmount(10 ** 6, 10 ** 10),
        fc.integer({ min: 1, max: 36 }),
        fc.integer({ min: 2, max: 24 }),
        (principal, percent, n) => {
          const { rows } = made({ method: 'equal_installment', principal, annualRate: (percent / 100).toFixed(2), n })
          const left = (twice: bigint) => {
            let owed = 2n * BigInt(principal)
            for (let k = 0; k < n; k++) owed = owed * BigInt(1200 + percent) - twice * 1200n ** BigInt(k + 1)
            return owed
          }
          expect(left(2n * BigInt(rows[0]!.payment) - 1n) >= 0n).toBe(true)
          expect(left(2n * BigInt(rows[0]!.payment) + 1n) < 0n).toBe(true)
        },
      ),
    )
  })
})

describe('own rows', () => {
  test('made from a plan are that plan again', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        fc.pre(bearsInterest(terms))
        const plan = made(terms)
        const payments = plan.rows.map(({ payment }) => payment)
        expect(planRows({ ...terms, method: 'custom', payments })).toEqual(plan)
      }),
    )
  })
  test('that end elsewhere end at zero with the difference in the last row', () => {
    const anyRows = fc.array(anyAmount(0, 10 ** 6), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(anyAmount(0, 10 ** 7), anyRate(), anyRows, (principal, annualRate, payments) => {
        const terms: PlanTerms = { method: 'custom', principal, annualRate, n: 0, payments }
        const plan = planRows(terms)
        if (plan.ok || plan.code !== 'plan.rowsDoNotSum') return
        const last = payments.at(-1)! + plan.by
        if (last < 0) return
        const mended = planRows({ ...terms, payments: [...payments.slice(0, -1), last as Minor] })
        expect(mended).toMatchObject({ ok: true })
        expect(mended.ok && mended.rows.every(({ interest, principal, balance }) => interest >= 0 && principal >= 0 && balance >= 0)).toBe(
          true,
        )
      }),
    )
  })
  test('never owe less after a row that does not cover its interest', () => {
    fc.assert(
      fc.property(
        anyAmount(1, 10 ** 7),
        anyRate(),
        fc.array(anyAmount(0, 10 ** 6), { minLength: 1, maxLength: 20 }),
        (principal, annualRate, given) => {
          const open = planRows({ method: 'custom', principal, annualRate, n: 0, payments: given })
          const by = open.ok ? 0 : open.code === 'plan.rowsDoNotSum' ? open.by : 0
          fc.pre(by >= 0)
          const { rows } = made({
            method: 'custom',
            principal,
            annualRate,
            n: 0,
            payments: [...given.slice(0, -1), (given.at(-1)! + by) as Minor],
          })
          let owed: number = principal
          for (const row of rows) {
            if (row.principal === 0 && row.payment === row.interest) expect(row.balance).toBeGreaterThanOrEqual(owed - row.payment)
            if (row.principal > 0) expect(row.balance).toBeLessThan(owed)
            owed = row.balance
          }
        },
      ),
    )
  })
})

test('the true cost of a plan is its rate, within what one step a row can move it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('equal_installment', 'equal_principal', 'interest_only', 'balloon', 'step_up'),
      anyAmount(10 ** 6, 10 ** 9),
      fc.integer({ min: 0, max: 360_000 }),
      fc.integer({ min: 1, max: 48 }),
      anyUnit,
      (method, principal, millionths, n, unit) => {
        const { rows } = made({
          method: method as 'balloon',
          principal,
          annualRate: (millionths / 1_000_000).toFixed(6),
          n,
          unit,
          balloon: (principal / 2) | (0 as Minor),
          stepRate: '0.05',
        } as PlanTerms)
        const moved = (by: number) =>
          monthlyRate(
            BigInt(principal),
            rows.map(({ payment }) => BigInt(Math.max(0, payment + by))),
          )
        const exact = (10n ** 54n * BigInt(millionths)) / 12n
        expect(moved(-unit) <= exact).toBe(true)
        expect(moved(unit) >= exact).toBe(true)
      },
    ),
    { numRuns: 40 },
  )
})
