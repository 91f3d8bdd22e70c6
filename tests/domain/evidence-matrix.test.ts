import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseDocument, CaseFile } from '../../src/domain/case-file.ts'
import { addDays, addMonths } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'
import {
  alwaysNeeded,
  evidenceGaps,
  evidenceMatrix,
  neededFor,
  staleOn,
  type EvidenceCell,
  type EvidenceType,
} from '../../src/domain/evidence-matrix.ts'
import { aCase, aContact, aDebt, aDocument, day } from './build.ts'

const today = day('2026-06-15')
const proof = (key: string, type: EvidenceType, receivedOn: string, parts: Partial<CaseDocument> = {}): CaseDocument => ({
  ...aDocument(key, receivedOn),
  type,
  ...parts,
})
const ill = (parts: Partial<CaseFile> = {}) => aCase({ hardship: { causes: ['illness'] }, ...parts })
const cell = (file: CaseFile, type: EvidenceType, debt = 'huabei'): EvidenceCell => {
  const row = evidenceMatrix(file, today).find(({ types }) => types.includes(type))
  const found = row?.cells.find((one) => one.debt === debt)
  if (!found) throw new Error(`no cell for ${type}`)
  return found
}

test('the usual four come first, then each ground of the client in its order', () => {
  const file = aCase({ hardship: { causes: ['unemployment', 'illness'] } })
  expect(evidenceMatrix(file, today).map(({ ground, types }) => [ground, ...types])).toEqual([
    [null, 'id_document'],
    [null, 'income_proof', 'payslip'],
    [null, 'bank_statement'],
    [null, 'hardship_statement'],
    ['unemployment', 'unemployment_proof', 'termination_letter'],
    ['unemployment', 'job_search_proof'],
    ['illness', 'medical_certificate'],
    ['illness', 'medical_bill'],
  ])
})

test('no ground asks a second time for what every creditor asks for', () => {
  const always = alwaysNeeded.map((types) => types.toSorted().join())
  for (const cause of enums.hardship_cause) expect(neededFor(cause).filter((need) => always.includes(need.toSorted().join()))).toEqual([])
})

test('one column for each debt that is not settled', () => {
  const file = aCase({ debts: [aDebt(), aDebt({ key: 'old', status: 'settled' }), aDebt({ key: 'card', status: 'overdue' })] })
  for (const { cells } of evidenceMatrix(file, today)) expect(cells.map(({ debt }) => debt)).toEqual(['huabei', 'card'])
})

test('needed, asked for, received, sent, sent in an older version: each by its facts', () => {
  const ask = { key: 'q1', type: 'medical_certificate', askedOn: day('2026-06-01'), dueOn: day('2026-06-10') } as const
  const first = proof('f1', 'medical_certificate', '2026-06-05')
  const second = proof('f2', 'medical_certificate', '2026-06-12')
  const sent = aContact('c1', '2026-06-06T10:00', { documents: ['f1'] })
  expect(cell(ill(), 'medical_certificate')).toEqual({ debt: 'huabei', state: 'needed' })
  expect(cell(ill({ asks: [ask] }), 'medical_certificate')).toEqual({ debt: 'huabei', state: 'asked', ask })
  expect(cell(ill({ asks: [ask], documents: [first] }), 'medical_certificate')).toEqual({
    debt: 'huabei',
    state: 'received',
    document: first,
  })
  const sentOn = { sentOn: '2026-06-06', sentVersion: 'f1' }
  expect(cell(ill({ documents: [first], contacts: [sent] }), 'medical_certificate')).toEqual({
    debt: 'huabei',
    state: 'sent',
    document: first,
    ...sentOn,
  })
  expect(cell(ill({ documents: [first, second], contacts: [sent] }), 'medical_certificate')).toEqual({
    debt: 'huabei',
    state: 'sentOlder',
    document: second,
    ...sentOn,
  })
})

