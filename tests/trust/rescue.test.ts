import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkDatabase } from '../../db/check.ts'
import { auditHead } from '../../db/audit.ts'
import { eraseCase } from '../../db/erase.ts'
import type { RescuedRows } from '../../db/rescue.ts'
import { chance, type Chance } from '../../src/domain/sample/chance.ts'
import { prove } from './proof.ts'
import { destroyPages, forge, prepareOffice, rescued, rescuer, rowsIn, type KnownRow, type PreparedOffice } from './rescue-office.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-rescue-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const spoilers: ((page: Buffer) => void)[] = [
  (page) => void randomFillSync(page),
  (page) => void page.fill(0),
  (page) => void (page[page.length >> 1]! ^= 1),
]

prove('rescue', { ci: 12, release: 300 }, 'offices with 1, 5 or 20 destroyed pages', async ({ count, seed, chance: pick }) => {
  const offices = [await prepareOffice(folder, 6, seed, pick, true), await prepareOffice(folder, 12, seed, pick, false)]
  const figures = { rows: 0, kept: 0, lost: 0, unproven: 0, pages: 0 }
  for (let round = 0; round < count; round++) {
    const office = offices[round % 2]!
    const destroyed = pagesOf(office, [1, 5, 20][round % 3]!, pick)
    const path = destroyPages(office, join(folder, `round ${round}`), destroyed, pick.of(spoilers))
    rescued(office, path, (report, into) => {
      const kept = rowsIn(into)
      expectAccounted(office, new Set(destroyed), report, kept)
      const check = checkDatabase(into, auditHead(into.db))
      expect(check.integrity.problems.filter((line) => !isSaid(line, report))).toEqual([])
      figures.rows += office.rows.size
      figures.pages += destroyed.length
      figures.lost += report.lost.length
      figures.unproven += report.unproven.length
      for (const [name, row] of office.rows) if (kept.get(name) === row.text) figures.kept += 1
    })
    rmSync(join(folder, `round ${round}`), { recursive: true })
  }
  return figures
})

function pagesOf({ pageCount }: PreparedOffice, count: number, pick: Chance): number[] {
  const all = Array.from({ length: pageCount }, (_, index) => index + 1)
  return pick.some(all, count)
}

/** Every row of the old office is in the new one as it was, or is named as lost; nothing else is there but what is named. */
function expectAccounted(
  office: PreparedOffice,
  destroyed: ReadonlySet<number>,
  report: RescuedRows,
  kept: ReadonlyMap<string, string>,
): void {
  const lost = new Map(report.lost.map((row) => [`${row.table} ${row.id}`, row]))
  const isHit = (pages: readonly number[]) => pages.some((page) => destroyed.has(page))
  const isEntryLost = (seq: number) => report.entries.missing.some(([from, to]) => seq >= from && seq <= to)
  const entries = entriesOf(office)
  const lostCases = new Set([...office.rows.values()].filter((row) => lost.has(nameOf(row))).map((row) => row.caseId))
  for (const row of office.rows.values()) {
    const name = nameOf(row)
    const entry = row.table === 'audit' ? row.id : entries.get(name)
    const entryRow = office.rows.get(`audit ${entry}`)
    const found = kept.get(name)
    // Somebody who was lost without a trace comes back under the first free number.
    const text = row.table === 'people' && report.people.length > 0 && found !== row.text ? undefined : found
    // What is kept is right, also what nothing proves any more.
    if (text !== undefined) expect(text, name).toBe(row.text)
    if (row.table === 'audit') {
      expect(text !== undefined || isEntryLost(row.id), `${name} is kept or said to be lost`).toBe(true)
      if (!isHit(row.pages)) expect(text, name).toBe(row.text)
      continue
    }
    // What is not kept is named, unless the only entry that told of it is lost too, which is said.
    if (text === undefined) expect(lost.has(name) || (entry !== undefined && isEntryLost(entry)), `${name} is kept or named`).toBe(true)
    expect(text !== undefined && lost.has(name), `${name} is not both`).toBe(false)
    // What lies on whole pages is kept, when the log still tells of it or the way to it is whole, and what it belongs to is there.
    const isReached = (entryRow !== undefined && !isHit(entryRow.pages)) || !isHit(row.way)
    if (text === undefined && !isHit(row.pages) && isReached) {
      const why = lost.get(name)?.why
      expect(
        ['parent', 'case'].includes(why ?? '') && lostCases.has(row.caseId),
        `${name} on whole pages, lost by ${why ?? 'nothing'}`,
      ).toBe(true)
    }
  }
  // Nothing that was not there, but what the rescue says of itself.
  for (const [name, text] of kept)
    if (!office.rows.has(name))
      expect(name === `audit ${office.head.seq + 1}` || name.startsWith('people ') || text.includes('rescued office'), name).toBe(true)
}

const nameOf = ({ table, id }: KnownRow) => `${table} ${id}`

