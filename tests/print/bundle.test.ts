import { expect, test } from 'vitest'
import type { BundleLine } from '../../src/domain/bundle.ts'
import { drawnPage, indexPage } from '../../src/print/page.tsx'
import { wordsOf, type Language } from '../../src/words/words.ts'
import { aCase, aDocument, day } from '../domain/build.ts'
import { textsOf } from './texts.ts'

const today = day('2026-11-22')
const reasons = ['kind', 'tooLarge', 'damaged', 'encrypted', 'form'] as const
const file = aCase({
  documents: [
    {
      ...aDocument('f0', '2026-03-12'),
      issuedOn: day('2026-03-10'),
      originalSeenOn: day('2026-03-13'),
      originalSeenBy: '吴顾问',
      validUntil: day('2027-03-09'),
    },
    aDocument('f1', '2026-03-12'),
    ...reasons.map((reason) => ({ ...aDocument(reason, '2026-03-14'), sha256: reason.padEnd(64, '7') })),
  ],
})
const lines: BundleLine[] = [
  { no: 1, document: 'f1', pages: { from: 1, to: 1 } },
  { no: 2, document: 'f0', pages: { from: 2, to: 12 } },
  ...reasons.map((apart, index) => ({ no: index + 3, document: apart, pages: { apart } })),
]
const languages = ['zh-CN', 'zh-TW', 'en'] as const
const index = (language: Language) => indexPage({ file, lines, pages: 12, madeBy: '吴顾问' }, language, today)

test.each(languages)(
  'in %s the index has every document with its digest, its pages or why it has none, in signs that the fonts have',
  (language) => {
    const { body, missing } = index(language)
    const words = wordsOf(language).evidenceMatrix.paper
    const texts = textsOf(body)
    expect(missing).toEqual([])
    for (const { sha256, fileName } of file.documents) {
      expect(texts.some((text) => text.includes(sha256))).toBe(true)
      expect(texts.some((text) => text.includes(fileName))).toBe(true)
    }
    for (const pages of ['1', '2–12']) expect(texts).toContain(pages)
    expect(texts.filter((text) => text === words.apart)).toHaveLength(reasons.length)
    for (const reason of reasons) expect(texts.some((text) => text.endsWith(words.because[reason]))).toBe(true)
  },
)

test('dates that nobody stated do not print, those stated do', () => {
  const rows = index('en')
    .body.split('<tr')
    .filter((row) => row.includes('.txt'))
  expect(rows[0]).not.toContain('dated')
  expect(rows[1]).toContain('dated 10 Mar 2026')
  expect(rows[1]).toContain('original seen 13 Mar 2026 by 吴顾问')
  expect(rows[1]).toContain('valid until 9 Mar 2027')
})

test('a bundle without pages does not speak of stamps, one without leftovers not of files beside it', () => {
  const words = wordsOf('en').evidenceMatrix.paper
  const only = (some: BundleLine[], pages: number) => indexPage({ file, lines: some, pages, madeBy: 'x' }, 'en', today).body
  expect(only(lines.slice(2), 0)).not.toContain(words.stamp)
  expect(only(lines.slice(0, 2), 12)).not.toContain(words.apartTitle)
  expect(only(lines, 12)).toContain(words.apartTitle)
})

test('a text is text on its page, whatever it looks like', () => {
  const { body } = drawnPage('2026-0001', { text: '<img src=x onerror=alert(1)>\n  &amp;' }, 'en', today)
  expect(body).not.toContain('<img')
  expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;\n  &amp;amp;')
})
