import { expect, test } from 'vitest'
import { defaultReserve } from '../../src/domain/office-lists.ts'
import { casePosition } from '../../src/domain/position.ts'
import { installmentStatuses, planTotals } from '../../src/domain/schedule.ts'
import { aCase, anAgreement, day, firstCase, paid, row, secondCase } from './build.ts'

const lists = { reserve: defaultReserve }
const today = day('2026-07-20')

test('the first case: one payment, late since April', () => {
  const position = casePosition(firstCase(), lists, today)
  expect(position.totals).toMatchObject([{ currency: 'CNY', total: 838390n }])
  expect(position.agreements).toMatchObject([{ agreement: 'a1', totals: { arrears: 832195n, open: 832195n, paid: 0n, credit: 0n } }])
  expect(position.due).toMatchObject([{ agreement: 'a1', row: { no: 1, dueOn: '2026-04-10', open: 832195, status: 'overdue' } }])
  expect(position.guard.budget).toBe('none')
  expect(position.guard.months.map(({ agreed }) => Number(agreed))).toEqual([832195, ...Array<number>(11).fill(0)])
})

test('the second case: July is paid in part and late, the rest of the year is agreed month by month', () => {
  const position = casePosition(secondCase(), lists, today)
  expect(position.due).toMatchObject([{ row: { no: 3, open: 41200, status: 'overdue_partial' } }])
  expect(position.agreements[0]!.totals).toMatchObject({ arrears: 41200n, paid: 262400n })
  expect(position.guard.months.map(({ agreed }) => Number(agreed))).toEqual([41200, ...Array<number>(9).fill(101200), 0, 0])
})

test('due is what is late, due today or in the next fourteen days, in order, and paid without a receipt', () => {
  const file = aCase({
    agreements: [
      anAgreement({
        key: 'x',
        schedule: [row(1, '2026-07-10', 100), row(2, '2026-07-20', 100), row(3, '2026-08-03', 100), row(4, '2026-08-04', 100)],
        payments: [paid('2026-07-10', 100, 'reported')],
      }),
      anAgreement({
        key: 'y',
        schedule: [row(1, '2026-07-15', 100, 'waived'), row(2, '2026-07-15', 100, 'deferred'), row(3, '2026-07-19', 100)],
      }),
      anAgreement({ key: 'z', status: 'terminated', schedule: [row(1, '2026-07-15', 100)] }),
    ],
  })
  const due = casePosition(file, lists, today).due
  expect(due.map(({ agreement, row }) => `${agreement}${row.no} ${row.status}`)).toEqual([
    'x1 paid',
    'y3 overdue',
    'x2 due_today',
    'x3 upcoming',
  ])
  expect(casePosition({ ...file, status: 'closed' }, lists, today).due).toEqual([])
  expect(casePosition({ ...file, status: 'completed' }, lists, today).due).toEqual([])
})

test('each agreement stands as its own schedule says, one that ended too', () => {
  const file = aCase({
    agreements: [...secondCase().agreements, anAgreement({ key: 'z', status: 'terminated', schedule: [row(1, '2026-07-15', 100)] })],
  })
  const { agreements } = casePosition(file, lists, today)
  for (const [i, agreement] of file.agreements.entries()) {
    expect(agreements[i]).toEqual({
      agreement: agreement.key,
      rows: installmentStatuses(agreement, today),
      totals: planTotals(agreement, today),
    })
  }
})
