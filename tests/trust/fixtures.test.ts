import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { byHand } from '../support/by-hand.ts'
import { knownMigrations } from '../../db/migrate.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import { fingerprint, handleFor, must, problemOf, scratch, vault } from '../vault/support.ts'
import { meaningOf, type Meaning } from './meaning.ts'

/** The office of every released schema opens with this program, by each of its secrets, and says what it said then. */

const fixtures = join(import.meta.dirname, 'fixtures')
const migrations = join(import.meta.dirname, '..', '..', 'db', 'migrations')
const newest = knownMigrations(migrations).length

interface Fixture {
  name: string
  schema: number
  passphrases: string[]
  recoveryKey: string
  meaning: Meaning
}

const kept = readdirSync(fixtures)
  .filter((name) => /^office-\d+\.json$/.test(name))
  .map((name): Fixture => ({
    name: name.replace('.json', ''),
    ...(JSON.parse(readFileSync(join(fixtures, name), 'utf8')) as Omit<Fixture, 'name'>),
  }))

/** A copy of the fixture, which the test may open. */
function copyOf({ name }: Fixture): string {
  const folder = join(scratch(), name)
  cpSync(join(fixtures, name), folder, { recursive: true })
  mkdirSync(join(folder, 'documents'), { recursive: true })
  return folder
}

async function opened(folder: string, secret: object, session = vault()): Promise<Session> {
  await must(session, 'office.unlock', { handle: handleFor(session, folder), secret } as Parameters<typeof must<'office.unlock'>>[2])
  return session
}

test('there is an office of every schema that was released', () => {
  expect(kept.map(({ schema }) => schema).toSorted((a, b) => a - b)).toEqual(Array.from({ length: newest }, (_, no) => no + 1))
})

test.each(kept)('$name opens by each passphrase and by the recovery key, and means what it meant', async (fixture) => {
  const { entries } = fixture.meaning
  for (const passphrase of fixture.passphrases) {
    const session = await opened(copyOf(fixture), { passphrase })
    expect(meaningOf(openOffice(session), entries)).toEqual(fixture.meaning)
  }
  const session = await opened(copyOf(fixture), { recoveryKey: fixture.recoveryKey, newPassphrase: 'a new one for the fixture' })
  expect(meaningOf(openOffice(session), entries)).toEqual(fixture.meaning)
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
  expect(await must(session, 'draft.read', { key: 'intake' })).toEqual({ content: '{"typed":"未写完"}' })
})

test.each(kept)('an older program refuses $name with words and changes nothing', async (fixture) => {
  const folder = copyOf(fixture)
  const older = join(scratch(), 'migrations')
  mkdirSync(join(older, 'meta'), { recursive: true })
  const journal = JSON.parse(readFileSync(join(migrations, 'meta', '_journal.json'), 'utf8')) as { entries: unknown[] }
  writeFileSync(join(older, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries: journal.entries.slice(0, fixture.schema - 1) }))
  const session = vault()
  session.around.migrations = older
  const before = fingerprint(folder)
  const handle = handleFor(session, folder)
  expect(await problemOf(session, 'office.unlock', { handle, secret: { passphrase: fixture.passphrases[0]! } })).toEqual({
    code: 'office.newerVersion',
  })
  expect(fingerprint(folder)).toEqual(before)
})

test.each(kept)('negative control: $name with one amount changed means something else', async (fixture) => {
  const session = await opened(copyOf(fixture), { passphrase: fixture.passphrases[0]! })
  const office = openOffice(session)
  byHand(office.database, 'UPDATE payments SET amount = amount + 1 WHERE id = (SELECT min(id) FROM payments)')
  const { cases, ...rest } = meaningOf(office, fixture.meaning.entries)
  expect(cases).not.toBe(fixture.meaning.cases)
  expect({ ...rest, cases: fixture.meaning.cases }).toEqual(fixture.meaning)
  lockOffice(session)
})
