import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeReading, openForReading } from '../../db/open.ts'
import { copyOfKeys, type OfficeKeys } from '../../electron/vault/keys.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { ask, handleFor, makeOffice, must, scratch, unlock, vault } from '../vault/support.ts'

/** An office of three from which one leaves, and what may be found of that afterwards. */

export const LEAVING = 'quite another passphrase'
export const STAYING = 'a third one, hers alone'
const migrations = join(import.meta.dirname, '..', '..', 'db', 'migrations')

export interface Prepared {
  folder: string
  recoveryKey: string
  /** People's keys: who leaves, and who takes the cases over. */
  leaving: string
  staying: string
  cases: number
  /** The keys before anybody left. */
  keys: OfficeKeys
}

/** An office with cases and a document, locked; two cases belong to the one who will leave. */
export async function preparedOffice(cases: number, seed: number): Promise<Prepared> {
  const session = vault()
  const folder = join(scratch(), 'office')
  const recoveryKey = await makeOffice(session, folder)
  await must(session, 'people.add', { name: '陳志明', role: 'counselor', passphrase: LEAVING })
  const [, chen, lin] = await must(session, 'people.add', { name: 'Lin Mei', role: 'counselor', passphrase: STAYING })
  const { bringIn } = await import('../../electron/vault/bring-in.ts')
  const { sampleOffice } = await import('../../src/domain/sample/office.ts')
  await bringIn(openOffice(session), sampleOffice(cases, seed, '2026-11-23' as Day), () => {})
  const caseNos = await numbers(session)
  await must(session, 'cases.assign', { caseNos: caseNos.slice(0, 2), assignedTo: chen!.key })
  await addDocument(session, caseNos[0]!, 'before')
  const keys = copyOfKeys(openOffice(session).keys)
  lockOffice(session)
  return { folder, recoveryKey, leaving: chen!.key, staying: lin!.key, cases, keys }
}

/** A copy of a locked office that may be spoilt. */
export function copied({ folder }: Prepared): string {
  const copy = join(scratch(), 'office')
  cpSync(folder, copy, { recursive: true })
  return copy
}

export async function numbers(session: Session): Promise<string[]> {
  const input = { query: '', status: null, sort: 'caseNo', descending: false, offset: 0, limit: 200 } as const
  return (await must(session, 'cases.list', input)).rows.map(({ caseNo }) => caseNo)
}

export async function addDocument(session: Session, caseNo: string, name: string): Promise<void> {
  const documents = [{ type: 'written_confirmation' as const, receivedOn: '2026-03-20' as Day, name: `${name}.txt` }]
  await must(session, 'document.add', { caseNo, documents }, { files: [Buffer.from(`${name} somebody left`)] })
}

/** Whether a database opens with the database key of these keys. */
export function opensWith(database: string, { db, audit }: OfficeKeys): boolean {
  try {
    closeReading(openForReading({ path: database, key: Buffer.from(db), migrations, chain: { key: Buffer.from(audit), anchor: () => {} } }))
    return true
  } catch {
    return false
  }
}

/** 'old' or 'new' when the office is wholly the one of before, or wholly the one of after; otherwise what is wrong with it. */
export async function stateOf(folder: string, prepared: Prepared): Promise<string> {
  const session = vault()
  const opened = await unlock(session, folder)
  if (!opened.ok) return `the administrator: ${opened.problem.code}`
  const wrong = opened.value.notices.filter(({ code }) => code !== 'office.uncleanExit').map(({ code }) => code)
  const office = openOffice(session)
  const after = office.file.epoch === 2
  const people = await must(session, 'office.people', {})
  const of = (key: string) => people.find((one) => one.key === key)!
  const [left, right] = [of(prepared.leaving), of(prepared.staying)]
  if ((left.removedAt !== null) !== after) wrong.push(`epoch ${office.file.epoch}, removed ${left.removedAt}`)
  if (left.cases !== (after ? 0 : 2) || right.cases !== (after ? 2 : 0)) wrong.push(`cases ${left.cases} and ${right.cases}`)
  if (opened.value.counts.cases !== prepared.cases) wrong.push(`${opened.value.counts.cases} cases`)
  const check = await must(session, 'office.check', {})
  if (!check.ok || check.documents.count === 0) wrong.push(JSON.stringify(check))
  lockOffice(session)
  for (const name of readdirSync(folder)) if (/next|partial|damaged/.test(name)) wrong.push(`${name} was left`)
  if (readFileSync(join(folder, 'vault.keys'), 'utf8') !== readFileSync(join(folder, 'vault.keys.copy'), 'utf8'))
    wrong.push('two key files')
  if (opensWith(join(folder, 'vault.db'), prepared.keys) === after) wrong.push('the old root key, and the database')
  wrong.push(
    ...(await openedBy(folder, LEAVING, after ? 'office.wrongPassphrase' : '陳志明')),
    ...(await openedBy(folder, STAYING, 'Lin Mei')),
  )
  return wrong.length > 0 ? wrong.join('; ') : after ? 'new' : 'old'
}

/** Nothing, when whom it opens for, or the code of the problem, is as it should be. */
async function openedBy(folder: string, passphrase: string, should: string): Promise<string[]> {
  const session = vault()
  const reply = await unlock(session, folder, passphrase)
  lockOffice(session)
  const said = reply.ok ? reply.value.person : reply.problem.code
  return said === should ? [] : [`${should}: ${said}`]
}

/** Opens a copy elsewhere with the recovery key alone. */
export async function recovered(folder: string, recoveryKey: string): Promise<Session> {
  const session = vault()
  const secret = { recoveryKey, newPassphrase: 'after the recovery key' }
  const reply = await ask(session, 'office.unlock', { handle: handleFor(session, folder), secret })
  if (!reply.ok) throw new Error(reply.problem.code)
  return session
}
