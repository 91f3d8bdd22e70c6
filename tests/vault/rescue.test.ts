import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { wordsOf } from '../../src/words/words.ts'
import { damagePage, rootOf } from './damaged.ts'
import { newCase, newContact } from './new-case.ts'
import { fingerprint, handleFor, makeOffice, must, PASSPHRASE, PERSON, problemOf, scratch, unlock, vault } from './support.ts'

/** A rescue as the window asks for it: the new office beside, the report, and the old one untouched. */

const cases = ['2026-0001', '2026-0002']
const secret = { passphrase: PASSPHRASE }

async function lockedOffice(): Promise<{ folder: string; to: string; recoveryKey: string }> {
  const session = vault()
  const folder = join(scratch(), 'office')
  const recoveryKey = await makeOffice(session, folder)
  for (const caseNo of cases) {
    await must(session, 'case.create', newCase(caseNo))
    await must(session, 'contact.add', { caseNo, entry: newContact('d1', '银行答应分期') })
    const letter = join(folder, '..', 'letter.txt')
    writeFileSync(letter, `还款协议 ${caseNo}`)
    const documents = [{ type: 'written_confirmation' as const, receivedOn: '2026-03-20' as Day }]
    await must(session, 'document.add', { caseNo, documents }, { files: [letter] })
    rmSync(letter)
  }
  lockOffice(session)
  return { folder, to: join(folder, '..', 'rescued office'), recoveryKey }
}

test('what can still be read is in a new office beside, with the same passphrase; the old one stays as it was, and the report names the rest', async () => {
  const { folder, to } = await lockedOffice()
  damagePage(folder, await rootOf(folder, 'contact_entries'))
  const [lostDocument] = readdirSync(join(folder, 'documents'))
  rmSync(join(folder, 'documents', lostDocument!))
  const before = fingerprint(folder)
  const session = vault()
  const handles = { handle: handleFor(session, folder), to: handleFor(session, to) }
  const rescued = await must(session, 'office.rescue', { ...handles, secret, language: 'zh-CN' })
  expect(fingerprint(folder)).toEqual(before)
  expect(rescued.entries.missing).toEqual([])
  expect(rescued.documents).toMatchObject({ kept: 1, damaged: [{ key: 'f1' }] })
  const entries = rescued.lost.filter(({ table }) => table === 'contact_entries')
  expect(entries.map(({ caseNo, why }) => [caseNo, why])).toEqual(cases.map((caseNo) => [caseNo, 'page']))
  expect(entries.every(({ about, at }) => about === 'contact c1' && at !== null)).toBe(true)
  expect(rescued.tables.find(({ table }) => table === 'contact_entries')).toMatchObject({ kept: 0, lost: 2 })

  expect(await unlock(session, to)).toMatchObject({ ok: true, value: { person: PERSON, counts: { cases: 2 }, notices: [] } })
  const check = await must(session, 'office.check', {})
  expect(check).toMatchObject({ integrity: { ok: true }, chain: { ok: true }, documents: { ok: false, count: 2 } })
  const file = await must(session, 'case.open', { caseNo: cases[0]! })
  expect(file.client).toEqual({ ...newCase(cases[0]!).client })
  expect(file.contacts).toEqual([])
  lockOffice(session)
})

test('the report stands beside the new office, for its owner alone, in the language of the screen, and names no client', async () => {
  const { folder, to } = await lockedOffice()
  damagePage(folder, await rootOf(folder, 'contact_entries'))
  const session = vault()
  const handles = { handle: handleFor(session, folder), to: handleFor(session, to) }
  const { report } = await must(session, 'office.rescue', { ...handles, secret, language: 'zh-TW' })
  const path = join(to, '..', report)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const text = readFileSync(path, 'utf8')
  const words = wordsOf('zh-TW').damage
  for (const part of [words.whatIsLost, words.tables.contact_entries, words.why.page, words.case(cases[0]!), 'contact c1'])
    expect(text).toContain(part)
  expect(text).not.toContain(newCase(cases[0]!).client.name)
})

test('a rescue by the recovery key, where the first page is gone and with it the schema', async () => {
  const { folder, to, recoveryKey } = await lockedOffice()
  damagePage(folder, 1)
  const session = vault()
  const handles = { handle: handleFor(session, folder), to: handleFor(session, to) }
  expect(await must(session, 'office.rescue', { ...handles, secret: { recoveryKey }, language: 'en' })).toMatchObject({
    lost: [],
    unproven: [],
  })
  expect(await unlock(session, to)).toMatchObject({ ok: true, value: { counts: { cases: 2 } } })
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
})

test('where nothing can be read nothing is made; nothing is made over what is there, inside the office, or by a wrong secret', async () => {
  const { folder, to } = await lockedOffice()
  const session = vault()
  const rescue = (target: string, by: { passphrase: string } = secret) =>
    problemOf(session, 'office.rescue', { handle: handleFor(session, folder), to: handleFor(session, target), secret: by, language: 'en' })
  expect((await rescue(join(folder, 'inside'))).code).toBe('file.insideOffice')
  expect((await rescue(to, { passphrase: 'something else' })).code).toBe('office.wrongPassphrase')
  mkdirSync(to)
  writeFileSync(join(to, 'mine.txt'), 'mine')
  expect((await rescue(to)).code).toBe('office.folderNotEmpty')
  rmSync(to, { recursive: true })
  writeFileSync(join(folder, 'vault.db'), Buffer.alloc(40 * 4096, 7))
  expect((await rescue(to)).code).toBe('office.rescueNothing')
  expect(readdirSync(join(folder, '..'))).toEqual(['office'])
  expect(existsSync(to)).toBe(false)
})
