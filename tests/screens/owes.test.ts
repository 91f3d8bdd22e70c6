import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { brandsOf, creditorOwes, saidOn, weOwe } from '../../src/screens/case/owes.ts'
import { sizeText } from '../../src/screens/case/papers/size.ts'
import {
  aCase,
  aContact,
  aDocument,
  allClauses,
  anAgreement,
  aProposal,
  day,
  firstCase,
  lender,
  minor,
  secondCase,
  waiver,
} from '../domain/build.ts'

const said = aContact('c1', '2026-03-17T15:40', {
  result: 'accepted_verbal',
  counterpartOrg: '支付宝客服',
  promiseByThem: { what: '寄出确认', dueOn: day('2026-03-24') },
})
const oralTerms = { contact: 'c1', total: minor(832195), waivers: [waiver('overdue_interest', 6195), waiver('late_fee', 5)] }
const spoken: Partial<CaseFile> = { contacts: [said], agreements: [anAgreement({ oralTerms })] }
const kinds = (file: CaseFile) => creditorOwes(file).map(({ kind }) => kind)

test('a confirmation that is missing stands first, with the day it was said and the money that rests on it', () => {
  const [first, second] = creditorOwes(aCase(spoken))
  expect(first).toMatchObject({ kind: 'confirmation', since: '2026-03-17', spoken: { currency: 'CNY', total: 832195n, waived: 6200n } })
  expect(second).toMatchObject({ kind: 'promise', since: '2026-03-17', step: { on: '2026-03-24' } })
})

test('the paper settles both', () => {
  expect([kinds(firstCase()), kinds(secondCase())]).toEqual([[], []])
  expect(weOwe(firstCase()).map(({ by, kind }) => `${by} ${kind}`)).toEqual(['client installment'])
})

test('a paper of somebody who is no party leaves the lender’s confirmation owing', () => {
  const paper = { document: 'f1', form: 'letter' as const, issuedBy: '外部催收公司', clauses: allClauses }
  const file = aCase({ documents: [aDocument('f1', '2026-03-20')], agreements: [anAgreement({ writtenTerms: paper })] })
  expect(creditorOwes(file)).toMatchObject([{ kind: 'otherIssuer', since: '2026-03-20' }])
  expect(kinds({ ...file, agreements: [anAgreement({ writtenTerms: { ...paper, issuedBy: lender } })] })).toEqual([])
  expect(kinds({ ...file, agreements: [anAgreement({ writtenTerms: paper, status: 'terminated' })] })).toEqual([])
})

test('a request that was sent and that no agreement answered is owed an answer', () => {
  const proposals = [aProposal('p1', { sentOn: day('2026-03-13') }), aProposal('p2', { status: 'rejected' }), aProposal('p3')]
  const file = aCase({ proposals, agreements: [anAgreement({ proposal: 'p3' })] })
  expect(creditorOwes(file)).toMatchObject([{ kind: 'answer', since: '2026-03-13', proposal: { key: 'p1' } }])
})

test('in a closed case nobody owes anything', () => {
  expect([kinds(aCase({ ...spoken, status: 'closed' })), weOwe(aCase({ ...spoken, status: 'completed' }))]).toEqual([[], []])
})

test('an agreement whose entry was withdrawn was said on no day', () => {
  const gone = aContact('c2', '2026-03-18T09:00', { withdraws: 'c1' })
  const file = aCase({ ...spoken, contacts: [said, gone] })
  expect([saidOn(file, file.agreements[0]!), kinds(file)]).toEqual([null, []])
})

test('brands stand in the order of the case', () => {
  expect(brandsOf(aCase(), ['nope', 'huabei'])).toEqual(['花呗'])
})

test('sizes are read by people', () => {
  expect([0, 34, 1536, 1024 * 1024 * 3.44, 500 * 1024 * 1024, 3 * 1024 ** 3].map(sizeText)).toEqual([
    '1 KB',
    '1 KB',
    '2 KB',
    '3.4 MB',
    '500 MB',
    '3.0 GB',
  ])
})
