import { expect, test } from 'vitest'
import type { CaseFile, ContactEntry } from '../../src/domain/case-file.ts'
import { addressee, letterContent, mayShareOn, representedOn, type LetterAbout } from '../../src/domain/letter.ts'
import { aCase, aContact, aDebt, anAgreement, day, firstCase, lender, minor, secondCase, waiver } from './build.ts'

const on = day('2026-11-22')
const about = { kind: 'confirmation', agreement: 'a1' } as const
const spoken = aContact('c1', '2026-03-17T15:40', { result: 'accepted_verbal', counterpartOrg: '支付宝客服', counterpartName: '王先生' })
const promised = (parts: Partial<CaseFile> = {}) =>
  aCase({
    contacts: [spoken],
    agreements: [anAgreement({ oralTerms: { contact: 'c1', total: minor(832195), waivers: [waiver('overdue_interest', 6195)] } })],
    ...parts,
  })
const ask = (key: string, at: string, parts: Partial<ContactEntry> = {}) => aContact(key, at, parts)

test('a letter holds every term that was said, and the contact in which it was said', () => {
  const content = letterContent(promised(), about, on)
  expect(content.said).toEqual([
    { term: 'total', value: '832195' },
    { term: 'waiver.overdue_interest', value: '6195' },
  ])
  expect(content.spoken).toEqual(spoken)
  expect(content.days).toBe(250)
})

test('what was said in a corrected contact is told as the correction has it; of a withdrawn one nothing is left', () => {
  const corrected = promised({ contacts: [spoken, { ...spoken, key: 'c2', counterpartName: '黄先生', corrects: 'c1' }] })
  expect(letterContent(corrected, about, on).spoken?.counterpartName).toBe('黄先生')
  const withdrawn = letterContent(promised({ contacts: [spoken, { ...spoken, key: 'c2', withdraws: 'c1' }] }), about, on)
  expect(withdrawn.said).toEqual([])
  expect(withdrawn.spoken).toBeUndefined()
})

test('a query names each open difference and each clause of the paper that is unclear', () => {
  const lines = letterContent(secondCase(), { kind: 'query', agreement: 'a1' }, on).lines
  expect(
    lines.map((line) => (line.kind === 'difference' ? [line.difference.term, line.difference.said, line.difference.written] : line.clause)),
  ).toEqual(
    expect.arrayContaining([
      ['total', '1200000', '1214400'],
      ['waiver.overdue_interest', '14400', '0'],
    ]),
  )
})

test('the lender is written to, whoever spoke; an assignee comes before it', () => {
  expect(addressee(promised(), about)).toBe(lender)
  const parties = [
    { role: 'legal_lender', name: lender },
    { role: 'assignee', name: '受让公司' },
  ] as const
  expect(addressee(promised({ debts: [aDebt({ parties: [...parties] })] }), about)).toBe('受让公司')
  expect(addressee(promised({ debts: [aDebt({ parties: [] })] }), about)).toBe('支付宝客服')
})

test('of an account number the last four signs are told, of a short one nothing', () => {
  const tailOf = (accountNo: string) => letterContent(promised({ debts: [aDebt({ accountNo })] }), about, on).debts[0]?.tail
  expect(tailOf('6222020000001234')).toBe('1234')
  expect(tailOf('123456')).toBeUndefined()
})

test('the office writes for the client only while a consent to represent holds', () => {
  const given = { type: 'representation', givenOn: day('2026-04-02'), method: 'signed' } as const
  const holds = (consent: object, at = '2026-11-22') => representedOn({ consents: [{ ...given, ...consent }] }, day(at))
  expect(holds({})).toBe(true)
  expect(holds({}, '2026-04-01')).toBe(false)
  expect(holds({ expiresOn: day('2026-11-21') })).toBe(false)
  expect(holds({ expiresOn: on })).toBe(true)
  expect(holds({ withdrawnOn: on })).toBe(false)
  expect(mayShareOn({ consents: [given] }, on)).toBe(false)
  expect(letterContent(promised(), about, on).represented).toBe(false)
})

