import { expect, test } from 'vitest'
import { addAgreement, savePaper, setClientAccepted, setOralTerms, updateAgreement } from '../../db/agreements.ts'
import { auditEntries } from '../../db/audit.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { checkDatabase } from '../../db/check.ts'
import { addContactEntry, withdrawContact } from '../../db/contacts.ts'
import { describeDocument } from '../../db/documents.ts'
import type { Terms, WrittenTerms } from '../../src/domain/case-file.ts'
import { aContact, day, minor } from '../domain/build.ts'
import { later, who } from '../support/office-db.ts'
import { officeWithWholeCases } from '../support/whole-case.ts'

/** What becomes of an agreement over time: rows are only added, the newest counts. */

const caseNo = '2026-0007'
const { key: _key, ...entry } = aContact('c0', '2026-05-01T10:00')
const terms: Terms = { total: minor(1200000), installments: 12, waivers: [] }

function office() {
  const { open, anchored } = officeWithWholeCases()
  const rows = (table: string) =>
    open.sqlite
      .prepare<[], number>(`SELECT count(*) FROM ${table} JOIN cases ON cases.id = case_id WHERE case_no = '${caseNo}'`)
      .pluck()
      .get()!
  const file = () => readCaseFile(open.db, caseNo)!
  const agreement = (key: string) => file().agreements.find((one) => one.key === key)!
  return { open, rows, file, agreement, check: () => checkDatabase(open, anchored.at(-1)!) }
}

test('a contact and the terms said in it are saved in one act: a new agreement that rests on that entry', () => {
  const { open, file, check } = office()
  const before = auditEntries(open.db, { from: 0, limit: 1 })[0]!.seq
  const key = addContactEntry(open, who, { caseNo, entry, said: { proposal: 'p2', terms } })
  const agreement = file().agreements.at(-1)!
  expect(agreement).toMatchObject({
    debts: entry.debts,
    proposal: 'p2',
    status: 'pending_confirmation',
    oralTerms: { ...terms, contact: key },
  })
  expect(auditEntries(open.db, { from: 0, limit: 2 }).map(({ seq, about }) => [seq - before, about])).toEqual([
    [2, `agreement ${agreement.key}`],
    [1, `contact ${key}`],
  ])
  expect(check().ok).toBe(true)
})

test('terms said on an agreement that is not there leave no contact behind', () => {
  const { open, file } = office()
  const before = file()
  expect(() => addContactEntry(open, who, { caseNo, entry, said: { agreement: 'a9', terms } })).toThrow('part.unknown')
  expect(file()).toStrictEqual(before)
})

test('a later call adds to what was said; taken back, what the call before said counts again', () => {
  const { open, agreement, check } = office()
  const first = addContactEntry(open, who, { caseNo, entry, said: { terms } })
  const { key } = readCaseFile(open.db, caseNo)!.agreements.at(-1)!
  const second = addContactEntry(open, later, { caseNo, entry, said: { agreement: key, terms: { graceDays: 3 } } })
  expect(agreement(key).oralTerms).toEqual({ ...terms, graceDays: 3, contact: second })
  const { at, zone } = entry
  withdrawContact(open, later, { caseNo, withdraws: second, reason: '误记', at, zone })
  expect(agreement(key).oralTerms).toEqual({ ...terms, contact: first })
  addContactEntry(open, later, { caseNo, entry, said: { agreement: key, terms: { graceDays: 5 } } })
  expect(agreement(key).oralTerms).toMatchObject({ ...terms, graceDays: 5 })
  expect(check().ok).toBe(true)
})

test('what was said in a contact that was taken back does not come along with a later call', () => {
  const { open, agreement } = office()
  const first = addContactEntry(open, who, { caseNo, entry, said: { terms } })
  const { key } = readCaseFile(open.db, caseNo)!.agreements.at(-1)!
  const { at, zone } = entry
  withdrawContact(open, later, { caseNo, withdraws: first, reason: '误记', at, zone })
  const second = addContactEntry(open, later, { caseNo, entry, said: { agreement: key, terms: { graceDays: 3 } } })
  expect(agreement(key).oralTerms).toEqual({ graceDays: 3, contact: second })
})

