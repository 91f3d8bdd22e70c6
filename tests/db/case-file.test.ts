import { expect, test } from 'vitest'
import { readAllCaseFiles, readCaseFile } from '../../db/case-file.ts'
import { checkDatabase } from '../../db/check.ts'
import { importCases } from '../../db/insert-case.ts'
import { countCases } from '../../db/list.ts'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { aCase, aContact, aDebt, anAgreement, aProposal } from '../domain/build.ts'
import { logged, newOffice, refusalOf, store, who } from '../support/office-db.ts'
import { bareCase, wholeCase } from '../support/whole-case.ts'

/** The two cases of the published format. */
function publishedCases(): CaseFile[] {
  return twoCaseFiles().map(({ file }) => ({
    ...file,
    documents: file.documents.map((document) => ({ ...document, sizeBytes: 9, sha256: 'ab' })),
  }))
}

test.each([wholeCase(), bareCase(), ...publishedCases()])(
  'a case comes back as it went in, after closing and opening too: $caseNo',
  (file) => {
    const office = newOffice()
    store(office, file)
    expect(readCaseFile(office.open.db, file.caseNo)).toStrictEqual(logged(file))
    expect(readCaseFile(office.reopen().db, file.caseNo)).toStrictEqual(logged(file))
  },
)

test('not stated stays apart from nothing: missing, empty list and zero come back as they were', () => {
  const office = newOffice()
  const stated = aCase({
    client: { ...bareCase().client, vulnerability: [] },
    hardship: { causes: [] },
    proposals: [aProposal('p1', { debts: [], terms: { waivers: [] } })],
    agreements: [anAgreement({ key: 'a1', graceDays: 0, oralTerms: {} }), anAgreement({ key: 'a2' })],
  })
  store(office, stated)
  const read = readCaseFile(office.open.db, stated.caseNo)!
  expect(read.client.vulnerability).toEqual([])
  expect(read.hardship).toEqual({ causes: [] })
  expect(read.proposals[0]!.terms).toStrictEqual({ waivers: [] })
  expect(read.agreements[0]).toMatchObject({ graceDays: 0, oralTerms: {} })
  expect(Object.keys(read.agreements[1]!).toSorted()).toEqual(['debts', 'key', 'payments', 'schedule', 'status'])
  expect('budget' in read).toBe(false)
})

test('cases do not mix their parts, although their keys are the same', () => {
  const office = newOffice()
  const [first, second] = [wholeCase('2026-0001'), bareCase('2026-0002')]
  const third = { ...wholeCase('2026-0003'), contacts: [aContact('c1', '2026-05-01T10:00', { summary: 'another' })] }
  third.agreements = []
  store(office, third, first, second)
  expect([...readAllCaseFiles(office.open.db)]).toStrictEqual([first, second, third].map(logged))
})

test('a number that is taken, an unknown reference and a key given twice are refused by name, and nothing is stored', () => {
  const office = newOffice()
  store(office, bareCase('2026-0001'))
  const cases: [CaseFile, string, Record<string, string>][] = [
    [bareCase('2026-0001'), 'case.numberTaken', { caseNo: '2026-0001' }],
    [
      aCase({ caseNo: 'x', contacts: [aContact('c1', '2026-05-01T10:00', { debts: ['nope'] })] }),
      'reference.unknown',
      { caseNo: 'x', key: 'nope' },
    ],
    [
      aCase({ caseNo: 'x', contacts: [aContact('c1', '2026-05-01T10:00', { corrects: 'c0' })] }),
      'reference.unknown',
      { caseNo: 'x', key: 'c0' },
    ],
    [aCase({ caseNo: 'x', agreements: [anAgreement({ proposal: 'p9' })] }), 'reference.unknown', { caseNo: 'x', key: 'p9' }],
    [aCase({ caseNo: 'x', agreements: [anAgreement({ oralTerms: { contact: 'c9' } })] }), 'reference.unknown', { caseNo: 'x', key: 'c9' }],
    [aCase({ caseNo: 'x', debts: [aDebt(), aDebt()] }), 'key.twice', { caseNo: 'x', key: 'huabei' }],
  ]
  for (const [file, code, params] of cases) {
    const refusal = refusalOf(() => store(office, bareCase('2026-0500'), file))
    expect([refusal.code, refusal.params]).toEqual([code, params])
    expect(countCases(office.open.db)).toBe(1)
  }
  expect(checkDatabase(office.open, office.anchored.at(-1)!).ok).toBe(true)
})

test('an entry may stand before the one that it corrects', () => {
  const office = newOffice()
  const contacts = [aContact('c2', '2026-05-02T10:00', { corrects: 'c1' }), aContact('c1', '2026-05-01T10:00')]
  const file = aCase({ contacts })
  store(office, file)
  expect(readCaseFile(office.open.db, file.caseNo)).toStrictEqual(logged(file))
})

test('an import appends one entry a case and tells how many are done', () => {
  const office = newOffice()
  const told: number[] = []
  const files = [bareCase('a'), bareCase('b'), bareCase('c')]
  importCases(
    office.open,
    who,
    files.map((file) => ({ file, stored: new Map() })),
    (done) => told.push(done),
  )
  expect(told).toEqual([1, 2, 3])
  expect(office.anchored.map(({ seq }) => seq)).toEqual([3])
})
