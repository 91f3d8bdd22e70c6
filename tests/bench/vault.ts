import { createHash, randomFillSync } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { walkChain } from '../../db/chain.ts'
import { checkSteps } from '../../db/check.ts'
import { documentsInOffice } from '../../db/backups.ts'
import { addDocuments } from '../../db/documents.ts'
import { pageSteps } from '../../db/pages.ts'
import { writeMany } from '../../db/write.ts'
import { LOWEST_COST } from '../../electron/vault/argon.ts'
import { answer } from '../../electron/vault/answer.ts'
import { bringIn } from '../../electron/vault/bring-in.ts'
import { isWhole, storeContent } from '../../electron/vault/document-file.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import { newSession, openOffice, whoIn, type Office, type Session } from '../../electron/vault/session.ts'
import type { CaseFileInput, Day } from '../../src/domain/case-file.ts'
import { sampleCases } from '../../src/domain/sample/office.ts'
import { line, median, ms, ratio, timed } from './measure.ts'

const passphrase = 'correct horse battery staple'
const cases = 4500
const gigabytes = 5
const documentBytes = 10_000_000
const smallEntries = 100_000
const wanted = { backup: 15_000, pages: 1.2, chain: 40_000, documents: 0.5 }

/**
 * The promises of the vault: a backup of 5 GB whose documents are unchanged in under 15 s, a page check in at most 1.2 times a bare
 * quick_check, the log at 40,000 entries a second, documents at half of a bare SHA-256. In this process, beside each other, warm.
 */
export async function measureVault(work: string): Promise<void> {
  const session = newSession({ cost: () => Promise.resolve(LOWEST_COST), opensPerMinute: Infinity })
  const folder = join(work, 'vault office')
  const must = asking(session)
  session.handles.set('the-office-of-the-bench', folder)
  session.handles.set('the-disk-of-the-bench', join(work, 'disk'))
  const made = (await must('office.create', { handle: 'the-office-of-the-bench', passphrase, person: '王丽华' })) as Made
  const groups = made.recoveryKey.split('-')
  await must('office.confirmRecovery', { groups: made.ask.map((index) => ({ index, text: groups[index] })) })
  await fill(openOffice(session))
  await measureBackup(session, must, folder, join(work, 'disk'))
  await measurePages(session, must)
  measureChain(openOffice(session))
  measureDocuments(openOffice(session))
  lockOffice(session)
}

interface Made {
  recoveryKey: string
  ask: number[]
}

type Must = (request: string, input: object) => Promise<unknown>

function asking(session: Session): Must {
  return async (request, input) => {
    const reply = await answer(session, request, input, { role: 'screen' })
    if (!reply.ok) throw new Error(`${request}: ${reply.problem.code}`)
    return reply.value
  }
}

/** 100 MB of cases, and documents of 5 GB in one of them. */
async function fill(office: Office): Promise<void> {
  const { database, keys, folder } = office
  let some: CaseFileInput[] = []
  const bring = async () => {
    await bringIn(office, some, () => undefined)
    some = []
  }
  for (const one of sampleCases(cases, 1, '2026-11-22' as Day)) {
    some.push(one)
    if (some.length === 500) await bring()
  }
  await bring()
  const caseNo = database.sqlite.prepare<[], string>('SELECT case_no FROM cases ORDER BY id').pluck().get()!
  const content = Buffer.alloc(documentBytes)
  const facts = { type: 'other', receivedOn: '2026-11-22' as Day } as const
  for (let no = 0; no < (gigabytes * 1e9) / documentBytes; no++) {
    randomFillSync(content, 0, 1024)
    const { sizeBytes, sha256, ...stored } = await storeContent(filesOf(folder).documents, keys.documents, content)
    addDocuments(database, whoIn(office), {
      caseNo,
      documents: [{ document: { ...facts, fileName: `${no}.bin`, sizeBytes, sha256 }, stored }],
    })
  }
  writeMany(database, whoIn(office), (tx) => {
    for (let no = 0; no < smallEntries; no++) tx.entry({ action: 'viewed', about: 'case', caseNo })
  })
}

async function measureBackup(session: Session, must: Must, folder: string, disk: string): Promise<void> {
  mkdirSync(disk)
  const backUp = () => must('backup.now', { handle: 'the-disk-of-the-bench' })
  const [first = 0] = await timed(1, backUp)
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  const next = await timed(3, backUp)
  clearInterval(watch)
  const size = (statSync(filesOf(folder).database).size / 1e6).toFixed(0)
  line(`backup of ${gigabytes} GB and a database of ${size} MB, the first one`, ms([first]))
  line('backup, its documents unchanged', ms(next), verdict(median(next), wanted.backup), `(others wait ${longest.toFixed(0)} ms at most)`)
  session.handles.set('the-disk-of-the-bench', disk)
}

async function measurePages(session: Session, must: Must): Promise<void> {
  const reopen = async () => {
    lockOffice(session)
    await must('office.unlock', { handle: 'the-office-of-the-bench', secret: { passphrase } })
    return openOffice(session).database
  }
  const [bare, own]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < 5; turn++) {
    const one = (await reopen()).sqlite
    bare.push(...(await timed(1, () => Promise.resolve(one.pragma('quick_check')))))
    const other = (await reopen()).sqlite
    own.push(...(await timed(1, () => Promise.resolve([...pageSteps(other)]))))
  }
  const times = median(own) / median(bare)
  line('verify: pages', ms(own), ratio(median(own), median(bare)), verdict(times, wanted.pages), '(beside a bare quick_check)')
  const database = await reopen()
  let longest = 0
  const from = performance.now()
  const steps = checkSteps(database, null)
  for (let done = false, at = from; !done; at = performance.now()) {
    done = steps.next().done === true
    longest = Math.max(longest, performance.now() - at)
  }
  line('verify: pages, log, every row and every index', ms([performance.now() - from]), `(longest step ${longest.toFixed(0)} ms)`)
}

function measureChain({ database }: Office): void {
  const from = performance.now()
  const { entries } = walkChain(database.db, database.chain.key, null, () => undefined)
  const rate = Math.round((entries / (performance.now() - from)) * 1000)
  line(`verify: log of ${entries.toLocaleString('en')} entries`, `${rate.toLocaleString('en')} entries/s`, verdict(wanted.chain, rate))
}

function measureDocuments({ database, folder, keys }: Office): void {
  const pool = filesOf(folder).documents
  const some = documentsInOffice(database.db)
    .filter(({ sizeBytes }) => sizeBytes === documentBytes)
    .slice(0, 50)
  const bytes = some.length * documentBytes
  const rateOf = (work: (document: (typeof some)[number]) => unknown) => {
    const from = performance.now()
    for (const document of some) work(document)
    return bytes / (performance.now() - from) / 1000
  }
  rateOf(({ storedName }) => readFileSync(join(pool, storedName)))
  const bare = rateOf(({ storedName }) =>
    createHash('sha256')
      .update(readFileSync(join(pool, storedName)))
      .digest(),
  )
  const own = rateOf((document) => isWhole(pool, keys.documents, document))
  line('verify: documents', `${own.toFixed(0)} MB/s`, ratio(own, bare), verdict(wanted.documents, own / bare), '(beside a bare SHA-256)')
}

function verdict(value: number, limit: number): string {
  return value <= limit ? 'as promised' : 'NOT AS PROMISED'
}
