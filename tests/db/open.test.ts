import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createCase } from '../../db/cases.ts'
import { OfficeError } from '../../db/errors.ts'
import { importCases } from '../../db/insert-case.ts'
import { countCases } from '../../db/list.ts'
import { closeDatabase, copyDatabase } from '../../db/open.ts'
import { aCase } from '../domain/build.ts'
import { auditKey, databaseKey, fingerprint, newFolder, newOffice, openOffice, places, who } from '../support/office-db.ts'

const holder = fileURLToPath(import.meta.resolve('../support/hold-office.ts'))

/** The code with which a file refuses to open; fails when the folder is not as it was. */
function refusal(folder: string, options: Parameters<typeof openOffice>[1] = {}): string {
  const before = fingerprint(folder)
  try {
    closeDatabase(openOffice(join(folder, 'vault.db'), options))
  } catch (error) {
    expect(fingerprint(folder)).toEqual(before)
    if (error instanceof OfficeError) return error.code
    throw error
  }
  return 'opened'
}

/** A closed office with one case. */
function closedOffice(): { folder: string; path: string } {
  const office = newOffice()
  const file = aCase()
  importCases(office.open, who, [{ file, stored: places(file) }])
  closeDatabase(office.open)
  return office
}

/** The same, but killed while open, so that its WAL is left behind. */
function killedOffice(): { folder: string; path: string; untouchedPage: number } {
  const office = newOffice()
  const untouchedPage = office.open.sqlite.prepare<[], number>(`SELECT rootpage FROM sqlite_master WHERE name = 'payments'`).pluck().get()!
  createCase(office.open, who, aCase({ caseNo: '2026-0077' }))
  const folder = newFolder()
  for (const name of readdirSync(office.folder)) copyFileSync(join(office.folder, name), join(folder, name))
  expect(readdirSync(folder)).toContain('vault.db-wal')
  return { folder, path: join(folder, 'vault.db'), untouchedPage }
}

test('an office is made, closed in order and opened again', () => {
  const office = newOffice()
  expect(office.open.cleanExit).toBe(true)
  createCase(office.open, who, aCase())
  expect(office.reopen().cleanExit).toBe(true)
  expect(countCases(office.open.db)).toBe(1)
  closeDatabase(office.open)
  expect(readdirSync(office.folder)).toEqual(['vault.db'])
})

test('both keys are zeroed when they are no longer needed', () => {
  const folder = newFolder()
  const key = databaseKey()
  const open = openOffice(join(folder, 'vault.db'), { create: true, key })
  expect(key.equals(Buffer.alloc(32))).toBe(true)
  const chainKey = open.chain.key
  expect(chainKey.equals(auditKey())).toBe(true)
  closeDatabase(open)
  expect(chainKey.equals(Buffer.alloc(32))).toBe(true)
  const wrong = Buffer.alloc(32, 8)
  expect(refusal(folder, { key: wrong })).toBe('office.damaged')
  expect(wrong.equals(Buffer.alloc(32))).toBe(true)
})

test('every setting that protects the file is on', () => {
  const { sqlite } = newOffice().open
  const is = (name: string) => sqlite.pragma(name, { simple: true })
  const settings = {
    cipher: 'sqlcipher',
    legacy: '4',
    locking_mode: 'exclusive',
    journal_mode: 'wal',
    synchronous: 2,
    temp_store: 2,
    checkpoint_fullfsync: 1,
    secure_delete: 1,
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    wal_autocheckpoint: 200,
    journal_size_limit: 16_777_216,
    cache_size: -65_536,
    application_id: 0x5061726c,
    user_version: 1,
  }
  expect(Object.fromEntries(Object.keys(settings).map((name) => [name, is(name)]))).toEqual(settings)
})

test('neither the file nor its WAL shows what is in it', () => {
  const office = newOffice()
  const client = { ...aCase().client, name: '欧阳明月', idDocNo: '110101199108240013', address: 'Changning Road 1' }
  createCase(office.open, who, aCase({ caseNo: '2026-0345', client }))
  const bytes = Buffer.concat(readdirSync(office.folder).map((name) => readFileSync(join(office.folder, name))))
  expect(readdirSync(office.folder)).toEqual(['vault.db', 'vault.db-wal'])
  for (const text of ['SQLite format 3', 'CREATE TABLE', '欧阳明月', client.idDocNo, client.address, '2026-0345']) {
    for (const encoding of ['utf8', 'utf16le'] as const) expect(bytes.includes(Buffer.from(text, encoding))).toBe(false)
  }
})

test('no file: not found, and none is made', () => {
  expect(refusal(newFolder())).toBe('office.notFound')
})

