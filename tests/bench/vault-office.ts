import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { entryMac, rowDigest } from '../../db/canonical.ts'
import { addContactEntry } from '../../db/contacts.ts'
import { viewersOf } from '../../db/log.ts'
import { contactEntries } from '../../db/schema/contacts.ts'
import { calibratedCost, LOWEST_COST, stretch } from '../../electron/vault/argon.ts'
import { answer } from '../../electron/vault/answer.ts'
import { readOfficeKeys } from '../../electron/vault/key-file.ts'
import { copyOfKeys } from '../../electron/vault/keys.ts'
import { confirmRecovery, lockOffice, makeOffice } from '../../electron/vault/life.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import { openFiles } from '../../electron/vault/opening.ts'
import { newSession, openOffice, whoIn, type Session } from '../../electron/vault/session.ts'
import { newCase, newContact, PASSPHRASE, PERSON } from '../vault/new-case.ts'
import { line, median, ms, timed } from './measure.ts'

const caseNo = '2026-0001'
const entries = 1_000_000
const saves = 200

/**
 * What unlocking, opening a large office, saving and looking up who saw a client cost: by design half a second to one for the
 * passphrase, under 300 ms more for 1 GB, a fifth of a save for digests and MAC, one more fsync, under a second for the log.
 */
export async function measureOffice(work: string): Promise<void> {
  await measureUnlock(join(work, 'unlock'))
  const session = newSession({ cost: () => Promise.resolve(LOWEST_COST), opensPerMinute: Infinity })
  const folder = join(work, 'large')
  await newOffice(session, folder)
  await measureSave(session, folder)
  await measureViewers(session)
  await measureLarge(session, folder)
  lockOffice(session)
}

async function newOffice(session: Session, folder: string): Promise<void> {
  const { ask, recoveryKey } = await makeOffice(session, folder, PASSPHRASE, PERSON)
  const groups = recoveryKey.split('-')
  confirmRecovery(
    session,
    ask.map((index) => ({ index, text: groups[index] ?? '' })),
  )
  await must(session, 'case.create', newCase(caseNo))
}

async function must(session: Session, request: string, input: unknown): Promise<void> {
  const reply = await answer(session, request, input, { role: 'screen' })
  if (!reply.ok) throw new Error(`${request}: ${reply.problem.code}`)
}

async function measureUnlock(folder: string): Promise<void> {
  const cost = await calibratedCost()
  const session = newSession({ cost: () => Promise.resolve(cost) })
  await newOffice(session, folder)
  session.handles.set('the-office-of-the-bench', folder)
  const opened = await timed(5, async () => {
    lockOffice(session)
    await must(session, 'office.unlock', { handle: 'the-office-of-the-bench', secret: { passphrase: PASSPHRASE } })
  })
  lockOffice(session)
  const bare = await timed(5, () => stretch(PASSPHRASE, Buffer.alloc(16), cost))
  const share = (100 * median(bare)) / median(opened)
  line(
    'unlock with the cost for this computer',
    ms(opened),
    `${share.toFixed(0)} % of it Argon2id (${cost.m / 1024} MiB, ${cost.t} passes)`,
    '(0.5 to 1 s by design)',
  )
}

/** A saved contact entry, and how much of that is digest and MAC; then the fsyncs, counted from outside. */
async function measureSave(session: Session, folder: string): Promise<void> {
  const office = openOffice(session)
  const entry = newContact('d1', '来电核对金额') as Parameters<typeof addContactEntry>[2]['entry']
  const saved = await timed(saves, () => Promise.resolve(addContactEntry(office.database, whoIn(office), { caseNo, entry })))
  const row = office.database.db.select().from(contactEntries).limit(1).get()!
  const sealed = {
    seq: 1,
    at: row.createdAt,
    by: PERSON,
    action: 'created',
    about: 'contact c1',
    subject: null,
    note: null,
    touched: '[]',
  } as const
  const proof = await timed(saves, () => {
    rowDigest(contactEntries, row)
    return Promise.resolve(entryMac(office.keys.audit, Buffer.alloc(32), sealed))
  })
  const share = (100 * median(proof)) / median(saved)
  line(
    'a saved contact entry',
    ms(saved),
    `digest and MAC ${(1000 * median(proof)).toFixed(0)} µs, ${share.toFixed(1)} %`,
    `${share <= 20 ? '≤' : 'OVER'} 20 %`,
  )
  const { keys, me } = office
  const kept = copyOfKeys(keys)
  lockOffice(session)
  countSyncs(folder)
  session.office = openFiles(session, folder, { file: readOfficeKeys(folder, 1).file, keys: kept, who: () => me })
}

