import { expect, test } from 'vitest'
import type { Agreement, CaseFile, OralTerms } from '../../src/domain/case-file.ts'
import { letterKinds, type LetterFacts } from '../../src/domain/case-file.ts'
import { addressee, letterContent } from '../../src/domain/letter.ts'
import { sampleOffice } from '../../src/domain/sample/office.ts'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import { letterText } from '../../src/words/letter-text.ts'
import { termName, termValue } from '../../src/words/term-text.ts'
import type { Language } from '../../src/words/words.ts'
import { aCase, aContact, aDebt, allClauses, anAgreement, day, lender, minor, waiver } from '../domain/build.ts'

const languages: Language[] = ['zh-CN', 'zh-TW', 'en']
const on = day('2026-11-22')
const answerBy = day('2026-11-29')
const frame = { answerBy, answerTo: '', sender: '吴顾问' }
const whole = (file: Omit<CaseFile, 'documents'> & { documents: Pick<CaseFile['documents'][number], 'key'>[] }) =>
  file as unknown as CaseFile
const represents = { type: 'representation', givenOn: day('2026-01-01'), method: 'signed' } as const

function write(file: CaseFile, kind: LetterFacts['kind'], language: Language, agreement = 'a1') {
  const about = { kind, agreement }
  return letterText(letterContent(file, about, on), { to: addressee(file, about), ...frame }, language)
}

const oralTerms: OralTerms = {
  contact: 'c1',
  total: minor(1200000),
  installments: 12,
  amounts: [minor(100000)],
  firstDueOn: day('2026-05-09'),
  lastDueOn: day('2027-04-09'),
  waivers: [waiver('overdue_interest', 14400), waiver('late_fee', 5000)],
  clawback: { after: 'missed_2' },
  interest: '0',
  graceDays: 3,
  payTo: { holder: lender, account: '310066661018800012345' },
}
const spoken = aContact('c1', '2026-04-07T09:30', {
  result: 'accepted_verbal',
  counterpartOrg: '花呗客服',
  counterpartName: '赵女士',
  counterpartNo: '11402',
})
const withAgreement = (agreement: Partial<Agreement>, parts: Partial<CaseFile> = {}) =>
  aCase({
    client: { name: '李文静', idDocType: 'cn_id', idDocNo: '310101199602110027', phones: [], household: [] },
    debts: [aDebt({ accountNo: '6222020000001234' })],
    contacts: [spoken],
    agreements: [anAgreement({ oralTerms, ...agreement })],
    ...parts,
  })

test.each(languages)('every term that was said stands in the request for confirmation, with who said it and when, in %s', (language) => {
  const file = withAgreement({})
  const { text } = write(file, 'confirmation', language)
  const { said, currency } = letterContent(file, { kind: 'confirmation', agreement: 'a1' }, on)
  expect(said).toHaveLength(12)
  said.forEach(({ term, value }, index) => {
    const line = text.split('\n').find((one) => one.startsWith(`${index + 1}. `))
    expect(line).toContain(termName(language, term))
    expect(line).toContain(termValue(language, term, value, currency))
  })
  for (const part of ['12,000.00', '花呗客服 赵女士', '11402', '09:30', 'CNY', '1234']) expect(text).toContain(part)
  expect(text).toContain(language === 'en' ? 'Sun 29 Nov 2026' : '2026年11月29日')
})

test.each(languages)('a difference stands in the query with both values, and the day of each, in %s', (language) => {
  const file = whole(twoCaseFiles()[1]!.file)
  const lines = write(file, 'query', language).text.split('\n')
  const total = lines.find((line) => line.startsWith('1. '))
  expect(total).toContain('12,000.00')
  expect(total).toContain('12,144.00')
  expect(total).toContain(language === 'en' ? '7 Apr 2026' : '2026年4月7日')
  expect(lines.find((line) => line.startsWith('2. '))).toMatch(/144\.00.*0\.00/)
  expect(lines.join()).toContain(language === 'en' ? '13 Apr 2026' : '2026年4月13日')
})

