import { expect, test } from 'vitest'
import { caseConduct } from '../../src/domain/case-conduct.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { addressee, letterContent, type LetterAbout } from '../../src/domain/letter.ts'
import { readLetter, freshLetter } from '../../src/screens/case/letters/read-letter.ts'
import { defaultChaser } from '../../src/domain/office-lists.ts'
import { letterText } from '../../src/words/letter-text.ts'
import { wordsOf } from '../../src/words/words.ts'
import { aCase, aContact, aDebt, day, lender } from '../domain/build.ts'

const on = day('2026-11-22')
const pressed = (key: string, at: string, debts = ['huabei']) =>
  aContact(key, at, { direction: 'creditor_to_client', counterpartOrg: '外部催收公司', counterpartName: '孙先生', debts })
const file: CaseFile = aCase({
  debts: [aDebt(), aDebt({ key: 'card', brand: '某银行信用卡', parties: [{ role: 'legal_lender', name: '某银行' }] })],
  contacts: [
    pressed('c1', '2026-03-10T23:00', ['card']),
    { ...pressed('c2', '2026-03-16T22:25'), conduct: { content: ['threat', 'insult'] } },
    pressed('c3', '2026-03-17T06:10'),
  ],
})
const about: LetterAbout = { kind: 'complaint', conduct: caseConduct(file, { on: {} }, on) }

test.each(['zh-CN', 'zh-TW', 'en'] as const)(
  'a complaint about conduct names each contact, its rule and its source as possible, of one creditor: %s',
  (language) => {
    const frame = { to: addressee(file, about), answerBy: on, answerTo: '', sender: '吴顾问' }
    const { subject, text } = letterText(letterContent(file, about, on), frame, language)
    const { conduct, letters } = wordsOf(language)
    const lines = text.split('\n').filter((line) => /^\d+\. /.test(line))
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('22:25')
    expect(lines[0]).toContain(conduct.rules.CN_HOURS)
    expect(lines[0]).toContain('GB/T 45251-2025')
    expect(lines[1]).toContain(conduct.content.threat)
    expect(lines[1]).toContain(conduct.content.insult)
    expect(lines[2]).toContain('06:10')
    for (const part of [letters.said.conductSeen, '孙先生', '花呗']) expect(text).toContain(part)
    for (const other of ['23:00', '某银行', '……']) expect(text).not.toContain(other)
    expect(subject).toContain('花呗')
    expect(frame.to).toBe(lender)
  },
)

test('saved it is a letter like any other: what it was written from is not stored', () => {
  const base = { file, about, chaser: defaultChaser, sender: '吴顾问' }
  const read = readLetter(base, freshLetter(base, 'zh-CN', on), '12:00', 'Asia/Shanghai')
  expect(read).toMatchObject({ ok: true, value: { debts: ['huabei'], letter: { kind: 'complaint', language: 'zh-CN' } } })
})
