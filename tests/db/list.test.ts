import { expect, test } from 'vitest'
import { assignCases, updateCase } from '../../db/cases.ts'
import { updateClient } from '../../db/clients.ts'
import { addContactEntry } from '../../db/contacts.ts'
import { importCases } from '../../db/insert-case.ts'
import { countCases, everyCase, listCases, pageOf, similarCases, type ListInput } from '../../db/list.ts'
import { addPerson } from '../../db/office.ts'
import { enums } from '../../src/domain/enums.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { aCase, aContact, aProposal, day } from '../domain/build.ts'
import { newOffice, who } from '../support/office-db.ts'

const sorts = ['caseNo', 'name', 'status', 'evidenceLevel', 'nextDate', 'openedOn'] as const
const all: ListInput = { query: '', status: null, sort: 'caseNo', descending: false, offset: 0, limit: 200 }

function office(...files: CaseFile[]) {
  const made = newOffice()
  importCases(
    made.open,
    who,
    files.map((file) => ({ file, stored: new Map() })),
  )
  return made
}

const client = (name: string, ...numbers: string[]): CaseFile['client'] => ({
  name,
  phones: numbers.map((number) => ({ number, owner: 'client' as const })),
  household: [],
})

/** 60 cases with many ties, some without a next date, some without any evidence. */
function many(): CaseFile[] {
  return Array.from({ length: 60 }, (_, i) =>
    aCase({
      caseNo: `2026-${String(((i * 37) % 60) + 1).padStart(4, '0')}`,
      status: enums.case_status[i % 5]!,
      openedOn: day(`2026-03-${String((i % 7) + 10)}`),
      client: client(['张晓明', '李文静', 'Álvarez', '王'][i % 4]!),
      proposals: i % 3 === 0 ? [aProposal('p1')] : [],
      contacts: i % 4 === 0 ? [aContact('c1', '2026-03-17T15:40', { nextFollowUpOn: day(`2026-05-0${(i % 3) + 1}`) })] : [],
    }),
  )
}

test.each(sorts.flatMap((sort) => [false, true].map((descending) => [sort, descending] as const)))(
  'sorted by %s, descending %s: pages follow each other, ties keep their order, what is missing comes last',
  (sort, descending) => {
    const { db } = office(...many()).open
    const input = { ...all, sort, descending }
    const { total, rows } = listCases(db, input)
    expect([total, rows.length]).toEqual([60, 60])
    const rank = (row: (typeof rows)[number]) => {
      if (sort === 'status') return enums.case_status.indexOf(row.status)
      if (sort === 'evidenceLevel') return row.evidenceLevel && enums.evidence_level.indexOf(row.evidenceLevel)
      return row[sort]
    }
    const compare = (a: number | string, b: number | string) => (a < b ? -1 : Number(a > b)) * (descending ? -1 : 1)
    const wanted = rows.toSorted((a, b) => {
      const [x, y] = [rank(a), rank(b)]
      if (x === null || y === null) return Number(x === null) - Number(y === null) || compare(a.caseNo, b.caseNo)
      return compare(x, y) || compare(a.caseNo, b.caseNo)
    })
    expect(rows.map(({ caseNo }) => caseNo)).toEqual(wanted.map(({ caseNo }) => caseNo))
    const pages = [0, 25, 50].flatMap((offset) => listCases(db, { ...input, offset, limit: 25 }).rows)
    expect(pages).toEqual(rows)
  },
)

test('the list shows what the case gives, and follows every change', () => {
  const made = office(aCase({ proposals: [aProposal('p1')] }))
  const [row] = everyCase(made.open.db)
  expect(row).toMatchObject({
    caseNo: '2026-0001',
    name: '张晓明',
    status: 'negotiating',
    priority: 'normal',
    evidenceLevel: 'discussed',
    openedOn: '2026-03-12',
  })
  const { key: _key, ...entry } = aContact('c', '2026-03-17T15:40', { promiseByThem: { what: '寄协议', dueOn: day('2026-03-20') } })
  addContactEntry(made.open, who, { caseNo: '2026-0001', entry })
  updateCase(made.open, who, { caseNo: '2026-0001', status: 'on_hold', priority: 'low' })
  updateClient(made.open, who, { caseNo: '2026-0001', client: client('李四') })
  expect(everyCase(made.open.db)).toMatchObject([
    { name: '李四', status: 'on_hold', priority: 'low', nextDate: '2026-03-20', owedBy: 'creditor' },
  ])
  expect(countCases(made.open.db)).toBe(1)
})

