import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { readBackups } from '../../db/backups.ts'
import { eraseCase, storedNamesOf } from '../../db/erase.ts'
import { writeErasedList } from '../../electron/vault/backup/erased-list.ts'
import { readManifest, writtenManifest } from '../../electron/vault/backup/manifest.ts'
import { isDue } from '../../electron/vault/backups.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { oneAfterTheOther, serve, type Port } from '../../electron/vault/ports.ts'
import { openOffice, whoIn, type Session } from '../../electron/vault/session.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { newCase, newContact } from './new-case.ts'
import { ask, handleFor, makeOffice, must, PASSPHRASE, problemOf, scratch, unlock, vault } from './support.ts'

/** Backups over time: beside other work, one after the other, of an office that changes its keys and erases clients. */

const secret = { passphrase: PASSPHRASE }

afterEach(() => void vi.useRealTimers())

/** What this computer's calendar says from now on; timers run as ever. */
function itIs(instant: string): void {
  vi.useFakeTimers({ now: new Date(instant), toFake: ['Date'] })
}

async function officeWith(...caseNos: string[]): Promise<{ session: Session; folder: string; disk: string }> {
  const session = vault()
  const folder = scratch()
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  await makeOffice(session, join(folder, 'office'))
  for (const caseNo of caseNos) await addCase(session, folder, caseNo)
  return { session, folder, disk }
}

async function addCase(session: Session, folder: string, caseNo: string): Promise<void> {
  await must(session, 'case.create', newCase(caseNo))
  const path = join(folder, `${caseNo}.txt`)
  writeFileSync(path, caseNo)
  await must(session, 'document.add', { caseNo, documents: [{ type: 'other', receivedOn: '2026-03-20' as Day }] }, { files: [path] })
}

const backUp = (session: Session, disk: string) => must(session, 'backup.now', { handle: handleFor(session, disk) })
const setIn = (disk: string) => join(disk, readdirSync(disk)[0] ?? '')
const generationsIn = (disk: string) => readdirSync(setIn(disk)).filter((name) => name.endsWith('Z'))

test('while a backup is being made other requests are answered, and what they change is not in it', async () => {
  const { session, folder, disk } = await officeWith('2026-0001')
  const seen: number[] = []
  const waiting: ((reply: Reply<unknown>) => void)[] = []
  let hear: (event: { data: unknown }) => void = () => undefined
  const port: Port = {
    on: (_event, listener) => void (hear = listener),
    postMessage: (message) => {
      const { id, reply } = message as { id: number; reply?: Reply<unknown> }
      if (reply) waiting[id]?.(reply)
    },
    start: () => undefined,
  }
  serve(session, port, 'screen', oneAfterTheOther())
  const request = (id: number, name: string, input: object) =>
    new Promise<Reply<unknown>>((resolve) => {
      waiting[id] = (reply) => resolve((seen.push(id), reply))
      hear({ data: { id, request: name, input } })
    })
  const replies = await Promise.all([
    request(1, 'backup.now', { handle: handleFor(session, disk) }),
    request(2, 'backup.now', { handle: handleFor(session, disk) }),
    request(3, 'backup.state', {}),
    request(4, 'contact.add', { caseNo: '2026-0001', entry: newContact('d1', '来电') }),
  ])
  expect(seen.at(-1)).toBe(1)
  expect(replies).toMatchObject([
    { ok: true, value: { state: 'verified' } },
    { ok: false, problem: { code: 'backup.running' } },
    { ok: true, value: { running: { total: expect.any(Number) as number } } },
    { ok: true },
  ])
  expect(await must(session, 'backup.state', {})).toMatchObject({ running: null, problem: null })
  lockOffice(session)
  const to = handleFor(session, join(folder, 'back'))
  const restored = await must(session, 'backup.restore', { handle: handleFor(session, disk), to, secret })
  expect(restored.counts).toMatchObject({ cases: 1, contact_entries: 0 })
})

test('an office that is locked while it is backed up ends the backup, and leaves nothing of it', async () => {
  const { session, disk, folder } = await officeWith('2026-0001')
  const progress = (done: number) => void (done === 3 && lockOffice(session))
  const reply = await ask(session, 'backup.now', { handle: handleFor(session, disk) }, { progress })
  expect(reply).toEqual({ ok: false, problem: { code: 'office.locked' } })
  expect(generationsIn(disk)).toEqual([])
  expect(readdirSync(setIn(disk)).toSorted()).toEqual(['documents', 'erased.json'])
  await unlock(session, join(folder, 'office'))
  expect(readBackups(openOffice(session).database.db)).toEqual([])
  await backUp(session, disk)
  expect(await must(session, 'backup.check', { handle: handleFor(session, disk), deep: true })).toMatchObject({ ok: true })
})