test.each([
  ['another key', () => undefined, Buffer.alloc(32, 8)],
  ['an empty file', (path: string) => truncateSync(path, 0)],
  ['half of a page', (path: string) => truncateSync(path, 2000)],
  ['a flipped bit on the first page', (path: string) => flip(path, 500)],
  ['a flipped bit in the table of tables', (path: string) => flip(path, 4096 + 700)],
  ['a file of plain text', (path: string) => writeFileSync(path, 'SQLite format 3\0'.padEnd(8192, 'x'))],
])('damaged: %s', (_what, damage, key?: Buffer) => {
  const { folder, path } = closedOffice()
  damage(path)
  expect(refusal(folder, key ? { key } : {})).toBe('office.damaged')
})

test.each([
  ['another key', () => undefined, Buffer.alloc(32, 8)],
  ['a flipped bit on a page that nothing needs to open', (path: string, page: number) => flip(path, (page - 1) * 4096 + 700)],
])('damaged after a kill, with the WAL left as it was: %s', (_what, damage, key?: Buffer) => {
  const { folder, path, untouchedPage } = killedOffice()
  damage(path, untouchedPage)
  expect(refusal(folder, key ? { key } : {})).toBe('office.damaged')
})

test('a file that was killed while open opens with everything in it, and says so', () => {
  const { path } = killedOffice()
  const open = openOffice(path)
  expect(open.cleanExit).toBe(false)
  expect(countCases(open.db)).toBe(1)
  closeDatabase(open)
  const again = openOffice(path)
  expect(again.cleanExit).toBe(true)
  closeDatabase(again)
})

test('a file that was not closed in order says so even when its WAL is gone', () => {
  const office = newOffice()
  office.open.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const folder = newFolder()
  copyFileSync(office.path, join(folder, 'vault.db'))
  const open = openOffice(join(folder, 'vault.db'))
  expect(open.cleanExit).toBe(false)
  closeDatabase(open)
})

test('in use by another process, which goes on unharmed', async () => {
  const { folder, path } = closedOffice()
  const child = spawn(process.execPath, [holder, path], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    await once(child.stdout, 'open')
    expect(refusal(folder)).toBe('office.inUse')
    child.stdin.write('add\n')
    await once(child.stdout, 'added')
    expect(refusal(folder)).toBe('office.inUse')
  } finally {
    child.kill('SIGKILL')
  }
  await new Promise((resolve) => child.once('close', resolve))
  const open = openOffice(path)
  expect(countCases(open.db)).toBe(2)
  closeDatabase(open)
})

test('in use by this process', () => {
  const office = newOffice()
  expect(() => openOffice(office.path)).toThrow('office.inUse')
  createCase(office.open, who, aCase())
  expect(spawnSync(process.execPath, [holder, office.path], { encoding: 'utf8' }).stdout).toBe('office.inUse\n')
})

test.each([
  ['the file', (folder: string) => chmodSync(join(folder, 'vault.db'), 0o444)],
  ['the folder', (folder: string) => chmodSync(folder, 0o555)],
])('not writable: %s', (_what, protect) => {
  const { path } = closedOffice()
  const folder = join(newFolder(), 'office')
  mkdirSync(folder)
  cpSync(path, join(folder, 'vault.db'))
  chmodSync(join(folder, '..'), 0o755)
  const nobody = process.getuid?.() === 0
  if (nobody) chmodSync(folder, 0o777)
  protect(folder)
  const before = fingerprint(folder)
  // Root may write anywhere, so the question is put by someone else.
  const { stdout } = spawnSync(process.execPath, [holder, join(folder, 'vault.db')], { encoding: 'utf8', ...(nobody && { uid: 65_534 }) })
  expect(stdout).toBe('office.notWritable\n')
  expect(fingerprint(folder)).toEqual(before)
  chmodSync(folder, 0o755)
})

test('a copy is complete, encrypted under the same key, and never replaces a file', () => {
  const office = newOffice()
  createCase(office.open, who, aCase())
  const target = join(newFolder(), 'vault.db')
  copyDatabase(office.open, target)
  expect(readdirSync(join(target, '..'))).toEqual(['vault.db'])
  expect(() => copyDatabase(office.open, target)).toThrow('exists')
  expect(refusal(join(target, '..'), { key: Buffer.alloc(32, 8) })).toBe('office.damaged')
  const open = openOffice(target)
  expect(countCases(open.db)).toBe(1)
  closeDatabase(open)
})

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at]! ^= 1
  writeFileSync(path, bytes)
}

function once(stream: NodeJS.ReadableStream, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => chunk.toString().includes(word) && resolve())
    stream.once('end', () => reject(new Error(`the other process ended before "${word}"`)))
  })
}