test('what was said, written and accepted before stays in its row', () => {
  const { open, rows, agreement } = office()
  const before = ['oral_terms', 'papers', 'agreement_states'].map(rows)
  const { contact, ...said } = agreement('a1').oralTerms!
  setOralTerms(open, later, { caseNo, key: 'a1', oralTerms: { ...said, ...terms, ...(contact !== undefined && { contact }) } })
  const paper: WrittenTerms = { ...agreement('a1').writtenTerms!, total: minor(5) }
  savePaper(open, later, { caseNo, key: 'a1', writtenTerms: paper })
  setClientAccepted(open, later, { caseNo, key: 'a1', acceptedOn: null })
  expect(['oral_terms', 'papers', 'agreement_states'].map(rows)).toEqual(before.map((count) => count + 1))
  expect(agreement('a1')).toMatchObject({ oralTerms: terms, writtenTerms: paper })
  expect(agreement('a1').earlierPapers).toHaveLength(1)
  expect(agreement('a1')).not.toHaveProperty('acceptedByClientOn')
})

test('two papers from the same document that came in a file stay two', () => {
  const { open, agreement } = office()
  const paper: WrittenTerms = { ...agreement('a1').writtenTerms!, document: 'older' }
  savePaper(open, later, { caseNo, key: 'a1', writtenTerms: paper })
  expect(agreement('a1').earlierPapers!.map(({ document }) => document)).toEqual(['letter', 'older'])
})

test('an agreement that becomes active takes the place of the one that it amends, and gives it back', () => {
  const { open, agreement, check } = office()
  updateAgreement(open, who, { caseNo, key: 'a1', status: 'active' })
  const key = addAgreement(open, who, { caseNo, debts: ['huabei'], replaces: 'a1' })
  expect(agreement('a1').status).toBe('active')
  updateAgreement(open, who, { caseNo, key, status: 'active' })
  expect(agreement('a1').status).toBe('amended')
  expect(agreement(key)).toMatchObject({ status: 'active', replaces: 'a1' })
  updateAgreement(open, who, { caseNo, key, status: 'pending_confirmation' })
  expect([agreement('a1').status, agreement(key).status]).toEqual(['active', 'pending_confirmation'])
  expect(check().ok).toBe(true)
})

test('one that was breached is breached again when its amendment is taken back', () => {
  const { open, agreement } = office()
  updateAgreement(open, who, { caseNo, key: 'a1', status: 'breached' })
  const key = addAgreement(open, who, { caseNo, debts: ['huabei'], replaces: 'a1' })
  updateAgreement(open, who, { caseNo, key, status: 'active' })
  updateAgreement(open, who, { caseNo, key: 'a1', graceDays: 3 })
  updateAgreement(open, who, { caseNo, key, status: 'pending_confirmation' })
  expect(agreement('a1')).toMatchObject({ status: 'breached', graceDays: 3 })
})

test('one that ended on its own stays ended when it is amended', () => {
  const { open, agreement } = office()
  updateAgreement(open, who, { caseNo, key: 'a1', status: 'terminated' })
  const key = addAgreement(open, who, { caseNo, debts: ['huabei'], replaces: 'a1' })
  updateAgreement(open, who, { caseNo, key, status: 'active' })
  expect(agreement('a1').status).toBe('terminated')
})

test('what is said anew of a document counts, and what was said before stays', () => {
  const { open, rows, file } = office()
  const receivedOn = day('2026-03-15')
  describeDocument(open, who, { caseNo, key: 'older', facts: { type: 'payslip', receivedOn, validUntil: day('2026-12-31') } })
  describeDocument(open, later, { caseNo, key: 'older', facts: { type: 'income_proof', receivedOn } })
  const { fileName, sizeBytes, sha256 } = file().documents.find(({ key }) => key === 'older')!
  expect(file().documents.find(({ key }) => key === 'older')).toStrictEqual({
    key: 'older',
    type: 'income_proof',
    receivedOn,
    fileName,
    sizeBytes,
    sha256,
  })
  expect(rows('document_facts')).toBe(2)
})

test('what each call said stays with its own call, beside what counts', () => {
  const { open, agreement } = office()
  const first = addContactEntry(open, who, { caseNo, entry, said: { terms: { total: minor(1200000), installments: 12 } } })
  const key = readCaseFile(open.db, caseNo)!.agreements.at(-1)!.key
  const second = addContactEntry(open, later, { caseNo, entry, said: { agreement: key, terms: { installments: 10 } } })
  expect(agreement(key)).toMatchObject({
    oralTerms: { total: 1200000, installments: 10, contact: second },
    earlierOralTerms: [{ total: 1200000, installments: 12, contact: first }],
  })
})
