import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDatabase } from '../../db/check.ts'
import { addContactEntry } from '../../db/contacts.ts'
import { dueDay, listWaiting, pageOfWaiting } from '../../db/waiting.ts'
import type { CaseFile, ContactEntry } from '../../src/domain/case-file.ts'
import { chase } from '../../src/domain/chase.ts'
import { addDays } from '../../src/domain/day.ts'
import { defaultChaser, type Chaser } from '../../src/domain/office-lists.ts'
import { owed } from '../../src/domain/owed.ts'
import { waitingGroups } from '../../src/domain/waiting.ts'
import { aCase, aContact, aDebt, anAgreement, aProposal, day, lender, minor, secondCase, waiver } from '../domain/build.ts'
import { newOffice, store, who } from '../support/office-db.ts'

const everything = { offset: 0, limit: 200 }
const said = aContact('c1', '2026-03-17T15:40', { result: 'accepted_verbal', nextFollowUpOn: day('2026-03-24') })
const spoken = (total = 5_320_000): Partial<CaseFile> => ({
  contacts: [said],
  agreements: [anAgreement({ oralTerms: { contact: 'c1', total: minor(total), waivers: [waiver('overdue_interest', 1)] } })],
})

function office(...files: CaseFile[]) {
  const made = newOffice()
  store(made, ...files)
  const list = (by: 'creditor' | 'us', today: string, chaser: Chaser = defaultChaser) =>
    listWaiting(made.open.db, chaser, { today: day(today), by, ...everything })
  return { ...made, list }
}

test('a spoken yes waits seven days for its paper, and is late on the eighth', () => {
  const { list } = office(aCase(spoken()))
  const groups = (today: string) => list('creditor', today).rows.map(({ dueOn, group }) => [dueOn, group])
  expect(groups('2026-03-16')).toEqual([['2026-03-24', 'later']])
  expect(groups('2026-03-17')).toEqual([['2026-03-24', 'week']])
  expect(groups('2026-03-24')).toEqual([['2026-03-24', 'today']])
  expect(groups('2026-03-25')).toEqual([['2026-03-24', 'late']])
  expect(list('creditor', '2026-03-25')).toMatchObject({
    total: 1,
    headings: [{ group: 'late', rows: 1 }],
    counts: { creditor: 1, us: 1 },
    rows: [
      {
        caseNo: '2026-0001',
        name: '张晓明',
        kind: 'confirmation',
        ref: 'a1',
        agreement: 'a1',
        creditor: lender,
        brands: '花呗',
        debt: 'huabei',
        since: '2026-03-17',
        letters: 0,
        calls: 0,
      },
    ],
  })
})

test('the creditor’s own days count for it alone, in whatever width its name is written', () => {
  const other = aCase({ ...spoken(), caseNo: '2026-0002', debts: [aDebt({ parties: [{ role: 'legal_lender', name: 'Ｂａｎｋ' }] })] })
  const { list } = office(aCase(spoken()), other)
  const due = (chaser: Chaser) => list('creditor', '2026-03-20', chaser).rows.map(({ caseNo, dueOn }) => [caseNo, dueOn])
  expect(
    due({
      days: 7,
      creditors: [
        { name: 'Bank', days: 2 },
        { name: lender, days: 7 },
      ],
    }),
  ).toEqual([
    ['2026-0002', '2026-03-19'],
    ['2026-0001', '2026-03-24'],
  ])
  expect(due({ days: 3, creditors: [{ name: 'nobody', days: 1 }] })).toEqual([
    ['2026-0001', '2026-03-20'],
    ['2026-0002', '2026-03-20'],
  ])
})

test('a letter gives the days anew', () => {
  const made = office(aCase(spoken()))
  const { key: _key, ...entry } = aContact('', '2026-03-25T09:00', {
    channel: 'letter',
    result: 'request_made',
    letter: { kind: 'confirmation', agreement: 'a1', language: 'zh-CN', subject: '函' },
  })
  addContactEntry(made.open, who, { caseNo: '2026-0001', entry })
  expect(made.list('creditor', '2026-03-26').rows).toMatchObject([
    { dueOn: '2026-04-01', letters: 1, lastLetterOn: '2026-03-25', calls: 0 },
  ])
})

