import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { logicalDigest } from '../../db/digest.ts'
import { atPlace } from '../../electron/vault/backup/files.ts'
import { APP_VERSION } from '../../electron/vault/backup/manifest.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { problems } from '../../src/words/areas/problems.ts'
import { newCase, newContact } from './new-case.ts'
import { fingerprint, handleFor, makeOffice, must, PASSPHRASE, problemOf, scratch, unlock, vault } from './support.ts'

const caseNo = '2026-0001'
const secret = { passphrase: PASSPHRASE }

interface Filled {
  session: Session
  folder: string
  /** Where backups go. */
  disk: string
  recoveryKey: string
}

/** An office with a case and a document, and a disk beside it. */
async function filledOffice(): Promise<Filled> {
  const session = vault()
  const folder = scratch()
  const recoveryKey = await makeOffice(session, join(folder, 'office'))
  await must(session, 'case.create', newCase(caseNo))
  await must(session, 'contact.add', { caseNo, entry: newContact('d1', '来电') })
  await addDocument(session, folder, '同意')
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  return { session, folder, disk, recoveryKey }
}

async function addDocument(session: Session, folder: string, text: string): Promise<void> {
  const path = join(folder, 'letter.txt')
  writeFileSync(path, text)
  await must(session, 'document.add', { caseNo, documents: [{ type: 'other', receivedOn: '2026-03-20' as Day }] }, { files: [path] })
}

afterEach(() => void vi.useRealTimers())

/** What this computer's calendar says from now on; timers run as ever. */
function itIs(instant: string): void {
  vi.useFakeTimers({ now: new Date(instant), toFake: ['Date'] })
}

const backUp = ({ session, disk }: Filled) => must(session, 'backup.now', { handle: handleFor(session, disk) })
const digestOf = (session: Session) => logicalDigest(openOffice(session).database.sqlite)
const documentsOf = (folder: string) => readdirSync(join(folder, 'documents')).toSorted()

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

test('a backup is a folder of its own beside documents that are there once, listed and found whole with and without the key', async () => {
  const filled = await filledOffice()
  const { session, disk, folder } = filled
  itIs('2026-11-22T10:00:00Z')
  const first = await backUp(filled)
  itIs('2026-11-23T10:00:00Z')
  await addDocument(session, folder, '再议')
  const steps: [number, number][] = []
  const progress = (done: number, total: number) => void steps.push([done, total])
  const second = await must(session, 'backup.now', { handle: handleFor(session, disk) }, { progress })
  expect(steps.at(-1)![0]).toBeLessThanOrEqual(steps.at(-1)![1])
  const [set = ''] = readdirSync(disk)
  expect(set).toMatch(/^parley-backup-[0-9a-f]{8}$/)
  expect(second).toMatchObject({ inside: join(set, second.name), state: 'verified', epoch: 1, holds: { cases: 1, documents: 2 } })
  expect(readdirSync(join(disk, set)).toSorted()).toEqual([first.name, second.name, 'documents', 'erased.json'].toSorted())
  expect(readdirSync(join(disk, set, second.name)).toSorted()).toEqual(['manifest.json', 'vault.db', 'vault.keys'])
  expect(documentsOf(join(disk, set))).toEqual(documentsOf(join(folder, 'office')))
  const { list } = await must(session, 'backup.state', {})
  expect(list.map(({ name, state }) => ({ name, state }))).toEqual([second, first].map(({ name }) => ({ name, state: 'verified' })))
  const before = fingerprint(disk)
  for (const { name } of [first, second])
    expect(await must(session, 'backup.check', { handle: handleFor(session, disk), name, deep: true })).toMatchObject({
      ok: true,
      problems: [],
    })
  expect(fingerprint(disk)).toEqual(before)
  lockOffice(session)
  const listed = await must(session, 'backup.list', { handle: handleFor(session, disk) })
  expect(listed.map(({ name, state }) => [name, state])).toEqual([
    [second.name, 'verified'],
    [first.name, 'verified'],
  ])
})

