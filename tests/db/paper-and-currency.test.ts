import { expect, test } from 'vitest'
import { addAgreement, savePaper, setClientAccepted } from '../../db/agreements.ts'
import { readCaseFile } from '../../db/case-file.ts'
import { withdrawConsent } from '../../db/clients.ts'
import { addDebt, updateDebt } from '../../db/debts.ts'
import { addProposals, updateProposal } from '../../db/proposals.ts'
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

test('an offer and an agreement are in one currency', () => {
  const office = newOffice()
  store(office, aCase({ debts: [aDebt(), aDebt({ key: 'visa', currency: 'USD' })] }))
  const refused = { code: 'offer.currencies', field: 'debts' }
  const debts = ['huabei', 'visa']
  const offer = { types: [], status: 'draft', terms: {} } as const
  const add = (list: string[]) => addProposals(office.open, who, { caseNo, proposals: [{ ...offer, types: [], debts: list }] })
  expect(refusalOf(() => add(debts))).toMatchObject(refused)
  const [key] = add(['visa'])
  const update = () => updateProposal(office.open, later, { caseNo, key: key!, proposal: { ...offer, types: [], debts } })
  expect(refusalOf(update)).toMatchObject(refused)
  expect(refusalOf(() => addAgreement(office.open, who, { caseNo, debts }))).toMatchObject(refused)
})

test('a new debt points to nothing that the case does not have', () => {
  const office = newOffice()
  store(office, aCase({ debts: [] }))
  const balance = { asOf: day('2026-03-12'), source: 'client', components: {} } as const
  const unknown = { code: 'part.unknown', params: { key: 'nowhere' } }
  const add = (parts: Partial<Debt>) => refusalOf(() => addDebt(office.open, who, { caseNo, debt: aDebt(parts) }))
  expect(add({ interruptions: [{ event: 'debtor_promise', on: day('2026-03-12'), document: 'nowhere' }] })).toMatchObject(unknown)
  expect(add({ balances: [{ ...balance, document: 'nowhere' }] })).toMatchObject(unknown)
  expect(add({ balances: [{ ...balance, contact: 'nowhere' }] })).toMatchObject(unknown)
  expect(readCaseFile(office.open.db, caseNo)!.debts).toEqual([])
})
