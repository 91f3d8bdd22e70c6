import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCaseFile } from '../../db/case-file.ts'
import { checkDatabase } from '../../db/check.ts'
import { OfficeError } from '../../db/errors.ts'
import { importCases } from '../../db/insert-case.ts'
import { closeDatabase } from '../../db/open.ts'
import { firstCase } from '../domain/build.ts'
import { fingerprint, logged, migrations, newFolder, newOffice, openOffice, places, who } from '../support/office-db.ts'

const initial = readFileSync(join(migrations, '0000_initial.sql'), 'utf8')

/** The migrations of a later version, with one more. */
function later(...statements: string[]): string {
  const folder = join(newFolder(), 'migrations')
  cpSync(migrations, folder, { recursive: true })
  const journalPath = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalPath, 'utf8')) as { entries: { idx: number; when: number; tag: string }[] }
  const last = journal.entries.at(-1)!
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '0001_next' })
  writeFileSync(journalPath, JSON.stringify(journal))
  writeFileSync(join(folder, '0001_next.sql'), statements.join('\n--> statement-breakpoint\n'))
  return folder
}

/** A closed office with one whole case. */
function filled() {
  const office = newOffice()
  const file = firstCase()
  importCases(office.open, who, [{ file, stored: places(file) }])
  const { counts } = checkDatabase(office.open, null)
  closeDatabase(office.open)
  return { ...office, file, counts }
}

test('the journal and the files of the migrations belong together, and their stamps only grow', () => {
  const { entries } = JSON.parse(readFileSync(join(migrations, 'meta', '_journal.json'), 'utf8')) as {
    entries: { when: number; tag: string }[]
  }
  expect(
    readdirSync(migrations)
      .filter((name) => name.endsWith('.sql'))
      .toSorted(),
  ).toEqual(entries.map(({ tag }) => `${tag}.sql`))
  for (const [index, { when }] of entries.entries()) expect(when).toBeGreaterThan(entries[index - 1]?.when ?? 0)
})

test('a file that a newer program has changed is refused and stays as it is', () => {
  const { folder, path } = filled()
  closeDatabase(openOffice(path, { folder: later('CREATE TABLE letters (id integer PRIMARY KEY) STRICT;') }))
  const before = fingerprint(folder)
  expect(() => openOffice(path)).toThrow('office.newerVersion')
  expect(fingerprint(folder)).toEqual(before)
})

test('before tables change, the file is copied beside itself; a new office and one that is up to date are not', () => {
  const { folder, path, file } = filled()
  expect(readdirSync(folder)).toEqual(['vault.db'])
  const open = openOffice(path, { folder: later('CREATE TABLE letters (id integer PRIMARY KEY) STRICT;') })
  expect(open.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(open.backup).not.toBeNull()
  const backup = open.backup!
  expect(readCaseFile(open.db, file.caseNo)).toEqual(logged(file))
  closeDatabase(open)
  expect(readdirSync(folder).length).toBe(2)
  const old = openOffice(backup)
  expect(old.backup).toBeNull()
  expect(readCaseFile(old.db, file.caseNo)).toEqual(logged(file))
  closeDatabase(old)
})

test('a migration that builds tables anew takes no row of any table along', () => {
  const { path, counts } = filled()
  const rebuilt = ['cases', 'debts', 'agreements', 'contact_entries'].flatMap((table) => {
    const create = new RegExp(`CREATE TABLE \`${table}\` [^;]*;`).exec(initial)![0]
    const indexes = [...initial.matchAll(new RegExp(`CREATE (UNIQUE )?INDEX \`[^\`]+\` ON \`${table}\` [^;]*;`, 'g'))].map(([text]) => text)
    return [
      'PRAGMA foreign_keys=OFF;',
      create.replace(`\`${table}\``, `\`__new_${table}\``),
      `INSERT INTO \`__new_${table}\` SELECT * FROM \`${table}\`;`,
      `DROP TABLE \`${table}\`;`,
      `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\`;`,
      ...indexes,
    ]
  })
  const open = openOffice(path, { folder: later(...rebuilt) })
  const check = checkDatabase(open, null)
  expect(check.counts).toEqual(counts)
  expect(check.integrity.problems).toEqual([])
  closeDatabase(open)
})

test.each([
  ['does not run', 'CREATE TABLE cases (id integer);'],
  ['leaves rows that point to nothing', 'DELETE FROM debts;'],
])('a migration that %s: refused, each time again, and the copy is named', (_what, statement) => {
  const { folder, path, file } = filled()
  const bad = later(statement)
  const failure = caught(() => openOffice(path, { folder: bad }))
  expect(failure.code).toBe('office.migrationFailed')
  const backup = join(folder, String(failure.params?.['backup']))
  expect(existsSync(backup)).toBe(true)
  expect(caught(() => openOffice(path, { folder: bad })).code).toBe('office.migrationFailed')
  const old = openOffice(backup)
  expect(readCaseFile(old.db, file.caseNo)).toEqual(logged(file))
  closeDatabase(old)
})

test('an office that cannot be made leaves nothing behind', () => {
  const folder = join(newFolder(), 'office')
  mkdirSync(folder)
  expect(caught(() => openOffice(join(folder, 'vault.db'), { create: true, folder: later('nonsense;') })).code).toBe(
    'office.migrationFailed',
  )
  expect(readdirSync(folder)).toEqual([])
})

function caught(act: () => unknown): OfficeError {
  try {
    act()
  } catch (error) {
    if (error instanceof OfficeError) return error
    throw error
  }
  throw new Error('it opened')
}