test('our own tasks stand by their day, those without one last', () => {
  const { list } = office(aCase(spoken()), secondCase())
  expect(list('us', '2026-03-24').rows.map(({ caseNo, kind, dueOn, group }) => [caseNo, kind, dueOn, group])).toEqual([
    ['2026-0001', 'followUp', '2026-03-24', 'today'],
    ['2026-0002', 'difference', null, 'noDay'],
  ])
})

test('what rests on spoken words is summed by currency, exactly, and says of how many nothing was noted', () => {
  const most = Number.MAX_SAFE_INTEGER
  const many = Array.from({ length: 1500 }, (_, i) => anAgreement({ key: `m${i}`, oralTerms: { contact: 'c1', total: minor(most) } }))
  const noTotal = anAgreement({ oralTerms: { contact: 'c1', installments: 12 } })
  const { list } = office(
    aCase({ contacts: [said], agreements: [...many, noTotal], proposals: [aProposal('p1')] }),
    aCase({ ...spoken(700), caseNo: '2026-0002', debts: [aDebt({ currency: 'TWD' })] }),
    { ...secondCase(), caseNo: '2026-0003' },
  )
  expect(list('us', '2026-03-25').spoken).toEqual([
    { currency: 'CNY', agreements: 1501, withoutTotal: 1, total: String(BigInt(most) * 1500n), waived: '0' },
    { currency: 'TWD', agreements: 1, withoutTotal: 0, total: '700', waived: '1' },
  ])
})

test('a finished case waits for nothing', () => {
  const { list } = office(aCase({ ...spoken(), status: 'closed' }))
  expect(list('creditor', '2026-03-25')).toEqual({ total: 0, rows: [], headings: [], counts: { creditor: 0, us: 0 }, spoken: [] })
})

test('the last day there is ends every count of days', () => {
  const { list } = office(aCase({ proposals: [aProposal('p1', { sentOn: day('9999-12-30') })] }))
  expect(list('creditor', '9999-12-31').rows).toMatchObject([{ dueOn: '9999-12-31', group: 'today' }])
})

const upTo = (n: number) => fc.integer({ min: 0, max: n })
const start = day('2026-02-27')
const someDay = upTo(60).map((days) => addDays(start, days))
const maybeDay = fc.option(someDay, { nil: undefined })
const someEntry = fc.record({
  on: someDay,
  result: fc.constantFrom('accepted_verbal' as const, 'answered' as const, 'no_answer' as const),
  direction: fc.constantFrom('counselor_to_creditor' as const, 'creditor_to_client' as const, 'client_to_counselor' as const),
  promise: maybeDay,
  followUp: maybeDay,
  letter: fc.constantFrom(undefined, undefined, 'confirmation' as const, 'complaint' as const),
})
const someCase = fc.record({
  entries: fc.array(someEntry, { maxLength: 8 }),
  sent: fc.array(fc.record({ sentOn: maybeDay, validUntil: maybeDay }), { maxLength: 3 }),
  spokenIn: fc.option(upTo(7), { nil: undefined }),
  lender: fc.constantFrom('甲银行', '乙公司', '丙公司'),
})

type Made = typeof someCase extends fc.Arbitrary<infer T> ? T : never

