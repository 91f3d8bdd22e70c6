import { randomBytes } from 'node:crypto'
import { auditHead, type Act } from './audit.ts'
import { entryMac, rowDigest } from './canonical.ts'
import type { LogEntry } from './chain.ts'
import { caseTables } from './erase.ts'
import type { Head, OpenDb } from './open.ts'
import { fill, rowReader, type LeftOut } from './rescue/fill.ts'
import { highest, openPages } from './rescue/pages.ts'
import type { RawRow } from './rescue/records.ts'
import { at, entryOf, rowOf, searchPages, shapesIn, type ContentName, type Found, type Place, type Sought } from './rescue/search.ts'
import { toJson } from './rows.ts'
import { contentTables } from './schema/all.ts'
import { audit, people, type Touched } from './schema/office.ts'

/**
 * Why a row is not in the rescued office: its page is lost; it is not as the log left it, or not in the log at all; what it belongs to
 * is lost; its case cannot be read without what is lost; a rule of its table refuses it.
 */
export type WhyLost = 'page' | 'changed' | 'notLogged' | LeftOut

/** A row, and what the log says of it where it still can. */
export interface NamedRow {
  table: ContentName | 'audit_notes'
  id: number
  about?: string
  at?: string
  subject?: string
}
export type LostRow = NamedRow & { why: WhyLost }

/** What a rescue has kept and lost. */
export interface RescuedRows {
  tables: { table: NamedRow['table']; kept: number; lost: number }[]
  lost: LostRow[]
  /** Rows of whole pages whose newest entry in the log is lost: kept, but nothing proves them. */
  unproven: NamedRow[]
  /** Entries of the log: how many are kept, and the stretches that are gone. */
  entries: { kept: number; missing: Stretch[] }
  /** People whose role was lost, by name. */
  people: string[]
}
export type Stretch = [from: number, to: number]

/** What a rescue needs. */
export interface Rescue {
  /** The damaged database, which is only read. */
  path: string
  /** Its key; copied. */
  key: Buffer
  /** The newest entry that was ever acknowledged, as far as that is known. */
  anchor: Head | null
  /** Who can open the office: whoever is lost from the database comes back as a reader, the first as administrator where none is left. */
  holders: readonly { key: string; name: string }[]
  act: Pick<Act, 'by' | 'at'>
}

/**
 * Takes over into a new, empty office every row that can still be read from a damaged one, page by page: the log first, each entry under
 * its own MAC, then every row that is as the log says. What is derived is computed anew, and one entry says what became of the rest.
 */
export function rescueRows(into: OpenDb, { path, key, anchor, holders, act }: Rescue): RescuedRows {
  const pages = openPages(path, key)
  try {
    const sought = { ...shapesIn(into.sqlite), auditKey: into.chain.key }
    const found = searchPages(pages, sought)
    const read = rowReader(pages)
    const missing = missingEntries(found, anchor)
    const judged = withoutErased(judge(found, missing), read, sought)
    const newPeople = lostPeople({ chosen: judged.chosen, found, read, sought, holders, act })
    const left = fill(into, { read, sought, chosen: judged.chosen, found, beside: () => addPeople(into, newPeople, act) })
    const name = namer(found, read, sought)
    const lost = lostRows(found, judged, left, missing, read, sought).map((row) => ({ ...row, ...name(row) }))
    const unproven = judged.unproven.filter(({ table, id }) => !left.get(table)?.has(id))
    noteRescue(into, { act, anchor, found, lost, unproven, read, sought, newPeople })
    return {
      tables: countTables(into, lost),
      lost,
      unproven: unproven.map((row) => ({ ...row, ...name(row) })),
      entries: { kept: found.entries.size, missing },
      people: newPeople.map((person) => person.name),
    }
  } finally {
    pages.close()
  }
}

/** The stretches of the log that are gone, up to the newest entry that is known of. */
function missingEntries({ entries }: Found, anchor: Head | null): Stretch[] {
  const missing: Stretch[] = []
  let before = 0
  for (const seq of [...entries.keys(), (anchor?.seq ?? 0) + 1].toSorted((a, b) => a - b)) {
    if (seq > before + 1) missing.push([before + 1, seq - 1])
    before = Math.max(before, seq)
  }
  return missing
}