test('what only one side states, and each doubtful clause, is a point of its own with the paper’s words', () => {
  const writtenTerms = {
    document: 'plan',
    form: 'letter',
    issuedBy: lender,
    total: minor(1200000),
    installments: 12,
    interest: '0.12',
    clauses: allClauses,
    clauseWords: { interest_and_fees: '另行计收' },
  } as const
  const file = withAgreement({ oralTerms: { contact: 'c1', total: minor(1200000), graceDays: 3 }, writtenTerms })
  const { text } = write(file, 'query', 'en')
  expect(text).toContain('Grace: stated on 7 Apr 2026: 3 days; the paper does not mention it.')
  expect(text).toMatch(/Interest during the plan: the paper says .*; this was not mentioned on 7 Apr 2026\./)
  expect(text).toContain('not clear in the paper (“另行计收”)')
  expect(text).toMatch(/Rights, duties, breach: the paper says nothing about it/)
})

test('the office writes on behalf of a client who consented to it; else the client writes and signs', () => {
  const own = withAgreement({})
  const ours = withAgreement({}, { consents: [represents] })
  expect(write(ours, 'confirmation', 'en').text).toContain('We write on behalf of our client 李文静')
  expect(write(ours, 'confirmation', 'en').text.endsWith('吴顾问, on behalf of 李文静')).toBe(true)
  expect(write(own, 'confirmation', 'en').text).toContain('My name is 李文静')
  expect(write(own, 'confirmation', 'en').text.endsWith('\n李文静')).toBe(true)
  expect(write(own, 'confirmation', 'zh-CN').text).not.toContain('吴顾问')
  expect(write(own, 'complaint', 'zh-TW').text).not.toContain('我方')
})

test('what the counterpart refused to say is told', () => {
  const { counterpartName: _name, counterpartNo: _no, ...bare } = spoken
  const file = withAgreement({}, { contacts: [{ ...bare, refusedToSay: ['name', 'number'] }] })
  expect(write(file, 'confirmation', 'en').text).toContain('花呗客服 (name refused, staff number refused) stated')
  expect(write(file, 'confirmation', 'zh-CN').text).toContain('花呗客服（未告知姓名、未告知工号）答复如下')
})

test('terms that were read back and agreed to are said to have been', () => {
  const file = withAgreement({}, { contacts: [{ ...spoken, readBack: true }] })
  expect(write(file, 'confirmation', 'en').text).toContain('These terms were read back and agreed to.')
  expect(write(withAgreement({}), 'confirmation', 'en').text).not.toContain('read back')
})

test('a complaint tells the calls and letters in order and how long it has been, and asks the creditor’s own desk first', () => {
  const letter = { kind: 'confirmation', agreement: 'a1', language: 'zh-CN', subject: '请求书面确认' } as const
  const contacts = [
    spoken,
    aContact('c2', '2026-04-20T10:00', { channel: 'registered_letter', counterpartOrg: lender, letter, result: 'request_made' }),
    aContact('c3', '2026-04-30T11:00', { result: 'no_answer' }),
  ]
  const { text } = write(withAgreement({}, { contacts }), 'complaint', 'en')
  expect(text).toMatch(/^To the complaint desk of 重庆/)
  const events = text.split('\n').filter((line) => /^\d\. /.test(line))
  expect(events.map((line) => line.slice(0, 14))).toEqual(['1. 7 Apr 2026 ', '2. 20 Apr 2026', '3. 30 Apr 2026'])
  expect(events[1]).toContain('letter sent, “请求书面确认”')
  expect(text).toContain('229 days have passed since it was stated. No written confirmation has reached me.')
  expect(text).toContain('own complaint desk first')
  expect(write(withAgreement({}, { contacts }), 'complaint', 'zh-CN').text).toContain('至今已过229天')
})

test('no letter threatens or judges', () => {
  const words = languages.flatMap((language) => letterKinds.map((kind) => write(withAgreement({}), kind, language).text)).join('\n')
  expect(words).not.toMatch(/illegal|unlawful|sue|court|otherwise we|违法|起诉|法院|否则|違法|提告|否則|12378|[!！]/i)
})

test('no letter over a sample office holds an ID number, a whole account number or a phone number', () => {
  let letters = 0
  for (const { file } of sampleOffice(60, 7, on))
    for (const agreement of file.agreements)
      for (const kind of letterKinds)
        for (const language of languages) {
          const { subject, text } = write(whole(file), kind, language, agreement.key)
          const secret = [
            file.client.idDocNo,
            ...file.debts.flatMap(({ accountNo, contractNo }) => [accountNo, contractNo]),
            ...file.client.phones.map(({ number }) => number),
          ].filter((one) => one !== undefined)
          for (const one of secret) expect(`${subject}\n${text}`).not.toContain(one)
          expect(text).not.toMatch(/undefined|null|\[object|NaN/)
          letters += 1
        }
  expect(letters).toBeGreaterThan(200)
})
