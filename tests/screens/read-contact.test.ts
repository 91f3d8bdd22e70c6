import { expect, test } from 'vitest'
import { conductFacts, type CaseFile, type ContactEntry } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import {
  contactAsTyped,
  freshContact,
  isAmongUs,
  knownOrgs,
  readContact,
  resultsByUse,
  usualOrg,
  withUsualOrg,
  type ContactFields,
} from '../../src/screens/case/contacts/read-contact.ts'
import { aCase, aContact, aDebt, day, firstCase, lender, secondCase } from '../domain/build.ts'

const now = () => ({ day: day('2026-11-22'), time: '17:05' })
const whole: ContactEntry = {
  key: 'c9',
  debts: ['huabei', 'card'],
  at: '2026-03-17T15:40:33+08:00',
  zone: 'Asia/Shanghai',
  durationSec: 75,
  channel: 'call',
  direction: 'creditor_to_client',
  party: 'debtor',
  number: '13800000001 ',
  counterpartOrg: ' 外部催收公司',
  counterpartName: '王先生',
  counterpartNo: '工号 1',
  refusedToSay: ['number', 'name'],
  summary: '  首行空格\n末行空格  ',
  result: 'threat_received',
  readBack: false,
  promiseByUs: { what: '上传证明', dueOn: day('2026-03-14') },
  promiseByThem: { what: '寄出确认 ' },
  recordingKind: 'client_recording',
  recordingRef: 'a.m4a',
  nextFollowUpOn: day('2026-03-24'),
  documents: ['d2', 'd1'],
  letter: { kind: 'query', agreement: 'a1', language: 'zh-CN', subject: '查询' },
  conduct: { agreedHours: false, disclosedDebt: true, excluded: true, content: ['insult', 'threat'] },
}
const { key: _key, ...entry } = whole

function problemsOf(fields: Partial<ContactFields>): string[] {
  const read = readContact({ ...contactAsTyped(whole), ...fields })
  return read.ok ? [] : read.problems.map(({ field, code }) => `${field}: ${code}`)
}

test('an entry that goes through the form untouched is the same, to the second and the blank', () => {
  expect(readContact(contactAsTyped(whole), whole)).toStrictEqual({ ok: true, value: entry })
})

test.each([firstCase(), secondCase()].flatMap((file) => file.contacts.map((one) => [file.client.name, one] as const)))(
  'entries of the case of %s lose nothing in the form',
  (_name, one) => {
    const { key: _ofOne, ...rest } = one
    expect(readContact(contactAsTyped(one), one)).toStrictEqual({ ok: true, value: rest })
  },
)

test('a correction changes what was typed and nothing else, the second of the moment only with its own fields', () => {
  const other = readContact({ ...contactAsTyped(whole), result: 'answered' }, whole)
  expect(other).toStrictEqual({ ok: true, value: { ...entry, result: 'answered' } })
  const later = readContact({ ...contactAsTyped(whole), time: '15:41' }, whole)
  expect(later).toStrictEqual({ ok: true, value: { ...entry, at: '2026-03-17T15:41:00+08:00' } })
  const lasted = readContact({ ...contactAsTyped(whole), minutes: '7：30' }, whole)
  expect(lasted).toStrictEqual({ ok: true, value: { ...entry, durationSec: 450 } })
})

test('what is wrong stands at the field on screen', () => {
  expect(problemsOf({ day: '2026-02-31' })).toEqual(['day: day.invalid'])
  expect(problemsOf({ time: '25:00' })).toEqual(['time: time.invalid'])
  expect(problemsOf({ zone: 'Mars/Olympus' })).toEqual(['zone: zone.unknown'])
  expect(problemsOf({ zone: 'Europe/Berlin', day: '2026-03-29', time: '02:30' })).toEqual(['time: time.invalid'])
  expect(problemsOf({ summary: ' ', result: '' })).toEqual(['summary: text.empty', 'result: choice.unknown'])
  expect(problemsOf({ minutes: '7:60' })).toEqual(['minutes: number.invalid'])
  expect(problemsOf({ minutes: '9999' })).toEqual(['minutes: number.invalid'])
  expect(problemsOf({ theirPromise: '', theirPromiseDue: '2026-03-24' })).toEqual(['theirPromise: text.empty'])
  expect(problemsOf({ ourPromise: '长'.repeat(501) })).toEqual(['ourPromise: text.tooLong'])
})