interface Judged {
  chosen: Map<ContentName, Map<number, Place>>
  unproven: { table: ContentName; id: number }[]
  /** Rows of clients who were erased. */
  erased: Map<ContentName, Set<number>>
  /** Not as the log left it, though nothing of the log is lost that could explain it. */
  refused: { table: ContentName; id: number; why: 'changed' | 'notLogged' }[]
}

/** What goes in: everything proven, and of the rest only what an entry that is lost may have left so. */
function judge(found: Found, missing: readonly Stretch[]): Judged {
  const judged: Judged = { chosen: new Map(), unproven: [], erased: new Map(), refused: [] }
  for (const [table, rows] of found.proven) judged.chosen.set(table, new Map(rows))
  for (const [table, rows] of found.other)
    for (const [id, place] of rows) {
      const last = found.last.get(table)?.get(id)
      // A client who was erased does not come back from a page that was left over.
      if (found.proven.get(table)?.has(id) || last?.erased) continue
      if (missing.some(([, to]) => to > (last?.seq ?? 0))) {
        at(judged.chosen, table).set(id, place)
        judged.unproven.push({ table, id })
      } else if (last?.digest !== null) judged.refused.push({ table, id, why: last ? 'changed' : 'notLogged' })
    }
  return judged
}

type Read = (place: Place) => RawRow

/** A client who was erased does not come back from a page that was left over, also where the log no longer tells of it. */
function withoutErased(judged: Judged, read: Read, { content }: Sought): Judged {
  const { chosen, unproven, erased } = judged
  const rows = (table: ContentName) => [...at(chosen, table).values()].map((place) => rowOf(content.get(table)!, read(place))!)
  const subjects = new Set(rows('erasures').map((row) => row['subject']))
  const gone = new Set(rows('cases').flatMap((row) => (subjects.has(row['subject']) ? [row.id] : [])))
  for (const table of gone.size > 0 ? ([...caseTables.keys()] as ContentName[]) : [])
    for (const row of rows(table)) {
      const caseId = table === 'cases' ? row.id : row['caseId']
      if (!gone.has(caseId as number)) continue
      at(chosen, table).delete(row.id)
      erased.set(table, (erased.get(table) ?? new Set()).add(row.id))
    }
  return { ...judged, unproven: unproven.filter(({ table, id }) => !erased.get(table)?.has(id)) }
}
type NewPerson = Pick<typeof people.$inferSelect, 'id' | 'key' | 'name' | 'role' | 'removedAt' | 'salt'>

interface Known extends Pick<Judged, 'chosen'>, Pick<Rescue, 'holders' | 'act'> {
  found: Found
  read: Read
  sought: Sought
}

/** Whom cases name or who can open the office, and who is lost from the database. */
function lostPeople({ chosen, found, read, sought: { content }, holders, act }: Known): NewPerson[] {
  const rowsOf = (table: ContentName) => [...(chosen.get(table)?.values() ?? [])].map((place) => rowOf(content.get(table)!, read(place))!)
  const kept = rowsOf('people') as unknown as (typeof people.$inferSelect)[]
  const named = rowsOf('cases')
    .flatMap((row) => [row['assignedTo'], row['deputy']])
    .filter((key) => typeof key === 'string')
  const there = new Set(kept.map((person) => person.key))
  const keys = [...new Set([...holders.map((holder) => holder.key), ...named])].filter((key) => !there.has(key))
  const leads = kept.some(({ role, removedAt }) => role === 'administrator' && removedAt === null)
  const taken = Math.max(highest(at(found.last, 'people').keys()), highest(at(chosen, 'people').keys()))
  return keys.map((key, index) => {
    const holder = holders.find((one) => one.key === key)
    const role = !leads && key === holders[0]?.key ? 'administrator' : 'reader'
    const removedAt = holder ? null : act.at
    return { id: taken + 1 + index, key, name: holder?.name ?? key, role, removedAt, salt: randomBytes(16) }
  })
}

function personRow(person: NewPerson, { by: createdBy, at: createdAt }: Rescue['act']): typeof people.$inferSelect {
  return { ...person, createdAt, createdBy, updatedAt: null, rev: 1 }
}

function addPeople({ db }: OpenDb, newPeople: readonly NewPerson[], act: Rescue['act']): void {
  for (const person of newPeople) db.insert(people).values(personRow(person, act)).run()
}

