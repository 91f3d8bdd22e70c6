import type Database from 'better-sqlite3'
import { contentTables } from '../../db/schema/all.ts'
import type { Finding } from '../../src/domain/verify.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'

/** Changes by SQL, by somebody who has the key and knows the tables. */

export type Sqlite = Database.Database
type Value = string | number | Buffer | null
type Row = Record<string, Value>

/** What has to be found: these words in the report of the office, and in that of the case. */
export interface Wanted {
  what: string
  office: string[]
  /** The case whose record it is, as its number reads afterwards. */
  caseNo?: string
  finding?: (one: Finding) => boolean
}

/** Null when chance picked something that would change nothing. */
export type Way = (sqlite: Sqlite, pick: Chance) => Wanted | null

const tables = Object.keys(contentTables)

function someRow(sqlite: Sqlite, pick: Chance, table = pick.of(tables)): { table: string; row: Row } | null {
  const ids = sqlite.prepare<[], number>(`SELECT id FROM "${table}" ORDER BY id`).pluck().all()
  if (ids.length === 0) return null
  return { table, row: sqlite.prepare<[number], Row>(`SELECT * FROM "${table}" WHERE id = ?`).get(pick.of(ids))! }
}

/** The number of the case that a row is of, read now. */
function caseOf(sqlite: Sqlite, table: string, row: Row): string | undefined {
  const id = table === 'cases' ? row['id'] : row['case_id']
  return sqlite
    .prepare<[Value], string>('SELECT case_no FROM cases WHERE id = ?')
    .pluck()
    .get(id ?? null)
}

function wantedRow(sqlite: Sqlite, what: string, table: string, rows: Row[], how: string[]): Wanted {
  const [first] = rows
  const caseNo = caseOf(sqlite, table, first!)
  const ids = rows.map((row) => row['id'])
  return {
    what,
    office: rows.flatMap((row) => how.map((words) => `${table} ${String(row['id'])} ${words}`)),
    ...(caseNo !== undefined && {
      caseNo,
      finding: (one: Finding) => one.kind === 'record' && one.table === table && ids.includes(one.row),
    }),
  }
}

/** Another value of the same kind. */
function another(value: Value, pick: Chance): Value {
  if (value === null) return null
  if (typeof value === 'number') return value + pick.of([-1, 1, 100])
  if (typeof value === 'string') return pick.of([`${value}${pick.of(['0', '。', ' '])}`, value.slice(0, -1)])
  const flipped = Buffer.from(value)
  const at = pick.int(0, flipped.length - 1)
  flipped[at] = flipped[at]! ^ (1 << pick.int(0, 7))
  return flipped
}

const put = (sqlite: Sqlite, table: string, column: string, value: Value, id: Value, key = 'id') =>
  sqlite.prepare(`UPDATE OR IGNORE "${table}" SET "${column}" = ? WHERE "${key}" = ?`).run(value, id).changes === 1

const edit: Way = (sqlite, pick) => {
  const found = someRow(sqlite, pick)
  if (!found) return null
  const { table, row } = found
  const column = pick.of(Object.keys(row).filter((name) => name !== 'id' && row[name] !== null))
  const wanted = wantedRow(sqlite, `${column} of ${table} ${String(row['id'])} edited`, table, [row], ['is not as entry'])
  const value = another(row[column]!, pick)
  if (same(value, row[column]!) || !put(sqlite, table, column, value, row['id']!)) return null
  return table === 'cases' && column === 'case_no' ? { ...wanted, caseNo: value as string } : wanted
}

const remove: Way = (sqlite, pick) => {
  const found = someRow(sqlite, pick)
  if (!found) return null
  const { table, row } = found
  const { caseNo, ...wanted } = wantedRow(sqlite, `${table} ${String(row['id'])} deleted`, table, [row], ['is gone'])
  sqlite.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(row['id'])
  return table === 'cases' || caseNo === undefined ? wanted : { ...wanted, caseNo }
}

const add: Way = (sqlite, pick) => {
  const found = someRow(sqlite, pick)
  if (!found) return null
  const { table, row } = found
  const id = 1000 + pick.int(0, 999)
  const copy: Row = { ...row, id }
  for (const unique of ['key', 'debt', 'stored_name', 'name', 'case_no', 'no']) if (typeof copy[unique] === 'string') copy[unique] += '-2'
  const names = Object.keys(copy)
  const sql = `INSERT OR IGNORE INTO "${table}" (${names.map((n) => `"${n}"`).join()}) VALUES (${names.map((n) => `@${n}`).join()})`
  if (sqlite.prepare(sql).run(copy).changes === 0) return null
  const wanted = wantedRow(sqlite, `a row added to ${table}`, table, [copy], ['is not in the log'])
  return wanted
}

const swap: Way = (sqlite, pick) => {
  const one = someRow(sqlite, pick)
  const two = one && someRow(sqlite, pick, one.table)
  if (!one || !two) return null
  const { table } = one
  const differ = (name: string) => name !== 'id' && !same(one.row[name]!, two.row[name]!)
  const columns = Object.keys(one.row).filter((name) => differ(name) && one.row[name] !== null && two.row[name] !== null)
  if (columns.length === 0) return null
  const column = pick.of(columns)
  const sameCase = caseOf(sqlite, table, one.row) === caseOf(sqlite, table, two.row) && table !== 'cases'
  const what = `${column} of ${table} ${String(one.row['id'])} and ${String(two.row['id'])} swapped`
  const wanted = wantedRow(sqlite, what, table, [one.row, two.row], ['is not as entry'])
  const halfway = typeof one.row[column] === 'number' ? 987_654 : Buffer.isBuffer(one.row[column]) ? Buffer.from('x') : 'halfway'
  const steps: [Value, Value][] = [
    [halfway, one.row['id']!],
    [one.row[column]!, two.row['id']!],
    [two.row[column]!, one.row['id']!],
  ]
  for (const [value, id] of steps) if (!put(sqlite, table, column, value, id)) return null
  const { caseNo, ...office } = wanted
  return sameCase && caseNo !== undefined ? { ...office, caseNo } : office
}

