import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson, type Person } from '../../db/office.ts'
import { answer } from '../../electron/vault/answer.ts'
import { bringIn } from '../../electron/vault/bring-in.ts'
import { openDrafts } from '../../electron/vault/drafts.ts'
import { openOffice, whoIn, type Session } from '../../electron/vault/session.ts'
import { access, type Role } from '../../src/contract/access.ts'
import { MAIN_REQUESTS } from '../../src/contract/main-requests.ts'
import type { RequestName } from '../../src/contract/requests.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { sampleOffice } from '../../src/domain/sample/office.ts'
import { names, plainInputs } from './inputs.ts'
import { newCase } from './new-case.ts'
import { officeAt, type PlainOffice } from '../trust/plain-office.ts'
import { must, scratch } from './support.ts'

/** Every cell of the authorization table: each role, each request, a case of every kind and one that does not exist. */

const today = '2026-11-22' as Day
const person = (sign: string, role: Role): Pick<Person, 'key' | 'name' | 'role'> => ({
  key: sign.repeat(16),
  name: `${role} ${sign}`,
  role,
})
const [anna, ben, cleo, rita] = [person('a', 'administrator'), person('b', 'counselor'), person('c', 'counselor'), person('d', 'reader')]
const people = [anna, ben, cleo, rita]

/** Whose case it is, who stands in, and who may see it: as it is promised, not as it is computed. */
const kinds: Record<string, { assignedTo: string | null; deputy: string | null; seenBy: (typeof people)[number][] }> = {
  'own of ben': { assignedTo: ben.key, deputy: null, seenBy: [anna, ben] },
  'of cleo, ben stands in': { assignedTo: cleo.key, deputy: ben.key, seenBy: [anna, ben, cleo] },
  'own of cleo': { assignedTo: cleo.key, deputy: null, seenBy: [anna, cleo] },
  'of nobody': { assignedTo: null, deputy: null, seenBy: [anna, ben, cleo] },
  'own of rita': { assignedTo: rita.key, deputy: null, seenBy: [anna, rita] },
  'of ben, rita stands in': { assignedTo: ben.key, deputy: rita.key, seenBy: [anna, ben, rita] },
}
const nowhere = '2026-0999'
const numberOf = (kind: string) => `2026-${String(Object.keys(kinds).indexOf(kind) + 1).padStart(4, '0')}`

let session: Session
const ends: PlainOffice['end'][] = []

afterAll(async () => {
  for (const end of ends) await end()
})

/** An office of these people with a case of every kind, and forty sample cases of all sorts spread over the kinds. */
async function sharedOffice(): Promise<void> {
  const shared = await officeAt('access')
  session = shared.session
  ends.push(shared.end)
  const office = openOffice(session)
  for (const one of people) addPerson(office.database, whoIn(office), one)
  for (const [kind, { assignedTo, deputy }] of Object.entries(kinds)) {
    const caseNo = numberOf(kind)
    await must(session, 'case.create', { ...newCase(caseNo), client: { ...newCase(caseNo).client, name: `当事人 ${kind}` } })
    await must(session, 'cases.assign', { caseNos: [caseNo], assignedTo, deputy })
  }
}

/** The same session as somebody else: what a passphrase of theirs would open. */
function actAs(who: Pick<Person, 'key' | 'name' | 'role'>): void {
  const office = openOffice(session)
  office.me = who
  office.drafts = openDrafts(office.database.db, who.key)
}

/** What is asked, with this case in the places where one is named. */
function inputFor(name: RequestName, caseNo: string): object {
  const input = plainInputs()[name] as Record<string, unknown>
  const named = Object.fromEntries((access[name].cases ?? []).map((property) => [property, property === 'caseNos' ? [caseNo] : caseNo]))
  return { ...input, ...named, ...(name === 'case.create' && { caseNo: '2026-0888' }) }
}

