import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { updateAgreement, saveSchedule } from '../../db/agreements.ts'
import { updateCase } from '../../db/cases.ts'
import { checkDatabase } from '../../db/check.ts'
import { listDue, pageOfDue } from '../../db/due.ts'
import { addPayment, updatePayment } from '../../db/payments.ts'
import type { Agreement, CaseFile, Day } from '../../src/domain/case-file.ts'
import { addDays } from '../../src/domain/day.ts'
import { dueGroups, dueStatus } from '../../src/domain/due.ts'
import { enums } from '../../src/domain/enums.ts'
import { installmentStatuses } from '../../src/domain/schedule.ts'
import { aCase, aDebt, anAgreement, aDocument, day, minor, paid, row, secondCase } from '../domain/build.ts'
import { newOffice, store, who, refusalOf } from '../support/office-db.ts'

const everything = { offset: 0, limit: 200 }
const caseNo = '2026-0001'

function office(agreement: Partial<Agreement>, parts: Partial<CaseFile> = {}) {
  const made = newOffice()
  store(made, aCase({ agreements: [anAgreement(agreement)], ...parts }))
  const on = (today: string) => listDue(made.open.db, { today: day(today), ...everything })
  const lines = (today: string) => on(today).rows.map(({ no, group, open, reported }) => [no, group, open, reported])
  return { ...made, on, lines }
}

test('late, due today and due within 14 days; the day after that is not yet listed', () => {
  const schedule = [row(1, '2026-11-21', 100), row(2, '2026-11-22', 200), row(3, '2026-12-06', 300), row(4, '2026-12-07', 400)]
  const { on, lines } = office({ schedule })
  expect(lines('2026-11-22')).toEqual([
    [1, 'late', 100, 0],
    [2, 'today', 200, 0],
    [3, 'ahead', 300, 0],
  ])
  expect(on('2026-11-22')).toMatchObject({
    total: 3,
    headings: [
      { group: 'late', dueOn: null, rows: 1 },
      { group: 'today', dueOn: null, rows: 1 },
      { group: 'ahead', dueOn: '2026-12-06', rows: 1 },
    ],
    sums: [
      { currency: 'CNY', group: 'late', open: '100', reported: '0' },
      { currency: 'CNY', group: 'today', open: '200', reported: '0' },
      { currency: 'CNY', group: 'ahead', open: '300', reported: '0' },
    ],
  })
  expect(on('2026-11-22').rows[0]).toMatchObject({
    caseNo,
    name: '张晓明',
    brand: '花呗',
    currency: 'CNY',
    agreement: 'a1',
    debt: 'huabei',
  })
})

test('within the days of grace a row past its day is not late; on the day after them it is', () => {
  const { lines } = office({ schedule: [row(1, '2026-11-20', 100)], graceDays: 3 })
  expect(lines('2026-11-20')).toEqual([[1, 'today', 100, 0]])
  expect(lines('2026-11-21')).toEqual([[1, 'grace', 100, 0]])
  expect(lines('2026-11-23')).toEqual([[1, 'grace', 100, 0]])
  expect(lines('2026-11-24')).toEqual([[1, 'late', 100, 0]])
})

test('what the client says was paid stays until there is a receipt; a receipt ends it, and taking it back brings it back', () => {
  const { open, lines } = office(
    { schedule: [row(1, '2026-11-10', 100), row(2, '2026-11-22', 100)] },
    { documents: [aDocument('receipt', '2026-11-21')] },
  )
  const pay = (amount: number, status: 'reported' | 'confirmed') =>
    addPayment(open, who, { caseNo, agreement: 'a1', payment: paid('2026-11-20', amount, status) })
  pay(130, 'reported')
  expect(lines('2026-11-22')).toEqual([
    [1, 'receipt', 0, 100],
    [2, 'today', 70, 30],
  ])
  updatePayment(open, who, { caseNo, agreement: 'a1', index: 0, status: 'confirmed', receipt: 'receipt' })
  expect(lines('2026-11-22')).toEqual([[2, 'today', 70, 0]])
  updatePayment(open, who, { caseNo, agreement: 'a1', index: 0, status: 'bounced', receipt: null })
  expect(lines('2026-11-22')).toEqual([
    [1, 'late', 100, 0],
    [2, 'today', 100, 0],
  ])
  const unknown = () => updatePayment(open, who, { caseNo, agreement: 'a1', index: 0, status: 'confirmed', receipt: 'nope' })
  expect(refusalOf(unknown).code).toBe('part.unknown')
})

