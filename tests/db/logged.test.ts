import { expect, test } from 'vitest'
import { savePaper, setClientAccepted, updateAgreement } from '../../db/agreements.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { whoLogged } from '../../db/logged.ts'
import { chronology } from '../../src/domain/chronology.ts'
import { day, lender } from '../domain/build.ts'
import { later, newOffice, store, who } from '../support/office-db.ts'
import { wholeCase } from '../support/whole-case.ts'

const caseNo = '2026-0007'

test('everything in the chronology that is logged by itself has somebody who logged it', () => {
  const office = newOffice()
  store(office, wholeCase('2026-0006'), wholeCase(caseNo))
  const logged = whoLogged(office.open.db, caseNo)
  const items = chronology(readCaseFile(office.open.db, caseNo)!).filter(({ kind }) => kind !== 'contact' && kind !== 'interruption')
  expect(new Set(items.map(({ kind }) => kind)).size).toBe(8)
  for (const { kind, key } of items) expect(logged.get(`${kind}/${key}`), `${kind} ${key}`).toEqual(who)
})

test('a paper is the work of who typed it last, an acceptance of who noted it first', () => {
  const office = newOffice()
  store(office, wholeCase(caseNo))
  const [agreement] = readCaseFile(office.open.db, caseNo)!.agreements
  const key = agreement!.key
  updateAgreement(office.open, later, { caseNo, key, graceDays: 3 })
  expect(whoLogged(office.open.db, caseNo).get(`acceptance/${key}`)).toEqual(who)
  savePaper(office.open, later, { caseNo, key, writtenTerms: { ...agreement!.writtenTerms!, issuedBy: lender } })
  expect(whoLogged(office.open.db, caseNo).get(`paper/${key}/0`)).toEqual(later)
  expect(whoLogged(office.open.db, caseNo).get(`paper/${key}/1`)).toEqual(who)
  setClientAccepted(office.open, later, { caseNo, key, acceptedOn: day('2026-03-22') })
  expect(whoLogged(office.open.db, caseNo).get(`acceptance/${key}`)).toEqual(later)
})