const ask = (name: RequestName, caseNo: string) => answer(session, name, inputFor(name, caseNo), { role: access[name].from })
/** A reply as bytes, whatever the number was. */
const bytesOf = (reply: unknown, caseNo: string) => JSON.stringify(reply).replaceAll(caseNo, 'that case')

const closed = names.filter((name) => access[name].roles !== null)
const ofCases = closed.filter((name) => access[name].cases)

describe('in one office', () => {
  beforeAll(sharedOffice)

  test.each(people)('what $name may not ask at all is refused before anything of it is looked at', async (who) => {
    actAs(who)
    const denied = closed.filter((name) => !access[name].roles?.includes(who.role))
    for (const name of denied) {
      for (const input of [inputFor(name, numberOf('of nobody')), inputFor(name, nowhere), { caseNo: 7 }, null])
        expect(await answer(session, name, input, { role: access[name].from }), name).toEqual({
          ok: false,
          problem: { code: 'request.notAllowed' },
        })
    }
    expect(denied.length > 0).toBe(who.role !== 'administrator')
  })

  test.each(people)('for $name a case that is not theirs to see answers byte for byte as one that does not exist', async (who) => {
    actAs(who)
    let cells = 0
    for (const name of ofCases.filter((one) => access[one].roles?.includes(who.role))) {
      const missing = bytesOf(await ask(name, nowhere), nowhere)
      expect(missing, name).toContain('case.unknown')
      for (const [kind, { seenBy }] of Object.entries(kinds)) {
        if (seenBy.includes(who)) continue
        expect(bytesOf(await ask(name, numberOf(kind)), numberOf(kind)), `${name}, ${kind}`).toBe(missing)
        cells += 1
      }
    }
    expect(cells > 0).toBe(who.role !== 'administrator')
  })

  test.each(people)('for $name a case that is theirs to see is answered', async (who) => {
    actAs(who)
    for (const [kind, { seenBy }] of Object.entries(kinds)) {
      if (!seenBy.includes(who)) continue
      const reply = await ask('case.open', numberOf(kind))
      expect(reply, kind).toMatchObject({ ok: true, value: { caseNo: numberOf(kind) } })
    }
  })

  test('negative control: a table in which readers see what counselors see lets cells differ', async () => {
    actAs({ ...rita, role: 'counselor' })
    const seen = await ask('case.open', numberOf('of nobody'))
    expect(bytesOf(seen, numberOf('of nobody'))).not.toBe(bytesOf(await ask('case.open', nowhere), nowhere))
  })
})