test.each(['passphrase', 'recovery key'])('an office comes back from a backup by %s, row for row, beside what is there', async (by) => {
  const filled = await filledOffice()
  const { session, disk, folder, recoveryKey } = filled
  const meant = { ...digestOf(session), file: await must(session, 'case.open', { caseNo }) }
  const digest = digestOf(session)
  const { name } = await backUp(filled)
  lockOffice(session)
  const to = join(folder, 'back', 'office')
  const handles = { handle: handleFor(session, disk), to: handleFor(session, to) }
  const restored = await must(session, 'backup.restore', { ...handles, secret: by === 'passphrase' ? secret : { recoveryKey } })
  expect(restored).toMatchObject({ name, label: 'office', erased: 0, damaged: [], erasedListWhole: true, counts: { cases: 1 } })
  expect(digest.counts['audit']).toBeGreaterThan(meant.counts['audit']!)
  expect(documentsOf(to)).toEqual(documentsOf(join(folder, 'office')))
  expect(await unlock(session, to)).toMatchObject({ ok: true, value: { notices: [] } })
  expect(await must(session, 'case.open', { caseNo })).toEqual(meant.file)
  expect(auditEntries(openOffice(session).database.db, { from: 2, limit: 1 })).toHaveLength(1)
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
  const { code } = await problemOf(session, 'backup.restore', { ...handles, secret })
  expect(code).toBe('office.folderNotEmpty')
})

test('every part of a backup that is cut or changed is found and named, and no office is made from it', async () => {
  const filled = await filledOffice()
  const { session, disk, folder } = filled
  const { inside, name } = await backUp(filled)
  lockOffice(session)
  const handle = handleFor(session, disk)
  for (const part of ['manifest.json', 'vault.keys', 'vault.db']) {
    const path = join(disk, inside, part)
    const whole = readFileSync(path)
    for (const damage of [() => flip(path, whole.length >> 1), () => writeFileSync(path, whole.subarray(0, -1)), () => rmSync(path)]) {
      damage()
      expect(await must(session, 'backup.list', { handle })).toMatchObject([{ name, state: 'damaged', damage: { part } }])
      expect(await must(session, 'backup.check', { handle, name, deep: false })).toMatchObject({ ok: false, problems: [{ part }] })
      const to = handleFor(session, join(folder, 'back'))
      expect(await problemOf(session, 'backup.restore', { handle, name, to, secret })).toMatchObject({
        code: 'backup.damaged',
        params: { part },
      })
      expect(readdirSync(folder).toSorted()).toEqual(['disk', 'letter.txt', 'office'])
      writeFileSync(path, whole)
    }
  }
})

test('a document that is damaged in the set is named by a check and a restore, keeps nothing from coming back, and is brought anew by the next backup', async () => {
  const filled = await filledOffice()
  const { session, disk, folder } = filled
  const { name, inside } = await backUp(filled)
  const set = join(disk, inside, '..')
  const [document = ''] = documentsOf(set)
  flip(join(set, 'documents', document), 3)
  const handle = handleFor(session, disk)
  expect(await must(session, 'backup.check', { handle, name, deep: false })).toMatchObject({
    ok: false,
    problems: [{ part: document, what: 'changed' }],
  })
  const to = join(folder, 'back')
  const restored = await must(session, 'backup.restore', { handle, to: handleFor(session, to), secret })
  expect(restored).toMatchObject({ damaged: [{ caseNo, key: 'f1' }], counts: { documents: 1 } })
  itIs('2046-11-23T10:00:00Z')
  await backUp(filled)
  expect(await must(session, 'backup.check', { handle, name, deep: true })).toMatchObject({ ok: true })
})

/** As if the disk were another one than the office's. */
const asElsewhere = (session: Session) => openOffice(session).database.sqlite.exec('UPDATE backups SET off_machine = 1')

test('a backup that a check found damaged stays so, also after locking, and does not count, until a check finds it whole', async () => {
  const filled = await filledOffice()
  const { session, disk, folder } = filled
  itIs('2026-11-22T10:00:00Z')
  const older = await backUp(filled)
  itIs('2026-11-23T10:00:00Z')
  const { name, inside } = await backUp(filled)
  asElsewhere(session)
  expect(await must(session, 'backup.state', {})).toMatchObject({ last: { name } })
  const check = () => must(session, 'backup.check', { handle: handleFor(session, disk), name, deep: false })
  flip(join(disk, inside, 'vault.db'), 5000)
  expect(await check()).toMatchObject({ ok: false })
  lockOffice(session)
  await unlock(session, join(folder, 'office'))
  const damage = { part: 'vault.db', what: 'changed' }
  expect(await must(session, 'backup.state', {})).toMatchObject({
    list: [{ name, state: 'damaged', damage }, { state: 'verified' }],
    last: { name: older.name },
  })
  flip(join(disk, inside, 'vault.db'), 5000)
  expect(await must(session, 'backup.state', {})).toMatchObject({ list: [{ name, state: 'damaged', damage }, { state: 'verified' }] })
  expect(await check()).toMatchObject({ ok: true })
  expect(await must(session, 'backup.state', {})).toMatchObject({ list: [{ name, state: 'verified', damage: null }, {}], last: { name } })
})

