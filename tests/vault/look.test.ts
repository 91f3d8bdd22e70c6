import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { auditHead } from '../../db/audit.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { sweepCopies } from '../../electron/vault/look-copy.ts'
import { openOffice } from '../../electron/vault/session.ts'
import { access } from '../../src/contract/access.ts'
import { requests, type RequestName } from '../../src/contract/requests.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { damagePage, rootOf } from './damaged.ts'
import { plainInputs } from './inputs.ts'
import { newCase, newContact } from './new-case.ts'
import { ask, fingerprint, handleFor, makeOffice, must, PASSPHRASE, PERSON, problemOf, scratch, unlock, vault } from './support.ts'

/** Looking into an office or a backup without changing anything. */

const caseNo = '2026-0001'
const secret = { passphrase: PASSPHRASE }
const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`parley-look-${process.pid}-`))

/** An office with a case and a document, and a backup of it, locked. */
async function backedUpOffice(): Promise<{ folder: string; backups: string; generation: string; recoveryKey: string }> {
  const session = vault()
  const folder = join(scratch(), 'office')
  const backups = join(folder, '..', 'backups')
  mkdirSync(backups)
  const recoveryKey = await makeOffice(session, folder)
  await must(session, 'case.create', newCase(caseNo))
  const letter = join(folder, '..', 'letter.txt')
  writeFileSync(letter, '还款协议')
  const documents = [{ type: 'written_confirmation' as const, receivedOn: '2026-03-20' as Day }]
  await must(session, 'document.add', { caseNo, documents }, { files: [letter] })
  const { name } = await must(session, 'backup.now', { handle: handleFor(session, backups) })
  lockOffice(session)
  return { folder, backups, generation: join(backups, readdirSync(backups)[0]!, name), recoveryKey }
}

test('an office is looked into by passphrase or recovery key: all can be read, nothing in its folder changes, nothing is logged', async () => {
  const { folder, recoveryKey } = await backedUpOffice()
  const before = fingerprint(folder)
  for (const by of [secret, { recoveryKey }]) {
    const session = vault()
    const state = await must(session, 'office.lookInside', { handle: handleFor(session, folder), secret: by })
    expect(state).toMatchObject({ open: true, readOnly: true, label: 'office', person: PERSON, counts: { cases: 1 } })
    const head = auditHead(openOffice(session).database.db)
    const file = await must(session, 'case.open', { caseNo })
    expect(file.client.name).toBe(newCase(caseNo).client.name)
    expect((await must(session, 'document.read', { caseNo, key: file.documents[0]!.key })).text).toBe('还款协议')
    expect(await must(session, 'case.verify', { caseNo })).toMatchObject({ ok: true })
    expect(auditHead(openOffice(session).database.db)).toEqual(head)
    lockOffice(session)
  }
  expect(fingerprint(folder)).toEqual(before)
})

test('a backup is looked into where it lies, its documents too, and nothing in its set changes', async () => {
  const { backups, generation } = await backedUpOffice()
  const before = fingerprint(backups)
  for (const place of [generation, join(generation, '..'), backups]) {
    const session = vault()
    const state = await must(session, 'office.lookInside', { handle: handleFor(session, place), secret })
    expect(state).toMatchObject({ open: true, readOnly: true, label: basename(generation), notices: [] })
    const file = await must(session, 'case.open', { caseNo })
    expect((await must(session, 'document.read', { caseNo, key: file.documents[0]!.key })).text).toBe('还款协议')
    lockOffice(session)
  }
  expect(fingerprint(backups)).toEqual(before)
})

test('every request that writes is refused while an office is only looked into', async () => {
  const { folder } = await backedUpOffice()
  const session = vault()
  await must(session, 'office.lookInside', { handle: handleFor(session, folder), secret })
  const inputs = plainInputs()
  const writing = (Object.keys(requests) as RequestName[]).filter((name) => access[name].writes && access[name].from === 'screen')
  expect(writing.length).toBeGreaterThan(30)
  for (const name of writing) expect((await problemOf(session, name, inputs[name])).code, name).toBe('office.readOnly')
})

test('the copy lies in a folder of its own that nobody else may enter, is encrypted, and is gone when the look ends', async () => {
  const { folder } = await backedUpOffice()
  const session = vault()
  await must(session, 'office.lookInside', { handle: handleFor(session, folder), secret })
  const [copy] = copies()
  expect(statSync(join(tmpdir(), copy!)).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(join(tmpdir(), copy!), { recursive: true, encoding: 'utf8' })) {
    const path = join(tmpdir(), copy!, name)
    if (statSync(path).isFile()) expect(readFileSync(path).includes(newCase(caseNo).client.name), name).toBe(false)
  }
  lockOffice(session)
  expect(copies()).toEqual([])
})

test('a wrong secret leaves no copy behind, and opens nothing', async () => {
  const { folder } = await backedUpOffice()
  const session = vault()
  const problem = await problemOf(session, 'office.lookInside', {
    handle: handleFor(session, folder),
    secret: { passphrase: 'something else' },
  })
  expect(problem.code).toBe('office.wrongPassphrase')
  expect(copies()).toEqual([])
  expect((await must(session, 'office.state', {})).open).toBe(false)
})

test('copies of programs that run no more are removed at the next start; those of running ones stay', () => {
  const dead = join(tmpdir(), 'parley-look-999999999-abcdef')
  const running = join(tmpdir(), `parley-look-${process.ppid}-abcdef`)
  for (const path of [dead, running]) {
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, 'vault.db'), 'x')
  }
  sweepCopies()
  expect([existsSync(dead), existsSync(running)]).toEqual([false, true])
  rmSync(running, { recursive: true })
})

test('an office with damaged pages is looked into as far as they reach', async () => {
  const { folder } = await backedUpOffice()
  damagePage(folder, await rootOf(folder, 'debts'))
  const before = fingerprint(folder)
  const session = vault()
  const state = await must(session, 'office.lookInside', { handle: handleFor(session, folder), secret })
  expect(state).toMatchObject({ open: true, readOnly: true, counts: { cases: 1 } })
  expect((await must(session, 'cases.list', { ...plainInputs()['cases.list'] })).total).toBe(1)
  expect((await problemOf(session, 'case.open', { caseNo })).code).toBe('office.damaged')
  lockOffice(session)
  expect(fingerprint(folder)).toEqual(before)
})

test('an office that nothing can be read of says so, and stays as it is', async () => {
  const { folder } = await backedUpOffice()
  damagePage(folder, 1)
  const before = fingerprint(folder)
  const session = vault()
  expect((await problemOf(session, 'office.lookInside', { handle: handleFor(session, folder), secret })).code).toBe('office.tooDamaged')
  expect(fingerprint(folder)).toEqual(before)
  expect(copies()).toEqual([])
})

test('after the look the office opens as before', async () => {
  const { folder } = await backedUpOffice()
  const session = vault()
  await must(session, 'office.lookInside', { handle: handleFor(session, folder), secret })
  lockOffice(session)
  expect(await unlock(session, folder)).toMatchObject({ ok: true, value: { readOnly: false, notices: [] } })
  expect(await ask(session, 'contact.add', { caseNo, entry: newContact('d1', '又写') })).toMatchObject({ ok: true })
})
