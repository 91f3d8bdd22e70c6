import { realpathSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Problem } from '../src/contract/reply.ts'
import type { Answers, CaseRow, Input, RequestName } from '../src/contract/requests.ts'
import type { Day } from '../src/domain/case-file.ts'
import { wordsOf, type Words } from '../src/words/words.ts'
import { languageOf, readCommand, readPassphrase, sentenceOf, thisDay, type Command, type CommandName } from './command-line.ts'
import { answer } from './vault/answer.ts'
import { lockOffice } from './vault/life.ts'
import { newSession, type Session, type Surroundings } from './vault/session.ts'

/** The office without a window: every command goes through the same answer() as the screens. */

/** Where a command reads and writes. */
export interface Io {
  env: NodeJS.ProcessEnv
  out: (text: string) => void
  err: (text: string) => void
  /** Whether `err` goes to a terminal, where long work shows how far it is. */
  terminal: boolean
  /** What the vault is given besides; the tests' cheaper passphrase. */
  around?: Partial<Surroundings>
}

/** A command was refused: said where, changed nothing. */
class Refused extends Error {
  readonly where: string
  readonly problem: Problem

  constructor(where: string, problem: Problem) {
    super(problem.code)
    this.where = where
    this.problem = problem
  }
}

interface Running {
  session: Session
  io: Io
  words: Words
  given: Command['given']
  folder: string
  passphrase: string
}

/** Runs a command; gives its exit code: 0 done, 1 refused with one sentence, 2 wrong use. */
export async function runCommand(argv: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const words = wordsOf(languageOf(io.env))
  const read = readCommand(argv, words)
  if (!read.ok) return (io.err(`${read.sentence}\n\n${words.commands.usage}\n`), 2)
  const { name, given } = read.command
  if (name === 'summary') return (io.err(`${words.commands.needsElectron}\n`), 2)
  const session = newSession({ log: (line) => io.err(`${line}\n`), ...io.around })
  try {
    return await work[name]({ session, io, words, given, folder: resolve(given['office'] ?? ''), passphrase: passphraseOf(given) })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    io.err(`${error.where}: ${sentenceOf(error.problem, words)}\n`)
    return 1
  } finally {
    lockOffice(session)
  }
}

const work: Record<Exclude<CommandName, 'summary'>, (running: Running) => Promise<0 | 1>> = {
  create,
  import: bringIn,
  export: giveOut,
  list,
  check,
}

async function create(running: Running): Promise<0> {
  const { io, given, folder, passphrase } = running
  const sample =
    given['sample'] === undefined
      ? {}
      : { sample: { cases: Number(given['sample']), seed: Number(given['seed'] ?? 1), today: todayOf(running) } }
  const person = given['person'] ?? userInfo().username
  const made = await ask(running, folder, 'office.create', { handle: handleOf(running, folder), passphrase, person, ...sample })
  const out = given['recovery-out']
  if (out === undefined) io.out(`${made.recoveryKey}\n`)
  else await plainFile(running, out, 'office.saveRecovery', { handle: handleOf(running, out) })
  const groups = made.recoveryKey.split('-')
  await ask(running, folder, 'office.confirmRecovery', { groups: made.ask.map((index) => ({ index, text: groups[index] ?? '' })) })
  return 0
}

async function bringIn(running: Running): Promise<0> {
  const path = running.given['in'] ?? ''
  await unlock(running)
  await ask(running, path, 'cases.import', { handle: handleOf(running, path) })
  return 0
}

async function giveOut(running: Running): Promise<0> {
  const { given } = running
  const path = given['out'] ?? ''
  await unlock(running)
  const only = given['case'] === undefined ? {} : { caseNo: given['case'] }
  await plainFile(running, path, 'cases.export', { handle: handleOf(running, path), ...only, today: todayOf(running) })
  return 0
}

const PAGE = 200

