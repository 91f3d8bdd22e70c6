import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { addPerson } from '../../db/office.ts'
import { storedDocuments } from '../../db/documents.ts'
import { LOWEST_COST } from '../../electron/vault/argon.ts'
import { confirmErasure } from '../../electron/vault/erasure.ts'
import { withPerson } from '../../electron/vault/keys.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, whoIn, type Session } from '../../electron/vault/session.ts'
import { Refusal } from '../../db/errors.ts'
import type { Day } from '../../src/domain/case-file.ts'
import type { Role } from '../../src/contract/access.ts'
import { CLIENT_NAME, newCase } from './new-case.ts'
import { makeOffice, must, PASSPHRASE, PERSON, problemOf, scratch, unlock, vault } from './support.ts'

const caseNo = '2026-0001'
const today = '2027-06-01' as Day
const OTHER = 'another good passphrase'
const hour = 3_600_000
const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString()

interface Opened {
  session: Session
  folder: string
  documents: string
}

/** An office with one client and a document. */
async function opened(): Promise<Opened> {
  const session = vault()
  const place = scratch()
  const folder = join(place, 'office')
  await makeOffice(session, folder)
  await must(session, 'case.create', newCase(caseNo))
  await must(session, 'case.create', newCase('2026-0002'))
  const path = join(place, 'letter.txt')
  writeFileSync(path, 'letter')
  for (const no of [caseNo, '2026-0002'])
    await must(session, 'document.add', { caseNo: no, documents: [{ type: 'other', receivedOn: today }] }, { files: [path] })
  return { session, folder, documents: join(folder, 'documents') }
}

/** Somebody else in the same office, with a passphrase; `as` sits down in their place. */
async function joined({ session }: Opened, name: string, role: Role): Promise<{ key: string; name: string; role: Role }> {
  const office = openOffice(session)
  const person = { key: Buffer.from(name).toString('hex').padEnd(16, '0').slice(0, 16), name, role }
  addPerson(office.database, whoIn(office), person)
  office.file = await withPerson(office.file, office.keys, person, OTHER, LOWEST_COST)
  return person
}

function as(session: Session, me: { key: string; name: string; role: Role }): void {
  openOffice(session).me = me
}

const confirm = (session: Session, at: string, passphrase = PASSPHRASE) =>
  confirmErasure(session, { caseNo, passphrase }, at).then(
    () => 'erased',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error as Error)),
  )

async function asked(session: Session): Promise<string> {
  const { asked: request } = await must(session, 'erasure.ask', { caseNo, reason: 'client_request' })
  return request!.at
}

test('alone in an office: the same person again, a day later, with the passphrase', async () => {
  const { session } = await opened()
  const at = await asked(session)
  const { asked: request } = await must(session, 'erasure.state', { caseNo })
  expect(request).toMatchObject({ by: PERSON, reason: 'client_request', confirm: { by: 'me', from: later(at, 24 * hour) } })
  expect(await confirm(session, later(at, 24 * hour - 1))).toBe('erasure.tooEarly')
  expect(await confirm(session, later(at, 24 * hour), 'not the passphrase')).toBe('office.wrongPassphrase')
  expect(await problemOf(session, 'erasure.confirm', { caseNo, passphrase: PASSPHRASE })).toMatchObject({ code: 'erasure.tooEarly' })
  expect((await must(session, 'case.open', { caseNo })).client.name).toBe(CLIENT_NAME)
  expect(await confirm(session, later(at, 24 * hour))).toBe('erased')
  expect(await problemOf(session, 'case.open', { caseNo })).toMatchObject({ code: 'case.unknown' })
})

test('a clock that went back confirms nothing', async () => {
  const { session } = await opened()
  const at = await asked(session)
  expect(await confirm(session, later(at, -hour))).toBe('erasure.clockBack')
  expect(await confirm(session, later(at, -30 * 24 * hour))).toBe('erasure.clockBack')
})

test('two of them: not the one who asked, but the other one at once', async () => {
  const made = await opened()
  const { session } = made
  const zhou = await joined(made, '周', 'counselor')
  await must(session, 'case.assign', { caseNo, assignedTo: null })
  const at = await asked(session)
  expect((await must(session, 'erasure.state', { caseNo })).asked!.confirm).toEqual({ by: 'another', from: null })
  expect(await confirm(session, later(at, 48 * hour))).toBe('erasure.samePerson')
  as(session, zhou)
  expect((await must(session, 'erasure.list', { today })).asked).toMatchObject([{ caseNo, by: PERSON, confirm: { by: 'me', from: null } }])
  expect(await problemOf(session, 'erasure.confirm', { caseNo, passphrase: PASSPHRASE })).toMatchObject({ code: 'office.wrongPassphrase' })
  await must(session, 'erasure.confirm', { caseNo, passphrase: OTHER })
  const { done } = await must(session, 'erasure.list', { today })
  expect(done).toMatchObject([{ reason: 'client_request', askedBy: PERSON, by: '周' }])
  expect(done[0]!.subject).toMatch(/^[0-9a-f]{16}$/)
})

test('who may not see the case is not the second person, and a reader never is', async () => {
  const made = await opened()
  const { session } = made
  const me = openOffice(session).me
  const zhou = await joined(made, '周', 'counselor')
  const li = await joined(made, '李', 'reader')
  await must(session, 'case.assign', { caseNo, assignedTo: me.key, deputy: li.key })
  await asked(session)
  expect((await must(session, 'erasure.state', { caseNo })).asked!.confirm).toMatchObject({ by: 'me' })
  for (const [person, code] of [
    [zhou, 'case.unknown'],
    [li, 'request.notAllowed'],
  ] as const) {
    as(session, person)
    expect(await problemOf(session, 'erasure.confirm', { caseNo, passphrase: OTHER })).toMatchObject({ code })
  }
  as(session, me)
  await must(session, 'case.assign', { caseNo, assignedTo: me.key, deputy: zhou.key })
  expect((await must(session, 'erasure.state', { caseNo })).asked!.confirm).toEqual({ by: 'another', from: null })
})

