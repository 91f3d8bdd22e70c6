import { describe, expect, test } from 'vitest'
import type { Installment, Payment } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { equalRows, installmentStatuses, planTotals, splitEqual } from '../../src/domain/schedule.ts'
import { day, firstCase, minor, paid, row, secondCase, seeded } from './build.ts'
import { vectors } from './vectors.ts'

const plan = (schedule: Installment[], payments: Payment[] = [], graceDays?: number) => ({
  schedule,
  payments,
  ...(graceDays !== undefined && { graceDays }),
})
const statuses = (schedule: Installment[], payments: Payment[], today: string, graceDays?: number) =>
  installmentStatuses(plan(schedule, payments, graceDays), day(today)).map(({ status }) => status)

test.each(vectors('split_equal'))('$name', ({ inputs, expected }) => {
  const parts = splitEqual(minor(Number(inputs.total)), inputs.n, inputs.rule)
  expect(parts?.map(String) ?? null).toEqual('refused' in expected ? null : expected.payments)
})

test('the installments add up to the whole, whatever the rule and however large', () => {
  const next = seeded(3)
  for (let i = 0; i < 3000; i++) {
    const total = Math.floor(next() ** 3 * Number.MAX_SAFE_INTEGER)
    const n = 1 + Math.floor(next() * 600)
    for (const rule of ['floor_last', 'floor_first', 'largest_remainder', 'half_up_last'] as const) {
      const parts = splitEqual(minor(total), n, rule)
      if (parts === null) continue
      expect(parts).toHaveLength(n)
      expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true)
      expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(total))
    }
  }
})

test('the largest amount divides exactly', () => {
  const parts = splitEqual(minor(Number.MAX_SAFE_INTEGER), 3, 'half_up_last')
  expect(parts).toEqual([3002399751580330, 3002399751580330, 3002399751580331])
})

test('half a minor unit is rounded up', () => {
  expect(splitEqual(minor(5), 2, 'half_up_last')).toEqual([3, 2])
  expect(splitEqual(minor(4), 3, 'half_up_last')).toEqual([1, 1, 2])
})

test('a plan of no installments is a mistake of the program', () => {
  for (const n of [0, -1, 1.5]) expect(() => equalRows(minor(100), n, day('2026-01-01'))).toThrow(RangeError)
})

test('equal rows: monthly from the first day, clamped to the month, the rest in the last', () => {
  expect(equalRows(minor(100000), 3, day('2026-01-31'))).toEqual([
    row(1, '2026-01-31', 33333),
    row(2, '2026-02-28', 33333),
    row(3, '2026-03-31', 33334),
  ])
})

test.each(vectors('plan_status'))('$name', ({ inputs, expected }) => {
  const example = plan(
    inputs.schedule.map(({ due, amount }, i) => row(i + 1, due, Number(amount))),
    inputs.payments.map(({ date, amount }) => paid(date, Number(amount))),
    inputs.grace_days,
  )
  const states = installmentStatuses(example, day(inputs.today))
  expect(states.map(({ status, paid, open }) => ({ status, paid: String(paid), open: String(open) }))).toEqual(expected.installments)
  const { arrears, credit } = planTotals(example, day(inputs.today))
  expect({ arrears: String(arrears), credit: String(credit) }).toEqual({ arrears: expected.arrears, credit: expected.credit })
})

describe('a row’s status follows from dates and payments', () => {
  const one = [row(1, '2026-09-10', 50000)]
  test.each<[string, Payment[], string, number | undefined, string]>([
    ['the day before', [], '2026-09-09', undefined, 'upcoming'],
    ['on the day', [], '2026-09-10', undefined, 'due_today'],
    ['the day after', [], '2026-09-11', undefined, 'overdue'],
    ['on the last day of grace', [], '2026-09-13', 3, 'upcoming'],
    ['after the grace', [], '2026-09-14', 3, 'overdue'],
    ['part-paid before it is due', [paid('2026-09-01', 1)], '2026-09-02', undefined, 'partial'],
    ['part-paid on the day', [paid('2026-09-01', 1)], '2026-09-10', undefined, 'partial'],
    ['part-paid after', [paid('2026-09-01', 49999)], '2026-09-11', undefined, 'overdue_partial'],
    ['part-paid within the grace', [paid('2026-09-01', 1)], '2026-09-13', 3, 'partial'],
    ['paid on the day', [paid('2026-09-10', 50000)], '2026-12-01', undefined, 'paid'],
    ['paid a day late', [paid('2026-09-11', 50000)], '2026-12-01', undefined, 'paid_late'],
    ['paid within the grace', [paid('2026-09-13', 50000)], '2026-12-01', 3, 'paid'],
    ['paid after the grace', [paid('2026-09-14', 50000)], '2026-12-01', 3, 'paid_late'],
    ['completed late by a second payment', [paid('2026-09-01', 20000), paid('2026-09-11', 30000)], '2026-12-01', undefined, 'paid_late'],
    ['paid tomorrow', [paid('2026-09-12', 50000)], '2026-09-11', undefined, 'overdue'],
    ['paid today', [paid('2026-09-11', 50000)], '2026-09-11', undefined, 'paid_late'],
    ['said to be paid', [paid('2026-09-10', 50000, 'reported')], '2026-12-01', undefined, 'paid'],
  ])('%s', (_, payments, today, graceDays, status) => {
    expect(statuses(one, payments, today, graceDays)).toEqual([status])
  })
  test.each(enums.payment_status)('a payment that is %s', (status) => {
    const counts = status === 'confirmed' || status === 'reported'
    expect(statuses(one, [paid('2026-09-10', 50000, status)], '2026-12-01')).toEqual([counts ? 'paid' : 'overdue'])
  })
})

