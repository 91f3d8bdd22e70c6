import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDatabase, type DatabaseCheck } from '../../db/check.ts'
import { OfficeError, sqliteCode } from '../../db/errors.ts'
import { verifyCase } from '../../db/verify-case.ts'
import { verifiedCase } from '../../electron/vault/verify.ts'
import { chance, type Chance } from '../../src/domain/sample/chance.ts'
import { byHand } from '../support/by-hand.ts'
import { newFolder, withoutTriggers } from '../support/office-db.ts'
import { hurtAnchor, hurtDocument, oldAnchor, oldDatabase, oldPage } from './tamper-files.ts'
import { emptyOffice, keepCopy, openOfficeIn, someActs, withCases, type OpenOffice } from './tamper-office.ts'
import { everything, pageOwners } from './tamper-pages.ts'
import { guard, rowWays, type Wanted, type Way } from './tamper-rows.ts'

/**
 * What was logged cannot be changed unnoticed: every tampering of a long list of ways is found, and the report says
 * where. The seed is new each time; TAMPER_SEED repeats a run.
 */

const seed = Number(process.env['TAMPER_SEED'] ?? Math.floor(performance.timeOrigin + performance.now()) % 1_000_000_007)
console.info(`tampering with TAMPER_SEED=${seed}`)
const byRows = 560
const byGuards = 40
const byPages = 250
const byFiles = 150
const silent = () => undefined

interface Kept {
  folder: string
  /** Copies from earlier days, oldest first. */
  older: string[]
}

/** An office of some days, closed, with a copy of it from every evening. */
async function keptOffice(): Promise<Kept> {
  const folder = join(newFolder(), 'office')
  emptyOffice(folder)
  let office = await withCases(folder, 3, seed)
  const older: string[] = []
  for (const evening of [0, 1, 2, 3]) {
    someActs(office, 9, chance(seed, 'evening', evening))
    office.close()
    if (evening < 3) older.push(keepCopy(folder, `evening ${evening}`))
    office = openOfficeIn(folder)
  }
  office.close()
  return { folder, older }
}

const wordsOf = ({ integrity, chain }: DatabaseCheck) => [...integrity.problems, chain.problem ?? ''].join('\n')
const caseNumbers = ({ database: { sqlite } }: OpenOffice) => sqlite.prepare<[], string>('SELECT case_no FROM cases').pluck().all()

/** What of a tampering the reports do not say. */
function unsaid({ database, anchor }: OpenOffice, { what, office, caseNo, finding }: Wanted): string[] {
  const report = checkDatabase(database, anchor.last())
  const said = wordsOf(report)
  const missing = office.filter((words) => !said.includes(words) && !inStretch(said, words)).map((words) => `office, ${what}: ${words}`)
  if (report.ok) missing.push(`office, ${what}: nothing found`)
  if (caseNo === undefined || !finding) return missing
  const found = verifyCase(database, caseNo, anchor.last()).findings
  return found.some(finding) ? missing : [...missing, `case ${caseNo}, ${what}: ${JSON.stringify(found)}`]
}

/** An entry that stands next to others that are wrong too is named with them. */
function inStretch(said: string, words: string): boolean {
  const [, no, how] = /^entry (\d+) (?:was|is) (\w+)$/.exec(words) ?? []
  return [...said.matchAll(/entries (\d+) to (\d+) (?:were|are) (\w+)/g)].some(
    ([, from, to, way]) => way === how && Number(from) <= Number(no) && Number(to) >= Number(no),
  )
}

test(`${byRows} random changes by SQL are found, with the row or the entry; ${byGuards} of the guards by their name`, async () => {
  const { folder } = await keptOffice()
  const office = openOfficeIn(folder)
  const { sqlite } = office.database
  expect(unsaid(office, { what: 'nothing yet', office: [] })).toEqual(['office, nothing yet: nothing found'])
  sqlite.exec('PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; BEGIN')
  const wrong = tampered(office, byGuards, [guard])
  // Once for all that follow: what a guard that is missing looks like is known by now.
  withoutTriggers(office.database)
  wrong.push(...tampered(office, byRows, rowWays))
  sqlite.exec('ROLLBACK')
  expect(wrong).toEqual([])
  expect(checkDatabase(office.database, office.anchor.last()).ok).toBe(true)
  office.close()
}, 300_000)

