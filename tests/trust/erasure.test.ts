import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rowDigest } from '../../db/canonical.ts'
import { contentTables } from '../../db/schema/all.ts'
import { eraseClient } from '../../electron/vault/erased-files.ts'
import { bringIn } from '../../electron/vault/bring-in.ts'
import { confirmErasure } from '../../electron/vault/erasure.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import type { CaseFileInput } from '../../src/domain/case-file.ts'
import { day } from '../domain/build.ts'
import { withCanaries } from '../support/canary-case.ts'
import { wholeCase } from '../support/whole-case.ts'
import { handleFor, makeOffice, must, PASSPHRASE, PERSON, scratch, unlock, vault } from '../vault/support.ts'

/** One client erased is gone from the database, its index, the documents, the drafts and the log, and from an older backup once restored. */

const caseNo = '2026-0007kanari'
const whole = wholeCase(caseNo)
const { closedOn: _closed, outcome: _outcome, ...open } = whole
const { file, canaries } = withCanaries({ ...open, status: 'agreement_active' }, 'kanari')
const sought = [...canaries, caseNo, 'kanari']

function input(of = file): CaseFileInput {
  const documents = of.documents.map(({ sizeBytes: _size, sha256: _sum, ...rest }) => rest)
  return {
    file: { ...of, documents },
    documents: of.documents.map(({ key }) => ({ key, content: Buffer.from(`kanari ${of.caseNo} ${key}`) })),
  }
}

interface Made {
  session: Session
  folder: string
  office: string
  disk: string
}

/** An office with the client among others, looked at, printed, typed about, and backed up. */
async function made(): Promise<Made> {
  const session = vault()
  const folder = scratch()
  const [office, disk] = [join(folder, 'office'), join(folder, 'disk')]
  mkdirSync(disk)
  await makeOffice(session, office)
  await bringIn(openOffice(session), [input(wholeCase('2026-0006')), input(), input(wholeCase('2026-0009'))], () => undefined)
  await must(session, 'case.open', { caseNo })
  await must(session, 'case.update', { caseNo, priority: 'low', reason: 'kanari-reason' })
  await must(session, 'document.describe', { caseNo, key: file.documents[0]!.key, facts: { type: 'other', receivedOn: day('2026-05-01') } })
  await must(session, 'draft.save', { key: `client:${caseNo}`, content: 'kanari-draft' })
  return { session, folder, office, disk }
}

const subjectOf = (session: Session): string =>
  openOffice(session).database.sqlite.prepare('SELECT subject FROM cases WHERE case_no = ?').pluck().get(caseNo) as string

/** Every page of the database in plain bytes: rows, indexes, pages set free. */
const standing = (session: Session): string[] => {
  const bytes = openOffice(session).database.sqlite.serialize()
  return sought.filter((canary) => bytes.includes(canary))
}

/** Asked for today and confirmed tomorrow by the one person there is. */
async function erased({ session }: Made): Promise<string> {
  const subject = subjectOf(session)
  const { asked } = await must(session, 'erasure.ask', { caseNo, reason: 'client_request' })
  await confirmErasure(session, { caseNo, passphrase: PASSPHRASE }, new Date(Date.parse(asked!.at) + 86_400_000).toISOString())
  return subject
}

const documentsIn = (folder: string) => readdirSync(join(folder, 'documents')).length

test('gone from every page of the database and from the documents, while nothing else is', async () => {
  const it = await made()
  expect(standing(it.session)).toEqual(sought)
  const before = documentsIn(it.office)
  await erased(it)
  expect(standing(it.session)).toEqual([])
  expect(documentsIn(it.office)).toBe(before - file.documents.length)
  expect(statSync(join(it.office, 'vault.db-wal')).size).toBe(0)
  expect(await must(it.session, 'office.check', {})).toMatchObject({ ok: true, chain: { problem: null } })
  for (const no of ['2026-0006', '2026-0009']) expect((await must(it.session, 'case.verify', { caseNo: no })).ok).toBe(true)
})