test('of many backups the last of 7 days, 4 weeks and 12 months stay, and of the documents those that one of them needs', async () => {
  const { session, disk } = await officeWith('2026-0001')
  const unneeded = 'ab'.repeat(16)
  for (let day = 0; day < 40; day++) {
    itIs(new Date(Date.parse('2026-01-01T04:00:00Z') + day * 86_400_000).toISOString())
    await backUp(session, disk)
    if (day === 0) writeFileSync(join(setIn(disk), 'documents', unneeded), 'of a backup that is gone')
  }
  expect(readdirSync(join(setIn(disk), 'documents'))).toHaveLength(1)
  const kept = [
    '2026-01-31',
    '2026-01-25',
    '2026-02-01',
    '2026-02-03',
    '2026-02-04',
    '2026-02-05',
    '2026-02-06',
    '2026-02-07',
    '2026-02-08',
    '2026-02-09',
  ]
  expect(
    generationsIn(disk)
      .map((name) => name.slice(0, 10))
      .toSorted(),
  ).toEqual(kept.toSorted())
  const rows = readBackups(openOffice(session).database.db)
  expect(rows.filter(({ removedAt }) => removedAt === null)).toHaveLength(kept.length)
  expect(await must(session, 'backup.check', { handle: handleFor(session, disk), deep: true })).toMatchObject({ ok: true, documents: 1 })
})

test('a client who was erased does not come back from a backup that was made before, and leaves no document on the disk', async () => {
  const { session, folder, disk } = await officeWith('2026-0001', '2026-0002')
  itIs('2026-11-22T10:00:00Z')
  const before = await backUp(session, disk)
  const office = openOffice(session)
  const subject = office.database.sqlite.prepare<[], string>(`SELECT subject FROM cases WHERE case_no = '2026-0001'`).pluck().get()!
  const [document = ''] = storedNamesOf(office.database.db, subject)
  rmSync(join(folder, 'office', 'documents', document))
  eraseCase(office.database, whoIn(office), { subject, reason: 'client_request', askedBy: office.me.name })
  itIs('2026-11-23T10:00:00Z')
  await backUp(session, disk)
  expect(readdirSync(join(setIn(disk), 'documents'))).toHaveLength(1)
  const handle = handleFor(session, disk)
  expect(await must(session, 'backup.check', { handle, name: before.name, deep: true })).toMatchObject({ ok: true })
  lockOffice(session)
  const to = join(folder, 'back')
  const restored = await must(session, 'backup.restore', { handle, name: before.name, to: handleFor(session, to), secret })
  expect(restored).toMatchObject({ erased: 1, damaged: [], counts: { cases: 1, documents: 1 } })
  await unlock(session, to)
  expect((await problemOf(session, 'case.open', { caseNo: '2026-0001' })).code).toBe('case.unknown')
  expect(await must(session, 'case.open', { caseNo: '2026-0002' })).toMatchObject({ caseNo: '2026-0002' })
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true, documents: { count: 1 } })
})

test('a backup of older keys opens with its own key file, and documents are not copied again after the keys were changed', async () => {
  const { session, folder, disk } = await officeWith('2026-0001')
  itIs('2026-11-22T10:00:00Z')
  const old = await backUp(session, disk)
  await must(session, 'keys.rotate', secret)
  itIs('2026-11-23T10:00:00Z')
  const { epoch } = await backUp(session, disk)
  expect([old.epoch, epoch]).toEqual([1, 2])
  const handle = handleFor(session, disk)
  expect((await problemOf(session, 'backup.check', { handle, name: old.name, deep: true })).code).toBe('backup.secretNeeded')
  expect(await must(session, 'backup.check', { handle, name: old.name, deep: true, secret })).toMatchObject({ ok: true })
  lockOffice(session)
  const to = join(folder, 'back')
  expect(await must(session, 'backup.restore', { handle, name: old.name, to: handleFor(session, to), secret })).toMatchObject({
    damaged: [],
    erasedListWhole: true,
  })
  expect(await unlock(session, to)).toMatchObject({ ok: true, value: { notices: [] } })
})

