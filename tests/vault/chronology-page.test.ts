import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { bringIn } from '../../electron/vault/bring-in.ts'
import { fingerprinted } from '../../electron/vault/chronology.ts'
import type { Session } from '../../electron/vault/session.ts'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import { recipe } from '../../src/print/chronology/chronology-paper.tsx'
import type { Language } from '../../src/words/words.ts'
import { creditorsOf } from '../../src/domain/owed.ts'
import { day } from '../domain/build.ts'
import { textsOf } from '../print/texts.ts'
import { handleFor, makeOffice, must, PERSON, problemOf, scratch, vault } from './support.ts'

const caseNo = '2026-0002'
const paper = { role: 'paper' } as const
const today = day('2026-11-22')

interface DataFile {
  format: string
  version: number
  algorithm: string
  start: string
  head: string
  entries: { no: number; text: string; sha256: string }[]
}

async function office(): Promise<{ session: Session; folder: string }> {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  await bringIn(session.office!, twoCaseFiles(), () => undefined)
  return { session, folder }
}

async function printed(session: Session, path: string, language: Language = 'en', creditor?: string) {
  const wanted = {
    kind: 'chronology',
    caseNo,
    language,
    today,
    handle: handleFor(session, path),
    ...(creditor !== undefined && { creditor }),
  } as const
  const page = await must(session, 'paper.page', wanted, paper)
  return { page, data: JSON.parse(readFileSync(path, 'utf8')) as DataFile }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test.each(['en', 'zh-CN', 'zh-TW'] as const)(
  '%s: the fingerprints of the data file can be computed from it alone, and are those on the page',
  async (language) => {
    const { session, folder } = await office()
    const { page, data } = await printed(session, join(folder, 'a.json'), language)
    expect(data).toMatchObject({ format: 'parley-chronology', version: 1, start: '0'.repeat(64) })
    expect(data.entries.length).toBeGreaterThan(10)
    let before = data.start
    for (const { text, sha256: stated } of data.entries) expect((before = sha256(`${before}\n${text}`))).toBe(stated)
    expect(data.head).toBe(before)
    const plain = (text: string) => text.replace(/\s/g, '')
    const body = plain(textsOf(page.body).join(''))
    let at = 0
    for (const { text, sha256: stated } of data.entries) {
      for (const part of [text, stated]) {
        const next = body.indexOf(plain(part), at)
        expect(next, part).toBeGreaterThanOrEqual(at)
        at = next + plain(part).length
      }
    }
    expect(body.slice(at)).toContain(data.head)
    expect(page.header).toBe(caseNo)
  },
)

test('the recipe that the last page gives finds the head, and the first entry that somebody changed', async () => {
  const { session, folder } = await office()
  const path = join(folder, 'a.json')
  const { page, data } = await printed(session, path)
  expect(page.body).toContain('hashlib.sha256')
  const run = () => execFileSync('python3', ['-c', recipe, path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  expect(run()).toBe(data.head)
  const text = data.entries[4]!.text
  writeFileSync(path, readFileSync(path, 'utf8').replace(JSON.stringify(text), JSON.stringify(`${text}。`)))
  expect(run).toThrow('entry 5 does not fit')
})

test('one letter that is changed changes its fingerprint and every later one', () => {
  const texts = ['a', 'b', 'c', 'd']
  const before = fingerprinted(texts).map((entry) => entry.sha256)
  const after = fingerprinted(['a', 'b.', 'c', 'd']).map((entry) => entry.sha256)
  expect(after.map((one, at) => one === before[at])).toEqual([true, false, false, false])
  expect(new Set([...before, ...after]).size).toBe(7)
})

test('the data file is for its owner alone, and the print is one entry of the log', async () => {
  const { session, folder } = await office()
  const entries = () => auditEntries(session.office!.database.db, { from: 0, limit: 100 })
  const before = entries().length
  const path = join(folder, 'a.json')
  await printed(session, path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(entries()).toHaveLength(before + 1)
  expect(entries()[0]).toMatchObject({ action: 'printed', about: 'chronology', caseNo, by: PERSON })
})

test('of one creditor it holds what touches the debts to it, and a creditor that is not there is refused', async () => {
  const { session, folder } = await office()
  const whole = (await printed(session, join(folder, 'a.json'))).data
  const file = await must(session, 'case.open', { caseNo })
  const one = (await printed(session, join(folder, 'b.json'), 'en', creditorsOf(file)[0]!.name)).data
  expect(one.entries.length).toBeGreaterThan(0)
  expect(one.entries.length).toBeLessThan(whole.entries.length)
  expect(one.entries.every(({ text }) => text.includes(file.debts[0]!.brand))).toBe(true)
  const handle = handleFor(session, join(folder, 'c.json'))
  const asked = { kind: 'chronology', caseNo, creditor: 'nope', language: 'en', today, handle } as const
  expect(await problemOf(session, 'paper.page', asked, paper)).toMatchObject({ code: 'part.unknown' })
})

test('a place inside the office, or none, is refused and leaves nothing', async () => {
  const { session, folder } = await office()
  const before = auditEntries(session.office!.database.db, { from: 0, limit: 100 }).length
  const inside = join(folder, 'office', 'a.json')
  const asked = { kind: 'chronology', caseNo, language: 'en', today } as const
  expect(await problemOf(session, 'paper.page', { ...asked, handle: handleFor(session, inside) }, paper)).toMatchObject({
    code: 'file.insideOffice',
  })
  expect(await problemOf(session, 'paper.page', asked, paper)).toMatchObject({ code: 'handle.unknown' })
  expect(existsSync(inside)).toBe(false)
  expect(auditEntries(session.office!.database.db, { from: 0, limit: 100 })).toHaveLength(before)
})
