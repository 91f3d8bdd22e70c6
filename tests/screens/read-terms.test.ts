import { expect, test } from 'vitest'
import type { Terms } from '../../src/domain/case-file.ts'
import { newWaiver, noTerms, readTerms, termsAsTyped, type TermsFields } from '../../src/screens/case/agreements/read-terms.ts'
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