test('a manifest and a list of the erased that somebody else wrote count for nothing', async () => {
  const { session, folder, disk } = await officeWith('2026-0001')
  const { name, inside } = await backUp(session, disk)
  const { keys, file, database } = openOffice(session)
  const handle = handleFor(session, disk)
  const subject = database.sqlite.prepare<[], string>('SELECT subject FROM cases').pluck().get()!
  const erased = [{ subject, reason: 'mistake', askedBy: '别人', at: '2026-11-23T10:00:00.000Z' } as const]
  const list = join(setIn(disk), 'erased.json')
  writeErasedList(list, Buffer.alloc(32), file.office, erased)
  const to = () => handleFor(session, join(scratch(), 'back'))
  expect(await must(session, 'backup.restore', { handle, to: to(), secret })).toMatchObject({
    erased: 0,
    erasedListWhole: false,
    counts: { cases: 1 },
  })
  writeErasedList(list, keys.audit, file.office, [])
  const path = join(disk, inside, 'manifest.json')
  const read = readManifest(path)
  if (typeof read === 'string') throw new Error(read)
  const { format: _format, ...manifest } = read.manifest
  writeFileSync(path, writtenManifest({ ...manifest, erased }, Buffer.alloc(32)))
  expect(await must(session, 'backup.check', { handle, name, deep: true })).toMatchObject({
    ok: false,
    problems: [{ part: 'manifest.json' }],
  })
  expect(await problemOf(session, 'backup.restore', { handle, to: to(), secret })).toMatchObject({
    code: 'backup.damaged',
    params: { part: 'manifest.json' },
  })
  expect(readdirSync(folder).toSorted()).toEqual(['2026-0001.txt', 'disk', 'office'])
})

test('the office is due for a backup after a quiet minute, and not again before four hours and something new', async () => {
  const { session, disk } = await officeWith('2026-0001')
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000)
  expect(isDue(session, at(2))).toBe(false)
  session.backupPlace = disk
  expect([isDue(session, at(0.5)), isDue(session, at(2))]).toEqual([false, true])
  await must(session, 'backup.now', {})
  expect(isDue(session, at(300))).toBe(false)
  await must(session, 'case.open', { caseNo: '2026-0001' })
  expect(isDue(session, at(300))).toBe(false)
  await must(session, 'contact.add', { caseNo: '2026-0001', entry: newContact('d1', '来电') })
  expect([isDue(session, at(200)), isDue(session, at(300))]).toEqual([false, true])
  rmSync(disk, { recursive: true })
  expect(isDue(session, at(300))).toBe(false)
  expect((await problemOf(session, 'backup.now', {})).code).toBe('backup.placeGone')
  expect(await must(session, 'backup.state', {})).toMatchObject({
    place: { reachable: false },
    list: [{ state: 'away' }],
    problem: { code: 'backup.placeGone' },
  })
})

test('of two disks that are used in turn at the same place each keeps its own backups', async () => {
  const { session, folder, disk } = await officeWith('2026-0001')
  const other = join(folder, 'other disk')
  const swap = () => {
    renameSync(disk, `${disk} away`)
    if (existsSync(other)) renameSync(other, disk)
    else mkdirSync(disk)
    renameSync(`${disk} away`, other)
  }
  const names: string[] = []
  for (const day of ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']) {
    itIs(`${day}T10:00:00Z`)
    names.push((await backUp(session, disk)).name)
    swap()
  }
  expect([generationsIn(disk), generationsIn(other)]).toEqual([
    [names[0], names[2]],
    [names[1], names[3]],
  ])
  const { list } = await must(session, 'backup.state', {})
  expect(list.map(({ name, state }) => [name, state])).toEqual([
    [names[3], 'away'],
    [names[2], 'verified'],
    [names[1], 'away'],
    [names[0], 'verified'],
  ])
})

test('two backups in one second have two names, and a place that is a file, or the office itself, is refused', async () => {
  const { session, folder, disk } = await officeWith('2026-0001')
  itIs('2026-11-22T10:00:00Z')
  const names = [(await backUp(session, disk)).name, (await backUp(session, disk)).name]
  expect(names).toEqual(['2026-11-22T100000Z', '2026-11-22T100001Z'])
  writeFileSync(join(folder, 'file'), 'mine')
  expect((await problemOf(session, 'backup.now', { handle: handleFor(session, join(folder, 'file')) })).code).toMatch(/^backup\.place/)
  expect((await problemOf(session, 'backup.now', { handle: handleFor(session, join(folder, 'office', 'backups')) })).code).toBe(
    'file.insideOffice',
  )
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine')
})