/** What is not found of so many changes, each taken back before the next. */
function tampered(office: OpenOffice, count: number, ways: readonly Way[]): string[] {
  const { sqlite } = office.database
  const wrong: string[] = []
  for (let done = 0, draw = 0; done < count; draw++) {
    const pick = chance(seed, 'rows', count, draw)
    sqlite.exec('SAVEPOINT tampering')
    const wanted = pick.of(ways)(sqlite, pick)
    if (wanted) wrong.push(...unsaid(office, wanted).map((line) => `draw ${draw}: ${line}`))
    if (wanted) done += 1
    sqlite.exec('ROLLBACK TO tampering')
  }
  return wrong
}

/** A copy of the office that a tampering may spoil. */
function spoiled(folder: string, tamper: (copy: string) => void): string {
  rmSync(join(folder, '..', 'spoiled'), { recursive: true, force: true })
  const copy = keepCopy(folder, 'spoiled')
  tamper(copy)
  return copy
}

/** Opens it and looks; what is too damaged to be opened is found as well. */
async function looked<T>(folder: string, look: (office: OpenOffice) => T | Promise<T>, refused: T): Promise<T> {
  let office: OpenOffice
  try {
    office = openOfficeIn(folder)
  } catch (error) {
    if (error instanceof OfficeError || sqliteCode(error)) return refused
    throw error
  }
  try {
    return await look(office)
  } finally {
    office.close()
  }
}

test(`${byPages} old pages put back are found, with the table`, async () => {
  const { folder, older } = await keptOffice()
  const whole = openOfficeIn(folder)
  const owners = pageOwners(whole)
  const record = everything(whole)
  whole.close()
  const harmless = new Set([...owners].filter(([, { table }]) => ['drafts', 'last_use'].includes(table)).map(([no]) => no))
  const wrong: string[] = []
  for (let done = 0, draw = 0; done < byPages; draw++) {
    const pick = chance(seed, 'pages', draw)
    let page: number | null = null
    const copy = spoiled(folder, (there) => (page = oldPage(there, pick.of(older), pick, (no) => harmless.has(no))))
    const owner = owners.get(page ?? 0)
    const said = await looked(copy, (office) => lookAt(office, record), 'refused')
    if (said === null) continue
    if (!isTold(said, page, owner)) wrong.push(`draw ${draw}: page ${page} of ${owner?.table}: ${said}`)
    done += 1
  }
  expect(wrong).toEqual([])
}, 300_000)

/** The first page is that of all tables, and what a free page held is nowhere. */
function isTold(said: string, page: number | null, owner: { table: string; names: string[] } | undefined): boolean {
  if (said === nothing) return false
  if (said === 'refused' || page === 1 || !owner) return true
  return owner.names.some((name) => said.includes(name)) || (owner.table === 'audit' && /entr(y|ies) \d|the log cannot/.test(said))
}

const nothing = 'nothing was found'

/** The report; null when the old page says what the new one says, or is one that nothing reads. */
function lookAt(office: OpenOffice, record: string): string | null {
  const report = checkDatabase(office.database, office.anchor.last())
  const { missing, broken } = office.anchor.verdict
  if (!report.ok || missing > 0 || broken) return `${wordsOf(report)}\n${missing > 0 ? 'entries 1' : ''}`
  return everything(office) === record ? null : nothing
}

test(`${byFiles} old, changed and missing files are found, with the entries or the document`, async () => {
  const { folder, older } = await keptOffice()
  const wrong: string[] = []
  for (let draw = 0; draw < byFiles; draw++) {
    const pick = chance(seed, 'files', draw)
    const [what, line] = await pick.of(fileWays)({ folder, older }, pick)
    if (line !== null) wrong.push(`draw ${draw}, ${what}: ${line}`)
  }
  expect(wrong).toEqual([])
}, 300_000)

/** Gives what was done, and what of it was not found. */
type FileWay = (kept: Kept, pick: Chance) => Promise<[what: string, unsaid: string | null]>

const logFindings = async (office: OpenOffice) => {
  const { findings } = await verifiedCase(office, caseNumbers(office)[0]!, silent)
  return findings.filter(({ kind }) => kind === 'log' || kind === 'anchor')
}

const headOf = (folder: string) =>
  looked(folder, ({ database: { sqlite } }) => sqlite.prepare<[], number>('SELECT max(seq) FROM audit').pluck().get()!, 0)