/** By row, the last entry of the log that touched it. */
function entriesOf({ rows }: PreparedOffice): Map<string, number> {
  const found = new Map<string, number>()
  const entries = [...rows.values()].filter(({ table }) => table === 'audit').toSorted((a, b) => a.id - b.id)
  for (const { id, text } of entries) {
    const { touched, note } = JSON.parse(text) as { touched: string; note: string | null }
    for (const [table, list] of Object.entries(JSON.parse(touched) as Record<string, [number, string | null][]>))
      for (const [row] of list) found.set(`${table} ${row}`, id)
    if (note !== null) found.set(`audit_notes ${id}`, id)
  }
  return found
}

/** What the check of the new office finds is what the rescue said: entries that are gone, and reasons that are. */
function isSaid(line: string, report: RescuedRows): boolean {
  const reason = /^the reason of entry (\d+) is gone$/.exec(line)
  return reason !== null && report.lost.some(({ table, id }) => table === 'audit_notes' && id === Number(reason[1]))
}

test('an undamaged office is rescued whole, row by row, and its check finds nothing', async () => {
  const office = await prepareOffice(join(folder, 'whole'), 5, 7, chance(7), true)
  rescued(
    office,
    destroyPages(office, join(folder, 'whole copy'), [], () => undefined),
    (report, into) => {
      expect(report).toMatchObject({ lost: [], unproven: [], people: [], entries: { kept: office.head.seq, missing: [] } })
      const kept = rowsIn(into)
      for (const [name, { text }] of office.rows) expect(kept.get(name), name).toBe(text)
      expect(kept.size).toBe(office.rows.size + 1)
      expect(checkDatabase(into, auditHead(into.db))).toMatchObject({ ok: true })
    },
  )
})

test('without its first page, which holds the schema and the salt, an office is rescued by what the log says of each row', async () => {
  const office = await prepareOffice(join(folder, 'headless'), 5, 8, chance(8), false)
  rescued(office, destroyPages(office, join(folder, 'headless copy'), [1], spoilers[0]!), (report, into) => {
    expect(report.lost).toEqual([])
    const kept = rowsIn(into)
    for (const [name, { text }] of office.rows) expect(kept.get(name), name).toBe(text)
  })
})

test('negative control: a row that was changed or added behind the log’s back is not kept, and is said', async () => {
  const office = await prepareOffice(join(folder, 'forged'), 5, 9, chance(9), false)
  const path = join(office.folder, 'vault.db')
  forge(path, (sqlite) => {
    sqlite.exec(`UPDATE debts SET brand = 'somebody else' WHERE id = 2`)
    sqlite.exec(
      `INSERT INTO people SELECT 900, salt, created_at, created_by, updated_at, rev, 'px', 'nobody', role, NULL FROM people LIMIT 1`,
    )
  })
  rescued(office, path, (report, into) => {
    const said = report.lost.map(({ table, id, why }) => `${table} ${id} ${why}`)
    expect(said).toContain('debts 2 changed')
    expect(said).toContain('people 900 notLogged')
    const kept = rowsIn(into)
    expect([kept.has('debts 2'), kept.has('people 900'), kept.has('debts 1')]).toEqual([false, false, true])
  })
})

test('a client who was erased does not come back from pages of before, even where the log no longer tells of it', async () => {
  const before = await prepareOffice(join(folder, 'erased'), 5, 10, chance(10), false)
  const { id, subject } = [...before.rows.values()]
    .filter(({ table }) => table === 'cases')
    .map((row) => ({ id: row.id, subject: subjectIn(row) }))[0]!
  const after = join(folder, 'erased after')
  const path = destroyPages(before, after, [], () => undefined)
  forge(path, (_sqlite, open) => eraseCase(open, rescuer, { subject, reason: 'client_request', askedBy: rescuer.by }))
  const old = readFileSync(join(before.folder, 'vault.db'))
  const left = new Set([...before.rows.values()].filter((row) => row.caseId === id).flatMap(({ pages }) => pages))
  const lastOfLog = before.rows.get(`audit ${before.head.seq}`)!.pages[0]!
  const file = readFileSync(path)
  for (const no of left) old.copy(file, (no - 1) * 4096, (no - 1) * 4096, no * 4096)
  for (let no = 1; no <= file.length / 4096; no++) if (no === lastOfLog || no * 4096 > old.length) file.fill(7, (no - 1) * 4096, no * 4096)
  writeFileSync(path, file)
  rescued({ ...before, head: { seq: before.head.seq + 1, mac: '0'.repeat(64) } }, path, (_report, into) => {
    expect(into.sqlite.prepare('SELECT count(*) FROM cases WHERE subject = ?').pluck().get(subject)).toBe(0)
    expect(into.sqlite.prepare('SELECT count(*) FROM contact_entries WHERE case_id = ?').pluck().get(id)).toBe(0)
    expect(into.sqlite.prepare('SELECT count(*) FROM erasures').pluck().get()).toBe(1)
    expect(into.sqlite.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(4)
  })
})

const subjectIn = ({ text }: KnownRow) => (JSON.parse(text) as { subject: string }).subject