test('an ask for a newer one than the one that is there stands until it comes', () => {
  const asks = [{ key: 'q1', type: 'medical_certificate' as const, askedOn: day('2026-06-10') }]
  const documents = [proof('f1', 'medical_certificate', '2026-06-05')]
  const contacts = [aContact('c1', '2026-06-06T10:00', { documents: ['f1'] })]
  expect(cell(ill({ documents, asks }), 'medical_certificate')).toMatchObject({ state: 'asked', document: documents[0] })
  expect(cell(ill({ documents, asks, contacts }), 'medical_certificate')).toMatchObject({ state: 'asked', sentVersion: 'f1' })
  expect(
    cell(ill({ documents: [...documents, proof('f2', 'medical_certificate', '2026-06-10')], asks }), 'medical_certificate').state,
  ).toBe('received')
})

test('an ask for one creditor is none for the other, one for the case is for all', () => {
  const debts = [aDebt(), aDebt({ key: 'card' })]
  const asks = [
    { key: 'q1', type: 'medical_bill', debt: 'card', askedOn: day('2026-06-01') },
    { key: 'q2', type: 'id_document', askedOn: day('2026-06-01') },
  ] as const
  const file = ill({ debts, asks: [...asks] })
  expect([cell(file, 'medical_bill').state, cell(file, 'medical_bill', 'card').state]).toEqual(['needed', 'asked'])
  expect([cell(file, 'id_document').state, cell(file, 'id_document', 'card').state]).toEqual(['asked', 'asked'])
})

test('what was asked for outside the table has a row of its own', () => {
  const file = ill({ asks: [{ key: 'q1', type: 'credit_report', askedOn: day('2026-06-01') }] })
  expect(evidenceMatrix(file, today).at(-1)).toMatchObject({ types: ['credit_report'], cells: [{ state: 'asked' }] })
  expect(evidenceMatrix(file, today).at(-1)?.ground).toBeUndefined()
})

test('what one creditor asked for outside the table no other one needs', () => {
  const debts = [aDebt(), aDebt({ key: 'card' })]
  const file = ill({ debts, asks: [{ key: 'q1', type: 'credit_report', debt: 'card', askedOn: day('2026-06-01') }] })
  expect(evidenceMatrix(file, today).at(-1)?.cells).toMatchObject([{ debt: 'card', state: 'asked' }])
})

test('sent counts to the creditor it went to, only from our side and only while the entry stands', () => {
  const document = proof('f1', 'medical_bill', '2026-06-01')
  const debts = [aDebt(), aDebt({ key: 'card' })]
  const entry = aContact('c1', '2026-06-06T10:00', { documents: ['f1'] })
  const states = (contacts: CaseFile['contacts']) => {
    const file = ill({ debts, documents: [document], contacts })
    return [cell(file, 'medical_bill').state, cell(file, 'medical_bill', 'card').state]
  }
  expect(states([entry])).toEqual(['sent', 'received'])
  expect(states([{ ...entry, direction: 'creditor_to_counselor' }])).toEqual(['received', 'received'])
  expect(states([{ ...entry, direction: 'counselor_to_client' }])).toEqual(['received', 'received'])
  expect(states([entry, aContact('c2', '2026-06-07T10:00', { withdraws: 'c1' })])).toEqual(['received', 'received'])
  expect(states([entry, aContact('c2', '2026-06-07T10:00', { corrects: 'c1' })])).toEqual(['received', 'received'])
})

test('any kind of a need meets it, and the newest by the day it bears counts', () => {
  const letter = proof('f1', 'termination_letter', '2026-06-02', { issuedOn: day('2026-05-30') })
  const late = proof('f2', 'unemployment_proof', '2026-06-10', { issuedOn: day('2026-03-01') })
  const file = aCase({ hardship: { causes: ['unemployment'] }, documents: [letter, late] })
  expect(cell(file, 'unemployment_proof').document).toBe(letter)
})

