import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { documentsInOffice } from '../../db/backups.ts'
import { eraseCase, storedNamesOf } from '../../db/erase.ts'
import { generationsIn } from '../../electron/vault/backup/places.ts'
import { storedChunks } from '../../electron/vault/document-file.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import { openOffice, whoIn, type Office, type Session } from '../../electron/vault/session.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Restored } from '../../src/contract/requests.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { handleFor, must, PASSPHRASE, scratch, unlock, vault } from '../vault/support.ts'
import { backUp, onDay, preparedOffice, setIn, type Prepared } from './backup-set.ts'
import { meaningOf, type Meaning } from './meaning.ts'
import { prove } from './proof.ts'

/** Backups are proven by restores, in a program that knows nothing but the disk and a secret. */

prove(
  'restore-drill',
  { ci: 10, release: 100 },
  'random offices restored by passphrase and by recovery key',
  async ({ count, seed, chance }) => {
    const figures = { restores: 0, cases: 0, documents: 0, erased: 0 }
    for (let round = 0; round < count; round++) {
      const { cases, documents, erased } = await drill(await preparedOffice(chance.int(1, 3), seed + round), chance)
      figures.restores += 2
      figures.cases += cases
      figures.documents += documents
      figures.erased += erased
    }
    expect(figures.erased).toBeGreaterThan(0)
    return figures
  },
)

/** What an office says, row for row but for the log after an entry, and the content of its documents. */
interface Said {
  rows: Map<string, string[]>
  documents: string[]
}

/** One office: its newest backup comes back by both secrets as it was; from an older one a client who was erased since does not. */
async function drill(prepared: Prepared, pick: Chance): Promise<{ cases: number; documents: number; erased: number }> {
  const session = vault()
  await unlock(session, prepared.office)
  const meant = said(openOffice(session))
  const { name } = await onDay('2026-11-21', () => backUp(session, prepared.disk))
  const secrets = [{ passphrase: PASSPHRASE }, { recoveryKey: prepared.recoveryKey }]
  for (const { folder, restored } of await restoreElsewhere(prepared.disk, name, secrets)) {
    expect(restored).toMatchObject({ name, erased: 0, damaged: [], erasedListWhole: true })
    expect(await opened(folder, (office) => said(office, lastEntry(meant)))).toEqual(meant)
  }
  const gone = pick.of(openOffice(session).database.sqlite.prepare<[], Erasable>('SELECT subject, case_no AS caseNo FROM cases').all())
  erase(session, gone.subject)
  await onDay('2026-11-22', () => backUp(session, prepared.disk))
  lockOffice(session)
  const { folder, restored } = await restoreHere(prepared, name)
  expect(restored).toMatchObject({ erased: 1, erasedListWhole: true })
  await opened(folder, (office) => expectWithout(office, meant, gone))
  return { cases: meant.rows.get('cases')!.length, documents: meant.documents.length, erased: restored.erased }
}

interface Erasable {
  subject: string
  caseNo: string
}

function erase(session: Session, subject: string): void {
  const office = openOffice(session)
  for (const name of storedNamesOf(office.database.db, subject)) rmSync(join(filesOf(office.folder).documents, name))
  eraseCase(office.database, whoIn(office), { subject, reason: 'client_request', askedBy: office.me.name })
}

/** Nothing of the erased client is there, in the rows or on the disk; every other case is as it was. */
function expectWithout(office: Office, meant: Said, { subject, caseNo }: Erasable): void {
  const rows = said(office).rows
  expect(rows.get('cases')).toEqual(meant.rows.get('cases')!.filter((row) => !row.includes(subject)))
  const left = [...rows].filter(([table]) => table !== 'audit' && table !== 'erasures')
  expect(left.flatMap(([, all]) => all).filter((row) => row.includes(JSON.stringify(caseNo)))).toEqual([])
  const kept = new Set(documentsInOffice(office.database.db).map(({ storedName }) => storedName))
  expect(readdirSync(filesOf(office.folder).documents).toSorted()).toEqual([...kept].toSorted())
}

/** Restores with each secret in a program of its own, with a home of its own. */
async function restoreElsewhere(disk: string, name: string, secrets: readonly object[]): Promise<{ folder: string; restored: Restored }[]> {
  const home = scratch()
  const argv = [join(import.meta.dirname, 'restore-child.ts'), disk, name, home, JSON.stringify(secrets)]
  const { stdout } = await promisify(execFile)(process.execPath, argv, {
    cwd: home,
    env: { ...process.env, HOME: home, USERPROFILE: home },
  })
  return (JSON.parse(stdout) as Reply<Restored>[]).map((reply, no) => {
    if (!reply.ok) throw new Error(reply.problem.code)
    return { folder: join(home, `office ${no}`), restored: reply.value }
  })
}