test('the log keeps the pseudonym, the reason and the day, and no text of the client', async () => {
  const it = await made()
  const subject = await erased(it)
  const { sqlite } = openOffice(it.session).database
  expect(sqlite.prepare('SELECT subject, reason, asked_by, created_by FROM erasures').all()).toEqual([
    { subject, reason: 'client_request', asked_by: PERSON, created_by: PERSON },
  ])
  const entries = sqlite.prepare('SELECT * FROM audit WHERE subject = ?').all(subject)
  expect(entries.length).toBeGreaterThan(5)
  expect(JSON.stringify(entries)).not.toContain('kanari')
  expect(sqlite.prepare('SELECT count(*) FROM audit_notes JOIN audit USING (seq) WHERE subject = ?').pluck().get(subject)).toBe(0)
})

test('no digest in the log can be guessed from the content: its salt is gone', async () => {
  const it = await made()
  const { sqlite, db } = openOffice(it.session).database
  const subject = subjectOf(it.session)
  const client = db.select().from(contentTables.clients).all()[1]!
  const withSalt = rowDigest(contentTables.clients, client)
  const withoutSalt = [Buffer.alloc(0), Buffer.alloc(16)].map((salt) => rowDigest(contentTables.clients, { ...client, salt }))
  const plain = ['', '\n'].map((end) => createHash('sha256').update(`kanari-reason${end}`).digest('base64url'))
  const log = () => sqlite.prepare('SELECT touched, note FROM audit').raw().all().flat().join('\n')
  expect(log()).toContain(withSalt)
  await erased(it)
  expect(log()).toContain(withSalt)
  for (const guess of [...withoutSalt, ...plain]) expect(log()).not.toContain(guess)
  const bytes = sqlite.serialize()
  expect(bytes.includes(client.salt)).toBe(false)
  expect(sqlite.prepare('SELECT count(*) FROM erasures WHERE subject = ?').pluck().get(subject)).toBe(1)
})

test('an older backup that is restored no longer knows the client, even before the next one is made', async () => {
  const it = await made()
  it.session.backupPlace = it.disk
  const backup = await must(it.session, 'backup.now', {})
  await erased(it)
  lockOffice(it.session)
  const fresh = vault()
  const to = join(it.folder, 'restored')
  const restored = await must(fresh, 'backup.restore', {
    handle: handleFor(fresh, it.disk),
    name: backup.name,
    to: handleFor(fresh, to),
    secret: { passphrase: PASSPHRASE },
  })
  expect(restored).toMatchObject({ erased: 1, erasedListWhole: true })
  await unlock(fresh, to)
  expect(standing(fresh)).toEqual([])
  expect(documentsIn(to)).toBe(documentsIn(it.office))
  expect(await must(fresh, 'office.check', {})).toMatchObject({ ok: true })
})

test('negative control: without the list of the erased, the older backup brings the client back', async () => {
  const it = await made()
  const backup = await must(it.session, 'backup.now', { handle: handleFor(it.session, it.disk) })
  await erased(it)
  lockOffice(it.session)
  const fresh = vault()
  const to = join(it.folder, 'restored')
  const secret = { passphrase: PASSPHRASE }
  await must(fresh, 'backup.restore', { handle: handleFor(fresh, it.disk), name: backup.name, to: handleFor(fresh, to), secret })
  await unlock(fresh, to)
  expect(standing(fresh)).toEqual(sought)
})

test('negative control: an erasure that forgot one table would be seen', async () => {
  const it = await made()
  const { database } = openOffice(it.session)
  const kept = database.sqlite.prepare('SELECT narrative FROM hardships WHERE narrative LIKE ?').pluck().get('%kanari%') as string
  eraseClient(
    database,
    join(it.office, 'documents'),
    { by: PERSON, at: new Date().toISOString() },
    {
      subject: subjectOf(it.session),
      reason: 'mistake',
      askedBy: PERSON,
    },
  )
  expect(standing(it.session)).toEqual([])
  database.sqlite.prepare("INSERT INTO drafts (person, key, content, saved_at) VALUES ('x', 'y', ?, '2026-01-01T00:00:00.000Z')").run(kept)
  expect(standing(it.session)).not.toEqual([])
})