/** Says of a row what its last entry in the log says. */
function namer(found: Found, read: Read, { log, auditKey }: Sought): (row: NamedRow) => Partial<NamedRow> {
  return ({ table, id }) => {
    const seq = table === 'audit_notes' ? id : found.last.get(table)?.get(id)?.seq
    const place = seq === undefined ? undefined : found.entries.get(seq)
    const entry = place ? entryOf(log, read(place), auditKey) : null
    return entry ? { about: entry.about, at: entry.at, ...(entry.subject !== null && { subject: entry.subject }) } : {}
  }
}

type LeftRows = ReturnType<typeof fill>

/** Every row that the log left in the old office, or that its numbers tell of, and that is not in the new one. */
function lostRows(found: Found, judged: Judged, left: LeftRows, missing: readonly Stretch[], read: Read, sought: Sought): LostRow[] {
  const { chosen, refused } = judged
  const lost: LostRow[] = []
  for (const table of sought.content.keys()) {
    const [last, rows] = [at(found.last, table), at(chosen, table)]
    const mine = new Map(refused.filter((row) => row.table === table).map((row) => [row.id, row]))
    // An entry that is gone may have been the only one to tell of a row; the numbers before the newest row still do.
    const newest = missing.length > 0 ? Math.max(highest(last.keys()), highest(rows.keys())) : 0
    const ids = new Set([...last.keys(), ...rows.keys(), ...mine.keys(), ...Array.from({ length: newest }, (_, index) => index + 1)])
    for (const id of ids) {
      const why = left.get(table)?.get(id) ?? mine.get(id)?.why ?? 'page'
      const kept = rows.has(id) && !left.get(table)?.has(id)
      const removed = (last.get(id)?.digest === null && !mine.has(id)) || judged.erased.get(table)?.has(id)
      if (!kept && !removed) lost.push({ table, id, why })
    }
  }
  return [...lost, ...lostReasons(found, read, sought)]
}

/** Reasons that their entries had; those of erased cases are gone by right. */
function lostReasons({ reasons, notes, entries, proven }: Found, read: Read, { content, log }: Sought): LostRow[] {
  const erased = new Set(
    [...(proven.get('erasures')?.values() ?? [])].map((place) => rowOf(content.get('erasures')!, read(place))!['subject']),
  )
  return [...reasons.keys()]
    .filter((seq) => !notes.has(seq) && !erased.has(rowOf(log, read(entries.get(seq)!))!['subject']))
    .map((id) => ({ table: 'audit_notes', id, why: 'page' }))
}

interface Outcome extends Pick<Rescue, 'act' | 'anchor'> {
  found: Found
  lost: readonly LostRow[]
  unproven: Judged['unproven']
  read: Read
  sought: Sought
  newPeople: readonly NewPerson[]
}

/** The entry that lets the log and the rows agree again: what is lost is gone from here on, what is unproven stands as it is. */
function noteRescue(into: OpenDb, { act, anchor, found, lost, unproven, read, sought, newPeople }: Outcome): void {
  const touched: Touched = {}
  const touch = (table: string, id: number, digest: string | null) => (touched[table] ??= []).push([id, digest])
  for (const { table, id } of lost) if (table !== 'audit_notes' && found.last.get(table)?.get(id)?.digest) touch(table, id, null)
  for (const { table, id } of unproven) {
    const shape = sought.content.get(table)!
    touch(table, id, rowDigest(shape.table, rowOf(shape, read(found.other.get(table)!.get(id)!))!))
  }
  for (const person of newPeople) touch('people', person.id, rowDigest(people, personRow(person, act)))
  const before = Buffer.from(auditHead(into.db).mac, 'hex')
  const sealed = {
    ...act,
    // The numbers of lost entries are not given again.
    seq: Math.max(auditHead(into.db).seq, anchor?.seq ?? 0) + 1,
    action: 'restored' as const,
    about: 'rescued office',
    subject: null,
    note: null,
    touched: toJson(touched),
  }
  into.db
    .insert(audit)
    .values({ ...sealed, prev: before, mac: entryMac(into.chain.key, before, sealed) } satisfies LogEntry)
    .run()
}

function countTables({ sqlite }: OpenDb, lost: readonly LostRow[]): RescuedRows['tables'] {
  const names: NamedRow['table'][] = [...(Object.keys(contentTables) as ContentName[]), 'audit_notes']
  return names.map((table) => ({
    table,
    kept: sqlite.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0,
    lost: lost.filter((row) => row.table === table).length,
  }))
}
