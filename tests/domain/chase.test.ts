import { describe, expect, test } from 'vitest'
import type { ContactEntry, Day } from '../../src/domain/case-file.ts'
import { chase, chased, daysFor, dueOf } from '../../src/domain/chase.ts'
import { defaultChaser } from '../../src/domain/office-lists.ts'
import { aCase, aContact, anAgreement, aProposal, day, lender, minor } from './build.ts'

const said = aContact('c1', '2026-03-17T15:40', { result: 'accepted_verbal' })
const letter = (key: string, at: string) =>
  aContact(key, at, {
    channel: 'letter',
    result: 'request_made',
    letter: { kind: 'confirmation', agreement: 'a1', language: 'zh-CN', subject: '函' },
  })
const file = (...contacts: ContactEntry[]) =>
  aCase({ contacts: [said, ...contacts], agreements: [anAgreement({ oralTerms: { contact: 'c1', total: minor(5_320_000) } })] })
const on = (today: string, ...contacts: ContactEntry[]) => {
  const [first] = chase(file(...contacts), defaultChaser, day(today))
  return [first?.dueOn, first?.stage, first?.next]
}

describe('the steps of asking for a paper', () => {
  const asked = letter('l1', '2026-03-25T09:00')
  const called = aContact('c2', '2026-04-02T09:00')
  test.each<[string, string, ContactEntry[], (string | undefined)[]]>([
    ['on the day of the yes', '2026-03-17', [], ['2026-03-24', 'waiting', 'letter']],
    ['on the seventh day', '2026-03-24', [], ['2026-03-24', 'waiting', 'letter']],
    ['on the eighth', '2026-03-25', [], ['2026-03-24', 'letter', 'letter']],
    ['after the letter', '2026-03-25', [asked], ['2026-04-01', 'waiting', 'call']],
    ['when the letter’s days have passed', '2026-04-02', [asked], ['2026-04-01', 'call', 'call']],
    ['when the call has not helped', '2026-04-02', [asked, called], ['2026-04-01', 'complaint', 'complaint']],
    ['when nobody picked up', '2026-04-02', [asked, { ...called, result: 'no_answer' }], ['2026-04-01', 'call', 'call']],
    ['after one more letter', '2026-04-03', [asked, called, letter('l2', '2026-04-03T09:00')], ['2026-04-10', 'waiting', 'call']],
    ['after an early letter', '2026-03-19', [letter('l1', '2026-03-18T09:00')], ['2026-03-25', 'waiting', 'call']],
  ])('%s', (_, today, contacts, wanted) => {
    expect(on(today, ...contacts)).toEqual(wanted)
  })
})

test('without an agreement that a letter could be about, a call comes first', () => {
  const proposals = [aProposal('p1', { sentOn: day('2026-03-13') })]
  const next = (today: string, ...contacts: ContactEntry[]) =>
    chase(aCase({ proposals, contacts }), defaultChaser, day(today)).map(({ stage, next: step }) => [stage, step])
  expect(next('2026-03-20')).toEqual([['waiting', 'call']])
  expect(next('2026-03-21')).toEqual([['call', 'call']])
  expect(next('2026-03-21', aContact('c1', '2026-03-21T09:00'))).toEqual([['complaint', 'complaint']])
})

test('a creditor has the office’s own days for it, its name written in any width', () => {
  const chaser = { days: 10, creditors: [{ name: ' 重慶（Ａ）', days: 21 }] }
  expect([daysFor(chaser, '重慶(A)'), daysFor(chaser, lender)]).toEqual([21, 10])
  const [item] = chase(file(), { days: 10, creditors: [{ name: lender, days: 3 }] }, day('2026-03-21'))
  expect([item?.dueOn, item?.stage]).toEqual(['2026-03-20', 'letter'])
})

test('its own day goes before the creditor’s days; a letter can only put it off', () => {
  const due = (ownDay: string | null, since: string | null, lastLetterOn: string | null) =>
    dueOf({ ownDay: ownDay as Day | null, since: since as Day | null, lastLetterOn: lastLetterOn as Day | null }, 7)
  expect(due(null, null, null)).toBeNull()
  expect(due(null, '2026-03-17', null)).toBe('2026-03-24')
  expect(due('2026-03-20', '2026-03-17', null)).toBe('2026-03-20')
  expect(due('2026-04-20', '2026-03-17', '2026-03-18')).toBe('2026-04-20')
  expect(due('2026-03-20', '2026-03-17', '2026-03-25')).toBe('2026-04-01')
  expect(due(null, null, '2026-03-25')).toBe('2026-04-01')
  expect(due(null, '9999-12-30', null)).toBe('9999-12-31')
})

test('what has no day at all is asked for now', () => {
  expect(chased({ agreement: 'a1', letters: 0, calls: 0, dueOn: null }, day('2026-03-17'))).toEqual({ stage: 'letter', next: 'letter' })
})

test('what is due first stands first, what has no day last', () => {
  const proposals = [
    aProposal('late', { sentOn: day('2026-03-01') }),
    aProposal('never'),
    aProposal('soon', { sentOn: day('2026-03-16'), validUntil: day('2026-03-20') }),
  ]
  const items = chase({ ...file(), proposals }, defaultChaser, day('2026-03-18'))
  expect(items.map(({ ref }) => ref)).toEqual(['late', 'soon', 'a1', 'never'])
})
