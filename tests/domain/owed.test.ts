import { describe, expect, test } from 'vitest'
import type { CaseFile, ContactEntry } from '../../src/domain/case-file.ts'
import { brandsOf, creditorOf, creditorsOf, owed, saidOn, weOwe } from '../../src/domain/owed.ts'
import { openSteps } from '../../src/domain/next-step.ts'
import {
  aCase,
  aContact,
  aDebt,
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
} from './build.ts'

const said = aContact('c1', '2026-03-17T15:40', {
  result: 'accepted_verbal',
  counterpartOrg: '支付宝客服',
  promiseByThem: { what: '寄出确认', dueOn: day('2026-03-24') },
})
const oralTerms = { contact: 'c1', total: minor(832195), waivers: [waiver('overdue_interest', 6195), waiver('late_fee', 5)] }
const spoken: Partial<CaseFile> = { contacts: [said], agreements: [anAgreement({ oralTerms })] }
const kinds = (file: CaseFile) => owed(file).map(({ by, kind }) => `${by} ${kind}`)
const letter = (
  key: string,
  at: string,
  kind: 'confirmation' | 'query' | 'complaint',
  agreement: string | undefined = 'a1',
): ContactEntry =>
  aContact(key, at, {
    channel: 'letter',
    result: 'request_made',
    letter: { kind, language: 'zh-CN', subject: '函', ...(agreement !== undefined && { agreement }) },
  })
const log = (...contacts: ContactEntry[]) => aCase({ ...spoken, contacts: [said, ...contacts] })

test('a yes by phone waits for its paper, with the day it was said, the money that rests on it and the day of its promise', () => {
  expect(owed(aCase(spoken))).toEqual([
    {
      kind: 'confirmation',
      by: 'creditor',
      ref: 'a1',
      agreement: 'a1',
      debts: ['huabei'],
      creditor: lender,
      what: '寄出确认',
      since: '2026-03-17',
      ownDay: '2026-03-24',
      spoken: { currency: 'CNY', total: 832195n, waived: 6200n },
      letters: 0,
      lastLetterOn: null,
      calls: 0,
    },
  ])
})

test('a later talk overtakes the promised day, and the paper is still owed', () => {
  const file = log(aContact('c2', '2026-03-26T09:00'))
  expect(owed(file)).toMatchObject([{ kind: 'confirmation', since: '2026-03-17', ownDay: null, calls: 1 }])
})

test('a promise of another call stands beside it', () => {
  const other = aContact('c2', '2026-03-18T09:00', { promiseByThem: { what: '停止催收' } })
  expect(owed(log(other))).toMatchObject([
    { kind: 'promise', ref: 'c2', what: '停止催收', ownDay: null, since: '2026-03-18', creditor: lender },
    { kind: 'confirmation', ownDay: null },
  ])
})

test('the paper settles a yes and its promise; what the paper says otherwise is our turn', () => {
  expect(kinds(firstCase())).toEqual([])
  expect(owed(secondCase())).toMatchObject([{ kind: 'difference', by: 'us', agreement: 'a1', since: '2026-04-13', ownDay: null }])
  expect(weOwe(firstCase()).map(({ by, kind }) => `${by} ${kind}`)).toEqual(['client installment'])
})

describe('a query letter about the paper', () => {
  const queried = (...contacts: ContactEntry[]): CaseFile => ({ ...secondCase(), contacts: [...secondCase().contacts, ...contacts] })
  test('hands the turn to the creditor, from its own day on', () => {
    const file = queried(letter('q1', '2026-04-14T10:00', 'query'))
    expect(owed(file)).toMatchObject([
      { kind: 'query', by: 'creditor', agreement: 'a1', since: '2026-04-14', letters: 0, lastLetterOn: null },
    ])
    expect(openSteps(file).filter(({ kind }) => kind === 'query' || kind === 'difference')).toMatchObject([
      { kind: 'query', by: 'creditor' },
    ])
  })
  test('asked anew, waits from the last one', () => {
    const file = queried(letter('q1', '2026-04-14T10:00', 'query'), letter('q2', '2026-04-24T10:00', 'query'))
    expect(owed(file)).toMatchObject([{ kind: 'query', since: '2026-04-24' }])
  })
  test.each([
    ['of another kind', letter('q1', '2026-04-14T10:00', 'confirmation')],
    ['about another agreement', letter('q1', '2026-04-14T10:00', 'query', 'a9')],
    ['from before the paper came', letter('q1', '2026-04-12T10:00', 'query')],
  ])('%s does not', (_, entry) => {
    expect(kinds(queried(entry))).toEqual(['us difference'])
  })
  test('that was withdrawn does not', () => {
    const gone = aContact('w', '2026-04-15T10:00', { withdraws: 'q1' })
    expect(kinds(queried(letter('q1', '2026-04-14T10:00', 'query'), gone))).toEqual(['us difference'])
  })
})