/** The fsyncs of a hundred saves in a process of its own; where there is no strace, none are counted. */
function countSyncs(folder: string): void {
  if (spawnSync('strace', ['-V']).status !== 0) return line('fsyncs of a save', 'not counted: there is no strace here')
  const writer = join(import.meta.dirname, 'save-child.ts')
  const traced = spawnSync('strace', ['-f', '-e', 'trace=fsync,fdatasync,write', '-s', '8', process.execPath, writer, folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const [, during = ''] = traced.stderr.split('"begin\\n"')
  const count = (during.split('"end\\n"')[0] ?? '').match(/\bf(data)?sync\(/g)?.length ?? 0
  line('fsyncs of a save', (count / 100).toFixed(2), '(one for the database, one for the anchor)')
}

/** Who saw a client, among a million entries of which a tenth are about that client. */
async function measureViewers(session: Session): Promise<void> {
  const { database } = openOffice(session)
  const { sqlite } = database
  sqlite.exec(`WITH RECURSIVE n(i) AS (SELECT (SELECT max(seq) + 1 FROM audit) UNION ALL SELECT i + 1 FROM n WHERE i < ${entries})
    INSERT INTO audit (seq, at, by, action, about, subject, touched, prev, mac)
    SELECT i, '2026-11-22T08:00:00.000Z', '${PERSON}', CASE i % 3 WHEN 0 THEN 'updated' ELSE 'viewed' END, 'case',
      CASE i % 10 WHEN 0 THEN (SELECT subject FROM cases LIMIT 1) ELSE printf('%016x', i % 5000) END, '[]', zeroblob(32), zeroblob(32) FROM n`)
  const asked = await timed(9, () => Promise.resolve(viewersOf(database.db, { caseNo, offset: 0, limit: 100 })))
  line(`who saw this client, of ${entries.toLocaleString('en')} entries`, ms(asked), median(asked) < 1000 ? '< 1 s' : 'OVER 1 s')
}

/** Opening the same office before and after its database has grown to 1 GB. */
async function measureLarge(session: Session, folder: string): Promise<void> {
  const small = await timed(7, () => reopen(session, folder))
  const { sqlite } = openOffice(session).database
  const fill = sqlite.prepare("INSERT INTO drafts (person, key, content, saved_at) VALUES ('0', ?, ?, '2026-11-22T08:00:00.000Z')")
  const text = 'x'.repeat(2_000_000)
  for (let no = 0; no < 500; no++) fill.run(String(no), text)
  const large = await timed(7, () => reopen(session, folder))
  const more = median(large) - median(small)
  const size = `${(statSync(filesOf(folder).database).size / 1e9).toFixed(2)} GB`
  line(
    `opening an office of ${size}, its key known`,
    ms(large),
    `${more.toFixed(0)} ms more than before`,
    more < 300 ? '< 300 ms' : 'OVER 300 ms',
  )
}

/** Locks the office and opens it again with the keys that it has. */
function reopen(session: Session, folder: string): Promise<void> {
  const { keys, me } = openOffice(session)
  const kept = copyOfKeys(keys)
  lockOffice(session)
  session.office = openFiles(session, folder, { file: readOfficeKeys(folder, 1).file, keys: kept, who: () => me })
  return Promise.resolve()
}
