import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCases } from '../../src/contract/interchange.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import { summaryPage } from '../../src/print/page.tsx'
import { day } from '../domain/build.ts'
import { moneyCase } from './money-case.ts'
import { textsOf } from './texts.ts'

/** The real command: Electron without a window or a display, a real encrypted office, real PDFs. */

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'parley-pdf-'))
const inFolder = (name: string) => join(folder, name)
const today = '2026-11-22'
const languages = ['zh-CN', 'zh-TW', 'en'] as const
const cases = ['2026-0001', '2026-0002', '2026-0100'] as const
const run = promisify(execFile)
const MOST = 64 * 1024 * 1024

/** What a program writes; its exit code does not throw. */
async function outcome(program: string, args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { DISPLAY: _none, LANG: _language, LC_ALL: _all, ...env } = process.env
  try {
    const { stdout, stderr } = await run(program, args, { cwd: root, env, maxBuffer: MOST })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

/** The command as a person starts it; what set-up says on the way, such as that it builds, is not the command's. */
async function office(...args: string[]) {
  const given = ['--office', inFolder('office'), '--passphrase-file', inFolder('passphrase')]
  const { code, out, err } = await outcome(process.execPath, ['electron/runtime/office.mjs', ...args, ...given])
  return { code, out, err: err.replace(/^parley: .*\n/gm, '') }
}

const summary = (caseNo: string, language: string, out = `${caseNo}-${language}.pdf`) =>
  office('summary', '--case', caseNo, '--lang', language, '--out', inFolder(out), '--today', today)
const textOf = async (pdf: string) => (await outcome('pdftotext', ['-raw', inFolder(pdf), '-'])).out
const plain = (text: string) => text.replace(/\s/g, '')

/** The first case of the sample file with another number and a few changes, as it stands in a file. */
function written(caseNo: string, change: (one: WrittenCase) => void): WrittenCase {
  const sample = JSON.parse(readFileSync(join(root, 'src/domain/sample/two-cases.json'), 'utf8')) as { cases: WrittenCase[] }
  const one = sample.cases[0]!
  one.caseNo = caseNo
  change(one)
  return one
}

interface WrittenCase {
  caseNo: string
  client: { name: string }
  contacts: { key: string; summary: string; at: string }[]
}

/** The case as the office has it. */
function printed(caseNo: (typeof cases)[number]): CaseFile {
  const file = caseNo === '2026-0100' ? moneyCase(caseNo) : twoCaseFiles()[cases.indexOf(caseNo)]!.file
  return { ...file, documents: file.documents.map((document) => ({ ...document, sizeBytes: 9, sha256: '' })) }
}

const odd = '张😀晓\u202E明𪚥 𠮷 <b>'

beforeAll(async () => {
  writeFileSync(inFolder('passphrase'), 'a passphrase for a test\n', { mode: 0o600 })
  const extra = [
    written('2026-0003 龎😀', (one) => (one.client.name = odd)),
    written('2026-0004', (one) => {
      const [entry] = one.contacts
      for (let i = 0; i < 1700; i++) {
        const at = `2026-03-${String(1 + (i % 28)).padStart(2, '0')}T10:12:00+08:00`
        one.contacts.push({ ...entry!, key: `k${i}`, at, summary: `第${i}次联系。${entry!.summary.repeat(2)}` })
      }
    }),
  ]
  const both = JSON.parse(readFileSync(join(root, 'src/domain/sample/two-cases.json'), 'utf8')) as { cases: WrittenCase[] }
  const file = moneyCase('2026-0100')
  const contents = file.documents.map(({ key }) => ({ key, content: [new TextEncoder().encode(key)] }))
  const money = JSON.parse(writeCases([{ file, documents: contents }], day(today))) as { cases: WrittenCase[] }
  writeFileSync(inFolder('cases.json'), JSON.stringify({ ...both, cases: [...both.cases, ...money.cases, ...extra] }))
  expect((await office('create', '--recovery-out', inFolder('recovery'))).code).toBe(0)
  expect(await office('import', '--in', inFolder('cases.json'))).toEqual({ code: 0, out: '', err: '' })
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

for (const caseNo of cases)
  for (const language of languages)
    test(`${caseNo} in ${language}: tagged A4, our fonts alone, every character in reading order`, async () => {
      const pdf = `${caseNo}-${language}.pdf`
      const { code, out, err } = await summary(caseNo, language)
      expect({ code, out, lines: err.trim().split('\n') }).toEqual({
        code: 0,
        out: '',
        lines: [expect.stringMatching(/not encrypted.*0600/)],
      })
      expect(statSync(inFolder(pdf)).mode & 0o777).toBe(0o600)
      const info = (await outcome('pdfinfo', [inFolder(pdf)])).out
      expect(info).toMatch(/Tagged:\s+yes/)
      expect(info).toMatch(/Page size:.*\(A4\)/)
      expect(info).toMatch(new RegExp(`Title:.*${caseNo}`))
      expect(await strangeFonts(pdf)).toEqual([])
      expect((await outcome('qpdf', ['--check', inFolder(pdf)])).code).toBe(0)
      const file = printed(caseNo)
      expect(firstNotFound(textsOf(summaryPage(file, officeListsOf({}), language, day(today)).body), await textOf(pdf))).toBeNull()
    })

test('header and footer stand on every page in the language’s own words', async () => {
  await summary('2026-0001', 'zh-CN', 'a.pdf')
  await summary('2026-0001', 'en', 'b.pdf')
  const pages = async (pdf: string) =>
    (await textOf(pdf))
      .split('\f')
      .filter((page) => page !== '')
      .map(plain)
  const chinese = await pages('a.pdf')
  expect(chinese.length).toBeGreaterThan(1)
  for (const [index, page] of chinese.entries()) {
    expect(page).toContain(`第${index + 1}页，共${chinese.length}页`)
    expect(page).toContain('2026年11月22日')
    expect(page).toContain('2026-0001')
  }
  const english = await pages('b.pdf')
  for (const [index, page] of english.entries()) expect(page).toContain(`Page${index + 1}of${english.length}`)
})

test('what no font has is 〓 with its code point in text and header, and the command names it', async () => {
  const { code, err } = await summary('2026-0003 龎😀', 'zh-TW', 'odd.pdf')
  expect(code).toBe(0)
  expect(err).toContain('U+1F600, U+202E, U+2A6A5')
  const text = await textOf('odd.pdf')
  expect(plain(text)).toContain('张〓U+1F600晓〓U+202E明〓U+2A6A5𠮷<b>')
  for (const page of text.split('\f').filter((one) => one !== '')) expect(plain(page)).toContain('2026-0003龎〓U+1F600')
  expect(await strangeFonts('odd.pdf')).toEqual([])
})

test('a case of some 200 pages is one whole PDF', async () => {
  const long = await summary('2026-0004', 'zh-CN', 'long.pdf')
  expect(long.code, long.err).toBe(0)
  const pages = Number(/Pages:\s+(\d+)/.exec((await outcome('pdfinfo', [inFolder('long.pdf')])).out)?.[1])
  expect(pages).toBeGreaterThan(190)
  const text = plain(await textOf('long.pdf'))
  expect(text).toContain(`第${pages}页，共${pages}页`)
  expect([...Array(1700).keys()].filter((i) => !text.includes(`第${i}次联系。`))).toEqual([])
  expect((await outcome('qpdf', ['--check', inFolder('long.pdf')])).code).toBe(0)
}, 240_000)

test('each print is an entry of the audit chain, which still holds', async () => {
  const entries = async () => (JSON.parse((await office('check', '--json')).out) as { chain: { ok: boolean; entries: number } }).chain
  const before = await entries()
  await summary('2026-0002', 'en', 'once.pdf')
  expect(await entries()).toMatchObject({ ok: true, entries: before.entries + 1 })
})

test('a refusal is one sentence and leaves no file', async () => {
  const unknown = await summary('1999-0001', 'en', 'none.pdf')
  expect([unknown.code, unknown.err.trim().split('\n').length]).toEqual([1, 1])
  const inside = await summary('2026-0001', 'en', 'office/x.pdf')
  expect(inside.code).toBe(1)
  expect((await summary('2026-0001', 'fr', 'none.pdf')).code).toBe(2)
  expect(() => statSync(inFolder('none.pdf'))).toThrow()
  expect(() => statSync(inFolder('office/x.pdf'))).toThrow()
})

/** Lines of pdffonts that are no embedded TrueType of ours with a map to Unicode. */
async function strangeFonts(pdf: string): Promise<string[]> {
  const { out } = await outcome('pdffonts', [inFolder(pdf)])
  const fonts = out.trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(0)
  return fonts.filter((line) => !/^[A-Z]{6}\+NotoSans(SC|TC|HK|JP)Thin-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/.test(line))
}

/** The first text of the page that does not come after the one before it; what stands between is running text and repeated headings. */
function firstNotFound(texts: string[], pdf: string): string | null {
  const found = plain(pdf)
  let at = 0
  for (const text of texts.map(plain)) {
    const next = found.indexOf(text, at)
    if (next < 0) return text
    at = next + text.length
  }
  return null
}

test.each(cases)('what was said in %s stands whole in the text of a PDF reader that does not know the tags', async (caseNo) => {
  await summary(caseNo, 'en', `${caseNo}-plain.pdf`)
  for (const way of [[], ['-layout']]) {
    const { out } = await outcome('pdftotext', [...way, inFolder(`${caseNo}-plain.pdf`), '-'])
    for (const entry of printed(caseNo).contacts) expect(plain(out)).toContain(plain(entry.summary))
  }
})
