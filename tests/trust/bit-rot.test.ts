import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { storedDocuments } from '../../db/documents.ts'
import { problemOf } from '../../electron/vault/answer.ts'
import { readOfficeKeys } from '../../electron/vault/key-file.ts'
import { unlockByRecoveryKey } from '../../electron/vault/keys.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import { openFiles } from '../../electron/vault/opening.ts'
import type { Office, Session } from '../../electron/vault/session.ts'
import { chance } from '../../src/domain/sample/chance.ts'
import { handleFor, must } from '../vault/support.ts'
import { acts, actNames } from './acts.ts'
import { openWith, quietSession, type Keys } from './at-hand.ts'
import { rots } from './bit-rot-ways.ts'
import { newOfficeAt, newPlace } from './new-office.ts'
import { prove } from './proof.ts'

/** How an office looks with a file that the disk has spoiled. */
type Outcome = { found: string } | { equal: boolean }
const kinds = ['database', 'keys', 'documents', 'anchor', 'backup'] as const
type Kind = (typeof kinds)[number]

/** An office, as it was earlier and as it is. */
interface Kept {
  folder: string
  backups: string
  recoveryKey: string
  files: Record<Kind, string[]>
  now: ReadonlyMap<string, Buffer>
  earlier: ReadonlyMap<string, Buffer>
  content: string
}

/** What may be told of a spoiled file, so that the right one is told. */
const wordsFor: Record<Kind, RegExp> = {
  database: /^(office\.damaged|office\.newerVersion|database|log|anchor)$/,
  keys: /^office\.keysFromCopy$/,
  documents: /^documents$/,
  backup: /^(manifest\.json|vault\.keys|vault\.db|[0-9a-f]{32})$/,
  anchor: /^(anchor|log)$/,
}

prove('bit-rot', { ci: 300, release: 20000 }, 'spoiled files', async ({ count, seed }) => {
  const kept = await keptOffice()
  const figures: Record<string, number> = { found: 0, harmless: 0 }
  for (let round = 0; round < count; round++) {
    const pick = chance(seed, 'rot', round)
    const kind = pick.of([...kinds, 'database', 'database', 'documents'] as const)
    const way = pick.of(Object.keys(rots))
    const path = pick.of(kept.files[kind])
    const before = kept.now.get(path)!
    const other = kept.now.get(pick.of([...kept.now.keys()]))!
    const after = rots[way]!(before, kept.earlier.get(path) ?? before, other, pick)
    const outcome = await outcomeOf(kept, path, after)
    const where = `TRUST_SEED=${seed} round ${round}: ${basename(path)}, ${way}`
    if ('found' in outcome) expect(outcome.found, where).toMatch(wordsFor[kind])
    else expect(outcome.equal, `${where}: nothing is said and the content is another one`).toBe(true)
    if ('found' in outcome && kind === 'backup') expect(outcome.found, where).toBe(basename(path))
    if (after.equals(before)) expect(outcome, `${where}: nothing had changed`).toEqual({ equal: true })
    const what = 'found' in outcome ? 'found' : 'harmless'
    figures[what]! += 1
    figures[`${kind} ${what}`] = (figures[`${kind} ${what}`] ?? 0) + 1
  }
  return figures
})

test('negative control: an office whose files nobody touched is told as whole, and another content as another one', async () => {
  const kept = await keptOffice()
  const [database] = kept.files.database
  expect(await outcomeOf(kept, database!, kept.now.get(database!)!)).toEqual({ equal: true })
  expect(await outcomeOf({ ...kept, content: 'something else' }, database!, kept.now.get(database!)!)).toEqual({ equal: false })
})

