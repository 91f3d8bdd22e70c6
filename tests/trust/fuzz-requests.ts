import { randomBytes } from 'node:crypto'
import { addPerson, type Person } from '../../db/office.ts'
import { openDrafts } from '../../electron/vault/drafts.ts'
import { whoIn } from '../../electron/vault/session.ts'
import { access } from '../../src/contract/access.ts'
import { mainRequests } from '../../src/contract/main-door.ts'
import type { MainRequest } from '../../src/contract/main-requests.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { RequestName } from '../../src/contract/requests.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { mutations, names, plainInputs, plainMainInputs } from '../vault/inputs.ts'
import { newCase, newContact } from '../vault/new-case.ts'
import { spoiled } from './mutate.ts'
import { officeAt, type PlainOffice } from './plain-office.ts'
import { hasSentence, type Trial } from './trial.ts'

/** Requests of both doors as no page sends them, by people of every role and by nobody: answered or refused, and nothing else. */

type Who = Pick<Person, 'key' | 'name' | 'role'>

const secret = '不该看见的人'
const mine = '2026-0001'
const hidden = '2026-0002'
/** An office grows with what is put into it, so it is checked and made anew now and then. */
const perOffice = 4_000
/** These stretch a passphrase, copy or check the whole office: a few of each are enough. */
const slow: ReadonlySet<string> = new Set([
  'office.copyTo',
  'office.check',
  'cases.export',
  'people.add',
  'people.remove',
  'keys.rotate',
  'passphrase.change',
  'recovery.renew',
  'backup.now',
  'backup.check',
  'backup.restore',
  'erasure.confirm',
])
/** What prints is drawn by React, whose files plain Node does not read: answer.test.ts and the hostile window try these. */
const printed: ReadonlySet<string> = new Set(['paper.page'])
const quickNames = names.filter((name) => !slow.has(name) && !printed.has(name))
const mainNames = Object.keys(mainRequests) as MainRequest[]

export async function requestsTrial(): Promise<Trial> {
  let shared = await newShared()
  const figures: Record<string, number> = { answered: 0, refused: 0, mainDoor: 0, offices: 1 }
  const wrong: string[] = []

  async function refresh(): Promise<void> {
    wrong.push(...(await shared.end()))
    shared = await newShared()
    figures['offices']! += 1
  }

  return {
    async once(pick: Chance, no: number) {
      if (no % perOffice === 0) await refresh()
      if (pick.in100(15)) return ((figures['mainDoor']! += 1), atMainDoor(pick))
      const name = pick.in100(1) && pick.in100(40) ? pick.of([...slow] as RequestName[]) : pick.of(quickNames)
      const reply = await shared.ask(name, pick)
      figures[reply.ok ? 'answered' : 'refused']! += 1
      return judged(shared, name, reply)
    },
    async end() {
      wrong.push(...(await shared.end()))
      return { figures, wrong }
    },
  }
}

interface Shared {
  people: readonly (Who | null)[]
  who: Who | null
  log: string[]
  ask(name: RequestName, pick: Chance): Promise<Reply<unknown>>
  end(): Promise<string[]>
}

