import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accrueOverdue } from '../../src/domain/accrual.ts'
import type { Minor } from '../../src/domain/case-file.ts'
import { addDays } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'
import type { AccrualRules } from '../../src/domain/interest.ts'
import { anyAmount, anyDay, anyUnit } from './any.ts'
import { day } from './build.ts'
import { count, days as daysFrom, read, share, write, yearParts } from './independent/calendar.ts'
import { nearest, parts } from './independent/plans.ts'

describe('overdue interest over random accounts', () => {
  const anyPayments = fc.array(fc.record({ after: fc.integer({ min: 1, max: 400 }), amount: anyAmount(0, 10 ** 7) }), { maxLength: 5 })

  test('nothing is negative, and what was owed and accrued is what was paid and is still owed', () => {
    const anyClaim = fc.record({
      principal: anyAmount(0, 10 ** 9),
      overdue_interest: anyAmount(0, 10 ** 7),
      late_fee: anyAmount(0, 10 ** 5),
    })
    fc.assert(
      fc.property(
        anyClaim,
        anyDay,
        fc.integer({ min: 0, max: 400 }),
        anyPayments,
        fc.constantFrom(...enums.compounding),
        fc.constantFrom(...enums.day_count),
        fc.constantFrom('once', 'daily'),
        (claim, from, length, given, compounding, dayCount, rounding) => {
          const payments = given.map(({ after, amount }) => ({ on: addDays(from, after), amount }))
          const rules: AccrualRules = {
            rate: '0.24',
            basis: 'annual_nominal',
            compounding,
            dayCount,
            rounding: rounding as 'once' | 'daily',
          }
          const result = accrueOverdue(rules, claim, from, addDays(from, length), { payments })
          if (!result.ok) throw new Error(result.code)
          const total = (amounts: object) => Object.values(amounts as Record<string, Minor>).reduce((sum, amount) => sum + amount, 0)
          const paid = given.filter(({ after }) => after <= length).reduce((sum, { amount }) => sum + amount, 0)
          expect(total(claim) + result.interest).toBe(total(result.owed) + paid - result.unallocated)
          expect([...Object.values(result.owed), result.unallocated, result.compound].every((amount) => amount >= 0)).toBe(true)
          expect(result.compound).toBeLessThanOrEqual(result.interest)
          if (compounding === 'none') expect(result.compound).toBe(0)
          expect(result.steps.reduce((sum, { days }) => sum + days, 0)).toBe(count(from, addDays(from, length)))
        },
      ),
    )
  })

  test('a second computation, walking from day to day, gives the same', () => {
    fc.assert(
      fc.property(
        anyAmount(0, 10 ** 9),
        anyDay,
        fc.integer({ min: 0, max: 400 }),
        anyPayments,
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom('none', 'monthly'),
        anyUnit,
        (principal, from, length, given, billDay, compounding, unit) => {
          const to = addDays(from, length)
          const payments = given.map(({ after, amount }) => ({ on: addDays(from, after), amount }))
          const rules: AccrualRules = {
            rate: '0.24',
            basis: 'annual_nominal',
            dayCount: 'act_act',
            compounding: compounding as 'none',
            billDay,
          }
          const result = accrueOverdue(rules, { principal }, from, to, { payments, unit })
          expect(result).toMatchObject({
            ok: true,
            ...walked(principal, from, to, payments, compounding === 'monthly' ? billDay : 0, BigInt(unit)),
          })
        },
      ),
    )
  })
})

/** 24 % a year, actual/actual: each morning one day's share is added; what happens in the evening closes the stretch. */
function walked(principal: number, from: string, to: string, payments: { on: string; amount: number }[], billDay: number, unit: bigint) {
  let [open, due, bearing, since, credit] = [BigInt(principal), 0n, 0n, 0n, 0n]
  const bear = () => {
    due += nearest((open + bearing) * since * parts('0.24'), yearParts * 10n ** 12n, unit)
    since = 0n
  }
  for (const date of daysFrom(from, to)) {
    const evening = write(read(addDays(day(write(date)), 1)))
    since += share('act_act', write(date), evening)
    for (const { amount } of payments.filter(({ on }) => on === evening)) {
      bear()
      const toInterest = due < BigInt(amount) ? due : BigInt(amount)
      const toPrincipal = open < BigInt(amount) - toInterest ? open : BigInt(amount) - toInterest
      due -= toInterest
      bearing = bearing > toInterest ? bearing - toInterest : 0n
      open -= toPrincipal
      credit += BigInt(amount) - toInterest - toPrincipal
    }
    if (read(evening).day !== billDay) continue
    bear()
    bearing = due
  }
  bear()
  return { owed: { principal: Number(open) }, unallocated: Number(credit) }
}