test('a legal hold blocks asking and confirming until it is lifted', async () => {
  const { session } = await opened()
  const at = await asked(session)
  const held = await must(session, 'hold.set', { caseNo, reason: '诉讼' })
  expect(held.hold).toMatchObject({ reason: '诉讼', by: PERSON })
  expect(await problemOf(session, 'hold.set', { caseNo, reason: 'x' })).toMatchObject({ code: 'hold.already' })
  expect(await confirm(session, later(at, 25 * hour))).toBe('erasure.held')
  await must(session, 'erasure.drop', { caseNo })
  expect(await problemOf(session, 'erasure.ask', { caseNo, reason: 'mistake' })).toMatchObject({ code: 'erasure.held' })
  expect((await must(session, 'erasure.list', { today })).held).toMatchObject([{ caseNo, reason: '诉讼', name: CLIENT_NAME }])
  await must(session, 'hold.lift', { caseNo })
  expect(await problemOf(session, 'hold.lift', { caseNo })).toMatchObject({ code: 'hold.none' })
  expect(await problemOf(session, 'erasure.drop', { caseNo })).toMatchObject({ code: 'erasure.notAsked' })
  expect(await confirm(session, later(at, 25 * hour))).toBe('erasure.notAsked')
  await asked(session)
  expect(await problemOf(session, 'erasure.ask', { caseNo, reason: 'mistake' })).toMatchObject({ code: 'erasure.alreadyAsked' })
})

test('proposed: what the office says is old enough, and nothing before it says so', async () => {
  const { session } = await opened()
  const propose = async (day: string) => (await must(session, 'erasure.list', { today: day as Day })).proposed
  await must(session, 'case.update', { caseNo, status: 'closed', closedOn: '2024-05-31' as Day })
  expect(await propose('2099-01-01')).toEqual([])
  await must(session, 'office.saveList', { name: 'retention', value: { years: 3 } })
  expect(await propose('2027-05-31')).toEqual([])
  expect(await propose('2027-06-01')).toEqual([{ caseNo, name: CLIENT_NAME, closedOn: '2024-05-31', since: '2027-06-01' }])
  const consent = { type: 'retention_extension', givenOn: '2024-05-31' as Day, method: 'signed', expiresOn: '2028-12-31' as Day } as const
  await must(session, 'consent.add', { caseNo, consent })
  expect(await propose('2028-12-31')).toEqual([])
  expect(await propose('2029-01-01')).toHaveLength(1)
  await must(session, 'hold.set', { caseNo, reason: 'x' })
  expect(await propose('2029-01-01')).toEqual([])
  await must(session, 'hold.lift', { caseNo })
  await must(session, 'erasure.ask', { caseNo, reason: 'retention' })
  const list = await must(session, 'erasure.list', { today: '2029-01-01' as Day })
  expect(list).toMatchObject({ proposed: [], asked: [{ caseNo, reason: 'retention', held: false }] })
})

test('documents go with the rows; a crash between is finished at the next opening, either way', async () => {
  const made = await opened()
  const { session, folder, documents } = made
  const names = () => readdirSync(documents).toSorted()
  const [mine, other] = [...storedDocuments(openOffice(session).database.db)].map(({ storedName }) => storedName) as [string, string]
  expect(names()).toEqual([mine, other].toSorted())
  lockOffice(session)
  for (const name of [mine, other]) renameSync(join(documents, name), join(documents, `${name}.erased`))
  writeFileSync(join(documents, `${'ab'.repeat(16)}.erased`), 'of somebody whose rows are gone')
  writeFileSync(join(documents, 'note.erased'), 'not ours')
  writeFileSync(join(documents, 'cd'.repeat(16)), 'named by no row, but nobody said that it may go')
  await unlock(session, folder)
  expect(names()).toEqual([mine, other, 'cd'.repeat(16), 'note.erased'].toSorted())
  const at = await asked(session)
  await confirm(session, later(at, 24 * hour))
  expect(existsSync(join(documents, mine))).toBe(false)
  expect(names()).toEqual([other, 'cd'.repeat(16), 'note.erased'].toSorted())
  expect((await must(session, 'office.check', {})).ok).toBe(true)
})

test('an erasure that fails leaves the documents in their places', async () => {
  const { session, documents } = await opened()
  const before = readdirSync(documents).toSorted()
  const at = await asked(session)
  openOffice(session).database.sqlite.exec(`CREATE TRIGGER stop BEFORE DELETE ON clients BEGIN SELECT RAISE(ABORT, 'stop'); END`)
  await expect(confirmErasure(session, { caseNo, passphrase: PASSPHRASE }, later(at, 24 * hour))).rejects.toThrow('stop')
  expect(readdirSync(documents).toSorted()).toEqual(before)
})

test('what is typed about the client in this very moment is forgotten too', async () => {
  const { session } = await opened()
  const at = await asked(session)
  // The pause before a draft is written again does not end by itself.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  await must(session, 'draft.save', { key: `client:${caseNo}`, content: 'first' })
  await must(session, 'draft.save', { key: `client:${caseNo}`, content: 'waits to be written' })
  await confirm(session, later(at, 24 * hour))
  expect(await must(session, 'draft.list', {})).toEqual([])
  expect(await must(session, 'draft.read', { key: `client:${caseNo}` })).toBeNull()
})