/** Restores here by the passphrase. */
async function restoreHere({ disk }: Prepared, name: string): Promise<{ folder: string; restored: Restored }> {
  const session = vault()
  const folder = join(scratch(), 'office')
  const handles = { handle: handleFor(session, disk), to: handleFor(session, folder) }
  return { folder, restored: await must(session, 'backup.restore', { ...handles, name, secret: { passphrase: PASSPHRASE } }) }
}

async function opened<T>(folder: string, look: (office: Office) => T): Promise<T> {
  const session = vault()
  expect(await unlock(session, folder)).toMatchObject({ ok: true, value: { notices: [] } })
  const seen = look(openOffice(session))
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
  lockOffice(session)
  return seen
}

/** The rows of every table but those of a moment, with the log up to an entry. */
function said({ database: { sqlite, db }, folder, keys }: Office, upTo = Infinity): Said {
  const tables = sqlite
    .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all()
  const rows = new Map<string, string[]>()
  for (const table of tables.filter((name) => !['last_use', '__drizzle_migrations'].includes(name)).toSorted()) {
    const all = sqlite.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all()
    const counted = table === 'audit' ? all.filter(({ seq }) => (seq as number) <= upTo) : all
    rows.set(table, counted.map((row) => JSON.stringify(row)).toSorted())
  }
  const sums = documentsInOffice(db).map((stored) => {
    const sum = createHash('sha256')
    for (const chunk of storedChunks(filesOf(folder).documents, keys.documents, stored)) sum.update(chunk)
    return sum.digest('hex')
  })
  return { rows, documents: sums.toSorted() }
}

function lastEntry({ rows }: Said): number {
  return rows.get('audit')!.length
}

test('negative control: without the list of the erased beside the backups and the backups made since an erased client comes back, and it is said that the list was lost', async () => {
  const prepared = await preparedOffice(1, 3)
  const session = vault()
  await unlock(session, prepared.office)
  const [name = ''] = prepared.names
  const gone = openOffice(session).database.sqlite.prepare<[], Erasable>('SELECT subject, case_no AS caseNo FROM cases').get()!
  erase(session, gone.subject)
  await backUp(session, prepared.disk)
  const [newest = ''] = generationsIn(setIn(prepared.disk))
  rmSync(join(setIn(prepared.disk), newest), { recursive: true })
  rmSync(join(setIn(prepared.disk), 'erased.json'))
  const { folder, restored } = await restoreHere(prepared, name)
  expect(restored).toMatchObject({ erased: 0, erasedListWhole: false })
  lockOffice(session)
  await unlock(session, folder)
  expect(await must(session, 'case.open', { caseNo: gone.caseNo })).toMatchObject({ caseNo: gone.caseNo })
})

const fixtures = join(import.meta.dirname, 'fixtures')
const released = readdirSync(fixtures).flatMap((name) => /^(office-\d+)\.json$/.exec(name)?.[1] ?? [])

/** The office of a released schema, restored with each secret and opened, means what is meant. */
async function expectBack(disk: string, backup: string, secrets: readonly object[], { passphrases, meaning }: Kept): Promise<void> {
  for (const { folder, restored } of await restoreElsewhere(disk, backup, secrets)) {
    expect(restored).toMatchObject({ damaged: [], erasedListWhole: true })
    const session = vault()
    expect(await unlock(session, folder, passphrases[0])).toMatchObject({ ok: true })
    expect(meaningOf(openOffice(session), meaning.entries)).toEqual(meaning)
    expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
    lockOffice(session)
  }
}

test.each(released)(
  '%s comes back from the backup that its own program made, and from one of this program, by each secret',
  async (name) => {
    const kept = JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as Kept
    const [passphrase = ''] = kept.passphrases
    const secrets = [...kept.passphrases.map((one) => ({ passphrase: one })), { recoveryKey: kept.recoveryKey }]
    const theirs = join(fixtures, `${name}-backup`)
    await expectBack(theirs, generationsIn(setIn(theirs))[0] ?? '', secrets, kept)
    const folder = scratch()
    const [office, ours] = [join(folder, 'office'), join(folder, 'disk')]
    cpSync(join(fixtures, name), office, { recursive: true })
    const session = vault()
    expect(await unlock(session, office, passphrase)).toMatchObject({ ok: true })
    const { name: newer } = await backUp(session, ours)
    lockOffice(session)
    await expectBack(ours, newer, secrets, kept)
  },
)

interface Kept {
  passphrases: string[]
  recoveryKey: string
  meaning: Meaning
}