test.each([
  ['a document that is missing', 'missing', (_generation: string, document: string) => rmSync(document)],
  ['a document that is cut', 'changed', (_generation: string, document: string) => truncateSync(document, 10)],
  ['a database that is cut', 'changed', (generation: string) => truncateSync(join(generation, 'vault.db'), 4096)],
  ['a manifest that is changed', 'changed', (generation: string) => flip(join(generation, 'manifest.json'), 40)],
] as const)('%s is seen without reading the backup through, and the backup does not count', async (_what, what, spoil) => {
  const filled = await filledOffice()
  const { session, disk } = filled
  const { inside } = await backUp(filled)
  asElsewhere(session)
  const set = join(disk, inside, '..')
  spoil(join(disk, inside), join(set, 'documents', documentsOf(set)[0]!))
  expect(await must(session, 'backup.state', {})).toMatchObject({ list: [{ state: 'damaged', damage: { what } }], last: null })
})

test('backups that are gone from a place that can be reached are missing and do not count; out of reach with their place they do', async () => {
  const filled = await filledOffice()
  const { session, disk } = filled
  const { name } = await backUp(filled)
  asElsewhere(session)
  rmSync(disk, { recursive: true })
  expect(await must(session, 'backup.state', {})).toMatchObject({ list: [{ state: 'away' }], last: { name } })
  mkdirSync(disk)
  expect(await must(session, 'backup.state', {})).toMatchObject({
    list: [{ state: 'damaged', damage: { part: name, what: 'missing' } }],
    last: null,
  })
  const next = await backUp(filled)
  rmSync(join(disk, next.inside), { recursive: true })
  expect(await must(session, 'backup.state', {})).toMatchObject({ last: null })
})

test('a document that the office itself has lost does not hinder a backup, and a whole one in the set is not replaced', async () => {
  const filled = await filledOffice()
  const { session, disk, folder } = filled
  await backUp(filled)
  const own = join(folder, 'office', 'documents')
  for (const name of readdirSync(own)) flip(join(own, name), 3)
  const { inside } = await backUp(filled)
  expect(await must(session, 'backup.check', { handle: handleFor(session, join(disk, inside)), deep: true })).toMatchObject({
    ok: true,
    documents: 1,
  })
  rmSync(disk, { recursive: true })
  mkdirSync(disk)
  const { name } = await backUp(filled)
  const handle = handleFor(session, disk)
  expect(await must(session, 'backup.check', { handle, name, deep: true })).toMatchObject({ ok: true, documents: 0 })
  const to = handleFor(session, join(folder, 'back'))
  expect(await must(session, 'backup.restore', { handle, to, secret })).toMatchObject({ damaged: [{ caseNo, key: 'f1' }] })
})

test('the version in a manifest is the program’s', () => {
  expect(APP_VERSION).toBe(
    (JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }).version,
  )
})

test.each([
  ['ENOSPC', 'backup.placeFull'],
  ['SQLITE_FULL', 'backup.placeFull'],
  ['EROFS', 'backup.placeNotWritable'],
  ['ENODEV', 'backup.placeGone'],
  ['EIO', 'backup.placeFailed'],
  ['SQLITE_IOERR_WRITE', 'backup.placeFailed'],
])('%s where backups go is %s, with a sentence; an error of ours stays one', async (code, problem) => {
  const failing = Object.assign(new Error('no'), { code })
  await expect(atPlace(() => Promise.reject(failing))).rejects.toMatchObject({ code: problem })
  expect(problems.en).toHaveProperty([problem])
  await expect(atPlace(() => Promise.reject(new TypeError('no')))).rejects.toBeInstanceOf(TypeError)
})