describe('a paper of somebody who is no party', () => {
  const paper = { document: 'f1', form: 'letter' as const, issuedBy: '外部催收公司', clauses: allClauses }
  const file = aCase({ documents: [aDocument('f1', '2026-03-20')], agreements: [anAgreement({ writtenTerms: paper })] })
  test('leaves the lender’s own confirmation owing', () => {
    expect(owed(file)).toMatchObject([{ kind: 'otherIssuer', since: '2026-03-20', agreement: 'a1', creditor: lender }])
    expect(kinds({ ...file, agreements: [anAgreement({ writtenTerms: { ...paper, issuedBy: lender } })] })).toEqual([])
    expect(kinds({ ...file, agreements: [anAgreement({ writtenTerms: paper, status: 'terminated' })] })).toEqual([])
  })
  test('that nobody has in hand does not stand in the place of the confirmation of what was said', () => {
    const spokenToo = { ...file, documents: [], ...spoken, agreements: [anAgreement({ oralTerms, writtenTerms: paper })] }
    expect(kinds(spokenToo)).toEqual(['us difference', 'creditor confirmation'])
  })
  test('is asked about by a letter of the day on which it came', () => {
    const asked = { ...file, contacts: [letter('l1', '2026-03-20T16:00', 'confirmation')] }
    expect(owed(asked)).toMatchObject([{ kind: 'otherIssuer', letters: 1, lastLetterOn: '2026-03-20', calls: 0 }])
  })
})

describe('a yes whose terms nobody noted', () => {
  test('is owed its paper, from the call on and by the day of its promise', () => {
    expect(owed(aCase({ contacts: [said] }))).toMatchObject([
      { kind: 'yes', ref: 'c1', since: '2026-03-17', ownDay: '2026-03-24', what: '寄出确认', creditor: '支付宝客服' },
    ])
    expect(owed(aCase({ contacts: [said] }))[0]).not.toHaveProperty('agreement')
  })
  test.each<[string, Partial<CaseFile>]>([
    ['once there is an agreement on the debt', { agreements: [anAgreement({ status: 'amended' })] }],
    ['once the creditor said something else', { contacts: [said, aContact('c2', '2026-03-18T09:00', { result: 'refused' })] }],
    ['once it was taken back', { contacts: [said, aContact('c2', '2026-03-18T09:00', { withdraws: 'c1' })] }],
    [
      'when the client said it',
      { contacts: [aContact('c1', '2026-03-17T15:40', { direction: 'client_to_counselor', result: 'accepted_verbal' })] },
    ],
  ])('not %s', (_, parts) => {
    expect(kinds(aCase({ contacts: [said], ...parts })).filter((kind) => kind.endsWith('yes'))).toEqual([])
  })
  test('stays after a talk with the client and a call that nobody answered', () => {
    const after = [
      aContact('c2', '2026-03-18T09:00', { direction: 'counselor_to_client' }),
      aContact('c3', '2026-03-19T09:00', { result: 'no_answer' }),
    ]
    expect(kinds(aCase({ contacts: [said, ...after] }))).toEqual(['creditor yes'])
  })
  test('answers a request that was sent before it', () => {
    const proposals = [aProposal('p1', { sentOn: day('2026-03-13') }), aProposal('p2', { sentOn: day('2026-03-18') })]
    expect(owed(aCase({ contacts: [said], proposals })).map(({ ref }) => ref)).toEqual(['c1', 'p2'])
  })
})

test('a request that was sent and that no agreement answered is owed an answer, by the day until which it holds', () => {
  const proposals = [
    aProposal('p1', { sentOn: day('2026-03-13'), validUntil: day('2026-04-01') }),
    aProposal('p2', { status: 'rejected' }),
    aProposal('p3'),
    aProposal('p4'),
  ]
  const file = aCase({ proposals, agreements: [anAgreement({ proposal: 'p3' })] })
  expect(owed(file)).toMatchObject([
    { kind: 'answer', ref: 'p1', since: '2026-03-13', ownDay: '2026-04-01' },
    { kind: 'answer', ref: 'p4', since: null, ownDay: null },
  ])
})

test('the call in which it was asked is no call about it; one of a later day is', () => {
  const proposals = [aProposal('p1', { sentOn: day('2026-03-13') })]
  const call = (at: string) => owed(aCase({ proposals, contacts: [aContact('c1', at)] }))[0]?.calls
  expect([call('2026-03-13T15:00'), call('2026-03-14T09:00')]).toEqual([0, 1])
})