test('a payment dated later than the day that is asked for does not hide what is late on it', () => {
  const { lines } = office({ schedule: [row(1, '2026-11-10', 100)], payments: [paid('2026-11-25', 100)] })
  expect(lines('2026-11-24')).toEqual([[1, 'late', 100, 0]])
  expect(lines('2026-11-25')).toEqual([])
})

test('waived and deferred rows, ended agreements and finished cases are owed nothing', () => {
  const schedule = [row(1, '2026-11-10', 100, 'waived'), row(2, '2026-11-11', 100, 'deferred'), row(3, '2026-11-12', 100)]
  const { open, lines } = office({ schedule })
  expect(lines('2026-11-22')).toEqual([[3, 'late', 100, 0]])
  for (const status of enums.agreement_status) {
    updateAgreement(open, who, { caseNo, key: 'a1', status })
    expect(lines('2026-11-22').length, status).toBe(['terminated', 'completed', 'amended'].includes(status) ? 0 : 1)
  }
  updateAgreement(open, who, { caseNo, key: 'a1', status: 'active' })
  for (const status of enums.case_status) {
    updateCase(open, who, { caseNo, status })
    expect(lines('2026-11-22').length, status).toBe(['completed', 'closed'].includes(status) ? 0 : 1)
  }
  updateCase(open, who, { caseNo, status: 'agreement_active' })
  saveSchedule(open, who, { caseNo, key: 'a1', schedule: [row(1, '2026-11-22', 5)] })
  expect(lines('2026-11-22')).toEqual([[1, 'today', 5, 0]])
})

test('the last day there is takes rows, days of grace and a look ahead', () => {
  const { lines } = office({ schedule: [row(1, '9999-12-31', 100)], graceDays: 60 })
  expect(lines('9999-12-16')).toEqual([])
  expect(lines('9999-12-17')).toEqual([[1, 'ahead', 100, 0]])
  expect(lines('9999-12-31')).toEqual([[1, 'today', 100, 0]])
})

test('sums by currency are exact, however large', () => {
  const most = Number.MAX_SAFE_INTEGER
  const schedule = Array.from({ length: 600 }, (_, i) => row(i + 1, '2026-11-10', most))
  const made = newOffice()
  store(
    made,
    aCase({ agreements: [anAgreement({ schedule }), anAgreement({ key: 'a2', schedule }), anAgreement({ key: 'a3', schedule })] }),
    aCase({ caseNo: '2026-0002', debts: [aDebt({ currency: 'TWD' })], agreements: [anAgreement({ schedule: [row(1, '2026-11-10', 7)] })] }),
  )
  const { total, sums, headings } = listDue(made.open.db, { today: day('2026-11-22'), ...everything })
  expect(total).toBe(1801)
  expect(headings).toEqual([{ group: 'late', dueOn: null, rows: 1801 }])
  expect(sums).toEqual([
    { currency: 'CNY', group: 'late', open: String(BigInt(most) * 1800n), reported: '0' },
    { currency: 'TWD', group: 'late', open: '7', reported: '0' },
  ])
})

const upTo = (n: number) => fc.integer({ min: 0, max: n })
const start = day('2026-01-31')
const someDay = upTo(500).map((days) => addDays(start, days))
const somePlan = fc.record({
  rows: fc.array(
    fc.record({ dueOn: someDay, amount: upTo(300), relief: fc.constantFrom(undefined, undefined, 'waived' as const, 'deferred' as const) }),
    {
      maxLength: 8,
    },
  ),
  payments: fc.array(fc.record({ on: someDay, amount: upTo(400), status: fc.constantFrom(...enums.payment_status) }), { maxLength: 8 }),
  graceDays: upTo(10),
})

/** What the schedules of the cases say on a day, computed from the cases themselves. */
function wanted(files: CaseFile[], today: Day) {
  return files.flatMap((file) =>
    file.agreements.flatMap((agreement) =>
      installmentStatuses(agreement, today)
        .filter((_, at) => agreement.schedule[at]!.relief === undefined)
        .filter(({ open, reported, dueOn }) => open + reported > 0 && dueOn <= addDays(today, 14))
        .map(({ no, status, open, reported, dueOn }) => ({
          where: `${file.caseNo} ${agreement.key} ${no} ${dueOn}`,
          status: open === 0 ? 'paid' : status,
          open,
          reported,
        })),
    ),
  )
}