/** An office with a case of everybody's and one that only its counselor may see; besides its people, somebody who opened nothing. */
async function newShared(): Promise<Shared> {
  const [office, locked] = [await officeAt('fuzz-requests'), await officeAt('fuzz-locked', false)]
  const { database, me } = office.open()
  const add = (role: Who['role']): Who => {
    const who = { key: randomBytes(8).toString('hex'), name: `${role} ${randomBytes(2).toString('hex')}`, role }
    addPerson(database, whoIn(office.open()), who)
    return who
  }
  const [counselor, reader, owner] = [add('counselor'), add('reader'), add('counselor')]
  const people = [me, counselor, me, counselor, reader, null]
  await must(office, 'case.create', newCase(mine))
  await must(office, 'contact.add', { caseNo: mine, entry: newContact('d1', '来电') })
  await must(office, 'agreement.add', { caseNo: mine, debts: ['d1'], oralTerms: { total: 826_000, installments: 12 } })
  await must(office, 'proposal.add', { caseNo: mine, proposals: [{ debts: ['d1'], types: ['extension'], status: 'sent', terms: {} }] })
  await must(office, 'case.create', { ...newCase(hidden), client: { ...newCase(hidden).client, name: secret } })
  await must(office, 'cases.assign', { caseNos: [mine], assignedTo: counselor.key, deputy: reader.key })
  await must(office, 'cases.assign', { caseNos: [hidden], assignedTo: owner.key, deputy: null })
  const handles = ['out.json', 'a-folder', 'cases.json'].map((name) => office.handleFor(`${office.folder}-${name}`))

  const shared: Shared = {
    people,
    who: null,
    log: office.log,
    async ask(name, pick) {
      shared.who = pick.of(people)
      const session = shared.who ? office : locked
      const open = office.session.office
      if (open && shared.who) {
        open.me = shared.who
        open.drafts = openDrafts(open.database.db, shared.who.key)
      }
      return session.ask(name, inputFor(name, pick, handles), {
        role: pick.in100(95) ? access[name].from : pick.of(['screen', 'paper', 'main']),
        files: pick.of(fileLists),
      })
    },
    async end() {
      if (office.session.office) office.session.office.me = me
      return [...(await office.end()), ...(await locked.end())]
    },
  }
  return shared
}

const fileLists = [
  [],
  ['/nonexistent/file'],
  [new Uint8Array([0x25, 0x50, 0x44, 0x46])],
  [new Uint8Array(0)],
  ['/dev/null', new Uint8Array(9)],
]

async function must(office: PlainOffice, request: string, input: unknown): Promise<void> {
  const reply = await office.ask(request, input)
  if (!reply.ok) throw new Error(`${request}: ${JSON.stringify(reply.problem)}`)
}

/** A plain input, mostly spoiled; of a case that may be seen, one that may not, or none. */
function inputFor(name: RequestName, pick: Chance, handles: readonly string[]): unknown {
  const plain = structuredClone(plainInputs()[name] ?? {}) as Record<string, unknown>
  if ('caseNo' in plain && name !== 'case.create') plain['caseNo'] = pick.of([mine, mine, mine, mine, hidden, '2026-0999'])
  if ('handle' in plain && pick.in100(30)) plain['handle'] = pick.of(handles)
  if ('key' in plain && pick.in100(50)) plain['key'] = pick.of(['d1', 'c1', 'a1', 'p1', 'f1', 'q1'])
  const way = pick.int(0, 9)
  if (way < 2) return plain
  if (way < 4) return pick.of([...mutations(plain)])
  return spoiled(plain, pick, pick.of([1, 1, 1, 2, 3]))
}

/** Main's door takes what its schema takes, without throwing, and nothing with a path in it. */
function atMainDoor(pick: Chance): string | null {
  const name = pick.of(mainNames)
  const plain = plainMainInputs[name]
  const parsed = mainRequests[name].safeParse(pick.in100(30) ? pick.of([...mutations(plain)]) : spoiled(plain, pick, pick.int(1, 3)))
  if (!parsed.success) return null
  const handle = (parsed.data as { handle?: unknown }).handle
  return typeof handle === 'string' && /[^\w-]/.test(handle) ? `${name} took ${handle} for a place` : null
}

/** What is wrong with a reply, whatever was asked. */
function judged({ who, log }: Shared, name: RequestName, reply: Reply<unknown>): string | null {
  if (typeof reply.ok !== 'boolean') return `${name}: no reply`
  if (log.length > 0) return `${name}: logged ${log.splice(0).join('; ')}`
  if (!reply.ok) return hasSentence(reply.problem) ? null : `${name}: no sentence for ${JSON.stringify(reply.problem)}`
  const { roles } = access[name]
  if (roles !== null && (!who || !roles.includes(who.role))) return `${name}: answered to ${who?.role ?? 'nobody'}`
  if (who?.role === 'administrator') return null
  return JSON.stringify(reply.value)?.includes(secret) ? `${name}: shows ${who?.role ?? 'nobody'} what is not theirs to see` : null
}