test('a complaint tells what our side did since it was said, oldest first, and nothing between us and the client', () => {
  const contacts = [
    aContact('c0', '2026-03-01T10:00'),
    spoken,
    ask('c5', '2026-04-01T10:00', { letter: { kind: 'confirmation', agreement: 'a1', language: 'zh-CN', subject: '请求书面确认' } }),
    ask('c3', '2026-03-25T09:00', { result: 'no_answer' }),
    ask('c4', '2026-03-26T09:00', { direction: 'counselor_to_client' }),
    ask('c6', '2026-03-27T09:00', { direction: 'creditor_to_client' }),
    ask('c7', '2026-03-28T09:00', { debts: ['card'] }),
    ask('c8', '2026-03-29T09:00', { direction: 'creditor_to_client', promiseByThem: { what: '寄出确认' } }),
  ]
  expect(letterContent(promised({ contacts }), about, on).history.map(({ key }) => key)).toEqual(['c1', 'c3', 'c8', 'c5'])
})

test('without an agreement a letter is about what the creditor last promised', () => {
  const contacts = [spoken, ask('c2', '2026-03-20T10:00', { promiseByThem: { what: '寄出确认', dueOn: day('2026-03-24') } })]
  const content = letterContent(aCase({ contacts }), { kind: 'confirmation' }, on)
  expect(content.promise).toEqual({ what: '寄出确认', dueOn: '2026-03-24' })
  expect(content.debts.map(({ key }) => key)).toEqual(['huabei'])
})

test('the recording is told by the creditor’s own reference; where ours is kept stays with us', () => {
  const heard = (recordingKind: ContactEntry['recordingKind']) =>
    letterContent(promised({ contacts: [{ ...spoken, ...(recordingKind && { recordingKind }), recordingRef: 'REC-7' }] }), about, on)
      .recording
  expect(heard('creditor_recording_ref')).toBe('REC-7')
  expect(heard('client_recording')).toBeUndefined()
})

test('the paper is dated by its signature, else by the day it came', () => {
  const paper = letterContent(firstCase(), { kind: 'query', agreement: 'a1' }, on).paper
  expect(paper?.on).toBe('2026-03-20')
})

test('which other creditors a client has, no letter tells', () => {
  const debts = [aDebt(), aDebt({ key: 'card', brand: '信用卡', parties: [{ role: 'legal_lender', name: '示例银行' }] })]
  const keys = (file: CaseFile, what: LetterAbout = { kind: 'confirmation' }) => letterContent(file, what, on).debts.map(({ key }) => key)
  const promise = { what: '寄出确认' }
  const said = ask('c1', '2026-03-20T10:00', { debts: [], counterpartOrg: '示例银行', promiseByThem: promise })
  const file = aCase({ debts, contacts: [said] })
  expect(keys(file)).toEqual(['card'])
  expect(addressee(file, { kind: 'confirmation' })).toBe('示例银行')
  expect(keys(aCase({ debts }))).toEqual(['huabei'])
  const flags = [said.key, 'c2'].map((entry) => ({ entry, rule: 'CN_HOURS' as const, counted: [] }))
  const other = ask('c2', '2026-03-21T23:00', { debts: [], counterpartOrg: lender, direction: 'creditor_to_client' })
  const conduct = letterContent(aCase({ debts, contacts: [said, other] }), { kind: 'complaint', conduct: flags }, on)
  expect(conduct.debts.map(({ key }) => key)).toEqual(['huabei'])
  expect(conduct.conduct.map(({ entry }) => entry.key)).toEqual(['c2'])
  const toOther = ask('c3', '2026-03-22T10:00', { debts: [], counterpartOrg: lender })
  expect(letterContent(aCase({ debts, contacts: [said, toOther] }), { kind: 'complaint' }, on).history.map(({ key }) => key)).toEqual([
    'c1',
  ])
})
