import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { eraseCase, storedNamesOf } from '../../db/erase.ts'
import { writeErasedList } from '../../electron/vault/backup/erased-list.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, whoIn, type Session } from '../../electron/vault/session.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { newCase } from './new-case.ts'
import { handleFor, makeOffice, must, PASSPHRASE, scratch, vault } from './support.ts'

/** What is said of erased clients beside backups and is not so, or is lost; and documents that a backup could not get. */

const secret = { passphrase: PASSPHRASE }

afterEach(() => void vi.useRealTimers())

/** What this computer's calendar says from now on; timers run as ever. */
function itIs(instant: string): void {
  vi.useFakeTimers({ now: new Date(instant), toFake: ['Date'] })
}

async function officeWith(caseNo: string): Promise<{ session: Session; folder: string; disk: string }> {
  const session = vault()
  const folder = scratch()
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  await makeOffice(session, join(folder, 'office'))
  await must(session, 'case.create', newCase(caseNo))
  const path = join(folder, `${caseNo}.txt`)
  writeFileSync(path, caseNo)
  await must(session, 'document.add', { caseNo, documents: [{ type: 'other', receivedOn: '2026-03-20' as Day }] }, { files: [path] })
  return { session, folder, disk }
}

const backUp = (session: Session, disk: string) => must(session, 'backup.now', { handle: handleFor(session, disk) })
const setIn = (disk: string) => join(disk, readdirSync(disk)[0] ?? '')
const subjectIn = (session: Session) => openOffice(session).database.sqlite.prepare<[], string>('SELECT subject FROM cases').pluck().get()!
const erasureOf = (subject: string) => ({ subject, reason: 'mistake', askedBy: '别人', at: '2026-11-23T10:00:00.000Z' }) as const

test('a client whom a copy of the office erased loses nothing in the backups of the office that still has the case, and it is said', async () => {
  const { session, disk, folder } = await officeWith('2026-0001')
  itIs('2026-11-22T10:00:00Z')
  await backUp(session, disk)
  const { keys, file } = openOffice(session)
  writeErasedList(join(setIn(disk), 'erased.json'), keys.audit, file.office, [erasureOf(subjectIn(session))])
  itIs('2026-11-23T10:00:00Z')
  const { name, holds } = await backUp(session, disk)
  expect(holds).toMatchObject({ documents: 1, disputed: 1 })
  expect(await must(session, 'backup.state', {})).toMatchObject({ problem: { code: 'backup.erasedElsewhere', params: { count: 1 } } })
  expect(readdirSync(join(setIn(disk), 'documents'))).toHaveLength(1)
  lockOffice(session)
  const to = handleFor(session, join(folder, 'back'))
  const restored = await must(session, 'backup.restore', { handle: handleFor(session, disk), name, to, secret })
  expect(restored).toMatchObject({ erased: 0, damaged: [], erasedListWhole: false, counts: { cases: 1, documents: 1 } })
})

test('a client who was erased stays so though the list beside the backups was lost: a later backup names the client too', async () => {
  const { session, disk, folder } = await officeWith('2026-0001')
  itIs('2026-11-22T10:00:00Z')
  const { name } = await backUp(session, disk)
  const office = openOffice(session)
  const subject = subjectIn(session)
  for (const stored of storedNamesOf(office.database.db, subject)) rmSync(join(folder, 'office', 'documents', stored))
  eraseCase(office.database, whoIn(office), { subject, reason: 'client_request', askedBy: office.me.name })
  itIs('2026-11-23T10:00:00Z')
  await backUp(session, disk)
  rmSync(join(setIn(disk), 'erased.json'))
  lockOffice(session)
  const to = handleFor(session, join(folder, 'back'))
  const restored = await must(session, 'backup.restore', { handle: handleFor(session, disk), name, to, secret })
  expect(restored).toMatchObject({ erased: 1, damaged: [], erasedListWhole: false, counts: { cases: 0 } })
})

test('a list of the erased that nobody proved hides no missing document from who has the keys', async () => {
  const { session, disk, folder } = await officeWith('2026-0001')
  const { name } = await backUp(session, disk)
  const set = setIn(disk)
  writeErasedList(join(set, 'erased.json'), Buffer.alloc(32), openOffice(session).file.office, [erasureOf(subjectIn(session))])
  rmSync(join(set, 'documents'), { recursive: true })
  mkdirSync(join(set, 'documents'))
  const handle = handleFor(session, disk)
  expect(await must(session, 'backup.check', { handle, name, deep: true })).toMatchObject({ ok: false, problems: [{ what: 'changed' }] })
  lockOffice(session)
  const to = handleFor(session, join(folder, 'back'))
  expect(await must(session, 'backup.restore', { handle, name, to, secret })).toMatchObject({
    erased: 0,
    damaged: [{ caseNo: '2026-0001' }],
  })
})

test('a backup without a document that the office itself has lost says so', async () => {
  const { session, disk, folder } = await officeWith('2026-0001')
  rmSync(join(folder, 'office', 'documents'), { recursive: true })
  mkdirSync(join(folder, 'office', 'documents'))
  expect((await backUp(session, disk)).holds).toMatchObject({ documents: 0, lost: 1 })
  expect(await must(session, 'backup.state', {})).toMatchObject({ problem: { code: 'backup.documentsLost', params: { count: 1 } } })
})