const anOldDatabase: FileWay = async ({ folder, older }, pick) => {
  const then = pick.of(older)
  const [last, gone] = [await headOf(then), await headOf(folder)]
  const found = await looked(
    spoiled(folder, (copy) => oldDatabase(copy, then)),
    logFindings,
    [],
  )
  const said = JSON.stringify(found) === JSON.stringify([{ kind: 'log', what: 'missing', from: last + 1, to: gone }])
  return ['an old database', said ? null : JSON.stringify(found)]
}

/** The anchor is older than the office, but newer than what is left of the log. */
const aCutBehindAnOldAnchor: FileWay = async ({ folder, older }, pick) => {
  const then = pick.of(older)
  const anchored = await headOf(then)
  const left = pick.int(1, anchored - 1)
  const copy = spoiled(folder, (there) => oldAnchor(there, then))
  await looked(copy, (office) => byHand(office.database, `DELETE FROM audit WHERE seq > ${left}`), undefined)
  oldAnchor(copy, then)
  const found = await looked(copy, logFindings, [])
  const said = JSON.stringify(found) === JSON.stringify([{ kind: 'log', what: 'missing', from: left + 1, to: anchored }])
  return [`the log cut after ${left}, the anchor of ${anchored}`, said ? null : JSON.stringify(found)]
}

const aHurtAnchor: FileWay = async ({ folder }, pick) => {
  const found = await looked(
    spoiled(folder, (copy) => hurtAnchor(copy, pick)),
    logFindings,
    [],
  )
  return ['a hurt anchor', found.some(({ kind }) => kind === 'anchor') ? null : JSON.stringify(found)]
}

const aHurtDocument: FileWay = async ({ folder }, pick) => {
  const all = await looked(folder, documentsOf, [])
  const { caseNo, key, stored_name } = pick.of(all)
  let way = ''
  const copy = spoiled(folder, (there) => (way = hurtDocument(there, stored_name, pick)))
  const found = await looked(copy, async (office) => (await verifiedCase(office, caseNo, silent)).findings, [])
  const what = way === 'missing' ? 'missing' : 'changed'
  const said = found.some((one) => one.kind === 'document' && one.key === key && one.what === what)
  return [`a document ${way}`, said ? null : JSON.stringify(found)]
}

function documentsOf({ database: { sqlite } }: OpenOffice) {
  const sql = 'SELECT case_no AS caseNo, key, stored_name FROM documents d JOIN cases c ON c.id = d.case_id'
  return sqlite.prepare<[], { caseNo: string; key: string; stored_name: string }>(sql).all()
}

const fileWays: readonly FileWay[] = [anOldDatabase, aCutBehindAnOldAnchor, aHurtAnchor, aHurtDocument, aHurtDocument]

test('nothing false is said of 100 offices that nobody touched', async () => {
  const empty = join(newFolder(), 'empty')
  emptyOffice(empty)
  const wrong: string[] = []
  for (let no = 0; no < 100; no++) {
    const place = keepCopy(empty, String(no))
    const first = await withCases(place, chance(seed, 'untouched', no).int(2, 3), seed + no)
    someActs(first, 6, chance(seed, 'untouched acts', no))
    first.close()
    const office = openOfficeIn(place)
    const report = checkDatabase(office.database, office.anchor.last())
    if (!report.ok) wrong.push(`office ${no}: ${wordsOf(report)}`)
    for (const caseNo of caseNumbers(office)) {
      const found = await verifiedCase(office, caseNo, silent)
      if (!found.ok || found.findings.length > 0) wrong.push(`office ${no}, ${caseNo}: ${JSON.stringify(found.findings)}`)
    }
    office.close()
    rmSync(place, { recursive: true })
  }
  expect(wrong).toEqual([])
}, 300_000)

test('negative control: without the anchor neither a cut tail nor an old database is found: it is what tells', async () => {
  const { folder, older } = await keptOffice()
  const copy = spoiled(folder, (there) => oldDatabase(there, older[1]!))
  oldAnchor(copy, older[1]!)
  const office = openOfficeIn(copy)
  expect(await logFindings(office)).toEqual([])
  expect(checkDatabase(office.database, null).ok).toBe(true)
  office.close()
})

test('an older anchor beside an office that nobody touched says nothing false', async () => {
  const { folder, older } = await keptOffice()
  for (const then of older)
    expect(
      await looked(
        spoiled(folder, (copy) => oldAnchor(copy, then)),
        logFindings,
        [{ kind: 'anchor' }],
      ),
    ).toEqual([])
})