function caseOf({ entries, sent, spokenIn, lender: name }: Made, at: number): CaseFile {
  const agreed = spokenIn !== undefined && spokenIn < entries.length
  const contacts = entries.map(({ on, result, direction, promise, followUp, letter }, i): ContactEntry =>
    aContact(`c${i}`, `${on}T1${i}:00`, {
      ...(letter
        ? {
            channel: 'letter',
            result: 'request_made',
            letter: { kind: letter, language: 'en', subject: 's', ...(agreed && { agreement: 'a1' }) },
          }
        : { result, direction }),
      ...(promise && !letter && { promiseByThem: { what: '确认', dueOn: promise } }),
      ...(followUp && { nextFollowUpOn: followUp }),
    }),
  )
  return aCase({
    caseNo: `2026-000${at}`,
    debts: [aDebt({ parties: [{ role: 'legal_lender', name }] })],
    contacts,
    proposals: sent.map(({ sentOn, validUntil }, i) =>
      aProposal(`p${i}`, { ...(sentOn && { sentOn }), ...(validUntil && { validUntil }) }),
    ),
    agreements: agreed ? [anAgreement({ oralTerms: { contact: `c${spokenIn}`, total: minor(100) } })] : [],
  })
}
test('on any day the queues are what the cases say on that day, page by page and heading by heading', () => {
  const chaser: Chaser = {
    days: 7,
    creditors: [
      { name: '乙公司', days: 3 },
      { name: '丙公司', days: 30 },
    ],
  }
  fc.assert(
    fc.property(fc.array(someCase, { minLength: 1, maxLength: 4 }), fc.array(upTo(100), { minLength: 3, maxLength: 3 }), (made, days) => {
      const files = made.map(caseOf)
      const { open } = office(...files)
      for (const after of days) {
        const today = addDays(start, after - 10)
        for (const by of ['creditor', 'us'] as const) {
          const { total, rows, headings, counts } = listWaiting(open.db, chaser, { today, by, ...everything })
          const wanted = files.flatMap((file) =>
            by === 'creditor'
              ? chase(file, chaser, today).map(({ kind, ref, dueOn }) => `${file.caseNo} ${kind} ${ref} ${dueOn}`)
              : owed(file)
                  .filter((one) => one.by === 'us')
                  .map((one) => `${file.caseNo} ${one.kind} ${one.ref} ${one.ownDay}`),
          )
          expect(rows.map(({ caseNo, kind, ref, dueOn }) => `${caseNo} ${kind} ${ref} ${dueOn}`).toSorted()).toEqual(wanted.toSorted())
          expect([total, counts[by]]).toEqual([rows.length, rows.length])
          const order = rows.map(({ dueOn }) => dueOn ?? '~')
          expect(order).toEqual(order.toSorted())
          for (const { group, dueOn } of rows) expect(group === 'late').toBe(dueOn !== null && dueOn < today)
          expect(headings.flatMap(({ group, rows: many }) => Array<string>(many).fill(group))).toEqual(rows.map(({ group }) => group))
          expect(headings.map(({ group }) => group)).toEqual(waitingGroups.filter((group) => rows.some((row) => row.group === group)))
          const pages = [0, 3, 6].flatMap((offset) => listWaiting(open.db, chaser, { today, by, offset, limit: 3 }).rows)
          expect(pages).toEqual(rows.slice(0, 9))
        }
      }
      open.sqlite.close()
    }),
    { numRuns: 25 },
  )
})

test('rows of one queue are found by an index', () => {
  const { db, sqlite } = newOffice().open
  const asked = { today: day('2026-11-22'), by: 'creditor' as const, offset: 0, limit: 50 }
  const { sql, params } = pageOfWaiting(db, dueDay(db, defaultChaser, 'creditor'), asked).toSQL()
  const plan = sqlite
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...params)
    .map(({ detail }) => detail)
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([])
  expect(plan).toContain('SEARCH waiting_rows USING INDEX waiting_rows_by (by=?)')
})

test.each([
  ['changed', 'UPDATE waiting_rows SET letters = letters + 1'],
  ['taken away', `DELETE FROM waiting_rows WHERE kind = 'confirmation'`],
  ['said to be due later', `UPDATE waiting_rows SET due_on = '2027-01-01'`],
  ['handed to the other side', `UPDATE waiting_rows SET by = 'us'`],
])('the check finds a row that was %s behind the program', (_what, change) => {
  const made = office(aCase(spoken()))
  expect(checkDatabase(made.open, null).integrity.problems).toEqual([])
  made.open.sqlite.exec(change)
  expect(checkDatabase(made.open, null).integrity.problems).toEqual(['waiting_rows of 1 are not what their case gives'])
})