async function list(running: Running): Promise<0> {
  await unlock(running)
  const rows: CaseRow[] = []
  for (let total = Infinity; rows.length < total;) {
    const page = await ask(running, running.folder, 'cases.list', {
      query: '',
      status: null,
      sort: 'caseNo',
      descending: false,
      offset: rows.length,
      limit: PAGE,
    })
    rows.push(...page.rows)
    total = page.rows.length === 0 ? rows.length : page.total
  }
  const listed = rows.map(({ caseNo, name, status, evidenceLevel, nextDate, owedBy }) => ({
    caseNo,
    name,
    status,
    evidenceLevel,
    nextDate,
    owedBy,
  }))
  running.io.out(`${JSON.stringify(listed, null, 1)}\n`)
  return 0
}

async function check(running: Running): Promise<0 | 1> {
  const { io, words, folder } = running
  const report = await checked(running).catch(unopened(running))
  io.out(`${JSON.stringify(report, null, 1)}\n`)
  if (!report.ok && report.chain.entries > 0) io.err(`${folder}: ${words.commands.damaged}\n`)
  return report.ok ? 0 : 1
}

async function checked(running: Running): Promise<Answers['office.check']> {
  await unlock(running)
  return ask(running, running.folder, 'office.check', {})
}

/** A database too damaged to be opened is what a check is there to find: its report says so. */
function unopened({ io, words }: Running): (error: unknown) => Answers['office.check'] {
  return (error) => {
    if (!(error instanceof Refused) || error.problem.code !== 'office.damaged') throw error
    const sentence = sentenceOf(error.problem, words)
    io.err(`${error.where}: ${sentence}\n`)
    const unread = { ok: false, problems: [sentence] }
    return {
      ok: false,
      counts: {},
      integrity: unread,
      chain: { ok: false, entries: 0, head: '', problem: sentence },
      documents: { ...unread, count: 0 },
    }
  }
}

async function unlock(running: Running): Promise<void> {
  const { folder, passphrase } = running
  await ask(running, folder, 'office.unlock', { handle: handleOf(running, folder), secret: { passphrase } })
}

/** A request whose answer is a file in plain text, and says so. */
async function plainFile<R extends 'office.saveRecovery' | 'cases.export'>(
  running: Running,
  path: string,
  request: R,
  input: Input<R>,
): Promise<void> {
  await ask(running, path, request, input)
  running.io.err(`${path}: ${running.words.commands.plainFile}\n`)
}

/** Asks the vault; a refusal ends the command and names the place. */
async function ask<R extends RequestName>({ session, io }: Running, where: string, request: R, input: Input<R>): Promise<Answers[R]> {
  const bar = io.terminal ? progressLine(io, basename(where)) : null
  const reply = await answer(session, request, input, { role: 'screen', ...(bar && { progress: bar.show }) })
  bar?.clear()
  if (!reply.ok) throw new Refused(where, reply.problem)
  return reply.value as Answers[R]
}

function progressLine({ err }: Io, name: string): { show: (done: number, total: number) => void; clear: () => void } {
  let shown = ''
  return {
    show(done, total) {
      const line = `${name} ${Math.floor((done / total) * 100)} %`
      if (line !== shown) err(`\r${line}`)
      shown = line
    },
    clear: () => shown && err(`\r${' '.repeat(shown.length)}\r`),
  }
}

function passphraseOf(given: Command['given']): string {
  const path = given['passphrase-file'] ?? ''
  const passphrase = readPassphrase(path)
  if (passphrase === null) throw new Refused(path, { code: 'file.notReadable' })
  return passphrase
}

function todayOf({ given }: Running): Day {
  return (given['today'] as Day | undefined) ?? thisDay()
}

/** A path that the command line names is known to the vault by a handle, as one from a dialog is. */
function handleOf({ session }: Running, path: string): string {
  const handle = `command-line-path-${session.handles.size}`
  session.handles.set(handle, resolve(path))
  return handle
}

function isProgram(): boolean {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)
}

if (isProgram()) {
  process.umask(0o077)
  process.exitCode = await runCommand(process.argv.slice(2), {
    env: process.env,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    terminal: process.stderr.isTTY,
  })
}