test('our promises, follow-ups and the client’s promises are ours to see to', () => {
  const contacts = [
    aContact('c1', '2026-03-17T15:40', { promiseByUs: { what: '上传', dueOn: day('2026-03-20') }, nextFollowUpOn: day('2026-03-24') }),
    aContact('c2', '2026-03-17T16:00', { debts: ['x'], direction: 'client_to_counselor', promiseByThem: { what: '带来流水' } }),
  ]
  expect(owed(aCase({ contacts, debts: [aDebt(), aDebt({ key: 'x', brand: '借呗' })] }))).toMatchObject([
    { kind: 'promiseByUs', by: 'us', ref: 'c1', what: '上传', ownDay: '2026-03-20', since: '2026-03-17' },
    { kind: 'followUp', by: 'us', ref: 'c1', ownDay: '2026-03-24' },
    { kind: 'promiseByClient', by: 'us', ref: 'c2', what: '带来流水', ownDay: null },
  ])
})

describe('what we did about it', () => {
  const about = (...contacts: ContactEntry[]) => {
    const { letters, lastLetterOn, calls } = owed(log(...contacts)).find(({ kind }) => kind === 'confirmation')!
    return [letters, lastLetterOn, calls]
  }
  test('letters about this agreement since it was said', () => {
    expect(about(letter('l1', '2026-03-18T09:00', 'confirmation'), letter('l2', '2026-03-28T09:00', 'complaint'))).toEqual([
      2,
      '2026-03-28',
      0,
    ])
    expect(about(letter('l1', '2026-03-18T09:00', 'confirmation', 'a9'))).toEqual([0, null, 0])
    expect(about(letter('l1', '2026-03-16T09:00', 'confirmation'))).toEqual([0, null, 0])
    expect(
      about({ ...letter('l1', '2026-03-18T09:00', 'complaint'), letter: { kind: 'complaint', language: 'en', subject: 's' } }),
    ).toEqual([1, '2026-03-18', 0])
  })
  test('calls in which somebody was reached, since the last letter', () => {
    const call = aContact('c2', '2026-03-25T09:00')
    expect(about(call)).toEqual([0, null, 1])
    expect(about(call, letter('l1', '2026-03-26T09:00', 'confirmation'))).toEqual([1, '2026-03-26', 0])
    expect(about(letter('l1', '2026-03-24T09:00', 'confirmation'), call)).toEqual([1, '2026-03-24', 1])
    expect(about({ ...call, result: 'no_answer' })).toEqual([0, null, 0])
    expect(about({ ...call, direction: 'creditor_to_client' })).toEqual([0, null, 0])
    expect(about({ ...call, debts: ['other'] })).toEqual([0, null, 0])
  })
  test('a letter of ours does not settle what was promised', () => {
    expect(owed(log(letter('l1', '2026-03-18T09:00', 'confirmation')))).toMatchObject([{ kind: 'confirmation', ownDay: '2026-03-24' }])
  })
})

test('in a closed case nobody owes anything', () => {
  expect([kinds(aCase({ ...spoken, status: 'closed' })), weOwe(aCase({ ...spoken, status: 'completed' }))]).toEqual([[], []])
})

test('an agreement whose entry was withdrawn was said on no day', () => {
  const gone = aContact('c2', '2026-03-18T09:00', { withdraws: 'c1' })
  const file = log(gone)
  expect([saidOn(file, file.agreements[0]!), kinds(file)]).toEqual([null, []])
})

test('brands stand in the order of the case, and the creditor is whoever holds the claim now', () => {
  expect(brandsOf(aCase(), ['nope', 'huabei'])).toEqual(['花呗'])
  const parties = [
    { role: 'legal_lender' as const, name: '银行' },
    { role: 'assignee' as const, name: '资产管理公司' },
  ]
  const of = (parts: Parameters<typeof aDebt>[0]) => creditorOf(aCase({ debts: [aDebt(parts)] }), ['huabei'])
  expect([of({}), of({ parties }), of({ parties: [{ role: 'collector', name: '催收' }] }), of({ parties: [] })]).toEqual([
    lender,
    '资产管理公司',
    '催收',
    '花呗',
  ])
  expect(creditorOf(aCase(), [])).toBe('')
})

test('two debts to one lender are one creditor, however its name is written', () => {
  const lender = (name: string) => [{ role: 'legal_lender' as const, name }]
  const debts = [
    aDebt({ key: 'card', brand: '信用卡', parties: lender('某银行股份有限公司') }),
    aDebt({ key: 'huabei', brand: '花呗', parties: [] }),
    aDebt({ key: 'loan', brand: '信用贷款', parties: lender(' 某银行股份有限公司') }),
  ]
  expect(creditorsOf(aCase({ debts }))).toEqual([
    { name: '某银行股份有限公司', debts: ['card', 'loan'] },
    { name: '花呗', debts: ['huabei'] },
  ])
})
