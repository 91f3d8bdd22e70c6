import { expect, test } from 'vitest'
import { savePaper, setClientAccepted } from '../../db/agreements.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { withdrawConsent } from '../../db/clients.ts'
import { addDebt, updateDebt } from '../../db/debts.ts'
import type { CaseFile, Debt, WrittenTerms } from '../../src/domain/case-file.ts'
import { aCase, aDebt, aDocument, allClauses, anAgreement, day, minor } from '../domain/build.ts'
import { later, newOffice, refusalOf, store, who, type TestOffice } from '../support/office-db.ts'

const caseNo = '2026-0001'
const paperOf = (document: string): WrittenTerms => ({ document, form: 'letter', issuedBy: '甲', total: minor(100), clauses: allClauses })
const agreementOf = (office: TestOffice) => readCaseFile(office.open.db, caseNo)!.agreements[0]!
const acceptedOn = day('2026-03-21')

function officeWithPaper(): TestOffice {
  const office = newOffice()
  store(office, aCase({ documents: [aDocument('first', '2026-03-20'), aDocument('second', '2026-03-25')], agreements: [anAgreement()] }))
  savePaper(office.open, who, { caseNo, key: 'a1', writtenTerms: paperOf('first') })
  setClientAccepted(office.open, who, { caseNo, key: 'a1', acceptedOn })
  return office
}

test('an acceptance ends when another document becomes the paper, since the client accepted the one before', () => {
  const office = officeWithPaper()
  savePaper(office.open, later, { caseNo, key: 'a1', writtenTerms: paperOf('second') })
  expect(agreementOf(office)).not.toHaveProperty('acceptedByClientOn')
  setClientAccepted(office.open, later, { caseNo, key: 'a1', acceptedOn })
  savePaper(office.open, later, { caseNo, key: 'a1', writtenTerms: paperOf('first') })
  expect(agreementOf(office)).not.toHaveProperty('acceptedByClientOn')
})

test('an acceptance stays while more of the same paper is typed', () => {
  const office = officeWithPaper()
  savePaper(office.open, later, { caseNo, key: 'a1', writtenTerms: { ...paperOf('first'), installments: 3 } })
  expect(agreementOf(office)).toMatchObject({ acceptedByClientOn: acceptedOn, writtenTerms: { installments: 3 } })
})

const changed = ({ key: _key, balances: _balances, ...debt }: Debt, change: Partial<Debt>) => ({ ...debt, ...change })

test.each<[string, Partial<CaseFile> & { debts: Debt[] }]>([
  ['a balance', { debts: [aDebt({ balances: [{ asOf: day('2026-03-12'), source: 'client', components: { principal: minor(1) } }] })] }],
  ['a proposal', { debts: [aDebt()], proposals: [{ key: 'p1', debts: ['huabei'], types: [], status: 'sent', terms: {} }] }],
  ['an agreement', { debts: [aDebt()], agreements: [anAgreement()] }],
])('a debt keeps its currency once there is %s', (_what, parts) => {
  const office = newOffice()
  store(office, aCase(parts))
  const update = (change: Partial<Debt>) =>
    updateDebt(office.open, later, { caseNo, key: 'huabei', debt: changed(parts.debts[0]!, change) })
  expect(refusalOf(() => update({ currency: 'HKD' }))).toMatchObject({ code: 'debt.currencyFixed', field: 'currency' })
  expect(readCaseFile(office.open.db, caseNo)!.debts[0]!.currency).toBe('CNY')
  update({ brand: '新名' })
  expect(readCaseFile(office.open.db, caseNo)!.debts[0]!.brand).toBe('新名')
})

test('a debt without amounts takes another currency', () => {
  const office = newOffice()
  store(office, aCase({ debts: [] }))
  const key = addDebt(office.open, who, { caseNo, debt: aDebt() })
  updateDebt(office.open, later, { caseNo, key, debt: changed(aDebt(), { currency: 'HKD' }) })
  expect(readCaseFile(office.open.db, caseNo)!.debts[0]!.currency).toBe('HKD')
})

test('a withdrawal of a consent can be taken back', () => {
  const office = newOffice()
  store(office, aCase({ consents: [{ type: 'processing', givenOn: day('2026-03-12'), method: 'signed' }] }))
  withdrawConsent(office.open, later, { caseNo, index: 0, withdrawnOn: day('2026-04-01') })
  expect(readCaseFile(office.open.db, caseNo)!.consents[0]).toMatchObject({ withdrawnOn: '2026-04-01' })
  withdrawConsent(office.open, later, { caseNo, index: 0, withdrawnOn: null })
  expect(readCaseFile(office.open.db, caseNo)!.consents[0]).not.toHaveProperty('withdrawnOn')
})
