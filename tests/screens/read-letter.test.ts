import { expect, test } from 'vitest'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { freshLetter, readLetter, withWritten, written } from '../../src/screens/case/letters/read-letter.ts'
import { aContact, day, firstCase, lender, secondCase } from '../domain/build.ts'

const today = day('2026-11-22')
const base = {
  file: { ...secondCase(), consents: [{ type: 'representation', givenOn: day('2026-04-02'), method: 'signed' }] } as CaseFile,
  about: { kind: 'query', agreement: 'a1' } as const,
  chaser: { days: 7, creditors: [{ name: lender, days: 10 }] },
  sender: '吴顾问',
}
const fresh = () => freshLetter(base, 'zh-CN', today)

test('a new letter is to the lender, asks for an answer within its own days and is written out', () => {
  const fields = fresh()
  expect(fields).toMatchObject({ to: lender, answerBy: '2026-12-02', day: today, language: 'zh-CN' })
  expect(fields.text).toContain('12,000.00')
  expect(fields.text).toContain('12,144.00')
  expect(freshLetter({ ...base, chaser: { days: 7, creditors: [] } }, 'zh-CN', today).answerBy).toBe('2026-11-29')
})

test('the text follows receiver and days while nobody touched it; after that it stays, and the subject goes on following', () => {
  const moved = withWritten(base, fresh(), { answerBy: '2026-12-24', to: '某银行' })
  expect(moved.text).toContain('2026年12月24日')
  expect(moved.text).toContain('某银行')
  const touched = { ...fresh(), text: '自己写的。' }
  expect(withWritten(base, touched, { answerBy: '2026-12-24' }).text).toBe('自己写的。')
  expect(withWritten(base, { ...fresh(), subject: '自拟' }, { answerBy: '2026-12-24' })).toMatchObject({ subject: '自拟' })
  expect(withWritten(base, { ...fresh(), subject: '自拟' }, { answerBy: '2026-12-24' }).text).toContain('2026年12月24日')
})

test('a day that cannot be read leaves a gap in the text, not an error', () => {
  expect(written(base, { ...fresh(), answerBy: 'soon' }).text).toContain('……')
})

test('the letter becomes an entry of the log: its whole text, its kind and language, the follow-up, what is enclosed', () => {
  const read = readLetter(base, { ...fresh(), documents: ['plan', 'jobs'] }, '16:20', 'Asia/Shanghai')
  expect(read).toEqual({
    ok: true,
    value: {
      debts: ['huabei'],
      at: '2026-11-22T16:20:00+08:00',
      zone: 'Asia/Shanghai',
      channel: 'registered_letter',
      direction: 'counselor_to_creditor',
      counterpartOrg: lender,
      summary: fresh().text,
      result: 'request_made',
      nextFollowUpOn: '2026-12-02',
      documents: ['plan', 'jobs'],
      letter: { kind: 'query', agreement: 'a1', language: 'zh-CN', subject: fresh().subject },
    },
  })
})

test('a letter that is entered later as of the day of the call still comes after the call', () => {
  const fields = (on: string) => ({ ...fresh(), day: on })
  const call = base.file.contacts.find(({ key }) => key === base.file.agreements[0]!.oralTerms!.contact)!
  const on = call.at.slice(0, 10)
  const at = (time: string, day = on) => {
    const read = readLetter(base, fields(day), time, 'Asia/Shanghai')
    return read.ok && read.value.at
  }
  expect(at('00:01')).toBe(call.at)
  expect(at('23:50')).toBe(`${on}T23:50:00+08:00`)
  expect(at('00:01', '2026-11-21')).toBe('2026-11-21T00:01:00+08:00')
})

test('without a consent to represent the letter is the client’s own', () => {
  const read = readLetter({ ...base, file: secondCase() }, fresh(), '16:20', 'Asia/Shanghai')
  expect(read.ok && read.value.direction).toBe('client_to_creditor')
})

test('what is missing or wrong is told at its own field', () => {
  const read = readLetter(base, { ...fresh(), to: ' ', subject: '', text: ' ', day: 'x', answerBy: 'y' }, '16:20', 'Asia/Shanghai')
  expect(read.ok ? {} : Object.fromEntries(read.problems.map(({ field, code }) => [field, code]))).toEqual({
    answerBy: 'day.invalid',
    day: 'day.invalid',
    subject: 'text.empty',
    text: 'text.empty',
    to: 'text.empty',
  })
})

test('a letter about a promise without an agreement is about the debts of that contact', () => {
  const file = { ...firstCase(), agreements: [], contacts: [aContact('c9', '2026-03-20T10:00', { promiseByThem: { what: '寄出确认' } })] }
  const about = { kind: 'confirmation' } as const
  const fields = freshLetter({ ...base, file, about }, 'en', today)
  expect(fields.text).toContain('1. 寄出确认')
  const read = readLetter({ file, about }, fields, '16:20', 'Asia/Shanghai')
  expect(read.ok && read.value.letter).toEqual({ kind: 'confirmation', language: 'en', subject: fields.subject })
})

test('the two sample cases write all three kinds', () => {
  for (const { file } of twoCaseFiles())
    for (const kind of ['confirmation', 'query', 'complaint'] as const) {
      const whole = file as unknown as CaseFile
      const fields = freshLetter({ ...base, file: whole, about: { kind, agreement: 'a1' } }, 'zh-TW', today)
      expect(readLetter({ file: whole, about: { kind, agreement: 'a1' } }, fields, '09:00', 'Asia/Shanghai').ok).toBe(true)
    }
})
