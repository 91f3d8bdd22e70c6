import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { closeDatabase, openDatabase, type Head, type OpenDb } from '../../db/open.ts'
import { Refusal } from '../../db/errors.ts'
import { importCases } from '../../db/insert-case.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'

export const migrations = join(import.meta.dirname, '../../db/migrations')
export const who = { by: '吴顾问', at: '2026-11-22T08:00:00.000Z' }

export const later = { by: '周顾问', at: '2026-11-23T09:30:00.000Z' }

/** Keys of one test office; openDatabase zeroes the first, closeDatabase the second. */
export const databaseKey = (): Buffer => Buffer.alloc(32, 7)
export const auditKey = (): Buffer => Buffer.alloc(32, 9)

/** A new folder, gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-db-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface TestOffice {
  folder: string
  path: string
  open: OpenDb
  /** Every head that was anchored, in order. */
  anchored: Head[]
  /** Closes it and opens it again. */
  reopen: () => OpenDb
}

/** A new encrypted office database through the real migrations. */
export function newOffice(): TestOffice {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  const office = { folder, path: join(folder, 'vault.db'), anchored: [] as Head[] } as TestOffice
  office.open = openOffice(office.path, { create: true, anchored: office.anchored })
  office.reopen = () => {
    closeDatabase(office.open)
    office.open = openOffice(office.path, { anchored: office.anchored })
    return office.open
  }
  onTestFinished(() => {
    if (office.open.sqlite.open) closeDatabase(office.open)
  })
  return office
}

export function openOffice(path: string, options: { create?: boolean; key?: Buffer; folder?: string; anchored?: Head[] } = {}): OpenDb {
  const { create = false, key = databaseKey(), folder = migrations, anchored = [] } = options
  return openDatabase({ path, key, create, migrations: folder, chain: { key: auditKey(), anchor: (head) => anchored.push(head) } })
}

/** Takes the guards away, as somebody with the key and SQL at hand would. */
export function withoutTriggers({ sqlite }: OpenDb): void {
  const names = sqlite.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()
  for (const name of names) sqlite.exec(`DROP TRIGGER "${name}"`)
}

/** Every file of a folder with its digest, to see that nothing changed. */
export function fingerprint(folder: string): string[] {
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
  return readdirSync(folder)
    .toSorted()
    .map((name) => `${name} ${digest(name)}`)
}

/** A case as readCaseFile gives it: with who logged its entries and when. */
export function logged(file: CaseFile): CaseFile {
  return { ...file, contacts: file.contacts.map((entry) => ({ ...entry, loggedBy: who.by, loggedAt: who.at })) }
}

/** Places for the documents of a case. */
export function places(file: Pick<CaseFile, 'caseNo' | 'documents'>) {
  return new Map(file.documents.map(({ key }) => [key, { storedName: `${file.caseNo} ${key}`, wrappedKey: Buffer.from(key) }]))
}

/** Puts cases into an office; gives how many. */
export function store(office: TestOffice, ...files: CaseFile[]): number {
  return importCases(
    office.open,
    who,
    files.map((file) => ({ file, stored: places(file) })),
  )
}

/** The Refusal that an act ends in; fails when it ends otherwise. */
export function refusalOf(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was done')
}
