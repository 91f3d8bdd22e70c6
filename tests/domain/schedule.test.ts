import { describe, expect, test } from 'vitest'
import type { Installment, Payment } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { equalRows, installmentStatuses, planTotals } from '../../src/domain/schedule.ts'
import { day, firstCase, minor, paid, row, secondCase, seeded } from './build.ts'

const plan = (schedule: Installment[], payments: Payment[] = [], graceDays?: number) => ({
  schedule,
  payments,
  ...(graceDays !== undefined && { graceDays }),
})
const statuses = (schedule: Installment[], payments: Payment[], today: string, graceDays?: number) =>
  installmentStatuses(plan(schedule, payments, graceDays), day(today)).map(({ status }) => status)

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

test('what a row is paid by the client’s word only is told apart from what has a receipt', () => {
  const states = installmentStatuses(
    plan([row(1, '2026-09-10', 100), row(2, '2026-10-10', 100)], [paid('2026-09-10', 60), paid('2026-09-12', 90, 'reported')]),
    day('2026-09-12'),
  )
  expect(states.map(({ paid, reported, open }) => [paid, reported, open])).toEqual([
    [100, 40, 0],
    [50, 50, 50],
  ])
})

test('days of grace count across leap days, month ends and to the last day there is', () => {
  expect(statuses([row(1, '2024-02-28', 1)], [], '2024-03-01', 2)).toEqual(['upcoming'])
  expect(statuses([row(1, '2024-02-28', 1)], [], '2024-03-02', 2)).toEqual(['overdue'])
  expect(statuses([row(1, '2023-02-28', 1)], [], '2023-03-02', 2)).toEqual(['upcoming'])
  expect(statuses([row(1, '2023-02-28', 1)], [], '2023-03-03', 2)).toEqual(['overdue'])
  expect(statuses([row(1, '2023-02-28', 1)], [paid('2023-03-02', 1)], '2023-04-01', 2)).toEqual(['paid'])
  expect(statuses([row(1, '2023-02-28', 1)], [paid('2023-03-03', 1)], '2023-04-01', 2)).toEqual(['paid_late'])
  expect(statuses([row(1, '9999-12-31', 1)], [], '9999-12-31', 60)).toEqual(['due_today'])
  expect(statuses([row(1, '1900-01-01', 1)], [], '1900-01-02', 1)).toEqual(['upcoming'])
})

test('totals take rows that are computed already', () => {
  const one = plan([row(1, '2026-09-10', 100)], [paid('2026-09-01', 130)])
  const states = installmentStatuses(one, day('2026-09-10'))
  expect(planTotals(one, day('2026-09-10'), states)).toEqual(planTotals(one, day('2026-09-10')))
})
