import { sqliteCode } from '../errors.ts'
import { refreshIndex } from '../case-index.ts'
import { caseTables } from '../erase.ts'
import { forgetRead } from '../case-file.ts'
import type { OpenDb } from '../open.ts'
import type { Pages } from './pages.ts'
import { rowsIn, type RawRow } from './records.ts'
import { at, rowOf, type ContentName, type Found, type Place, type Row, type Shape, type Sought } from './search.ts'

/** Why a row that was found is not in the new office. */
export type LeftOut = 'parent' | 'case' | 'refused'

/** The rows that are to go in, by table and id. */
export type Chosen = ReadonlyMap<ContentName, ReadonlyMap<number, Place>>

/** Gives the row at a place; a page is opened once for all that lie in it, as long as few are between. */
export function rowReader(pages: Pages): (place: Place) => RawRow {
  const opened = new Map<number, RawRow[]>()
  return ({ page, cell }) => {
    let rows = opened.get(page)
    if (!rows) {
      if (opened.size > 500) opened.clear()
      rows = []
      for (const row of rowsIn(pages, page, pages.read(page)!)) rows[row.cell] = row
      opened.set(page, rows)
    }
    return rows[cell]!
  }
}

interface ToFill {
  read: (place: Place) => RawRow
  sought: Sought
  chosen: Chosen
  found: Found
  /** Adds what the found rows need besides. */
  beside: () => void
}

/**
 * Puts the rows and the log into a new office in one transaction, and what is derived after them. A row whose parent is lost, or a
 * case that cannot be read without what is lost, is left out and all is done again without it; gives what was left out.
 */
export function fill(open: OpenDb, { read, sought, chosen, found, beside }: ToFill): Map<ContentName, Map<number, LeftOut>> {
  const out = new Map<ContentName, Map<number, LeftOut>>()
  const { content, log, notes } = sought
  const { sqlite, db } = open
  const attempt = (): boolean => {
    let whole = true
    sqlite.exec('BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON')
    const add = inserter(open)
    const missing = (name: ContentName, id: number, why: LeftOut) => {
      at(out, name).set(id, why)
      whole = false
    }
    for (const seq of [...found.entries.keys()].toSorted((a, b) => a - b)) add('audit', log, read(found.entries.get(seq)!))
    for (const [seq, place] of found.notes) if (found.entries.has(seq)) add('audit_notes', notes, read(place))
    beside()
    for (const name of parentsFirst(content))
      for (const [id, place] of [...(chosen.get(name) ?? [])].toSorted(([a], [b]) => a - b))
        if (!out.get(name)?.has(id) && !add(name, content.get(name)!, read(place))) missing(name, id, 'refused')
    for (const { table, rowid } of sqlite.pragma('foreign_key_check') as { table: string; rowid: number }[])
      missing(table as ContentName, rowid, 'parent')
    if (whole) for (const id of unreadableCases(open)) missing('cases', id, 'case')
    return whole
  }
  // Each round leaves something out or is the last one.
  for (;;) {
    try {
      if (attempt()) {
        sqlite.exec('COMMIT')
        return out
      }
    } finally {
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
      forgetRead(db)
    }
  }
}

/** Computes what is derived of every case; gives the cases for which that cannot be done. */
function unreadableCases({ db, sqlite }: OpenDb): number[] {
  const unreadable: number[] = []
  for (const id of sqlite.prepare<[], number>('SELECT id FROM cases ORDER BY id').pluck().all())
    try {
      refreshIndex(db, id)
    } catch {
      // Whatever its parts lack, a case that cannot be read cannot be worked with.
      unreadable.push(id)
    }
  return unreadable
}

/** Inserts a raw row; false when a rule of its table refuses it. */
function inserter({ sqlite }: OpenDb): (name: string, shape: Shape, raw: RawRow) => boolean {
  const statements = new Map<string, ReturnType<typeof sqlite.prepare>>()
  return (name, shape, raw) => {
    const columns = shape.columns.map(({ column }) => `"${column}"`).join(', ')
    const values = shape.columns.map(() => '?').join(', ')
    const statement = statements.get(name) ?? sqlite.prepare(`INSERT INTO "${name}" (${columns}) VALUES (${values})`)
    statements.set(name, statement)
    const row: Row | null = rowOf(shape, raw)
    try {
      statement.run(shape.columns.map(({ property }) => row?.[property] ?? null))
      return true
    } catch (error) {
      if (!sqliteCode(error).startsWith('SQLITE_CONSTRAINT')) throw error
      return false
    }
  }
}

/** Every content table, one that others point to before them. */
function parentsFirst(content: ReadonlyMap<ContentName, Shape>): ContentName[] {
  const ofCases = [...caseTables.keys()].toReversed() as ContentName[]
  return [...[...content.keys()].filter((name) => !caseTables.has(name)), ...ofCases]
}