test('payments fill the oldest due row first, in whatever order rows and payments are listed', () => {
  const schedule = [row(2, '2026-10-10', 100), row(1, '2026-09-10', 100), row(3, '2026-11-10', 100)]
  const payments = [paid('2026-10-20', 60), paid('2026-09-10', 100)]
  const states = installmentStatuses(plan(schedule, payments), day('2026-11-01'))
  expect(states.map(({ no, paid, open, status }) => [no, paid, open, status])).toEqual([
    [2, 60, 40, 'overdue_partial'],
    [1, 100, 0, 'paid'],
    [3, 0, 100, 'upcoming'],
  ])
})

test('payments are taken by their day, in whatever order they are listed', () => {
  const schedule = [row(1, '2026-09-10', 60), row(2, '2026-10-10', 100)]
  expect(statuses(schedule, [paid('2026-10-20', 60), paid('2026-09-10', 100)], '2026-12-01')).toEqual(['paid', 'paid_late'])
})

test('what is paid beyond the rows is credit', () => {
  expect(planTotals(plan([row(1, '2026-09-10', 100)], [paid('2026-09-01', 70), paid('2026-09-02', 70)]), day('2026-09-10'))).toEqual({
    arrears: 0n,
    paid: 100n,
    open: 0n,
    credit: 40n,
  })
})

test('a waived row asks for nothing and takes no payment', () => {
  const schedule = [row(1, '2026-09-10', 100, 'waived'), row(2, '2026-10-10', 100)]
  const states = installmentStatuses(plan(schedule, [paid('2026-09-10', 100)]), day('2026-12-01'))
  expect(states.map(({ status, paid, open }) => [status, paid, open])).toEqual([
    ['waived', 0, 0],
    ['paid', 100, 0],
  ])
})

test('a deferred row is not late and is paid after all others', () => {
  const schedule = [row(1, '2026-09-10', 100, 'deferred'), row(2, '2026-10-10', 100)]
  expect(statuses(schedule, [paid('2026-10-10', 100)], '2026-12-01')).toEqual(['deferred', 'paid'])
  expect(statuses(schedule, [paid('2026-11-10', 200)], '2026-12-01')).toEqual(['paid', 'paid_late'])
  expect(planTotals(plan(schedule), day('2026-12-01')).arrears).toBe(100n)
})

test('a row of nothing counts as paid', () => {
  expect(statuses([row(1, '2026-09-10', 0), row(2, '2026-10-10', 100)], [paid('2026-10-01', 100)], '2026-12-01')).toEqual(['paid', 'paid'])
})

test('without rows, payments are credit', () => {
  expect(planTotals(plan([], [paid('2026-09-10', 100)]), day('2026-12-01'))).toEqual({ arrears: 0n, paid: 0n, open: 0n, credit: 100n })
})

test('paid, open and waived are the schedule, and paid and credit are the payments', () => {
  const next = seeded(4)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  for (let i = 0; i < 1000; i++) {
    const schedule = equalRows(minor(Math.floor(next() * 1_000_000)), 1 + Math.floor(next() * 24), day('2026-01-31')).map((each) =>
      row(each.no, each.dueOn, each.amount, pick(['waived', 'deferred', undefined, undefined, undefined])),
    )
    const payments = Array.from({ length: Math.floor(next() * 12) }, () =>
      paid(`2026-${pick(['02', '06', '11'])}-${pick(['03', '28'])}`, Math.floor(next() * 200_000), pick(enums.payment_status)),
    )
    const today = day('2026-09-10')
    const totals = planTotals(plan(schedule, payments, pick([0, 3])), today)
    const waived = schedule.filter((each) => each.relief === 'waived')
    const counted = payments.filter((each) => each.paidOn <= today && (each.status === 'confirmed' || each.status === 'reported'))
    const sum = (list: { amount: number }[]) => BigInt(list.reduce((total, each) => total + each.amount, 0))
    expect(totals.paid + totals.open + sum(waived)).toBe(sum(schedule))
    expect(totals.paid + totals.credit).toBe(sum(counted))
    expect(totals.arrears <= totals.open).toBe(true)
  }
})

test('the plans of the two first cases stand as written on 22 November 2026', () => {
  const on = day('2026-11-22')
  expect(installmentStatuses(firstCase().agreements[0]!, on).map(({ status }) => status)).toEqual(['overdue'])
  const second = secondCase().agreements[0]!
  const expected = ['paid', 'paid', 'overdue_partial', ...Array<string>(4).fill('overdue'), ...Array<string>(5).fill('upcoming')]
  expect(installmentStatuses(second, on).map(({ status }) => status)).toEqual(expected)
  expect(planTotals(second, on)).toEqual({ arrears: 446000n, paid: 262400n, open: 952000n, credit: 0n })
})