describe('lists and what is counted', () => {
  /** The sample cases by the person who may see them. */
  const seen = new Map<string, Set<string>>()

  beforeAll(async () => {
    await sharedOffice()
    const cases = sampleOffice(40, 5, today).map((one, index) => ({ ...one, file: { ...one.file, caseNo: `2025-${1000 + index}` } }))
    actAs(anna)
    await bringIn(openOffice(session), cases, () => undefined)
    const spread = Object.values(kinds)
    for (const [index, { file }] of cases.entries()) {
      const { assignedTo, deputy } = spread[index % spread.length]!
      await must(session, 'cases.assign', { caseNos: [file.caseNo], assignedTo, deputy })
    }
    const all = [
      ...Object.keys(kinds).map((kind, index) => [numberOf(kind), spread[index]!] as const),
      ...cases.map(({ file }, index) => [file.caseNo, spread[index % spread.length]!] as const),
    ]
    for (const who of people) seen.set(who.key, new Set(all.flatMap(([caseNo, { seenBy }]) => (seenBy.includes(who) ? [caseNo] : []))))
  })

  test.each(people)('$name finds only what is theirs to see in the list, by search, and in the number of cases', async (who) => {
    actAs(who)
    const own = seen.get(who.key)!
    const page = { status: null, sort: 'caseNo', descending: false, offset: 0, limit: 200 } as const
    const list = await must(session, 'cases.list', { query: '', ...page })
    expect(new Set(list.rows.map(({ caseNo }) => caseNo))).toEqual(own)
    expect(list.total).toBe(own.size)
    expect((await must(session, 'office.state', {})).counts.cases).toBe(own.size)
    for (const kind of Object.keys(kinds)) {
      const found = await must(session, 'cases.list', { query: `当事人 ${kind}`, ...page })
      expect(
        found.rows.map(({ caseNo }) => caseNo),
        kind,
      ).toEqual(own.has(numberOf(kind)) ? [numberOf(kind)] : [])
    }
  })

  test.each(people)('the queues of $name hold only what is theirs to see, and count no more', async (who) => {
    actAs(who)
    const own = seen.get(who.key)!
    const pages: { total: number; rows: readonly { caseNo: string }[] }[] = [
      await must(session, 'due.list', { today, offset: 0, limit: 200 }),
      await must(session, 'waiting.list', { today, by: 'creditor', offset: 0, limit: 200 }),
      await must(session, 'waiting.list', { today, by: 'us', offset: 0, limit: 200 }),
    ]
    const found = pages.flatMap(({ rows }) => rows.map(({ caseNo }) => caseNo))
    expect(found.filter((caseNo) => !own.has(caseNo))).toEqual([])
    for (const { rows, total } of pages) expect(total).toBe(rows.length)
    if (who !== rita) expect(found.length).toBeGreaterThan(3)
  })

  test('a similar case is named only to those who may see it', async () => {
    const { client } = newCase(numberOf('own of cleo'))
    for (const who of people.filter(({ role }) => role !== 'reader')) {
      actAs(who)
      const found = await must(session, 'cases.similar', {
        name: client.name,
        phones: client.phones.map(({ number }) => number),
        idDocNo: client.idDocNo ?? '',
      })
      const numbers = JSON.stringify(found)
      for (const kind of Object.keys(kinds)) if (!seen.get(who.key)!.has(numberOf(kind))) expect(numbers).not.toContain(numberOf(kind))
      expect(found.length).toBeGreaterThan(0)
    }
  })

  test('a draft belongs to the one who typed it', async () => {
    actAs(ben)
    await must(session, 'draft.save', { key: 'intake', content: 'typed by ben' })
    openOffice(session).drafts.flush()
    for (const other of [anna, cleo]) {
      actAs(other)
      expect(await must(session, 'draft.read', { key: 'intake' })).toBeNull()
      expect(await must(session, 'draft.list', {})).toEqual([])
      await must(session, 'draft.drop', { key: 'intake' })
    }
    actAs(ben)
    expect(await must(session, 'draft.read', { key: 'intake' })).toEqual({ content: 'typed by ben' })
  })
})

test('the table has a row for every request of both doors, and for nothing else', () => {
  expect(Object.keys(access).toSorted()).toEqual([...names, ...MAIN_REQUESTS].toSorted())
})

test('a request without a row does not compile', () => {
  const contract = join(import.meta.dirname, '..', '..', 'src', 'contract')
  const text = readFileSync(join(contract, 'access.ts'), 'utf8')
    .replaceAll(`'./`, `'${contract}/`)
    .replaceAll(`'../domain/`, `'${join(contract, '..', 'domain')}/`)
  const folder = scratch()
  const write = (name: string, content: string) => (writeFileSync(join(folder, name), content), join(folder, name))
  const whole = write('whole.ts', text)
  const short = write('short.ts', text.replace(/^ {2}'due\.list': .*\n/m, ''))
  const tsc = join(contract, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc')
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--allowImportingTsExtensions',
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
    '--target',
    'esnext',
  ]
  const said = spawnSync(process.execPath, [tsc, ...options, whole, short], { encoding: 'utf8' }).stdout
  expect(said.split('\n').filter((line) => /(short|whole)\.ts.*error/.test(line))).toEqual([expect.stringMatching(/short\.ts.*due\.list/)])
}, 60_000)