test.each([
  ['晓明', ['2026-0001']],
  ['张 晓', ['2026-0001']],
  ['１３８', ['2026-0001']],
  ['138-0000', ['2026-0001']],
  ['0002', ['2026-0002', '2026-0003']],
  ['20260003', ['2026-0003']],
  ['WENJING', ['2026-0002']],
  ['%', []],
  ['_', []],
  ["'", []],
  ['00012', []],
])('typing %s finds the name, phone or case number that holds it', (query, found) => {
  const { db } = office(
    aCase({ caseNo: '2026-0001', client: client('张晓明', '138 0000 1111') }),
    aCase({ caseNo: '2026-0002', client: { ...client('李文静'), nameLatin: 'Li Wenjing' } }),
    aCase({ caseNo: '2026-0003', client: client('王', '+86 139-0000-0002') }),
  ).open
  const { total, rows } = listCases(db, { ...all, query })
  expect([total, rows.map(({ caseNo }) => caseNo)]).toEqual([found.length, found])
})

test('a filter and a query hold together, and the total counts all pages', () => {
  const { db } = office(...many()).open
  const { total, rows } = listCases(db, { ...all, query: '张', status: 'intake', limit: 2 })
  expect([total, rows.length]).toEqual([3, 2])
  expect(rows.every(({ name, status }) => name === '张晓明' && status === 'intake')).toBe(true)
})

test('a possible duplicate is found by name, phone and ID number, however they are written', () => {
  const { db } = office(
    aCase({ caseNo: 'a', client: { ...client('欧阳 明月', '+86 138-0000-0001', '021 555'), idDocNo: '11010119910824001x' } }),
    aCase({ caseNo: 'b', client: client('欧阳明月') }),
    aCase({ caseNo: 'c', client: client('欧阳') }),
  ).open
  const none = { name: '', phones: [], idDocNo: '' }
  const like = (input: Partial<Parameters<typeof similarCases>[1]>) =>
    similarCases(db, { ...none, ...input }).map(({ caseNo, matched }) => [caseNo, matched.toSorted()])
  expect(like({})).toEqual([])
  expect(like({ name: '欧阳明月' })).toEqual([
    ['a', ['name']],
    ['b', ['name']],
  ])
  expect(like({ name: '欧阳明月', exceptCaseNo: 'b', phones: ['13800000001'], idDocNo: '１１０１０１19910824001X' })).toEqual([
    ['a', ['idDocNo', 'name', 'phone']],
  ])
  expect(like({ name: '欧', phones: ['555', '1', ''], idDocNo: '1101' })).toEqual([])
})

test.each(sorts.flatMap((sort) => [false, true].map((descending) => [sort, descending] as const)))(
  'the first page sorted by %s, descending %s, comes off an index without sorting',
  (sort, descending) => {
    const { db, sqlite } = newOffice().open
    const { sql, params } = pageOf(db, { ...all, sort, descending, limit: 50 }).toSQL()
    const plan = sqlite
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...params)
      .map(({ detail }) => detail)
    expect(plan).toEqual([
      expect.stringMatching(/^SCAN case_index USING INDEX /),
      'CORRELATED SCALAR SUBQUERY 1',
      'SEARCH cases USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH people USING INDEX people_key (key=?)',
    ])
  },
)

test('each line says whose case it is, and the list can hold those of one person, deputies included, or those of nobody', () => {
  const { open } = office(...many())
  const [wu, li] = [
    { key: '00000000000000aa', name: '吴顾问', role: 'counselor' },
    { key: '00000000000000bb', name: '李顾问', role: 'counselor' },
  ] as const
  addPerson(open, who, wu)
  addPerson(open, who, li)
  assignCases(open, who, { caseNos: ['2026-0001', '2026-0002'], assignedTo: wu.key })
  assignCases(open, who, { caseNos: ['2026-0003'], assignedTo: li.key, deputy: wu.key })
  const list = (whose: string | null) => listCases(open.db, { ...all, whose })
  const lines = (whose: string) => list(whose).rows.map(({ caseNo, assignedTo }) => [caseNo, assignedTo])
  expect(lines(wu.key)).toEqual([
    ['2026-0001', '吴顾问'],
    ['2026-0002', '吴顾问'],
    ['2026-0003', '李顾问'],
  ])
  expect(lines(li.key)).toEqual([['2026-0003', '李顾问']])
  expect([list('nobody').total, list(null).total]).toEqual([57, 60])
  expect(listCases(open.db, { ...all, whose: li.key }, wu).rows.map(({ caseNo }) => caseNo)).toEqual(['2026-0003'])
})