const same = (a: Value, b: Value) => (Buffer.isBuffer(a) && Buffer.isBuffer(b) ? a.equals(b) : a === b)

const entries = (sqlite: Sqlite) => sqlite.prepare<[], Row & { seq: number }>('SELECT * FROM audit ORDER BY seq').all()
const stretch = (from: number, to: number) => (from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`)

/** A stretch of the log, in every case's report. */
function wantedLog(sqlite: Sqlite, what: string, words: string, from: number, to: number): Wanted {
  const caseNo = sqlite.prepare<[], string>('SELECT case_no FROM cases').pluck().get()!
  return { what, office: [words], caseNo, finding: (one) => one.kind === 'log' && one.from <= from && one.to >= to }
}

const editLog: Way = (sqlite, pick) => {
  const entry = pick.of(entries(sqlite))
  const column = pick.of(Object.keys(entry).filter((name) => name !== 'seq' && entry[name] !== null))
  const value =
    column === 'touched' ? String(entry[column]).replace(/[a-zA-Z]/, (sign) => (sign === 'a' ? 'b' : 'a')) : another(entry[column]!, pick)
  if (same(value, entry[column]!) || !put(sqlite, 'audit', column, value, entry.seq, 'seq')) return null
  return wantedLog(sqlite, `${column} of entry ${entry.seq} edited`, `entry ${entry.seq} was changed`, entry.seq, entry.seq)
}

const swapLog: Way = (sqlite, pick) => {
  const all = entries(sqlite)
  const at = pick.int(0, all.length - 2)
  const [one, two] = [all[at]!, all[at + 1]!]
  const set = sqlite.prepare(
    'UPDATE audit SET at=@at, by=@by, action=@action, about=@about, subject=@subject, note=@note, touched=@touched, prev=@prev, mac=@mac WHERE seq=@seq',
  )
  set.run({ ...one, seq: two.seq })
  set.run({ ...two, seq: one.seq })
  return wantedLog(sqlite, `entries ${one.seq} and ${two.seq} swapped`, `entries ${one.seq} to ${two.seq} were changed`, one.seq, two.seq)
}

const takeOut: Way = (sqlite, pick) => {
  const all = entries(sqlite)
  const from = pick.int(1, all.length - 1)
  const to = Math.min(all.length - 1, from + pick.int(0, 3))
  sqlite.prepare('DELETE FROM audit WHERE seq BETWEEN ? AND ?').run(from, to)
  return wantedLog(sqlite, `entries ${from} to ${to} taken out`, stretch(from, to), from, to)
}

/** The rows that the last entries made stay, or go with them. */
const cutTail: Way = (sqlite, pick) => {
  const all = entries(sqlite)
  const from = pick.int(2, all.length)
  const gone = all.slice(from - 1).flatMap(({ touched }) => Object.entries(JSON.parse(String(touched)) as Record<string, [number][]>))
  sqlite.prepare('DELETE FROM audit WHERE seq >= ?').run(from)
  if (pick.in100(50))
    for (const [table, rows] of gone) for (const [id] of rows) sqlite.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(id)
  if (sqlite.prepare('SELECT 1 FROM cases').all().length === 0) return null
  return wantedLog(sqlite, `the log cut before entry ${from}`, stretch(from, all.length), from, all.length)
}

const derive: Way = (sqlite, pick) => {
  const table = pick.of(['case_index', 'case_lookup', 'due_rows', 'waiting_rows'])
  const ids = sqlite.prepare<[], number>(`SELECT rowid FROM "${table}"`).pluck().all()
  if (ids.length === 0) return null
  const id = pick.of(ids)
  const { case_id } = sqlite.prepare<[number], { case_id: number }>(`SELECT case_id FROM "${table}" WHERE rowid = ?`).get(id)!
  const column = { case_index: 'name', case_lookup: 'value', due_rows: 'brand', waiting_rows: 'creditor' }[table]!
  if (pick.in100(50)) sqlite.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(id)
  else sqlite.prepare(`UPDATE "${table}" SET "${column}" = "${column}" || 'x' WHERE rowid = ?`).run(id)
  return { what: `row ${id} of ${table}`, office: [`${table}${table.endsWith('rows') ? ' of' : ''} ${case_id} `] }
}

/** What a row is kept by is taken away or blunted, and stays so. */
export const guard: Way = (sqlite, pick) => {
  const kept = sqlite.prepare<[], { type: string; name: string; sql: string }>(
    `SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY name`,
  )
  const { type, name, sql } = pick.of(kept.all())
  sqlite.exec(`DROP ${type} "${name}"`)
  const blunt = type === 'trigger' && pick.in100(50)
  if (blunt) sqlite.exec(sql.replace(/BEGIN[\s\S]*/, 'BEGIN SELECT 1; END'))
  const words = `${type} ${name} ${blunt ? 'was changed' : 'is missing'}`
  return { ...wantedLog(sqlite, words, words, 0, 0), finding: (one) => one.kind === 'guard' && one.name === `${type} ${name}` }
}

/** Every way, once the triggers are gone. */
export const rowWays: readonly Way[] = [edit, edit, edit, remove, add, swap, swap, editLog, swapLog, takeOut, cutTail, derive]