test('what was noted of the caller is read from its ticks, and only where the creditor’s side called', () => {
  const ticked = { ...contactAsTyped(whole), conduct: ['agreedHours'], content: ['extra_fee'] }
  expect(readContact(ticked, whole)).toMatchObject({ value: { conduct: { agreedHours: true, content: ['extra_fee'] } } })
  const read = readContact({ ...ticked, direction: 'client_to_creditor' }, whole)
  expect(read.ok && 'conduct' in read.value).toBe(false)
  const untick = readContact({ ...ticked, conduct: [], content: [], documents: [], refusedToSay: [] }, whole)
  expect(untick.ok && ['conduct', 'documents', 'refusedToSay'].filter((name) => name in untick.value)).toEqual([])
  for (const fact of conductFacts)
    expect(readContact({ ...ticked, conduct: [fact] })).toMatchObject({ value: { conduct: { [fact]: true } } })
})

const fresh = (parts: Partial<CaseFile>) => freshContact(aCase(parts), 'Europe/London', now)

test('a new entry is about the only debt, at this moment, in the zone of the entry before', () => {
  const asked: string[] = []
  const at = (zone: string) => (asked.push(zone), now())
  expect(freshContact(aCase(), 'Europe/London', at)).toMatchObject({
    debts: ['huabei'],
    day: '2026-11-22',
    time: '17:05',
    zone: 'Europe/London',
  })
  expect(freshContact(aCase({ contacts: [aContact('c1', '2026-03-13T10:12')] }), 'Europe/London', at).zone).toBe('Asia/Shanghai')
  expect(asked).toEqual(['Europe/London', 'Asia/Shanghai'])
  expect(fresh({ debts: [aDebt(), aDebt({ key: 'card' })] }).debts).toEqual([])
})

test('the organisation offered is the one we called last, not a collector who called in', () => {
  const called = aContact('c1', '2026-03-13T10:12', { direction: 'client_to_creditor', counterpartOrg: '支付宝客服' })
  const collector = aContact('c2', '2026-03-16T22:25', { direction: 'creditor_to_client', counterpartOrg: '外部催收公司' })
  expect(fresh({ contacts: [called, collector] }).counterpartOrg).toBe('支付宝客服')
  expect(fresh({ contacts: [collector] }).counterpartOrg).toBe('支付宝（中国）网络技术有限公司')
  const alone = aDebt({ parties: [{ role: 'legal_lender', name: lender }] })
  expect(fresh({ debts: [alone], contacts: [collector] }).counterpartOrg).toBe(lender)
})

test('the organisation follows the debt and the direction until somebody types another', () => {
  const card = aDebt({ key: 'card', brand: '卡', parties: [{ role: 'legal_lender', name: '江海银行' }] })
  const called = aContact('c1', '2026-03-13T10:12', { counterpartOrg: '支付宝客服' })
  const file = aCase({ debts: [aDebt(), card], contacts: [called] })
  const start = freshContact(file, 'Asia/Shanghai', now)
  const onCard = withUsualOrg(file, start, { debts: ['card'] })
  expect([start.counterpartOrg, onCard.counterpartOrg, usualOrg(file, ['huabei'])]).toEqual(['支付宝客服', '江海银行', '支付宝客服'])
  expect(withUsualOrg(file, onCard, { direction: 'counselor_to_client' }).counterpartOrg).toBe('')
  const typed = { ...start, counterpartOrg: '别处' }
  expect(withUsualOrg(file, typed, { debts: ['card'] }).counterpartOrg).toBe('别处')
  expect(knownOrgs(file)).toEqual(['支付宝客服', '支付宝（中国）网络技术有限公司', lender, '江海银行'])
})

test('every result can be chosen, the common ones first', () => {
  expect(resultsByUse.toSorted()).toEqual([...enums.contact_result].toSorted())
  expect(resultsByUse.indexOf('accepted_verbal')).toBeLessThan(3)
})

test('counselor and client are among us', () => {
  expect(enums.contact_direction.filter(isAmongUs)).toEqual(['counselor_to_client', 'client_to_counselor'])
})
