import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Installment, Payment } from '../../src/domain/case-file.ts'
import { addDays } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'
import { applied, installmentStatuses, planTotals } from '../../src/domain/schedule.ts'
import { anyAmount, anyDay } from './any.ts'
import { day, minor, paid, row } from './build.ts'

const plan = (schedule: Installment[], payments: Payment[]) => ({ schedule, payments })

describe('into what a payment goes', () => {
  const split = { principal: minor(80), contract_interest: minor(15), late_fee: minor(5) }
  const schedule = [{ ...row(1, '2026-09-10', 100), split }, row(2, '2026-10-10', 100)]
  test('within a row the account’s own order decides, part by part', () => {
    const payments = [paid('2026-09-10', 50), paid('2026-09-01', 10), paid('2026-09-20', 160)]
    expect(applied(plan(schedule, payments), [], day('2026-12-01'))).toEqual([
      { index: 1, rows: [{ no: 1, amount: 10, split: { contract_interest: 10 } }], credit: 0 },
      { index: 0, rows: [{ no: 1, amount: 50, split: { contract_interest: 5, late_fee: 5, principal: 40 } }], credit: 0 },
      {
        index: 2,
        rows: [
          { no: 1, amount: 40, split: { principal: 40 } },
          { no: 2, amount: 100 },
        ],
        credit: 20,
      },
    ])
    expect(applied(plan(schedule, [paid('2026-09-10', 82)]), ['principal'], day('2026-12-01'))[0]!.rows).toEqual([
      { no: 1, amount: 82, split: { principal: 80, contract_interest: 2 } },
    ])
  })
  test('two payments of one day go in the order in which they are listed', () => {
    const found = applied(plan(schedule, [paid('2026-09-10', 100), paid('2026-09-10', 100)]), [], day('2026-09-10'))
    expect(found.map(({ index, rows }) => [index, rows[0]!.no])).toEqual([
      [0, 1],
      [1, 2],
    ])
  })
  test('a payment that just fills a row leaves the next one alone, and one of nothing fills none', () => {
    const rows = [row(1, '2026-09-10', 100), row(2, '2026-10-10', 100)]
    expect(applied(plan(rows, [paid('2026-09-10', 100), paid('2026-09-11', 0)]), [], day('2026-12-01'))).toEqual([
      { index: 0, rows: [{ no: 1, amount: 100 }], credit: 0 },
      { index: 1, rows: [], credit: 0 },
    ])
  })
  test('rows of one day are filled by their number, deferred ones after all others, wherever they are listed', () => {
    const filled = (rows: Installment[]) =>
      applied(plan(rows, [paid('2026-12-01', 1000)]), [], day('2026-12-01'))[0]!.rows.map(({ no }) => no)
    const rows = [
      row(1, '2026-09-10', 1),
      row(2, '2026-09-10', 1),
      row(3, '2026-08-10', 1, 'deferred'),
      row(4, '2026-07-10', 1, 'deferred'),
    ]
    const wanted = [1, 2, 4, 3]
    expect(filled(rows)).toEqual(wanted)
    expect(filled(rows.toReversed())).toEqual(wanted)
    expect(filled([rows[2]!, rows[1]!, rows[3]!, rows[0]!])).toEqual(wanted)
  })
  test('a payment of a day to come is not there yet', () => {
    expect(applied(plan(schedule, [paid('2026-09-11', 100)]), [], day('2026-09-10'))).toEqual([])
  })
})

const anyRows = fc
  .array(
    fc.record({
      dueOn: anyDay,
      amount: anyAmount(0, 10_000),
      relief: fc.constantFrom(undefined, undefined, undefined, 'waived' as const, 'deferred' as const),
      interest: fc.nat(10_000),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ dueOn, amount, relief, interest }, i) => {
      const part = minor(Math.min(interest, amount))
      return {
        ...row(i + 1, dueOn, amount, relief),
        ...(interest > 0 && { split: { contract_interest: part, principal: minor(amount - part) } }),
      }
    }),
  )
const anyPayment = fc.record({ paidOn: anyDay, amount: anyAmount(0, 15_000), status: fc.constantFrom(...enums.payment_status) })
const anyPlan = fc.record({
  schedule: anyRows,
  payments: fc.array(
    anyPayment.map(({ paidOn, amount, status }) => paid(paidOn, amount, status)),
    { maxLength: 12 },
  ),
  graceDays: fc.nat(60),
})

test('a payment that is taken back, fails or is refunded leaves everything as if it had never been', () => {
  const undone = fc.constantFrom('bounced' as const, 'reversed' as const, 'refunded' as const, 'planned' as const)
  fc.assert(
    fc.property(anyPlan, anyPayment, undone, fc.nat(12), anyDay, (before, { paidOn, amount }, status, place, today) => {
      const at = Math.min(place, before.payments.length)
      const after = { ...before, payments: before.payments.toSpliced(at, 0, paid(paidOn, amount, status)) }
      expect(installmentStatuses(after, today)).toEqual(installmentStatuses(before, today))
      expect(planTotals(after, today)).toEqual(planTotals(before, today))
      const there = applied(after, [], today).map((each) => ({ ...each, index: each.index > at ? each.index - 1 : each.index }))
      expect(there).toEqual(applied(before, [], today))
    }),
  )
})

test('every payment is in its rows or in credit, every row’s payments are its parts, and its components are its split', () => {
  fc.assert(
    fc.property(anyPlan, anyDay, (one, today) => {
      const found = applied(one, ['principal'], today)
      const sum = (list: { amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0)
      for (const { index, rows, credit } of found) {
        expect(sum(rows) + credit).toBe(one.payments[index]!.amount)
        expect(rows.every(({ amount }) => amount > 0) && credit >= 0).toBe(true)
        for (const { amount, split } of rows) if (split) expect(Object.values(split).reduce((a, b) => a + b, 0)).toBe(amount)
      }
      const parts = found.flatMap(({ rows }) => rows)
      for (const state of installmentStatuses(one, today)) {
        const own = parts.filter(({ no }) => no === state.no)
        expect(sum(own)).toBe(state.paid)
        expect(state.reported <= state.paid).toBe(true)
        const { split } = one.schedule[state.no - 1]!
        for (const [component, owed] of Object.entries(split ?? {})) {
          const got = own.reduce((total, part) => total + (part.split?.[component as 'principal'] ?? 0), 0)
          expect(got <= owed && (state.open > 0 || state.status === 'waived' || got === owed)).toBe(true)
        }
      }
      expect(planTotals(one, today).credit).toBe(BigInt(found.reduce((total, { credit }) => total + credit, 0)))
    }),
  )
})

test('a status follows from the day and the payments alone, whatever the day', () => {
  fc.assert(
    fc.property(anyPlan, anyDay, (one, today) => {
      for (const [at, { status, open, paid, amount, dueOn }] of installmentStatuses(one, today).entries()) {
        const { relief } = one.schedule[at]!
        const past = today > addDays(dueOn, one.graceDays)
        const late = { upcoming: false, due_today: false, partial: false, overdue: true, overdue_partial: true }
        if (relief === 'waived') expect([status, open, paid]).toEqual(['waived', 0, 0])
        else if (open === 0) expect(['paid', 'paid_late']).toContain(status)
        else if (relief === 'deferred') expect(status).toBe('deferred')
        else {
          expect(late[status as keyof typeof late]).toBe(past)
          expect(status === 'partial' || status === 'overdue_partial').toBe(paid > 0)
          expect(status === 'due_today').toBe(paid === 0 && today === dueOn)
        }
        expect(relief === 'waived' || open + paid === amount).toBe(true)
      }
    }),
  )
})