test.each([
  ['2026-03-15', null],
  ['2026-03-14', '2026-06-15'],
  ['2025-11-30', '2026-03-01'],
])('income proof of %s is too old after three months, month ends counted as they are', (issued, from) => {
  const file = aCase({ documents: [proof('f1', 'income_proof', '2026-06-14', { issuedOn: day(issued) })] })
  expect(cell(file, 'income_proof')).toMatchObject({ state: from === null ? 'received' : 'stale' })
  expect(cell(file, 'income_proof').staleOn ?? null).toBe(from)
})

test.each([
  ['2026-11-30', '2027-03-01'],
  ['2027-11-30', '2028-03-01'],
  ['2027-11-29', '2028-03-01'],
  ['2027-11-28', '2028-02-29'],
  ['2026-01-31', '2026-05-01'],
  ['2026-12-31', '2027-04-01'],
])('a payslip of %s is good until the day before %s', (issued, first) => {
  expect(staleOn(proof('f1', 'payslip', '2026-01-01', { issuedOn: day(issued) }))).toBe(first)
})

test('without a day of its own a paper ages from the day it came; other kinds do not age; any of them ends with its last valid day', () => {
  expect(staleOn(proof('f1', 'bank_statement', '2026-02-28'))).toBe('2026-05-29')
  expect(staleOn(proof('f1', 'medical_certificate', '2020-01-01'))).toBeNull()
  expect(staleOn(proof('f1', 'id_document', '2020-01-01', { validUntil: day('2026-06-14') }))).toBe('2026-06-15')
  expect(staleOn(proof('f1', 'payslip', '2026-06-01', { validUntil: day('2026-06-30') }))).toBe('2026-07-01')
  expect(cell(ill({ documents: [proof('f1', 'id_document', '2020-01-01', { validUntil: day('2026-06-14') })] }), 'id_document').state).toBe(
    'stale',
  )
  expect(cell(ill({ documents: [proof('f1', 'id_document', '2020-01-01', { validUntil: today })] }), 'id_document').state).toBe('received')
})

test('too old goes before sent, and an ask after it before too old', () => {
  const documents = [proof('f1', 'income_proof', '2026-03-01')]
  const contacts = [aContact('c1', '2026-03-02T10:00', { documents: ['f1'] })]
  const asks = [{ key: 'q1', type: 'payslip' as const, askedOn: day('2026-06-02') }]
  expect(cell(ill({ documents, contacts }), 'income_proof')).toMatchObject({ state: 'stale', sentVersion: 'f1', staleOn: '2026-06-02' })
  expect(cell(ill({ documents, contacts, asks }), 'income_proof')).toMatchObject({ state: 'asked', staleOn: '2026-06-02' })
})

test('the gaps count each need once, and the asks whose day has passed', () => {
  const debts = [aDebt(), aDebt({ key: 'card' })]
  const asks = [
    { key: 'q1', type: 'medical_bill' as const, askedOn: day('2026-06-01'), dueOn: day('2026-06-14') },
    { key: 'q2', type: 'id_document' as const, askedOn: day('2026-06-01'), dueOn: today },
  ]
  const documents = [proof('f1', 'income_proof', '2026-01-01')]
  expect(evidenceGaps(ill({ debts, asks, documents }), today)).toEqual({ needed: 3, asked: 2, stale: 1, late: 1 })
})

test('for any day an income proof is good through the same day three months on and too old the day after', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const issuedOn = addDays(day('1970-01-01'), days)
      const document = proof('f1', 'income_proof', '2026-01-01', { issuedOn })
      const at = (when: CaseDocument['receivedOn']) => {
        const [, income] = evidenceMatrix(aCase({ documents: [document] }), when)
        return income?.cells[0]?.state
      }
      expect(at(addMonths(issuedOn, 3))).toBe('received')
      expect(at(addDays(addMonths(issuedOn, 3), 1))).toBe('stale')
    }),
  )
})
