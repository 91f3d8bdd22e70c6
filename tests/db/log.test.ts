import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { assignCases, updateCase } from '../../db/cases.ts'
import { refusalOf, later, newOffice, store, who } from '../support/office-db.ts'
import { looksOf, officeLog, viewersOf } from '../../db/log.ts'
import { addPerson } from '../../db/office.ts'
import { cases } from '../../db/schema/cases.ts'
import { copiedLog } from '../../db/subject-copy.ts'
import { write } from '../../db/write.ts'
import { firstCase, secondCase } from '../domain/build.ts'

const wu = { key: '00000000000000aa', name: '吴顾问', role: 'counselor' } as const

/** Two cases and what people did with them. */
function office() {
  const made = newOffice()
  const [one, other] = [firstCase(), secondCase()]
  store(made, one, other)
  addPerson(made.open, who, wu)
  const look = (act: typeof who, action: 'viewed' | 'viewed_sensitive' | 'printed' | 'exported', about: string, caseNo = one.caseNo) =>
    write(made.open, { ...act, action, about, caseNo }, () => undefined)
  return { ...made, caseNo: one.caseNo, other: other.caseNo, look }
}

const whole = { offset: 0, limit: 50 }

test('who saw a client: every look, print and export of that case alone, newest first, with who and when', () => {
  const { open, caseNo, other, look } = office()
  look(who, 'viewed', 'case')
  look(later, 'printed', 'contact c1')
  look(later, 'viewed', 'case', other)
  updateCase(open, who, { caseNo, status: 'closed' })
  look(later, 'viewed_sensitive', 'client')
  look(who, 'exported', 'document d1')
  const { total, rows } = viewersOf(open.db, { caseNo, ...whole })
  expect(total).toBe(4)
  expect(rows.map(({ by, action, about }) => [by, action, about])).toEqual([
    [who.by, 'exported', 'document d1'],
    [later.by, 'viewed_sensitive', 'client'],
    [later.by, 'printed', 'contact c1'],
    [who.by, 'viewed', 'case'],
  ])
  expect(rows[1]).toMatchObject({ at: later.at, caseNo })
})

test('whoever took out all cases together, or the whole office, saw each client who was there by then', () => {
  const { open, caseNo, store: add } = { ...office(), store }
  const whole = (about: string) => write(open, { ...later, action: 'exported', about }, () => undefined)
  whole('all cases')
  whole('office copy')
  whole('log')
  const { total, rows } = viewersOf(open.db, { caseNo, offset: 0, limit: 50 })
  expect([total, rows.map(({ by, about, erased }) => [by, about, erased])]).toEqual([
    2,
    [
      [later.by, 'office copy', undefined],
      [later.by, 'all cases', undefined],
    ],
  ])
  const { subject } = open.db.select({ subject: cases.subject }).from(cases).where(eq(cases.caseNo, caseNo)).get()!
  const told = copiedLog(open.db, subject).map(({ about }) => about)
  expect(told.slice(-2)).toEqual(['all cases', 'office copy'])
  const third = { ...firstCase(), caseNo: '2030-0009' }
  add({ open } as Parameters<typeof store>[0], third)
  expect(viewersOf(open.db, { caseNo: third.caseNo, offset: 0, limit: 50 })).toEqual({ total: 0, rows: [] })
})

test('pages of who saw a client follow each other without a gap or a repetition', () => {
  const { open, caseNo, look } = office()
  const actions = ['viewed', 'printed', 'viewed', 'exported', 'viewed_sensitive'] as const
  for (let i = 0; i < 23; i++) look(who, actions[i % actions.length]!, 'case')
  const pages = [0, 10, 20].map((offset) => viewersOf(open.db, { caseNo, offset, limit: 10 }))
  const numbers = pages.flatMap(({ rows }) => rows.map(({ seq }) => seq))
  expect(pages.map(({ total, rows }) => [total, rows.length])).toEqual([
    [23, 10],
    [23, 10],
    [23, 3],
  ])
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => b - a))
})

test('a page of who saw a client is read off the index in its order: nothing is sorted, no entry of another case is touched', () => {
  const { open, caseNo } = office()
  const { subject } = open.db.select({ subject: cases.subject }).from(cases).where(eq(cases.caseNo, caseNo)).get()!
  const { sql, params } = looksOf(open.db, subject, whole).toSQL()
  const plan = open.sqlite.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...params)
  const steps = plan.map(({ detail }) => detail)
  expect(steps.filter((step) => /SEARCH audit USING COVERING INDEX audit_subject \(subject=\? AND action=\?\)/.test(step))).toHaveLength(4)
  expect(
    steps.filter((step) => /SEARCH audit USING INDEX audit_subject \(subject=\? AND action=\? AND rowid>\?\)/.test(step)),
  ).toHaveLength(1)
  expect(steps.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([])
})

test('who saw a case that is not there is refused as such', () => {
  const { open } = office()
  const refusal = refusalOf(() => viewersOf(open.db, { caseNo: '2031-0001', ...whole }))
  expect([refusal.code, refusal.params]).toEqual(['case.unknown', { caseNo: '2031-0001' }])
})

test('the log of the office is read newest first from any entry down, to its beginning', () => {
  const { open, look } = office()
  for (let i = 0; i < 12; i++) look(who, 'viewed', 'case')
  const seen: number[] = []
  let from: number | null = 0
  while (from !== null) {
    const { rows, next } = officeLog(open.db, { from, limit: 4 })
    seen.push(...rows.map(({ seq }) => seq))
    from = next
  }
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => seen.length - i))
  expect(seen.length).toBeGreaterThan(12)
})

test('the log narrowed to a person and an act holds those alone, and names the person whom an entry is about', () => {
  const { open, caseNo, look } = office()
  look(later, 'printed', 'case')
  assignCases(open, later, { caseNos: [caseNo], assignedTo: wu.key })
  expect(officeLog(open.db, { from: 0, limit: 9, by: later.by, action: 'printed' }).rows).toMatchObject([
    { by: later.by, action: 'printed' },
  ])
  expect(officeLog(open.db, { from: 0, limit: 9, by: later.by }).rows.map(({ about }) => about)).toEqual(['assignment', 'case'])
  expect(officeLog(open.db, { from: 0, limit: 99 }).rows.find(({ about }) => about.startsWith('person'))).toMatchObject({ whom: wu.name })
})
