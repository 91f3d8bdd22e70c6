import { cpSync, rmSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { readCaseFile } from '../../db/case-file.ts'
import { openDrafts } from '../../electron/vault/drafts.ts'
import { readOfficeKeys } from '../../electron/vault/key-file.ts'
import { copyOfKeys, type OfficeKeys } from '../../electron/vault/keys.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openFiles } from '../../electron/vault/opening.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import { answer, type Asked } from '../../electron/vault/answer.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { newCase, PASSPHRASE } from '../vault/new-case.ts'
import { anAct } from './model-acts.ts'
import { maySee, shownOf, type Model, type ModelCase, type Who } from './model.ts'

/** An office on the disk beside what the model says of it; each step is done to both, and the two are compared. */
export class World {
  readonly counts: Record<string, number> = { acts: 0, refused: 0, locks: 0, crashes: 0, restores: 0 }
  private actor: Who
  private backup: { handle: string; model: Model; byDraft: Map<string, string[]> } | null = null
  /** What a draft may hold after a crash, the newest last: only the first sign is written at once. */
  private drafts = new Map<string, string[]>()
  private places = 0

  readonly session: Session
  private folder: string
  private readonly keys: OfficeKeys
  private model: Model
  private readonly pick: Chance

  constructor(session: Session, folder: string, keys: OfficeKeys, model: Model, pick: Chance) {
    this.session = session
    this.folder = folder
    this.keys = keys
    this.model = model
    this.pick = pick
    this.actor = model.people[0]!
    this.open()
  }

  /** Does one thing; gives what of it was not as the model says. */
  async step(): Promise<string | null> {
    const die = this.pick.int(0, 999)
    if (die < 650) return this.act()
    if (die < 700) return this.create()
    if (die < 800) return this.draft()
    if (die < 910) return this.become(this.pick.of(this.model.people))
    if (die < 955) return (this.lock(), this.open(), this.whole())
    if (die < 995) return this.crash()
    return this.backup ? this.restore() : this.backUp()
  }

  /** The whole office beside the model, and its own check of itself; then it is locked. */
  async end(): Promise<string | null> {
    const wrong = await this.whole()
    this.actAs(this.model.people[0]!)
    const check = (await this.ask('office.check', {})) as { ok: boolean; value?: { ok: boolean } }
    this.lock()
    return wrong ?? (check.value?.ok ? null : `the check says ${JSON.stringify(check)}`)
  }

  private ask(request: string, input: unknown, asked: Partial<Asked> = {}): Promise<Reply<unknown>> {
    return answer(this.session, request, input, { role: 'screen', ...asked })
  }

  private open(): void {
    const { file } = readOfficeKeys(this.folder, 1)
    this.session.office = openFiles(this.session, this.folder, { file, keys: copyOfKeys(this.keys), who: () => this.actor })
  }

  private lock(): void {
    this.counts['locks']! += 1
    lockOffice(this.session)
    for (const typed of this.drafts.values()) typed.splice(0, typed.length - 1)
  }

  private actAs(who: Who): void {
    const office = openOffice(this.session)
    office.drafts.flush()
    this.actor = who
    office.me = who
    office.drafts = openDrafts(office.database.db, who.key)
  }

  private async become(who: Who): Promise<string | null> {
    this.actAs(who)
    const list = await this.ask('cases.list', { query: '', status: null, sort: 'caseNo', descending: false, offset: 0, limit: 200 })
    const rows = list.ok ? (list.value as { rows: { caseNo: string }[] }).rows.map(({ caseNo }) => caseNo) : null
    const seen = [...this.model.cases].flatMap(([caseNo, one]) => (maySee(who, one) ? [caseNo] : [])).toSorted()
    return isDeepStrictEqual(rows, seen) ? null : `${who.role} is listed ${JSON.stringify(rows)}, not ${JSON.stringify(seen)}`
  }

  private async create(): Promise<string | null> {
    const caseNo = `2026-${String(this.pick.int(1, 12)).padStart(4, '0')}`
    const reply = await this.ask('case.create', newCase(caseNo))
    if (this.actor.role === 'reader') return this.refused(reply, 'request.notAllowed')
    if (this.model.cases.has(caseNo)) return this.refused(reply, 'case.numberTaken')
    const { client, debts } = newCase(caseNo)
    const [debt] = debts
    this.model.cases.set(caseNo, {
      assignedTo: this.actor.key,
      deputy: null,
      shown: {
        status: 'intake',
        priority: 'high',
        name: client.name,
        occupation: null,
        debts: [{ key: 'd1', brand: debt!.brand, balances: [826_000] }],
        contacts: [],
        agreements: [],
        documents: [],
        asks: [],
      },
    })
    return this.answered(reply, caseNo)
  }

  private async act(): Promise<string | null> {
    if (this.model.cases.size === 0) return this.create()
    const [caseNo, at] = this.pick.of([...this.model.cases])
    const act = anAct({ model: this.model, caseNo, at, pick: this.pick })
    this.counts['acts']! += 1
    const reply = await this.ask(act.request, act.input, { files: act.files ?? [] })
    if (this.actor.role === 'reader' && act.request !== 'case.open') return this.refused(reply, 'request.notAllowed')
    if (!maySee(this.actor, at)) return this.refused(reply, 'case.unknown')
    if (act.refused) return this.refused(reply, act.refused)
    act.apply(at)
    const wrong = this.answered(reply, caseNo)
    return wrong && `${act.request} ${JSON.stringify(act.input).slice(0, 300)}: ${wrong}`
  }

  private refused(reply: Reply<unknown>, code: string): string | null {
    this.counts['refused']! += 1
    return !reply.ok && reply.problem.code === code ? null : `not refused with ${code}: ${JSON.stringify(reply).slice(0, 300)}`
  }

  private answered(reply: Reply<unknown>, caseNo: string): string | null {
    if (!reply.ok) return `refused: ${JSON.stringify(reply.problem)}`
    return differs(reply.value as CaseFile, this.model.cases.get(caseNo)!)
  }

  private async draft(): Promise<string | null> {
    const key = `${this.pick.int(1, 4)}`
    const place = `${this.actor.key} ${key}`
    if (this.actor.role === 'reader') return this.refused(await this.ask('draft.read', { key }), 'request.notAllowed')
    const way = this.pick.int(0, 5)
    if (way === 0) {
      await this.ask('draft.drop', { key })
      this.drafts.delete(place)
    } else if (way < 4) {
      const content = `typed ${this.pick.int(1, 1e9)}`
      await this.ask('draft.save', { key, content })
      this.drafts.set(place, [...(this.drafts.get(place) ?? []), content])
    }
    const reply = await this.ask('draft.read', { key })
    const content = this.drafts.get(place)?.at(-1)
    const right = isDeepStrictEqual(reply, { ok: true, value: content === undefined ? null : { content } })
    return right ? null : `draft ${key} reads ${JSON.stringify(reply)}, not ${content}`
  }

  /** The folder as it lies there while the office is open is all that is left. */
  private async crash(): Promise<string | null> {
    this.counts['crashes']! += 1
    const left = this.newPlace()
    cpSync(this.folder, left, { recursive: true })
    lockOffice(this.session)
    rmSync(this.folder, { recursive: true })
    this.folder = left
    this.open()
    const { db } = openOffice(this.session).database
    for (const [place, typed] of this.drafts) {
      const [person = '', key = ''] = place.split(' ')
      const kept = openDrafts(db, person).read(key)?.content
      if (kept === undefined || !typed.includes(kept)) return `after a crash draft ${place} holds ${kept}, none of ${typed.join(', ')}`
      this.drafts.set(place, [kept])
    }
    return this.whole()
  }

  private async backUp(): Promise<string | null> {
    this.actAs(this.model.people[0]!)
    const handle = this.handleOf(this.newPlace())
    const reply = await this.ask('backup.now', { handle })
    this.backup = { handle, ...structuredClone({ model: this.model, byDraft: this.drafts }) }
    return reply.ok ? null : `no backup: ${JSON.stringify(reply.problem)}`
  }

  private async restore(): Promise<string | null> {
    this.counts['restores']! += 1
    const { handle, model, byDraft } = this.backup!
    this.lock()
    const to = this.newPlace()
    const reply = await this.ask('backup.restore', { handle, to: this.handleOf(to), secret: { passphrase: PASSPHRASE } })
    if (!reply.ok) return `not restored: ${JSON.stringify(reply.problem)}`
    lockOffice(this.session)
    rmSync(this.folder, { recursive: true })
    this.folder = to
    this.model = structuredClone(model)
    this.drafts = new Map([...byDraft].map(([place, typed]) => [place, typed.slice(-1)]))
    this.open()
    return this.whole()
  }

  /** Every case, and some of the documents. */
  private async whole(): Promise<string | null> {
    const { database } = openOffice(this.session)
    const count = database.sqlite.prepare<[], number>('SELECT count(*) FROM cases').pluck().get()
    if (count !== this.model.cases.size) return `${count} cases, not ${this.model.cases.size}`
    for (const [caseNo, one] of this.model.cases) {
      const file = readCaseFile(database.db, caseNo)
      const wrong = file ? differs(file, one) : 'it is gone'
      if (wrong) return `case ${caseNo}: ${wrong}`
    }
    return this.documents()
  }

  private async documents(): Promise<string | null> {
    const before = this.actor
    this.actAs(this.model.people[0]!)
    for (const [place, content] of this.pick.some([...this.model.contents], 5)) {
      const [caseNo, key] = place.split(' ')
      const reply = await this.ask('document.bytes', { caseNo, key, from: 0, length: 100_000 })
      if (!reply.ok || Buffer.compare(content, reply.value as Uint8Array) !== 0) return `document ${place} is not what was put in`
    }
    this.actAs(before)
    return null
  }

  private newPlace(): string {
    this.places += 1
    return `${this.folder.replace(/-\d+$/, '')}-${this.places}`
  }

  private handleOf(path: string): string {
    const handle = `model-handle-${String(this.session.handles.size).padStart(8, '0')}`
    this.session.handles.set(handle, path)
    return handle
  }
}

function differs(file: CaseFile, { shown }: ModelCase): string | null {
  const is = shownOf(file)
  return isDeepStrictEqual(is, shown) ? null : `is ${JSON.stringify(is)}, not ${JSON.stringify(shown)}`
}
