import { expect, test } from 'vitest'
import { dueRows, dueStatus } from '../../src/domain/due.ts'
import { aCase, anAgreement, day, minor, paid, row } from './build.ts'

const rowsOf = (...payments: Parameters<typeof paid>[]) =>
  dueRows(
    aCase({
      status: 'agreement_active',
      agreements: [anAgreement({ schedule: [row(1, '2026-11-10', 100)], payments: payments.map((one) => paid(...one)), graceDays: 3 })],
    }),
  ).map(({ holdsFrom, holdsUntil, open, reported }) => [holdsFrom, holdsUntil, open, reported])

test('a row holds from payment to payment, each day once', () => {
  expect(rowsOf()).toEqual([['1900-01-01', '9999-12-31', 100, 0]])
  expect(rowsOf(['2026-11-12', 30], ['2026-11-13', 30, 'reported'], ['2026-11-20', 40])).toEqual([
    ['1900-01-01', '2026-11-11', 100, 0],
    ['2026-11-12', '2026-11-12', 70, 0],
    ['2026-11-13', '2026-11-19', 40, 30],
    ['2026-11-20', '9999-12-31', 0, 30],
  ])
})

test('two payments of one day are one change, and what is paid with receipts is no longer there', () => {
  expect(rowsOf(['2026-11-12', 30], ['2026-11-12', 30])).toEqual([
    ['1900-01-01', '2026-11-11', 100, 0],
    ['2026-11-12', '9999-12-31', 40, 0],
  ])
  expect(rowsOf(['2026-11-12', 100])).toEqual([['1900-01-01', '2026-11-11', 100, 0]])
  expect(rowsOf(['1900-01-01', 100])).toEqual([])
})

test('a row says its last good day, its agreement and the first of its debts', () => {
  const agreement = anAgreement({ schedule: [row(4, '2024-02-28', 1)], graceDays: 2, debts: ['b', 'a'] })
  expect(dueRows(aCase({ agreements: [agreement] }))).toMatchObject([
    { no: 4, agreement: 'a1', debt: 'b', lastGoodDay: '2024-03-01', amount: 1 },
  ])
  expect(dueRows(aCase({ agreements: [anAgreement({ schedule: [row(1, '2024-02-28', 1)], debts: [] })] }))).toMatchObject([
    { debt: '', lastGoodDay: '2024-02-28' },
  ])
})

test.each<[string, number, string]>([
  ['2026-11-09', 100, 'upcoming'],
  ['2026-11-10', 100, 'due_today'],
  ['2026-11-11', 100, 'upcoming'],
  ['2026-11-13', 100, 'upcoming'],
  ['2026-11-14', 100, 'overdue'],
  ['2026-11-10', 40, 'partial'],
  ['2026-11-13', 40, 'partial'],
  ['2026-11-14', 40, 'overdue_partial'],
  ['2026-11-14', 0, 'paid'],
])('on %s with %i open it is %s', (today, open, status) => {
  const [one] = dueRows(aCase({ agreements: [anAgreement({ schedule: [row(1, '2026-11-10', 100)], graceDays: 3 })] }))
  expect(dueStatus({ ...one!, open: minor(open) }, day(today))).toBe(status)
})
