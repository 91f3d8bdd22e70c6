import { expect, test } from 'vitest'
import type { Minor, Terms } from '../../src/domain/case-file.ts'
import {
  newWaiver,
  noTerms,
  parseAmounts,
  readTerms,
  termsAsTyped,
  type TermsFields,
} from '../../src/screens/case/agreements/read-terms.ts'
import { formReader } from '../../src/ui/read-form.ts'
import { day, firstCase, minor, secondCase, waiver } from '../domain/build.ts'

function through(fields: TermsFields, currency: 'CNY' | 'JPY' = 'CNY') {
  const read = formReader()
  return readTerms(read, 'terms', fields, currency)
}

const all: Terms[] = [
  {},
  { waivers: [] },
  { total: minor(0), installments: 1 },
  { firstDueOn: day('2026-04-10') },
  { total: minor(Number.MAX_SAFE_INTEGER), waivers: [waiver('overdue_interest', 6195), waiver('late_fee', 1)] },
  { amounts: [minor(100000)], installments: 12, lastDueOn: day('2027-04-10') },
  { amounts: [...Array<Minor>(6).fill(minor(171428)), minor(171432)] },
  { amounts: [minor(0), minor(1), minor(1), minor(0)] },
  { amounts: Array<Minor>(600).fill(minor(1)) },
  { interest: '0', graceDays: 0, clawback: { after: 'never' } },
  { interest: '0.0585', graceDays: 30, clawback: { after: 'missed_2' } },
  { interest: '0.123456789012', clawback: { after: 'other', words: '逾期超过30天' } },
  { payTo: { holder: '某某银行' } },
  { payTo: { holder: '某某银行', account: '6222 0001' } },
  ...[firstCase(), secondCase()].flatMap(({ proposals }) => proposals.map(({ terms }) => terms)),
]

test.each(all.map((terms) => [JSON.stringify(terms), terms] as const))('%s goes through the form and loses nothing', (_text, terms) => {
  expect(through(termsAsTyped(terms, 'CNY'))).toStrictEqual(terms)
})

test('yen have no decimals in the form either', () => {
  expect(termsAsTyped({ total: minor(12345) }, 'JPY').total).toBe('12,345')
  expect(through(termsAsTyped({ total: minor(12345) }, 'JPY'), 'JPY')).toStrictEqual({ total: 12345 })
})

test('nothing waived is said, not the same as nothing said', () => {
  expect(through(noTerms())).toStrictEqual({})
  expect(through({ ...noTerms(), waived: 'none' })).toStrictEqual({ waivers: [] })
})

test('a waiver without its part or amount is wrong at its own field, and rows of waivers are left alone when none are said', () => {
  const half = { ...newWaiver(), amount: '1.234' }
  const read = formReader()
  readTerms(read, 'terms', { ...noTerms(), waived: 'some', waivers: [half] }, 'CNY')
  const done = read.finish({ safeParse: () => ({ success: true, data: null }) } as never, null)
  expect(done).toMatchObject({
    problems: [
      { field: 'terms.waivers.0.component', code: 'choice.unknown' },
      { field: 'terms.waivers.0.amount', code: 'money.thirdDecimal' },
    ],
  })
  expect(through({ ...noTerms(), waived: '', waivers: [half] })).toStrictEqual({})
})

test.each<[string, number[]]>([
  ['', []],
  ['1,000', [100000]],
  ['￥1,000.00', [100000]],
  ['1714.28×6 1714.32', [...Array<number>(6).fill(171428), 171432]],
  ['1714.28 x 2, 1714.32', [171428, 171428, 171432]],
  ['500*2；520', [50000, 50000, 52000]],
  ['500×2，520', [50000, 50000, 52000]],
  ['500 500 520', [50000, 50000, 52000]],
])('amounts typed as "%s"', (text, amounts) => {
  expect(parseAmounts(text, 'CNY')).toEqual({ ok: true, value: amounts })
})

test.each([
  ['500×', 'number.invalid'],
  ['500×0', 'number.invalid'],
  ['500×2×3', 'number.invalid'],
  ['500×1000', 'number.invalid'],
  ['abc', 'money.invalid'],
  ['1.234', 'money.thirdDecimal'],
])('amounts typed as "%s" are refused', (text, code) => {
  expect(parseAmounts(text, 'CNY')).toMatchObject({ ok: false, code })
})

test('a condition of its own needs its words, an account its holder, and each is wrong at its own field', () => {
  const read = formReader()
  readTerms(read, 'terms', { ...noTerms(), clawback: 'other', account: '6222', amounts: 'x', graceDays: '-1', interest: '-1%' }, 'CNY')
  const done = read.finish({ safeParse: () => ({ success: true, data: null }) } as never, null)
  expect(done).toMatchObject({ ok: false })
  expect(done.ok ? [] : done.problems.map(({ field }) => field ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual([
    'terms.amounts',
    'terms.clawbackWords',
    'terms.graceDays',
    'terms.holder',
    'terms.interest',
  ])
})