test('on any day the list is what the schedules of all cases say on that day, page by page and heading by heading', () => {
  fc.assert(
    fc.property(fc.array(somePlan, { minLength: 1, maxLength: 4 }), fc.array(upTo(540), { minLength: 3, maxLength: 3 }), (plans, days) => {
      const files = plans.map(({ rows, payments, graceDays }, i) =>
        aCase({
          caseNo: `2026-000${i}`,
          agreements: [
            anAgreement({
              graceDays,
              schedule: rows.map((each, at) => row(at + 1, each.dueOn, each.amount, each.relief)),
              payments: payments.map((each) => paid(each.on, each.amount, each.status)),
            }),
          ],
        }),
      )
      const made = newOffice()
      store(made, ...files)
      for (const after of days) {
        const today = addDays(addDays(start, -20), after)
        const { total, rows, headings, sums } = listDue(made.open.db, { today, ...everything })
        const seen = rows.map((each) => ({
          where: `${each.caseNo} ${each.agreement} ${each.no} ${each.dueOn}`,
          status: dueStatus(each, today),
          open: each.open,
          reported: each.reported,
        }))
        const byPlace = (a: { where: string }, b: { where: string }) => (a.where < b.where ? -1 : 1)
        expect(seen.toSorted(byPlace)).toEqual(wanted(files, today).toSorted(byPlace))
        expect(total).toBe(rows.length)
        const late = rows.filter(({ group }) => group === 'late')
        expect(late.every((each) => ['overdue', 'overdue_partial'].includes(dueStatus(each, today)))).toBe(true)
        expect(rows.filter((each) => dueStatus(each, today).startsWith('overdue')).length).toBe(late.length)
        const drawn = rows.map(({ group, dueOn }) => `${group} ${group === 'ahead' ? dueOn : null}`)
        expect(headings.flatMap(({ group, dueOn, rows: many }) => Array<string>(many).fill(`${group} ${dueOn}`))).toEqual(drawn)
        expect(drawn.map((name) => dueGroups.findIndex((group) => name.startsWith(group)))).toEqual(
          drawn.map((name) => dueGroups.findIndex((group) => name.startsWith(group))).toSorted((a, b) => a - b),
        )
        const open = sums.reduce((sum, each) => sum + Number(each.open), 0)
        expect(open).toBe(rows.reduce((sum, each) => sum + each.open, 0))
        const pages = [0, 3, 6, 9, 12].flatMap((offset) => listDue(made.open.db, { today, offset, limit: 3 }).rows)
        expect(pages).toEqual(rows.slice(0, 15))
      }
      made.open.sqlite.close()
    }),
    { numRuns: 25 },
  )
})

test('rows are found by an index, without going through the table', () => {
  const { db, sqlite } = newOffice().open
  const { sql, params } = pageOfDue(db, { today: day('2026-11-22'), offset: 0, limit: 50 }).toSQL()
  const plan = sqlite
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...params)
    .map(({ detail }) => detail)
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([])
  expect(plan.filter((step) => /USING INDEX due_rows_day/.test(step))).toEqual([
    'SEARCH due_rows USING INDEX due_rows_day (holds_until=? AND due_on<?)',
    'SEARCH due_rows USING INDEX due_rows_day (holds_until>? AND holds_until<?)',
  ])
})

test.each([
  ['changed', 'UPDATE due_rows SET open = open + 1 WHERE no = 5'],
  ['taken away', 'DELETE FROM due_rows WHERE no = 5'],
  ['moved to another day', `UPDATE due_rows SET due_on = '2026-01-01' WHERE no = 5`],
  ['held longer than it is so', `UPDATE due_rows SET holds_until = '2026-12-31' WHERE no = 5`],
])('the check finds a row that was %s behind the program', (_what, change) => {
  const made = newOffice()
  store(made, secondCase())
  expect(checkDatabase(made.open, null).ok).toBe(true)
  made.open.sqlite.exec(change)
  expect(checkDatabase(made.open, null).integrity.problems).toEqual(['due_rows of 1 are not what their case gives'])
})

test('amounts keep their currency, and an amount of nothing is not due', () => {
  const { on } = office({ schedule: [row(1, '2026-11-22', 0), row(2, '2026-11-22', 100)] }, { debts: [aDebt({ currency: 'JPY' })] })
  expect(on('2026-11-22').rows.map(({ no, currency, amount }) => [no, currency, amount])).toEqual([[2, 'JPY', minor(100)]])
})