async function keptOffice(): Promise<Kept> {
  const folder = join(newPlace(), 'office')
  const { keys, recoveryKey } = await newOfficeAt(folder)
  await work(folder, keys, 1)
  const earlier = filesIn(folder)
  const backups = join(folder, '..', 'backups')
  await work(folder, keys, 20)
  const session = openWith(folder, keys)
  await must(session, 'backup.now', { handle: handleFor(session, backups) })
  lockOffice(session)
  const now = new Map([...filesIn(folder), ...filesIn(backups)])
  const { database, keys: keyFile, keysCopy, anchor } = filesOf(folder)
  const documents = [...now.keys()].filter((path) => path.startsWith(filesOf(folder).documents))
  // The list of who was erased is sealed, and looked at when a backup is made or restored.
  const backup = [...now.keys()].filter((path) => path.startsWith(backups) && basename(path) !== 'erased.json')
  const files = { database: [database], keys: [keyFile, keysCopy], documents, anchor: [anchor], backup }
  const whole = openWith(folder, keys)
  const content = contentOf(whole.office)
  lockOffice(whole)
  for (const [path, bytes] of now) writeFileSync(path, bytes)
  return { folder, backups, recoveryKey, files, now, earlier, content }
}

/** Each act once. */
async function work(folder: string, keys: Keys, from: number): Promise<void> {
  const session = openWith(folder, keys)
  for (const [no, name] of actNames.entries()) expect(await acts[name].ask(session, from + no), name).toMatchObject({ ok: true })
  lockOffice(session)
}

function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(entries.map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))]))
}

/** Opens the office with another content of one file, checks it, and puts all back as it was. */
async function outcomeOf(kept: Kept, path: string, bytes: Buffer): Promise<Outcome> {
  writeFileSync(path, bytes)
  if (kept.files.backup.includes(path)) return backupOutcome(kept, path, bytes)
  let session: Session | null = null
  try {
    session = quietSession()
    const { file, fromCopy } = readOfficeKeys(kept.folder, 99)
    const keys = unlockByRecoveryKey(file, kept.recoveryKey)
    session.office = openFiles(session, kept.folder, { file, keys, who: ([first]) => first! })
    const told = await checked(session, session.office)
    const equal = contentOf(session.office) === kept.content
    return told ? { found: told } : equal && fromCopy ? { found: 'office.keysFromCopy' } : { equal }
  } catch (error) {
    return { found: problemOf(error).code }
  } finally {
    if (session) lockOffice(session)
    putBack(kept)
  }
}

/** The same of a file of the backup, without any key. */
async function backupOutcome({ backups, now }: Kept, path: string, bytes: Buffer): Promise<Outcome> {
  const session = quietSession()
  const { problems } = await must(session, 'backup.check', {
    handle: handleFor(session, backups),
    deep: false,
    name: basename(backupOf(now)),
  })
  writeFileSync(path, now.get(path)!)
  return problems[0] ? { found: problems[0].part } : { equal: bytes.equals(now.get(path)!) }
}

function backupOf(now: Kept['now']): string {
  return dirname([...now.keys()].find((path) => basename(path) === 'manifest.json')!)
}

/** Which part of the office is told as damaged. */
async function checked(session: Session, { anchor }: Office): Promise<string | null> {
  const report = await must(session, 'office.check', {})
  if (report.ok) return null
  if (anchor.verdict.missing > 0) return 'log'
  if (anchor.verdict.broken) return 'anchor'
  if (!report.integrity.ok || !report.chain.ok) return 'database'
  return report.documents.ok ? 'nothing' : 'documents'
}

/** Opening and locking write the database and the anchor, and nothing else. */
function putBack({ folder, now }: Kept): void {
  for (const name of readdirSync(folder)) if (name.startsWith('vault.') && !now.has(join(folder, name))) rmSync(join(folder, name))
  for (const [path, bytes] of now) writeFileSync(path, bytes)
}

/** All that the office says of its cases: every row that is part of the record, and each document's sum. */
function contentOf({ database: { db, sqlite } }: Office): string {
  const names = sqlite
    .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('drafts', 'last_use') ORDER BY name`)
    .pluck()
    .all()
  const sum = createHash('sha256')
  for (const name of names) sum.update(JSON.stringify([name, sqlite.prepare(`SELECT * FROM "${name}" NOT INDEXED`).all()]))
  for (const { sha256 } of storedDocuments(db)) sum.update(sha256)
  return sum.digest('hex')
}
