import { expect, test } from 'vitest'
import { chronology } from '../../src/domain/chronology.ts'
import { aCase, aContact, aDocument, anAgreement, aProposal, day, firstCase, lender, paid, secondCase } from './build.ts'

const lines = (file: Parameters<typeof chronology>[0]) => chronology(file).map(({ at, kind, key }) => `${at.slice(0, 16)} ${kind} ${key}`)

test('a case is one list, newest first', () => {
  expect(lines(firstCase())).toEqual([
    '2026-03-21 acceptance a1',
    '2026-03-20 paper a1/0',
    '2026-03-20 document letter',
    '2026-03-17T15:40 contact c2',
    '2026-03-16T22:25 contact c3',
    '2026-03-13 proposal p1',
    '2026-03-13T10:12 contact c1',
    '2026-03-12 document hospital',
    '2026-03-12 balance huabei/0',
  ])
})

test('payments stand in it by their day', () => {
  expect(lines(secondCase()).slice(0, 3)).toEqual(['2026-07-14 payment a1/2', '2026-06-09 payment a1/1', '2026-05-08 payment a1/0'])
})

test('within a day contacts stand by their instant, later logged ones above at the same minute', () => {
  const abroad = { ...aContact('c2', '2026-03-13T10:00'), at: '2026-03-13T10:00:00+00:00' }
  const file = aCase({ contacts: [aContact('c1', '2026-03-13T11:00'), abroad, aContact('c3', '2026-03-13T11:00')] })
  expect(chronology(file).map(({ key }) => key)).toEqual(['c2', 'c3', 'c1'])
})

test('corrected and withdrawn entries stay in it with their state', () => {
  const file = aCase({ contacts: [aContact('c1', '2026-03-13T10:00'), aContact('c2', '2026-03-13T11:00', { withdraws: 'c1' })] })
  expect(chronology(file).map((item) => item.kind === 'contact' && item.contact.state)).toEqual(['stands', 'withdrawn'])
})

test('what has no day is not in it; a paper without one stands by its document', () => {
  const paper = (document: string) => ({ document, form: 'letter' as const, issuedBy: lender, clauses: {} })
  const file = aCase({
    documents: [aDocument('letter', '2026-03-20')],
    proposals: [aProposal('draft', { status: 'draft' })],
    agreements: [
      anAgreement({ writtenTerms: paper('letter'), earlierPapers: [paper('lost'), { ...paper('lost'), signedOn: day('2026-03-01') }] }),
    ],
  })
  expect(lines(file)).toEqual(['2026-03-20 paper a1/0', '2026-03-20 document letter', '2026-03-01 paper a1/2'])
})

test('every item names the debts that it touches', () => {
  const file = firstCase()
  expect(Object.fromEntries(chronology(file).map(({ kind, key, debts }) => [`${kind} ${key}`, debts.join()]))).toMatchObject({
    'document letter': 'huabei',
    'document hospital': '',
    'paper a1/0': 'huabei',
    'balance huabei/0': 'huabei',
  })
  const receipt = { ...paid('2026-04-10', 1), receipt: 'hospital' }
  const withReceipt = { ...file, agreements: [{ ...file.agreements[0]!, payments: [receipt] }] }
  expect(chronology(withReceipt).find(({ key }) => key === 'hospital')?.debts).toEqual(['huabei'])
})

test('what restarted the limitation, what the client was asked for and a budget that was confirmed stand in it', () => {
  const first = firstCase()
  const file = aCase({
    debts: [{ ...first.debts[0]!, balances: [], interruptions: [{ event: 'plan_request', on: day('2026-03-13') }] }],
    asks: [
      { key: 'q1', type: 'income_proof', debt: 'huabei', askedOn: day('2026-03-14') },
      { key: 'q2', type: 'medical_bill', askedOn: day('2026-03-15') },
    ],
    budget: { asOf: day('2026-03-16'), currency: 'CNY', income: [], expenses: [] },
    earlierBudgets: [{ asOf: day('2026-03-01'), currency: 'CNY', income: [], expenses: [], confirmedByClientOn: day('2026-03-02') }],
  })
  expect(chronology(file).map(({ at, kind, key, debts }) => [at, kind, key, debts.join()])).toEqual([
    ['2026-03-15', 'ask', 'q2', ''],
    ['2026-03-14', 'ask', 'q1', 'huabei'],
    ['2026-03-13', 'interruption', 'huabei/0', 'huabei'],
    ['2026-03-02', 'budget', '1', ''],
  ])
})

test('a document touches the debts over which it was sent, and those whose claim it shows', () => {
  const first = firstCase()
  const [debt] = first.debts
  const sent = { ...first, contacts: [aContact('c1', '2026-03-13T10:00', { documents: ['hospital'], debts: [debt!.key] })] }
  expect(chronology(sent).find(({ key }) => key === 'hospital')?.debts).toEqual([debt!.key])
  const shown = { ...first, debts: [{ ...debt!, balances: [{ ...debt!.balances[0]!, document: 'hospital' }] }] }
  expect(chronology(shown).find(({ key }) => key === 'hospital')?.debts).toEqual([debt!.key])
})
