import { existsSync, realpathSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answers, CaseRow } from '../src/contract/requests.ts'
import { wordsOf } from '../src/words/words.ts'
import { languageOf, readCommand, sentenceOf, type CommandName } from './command-line.ts'
import {
  ask,
  handleOf,
  passphraseOf,
  plainFile,
  Refused,
  secretOf,
  todayOf,
  unlock,
  WrongUse,
  type Io,
  type Running,
} from './vault/command.ts'
import { lockOffice } from './vault/life.ts'
import { newSession } from './vault/session.ts'

/** The office without a window: every command goes through the same answer() as the screens. */

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
    if (error instanceof WrongUse) return (io.err(`${error.message}\n\n${words.commands.usage}\n`), 2)
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
  rotate,
  backup,
  restore,
  verify,
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
  const report = await checked(running, true).catch(unopened(running))
  io.out(`${JSON.stringify(report, null, 1)}\n`)
  if (!report.ok && report.chain.entries > 0) io.err(`${folder}: ${words.commands.damaged}\n`)
  return report.ok ? 0 : 1
}

async function checked(running: Running, documents: boolean): Promise<Answers['office.check']> {
  await unlock(running)
  return ask(running, running.folder, 'office.check', { documents })
}

/** New keys; says which backups still open with the old ones, a line each. */
async function rotate(running: Running): Promise<0> {
  const { io, words, folder, passphrase } = running
  await unlock(running)
  const { backups } = await ask(running, folder, 'keys.rotate', { passphrase })
  io.err(`${folder}: ${backups.length > 0 ? words.commands.oldBackups : words.commands.noOldBackups}\n`)
  for (const { place, name } of backups) io.out(`${join(place, name)}\n`)
  return 0
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

/** The last line is what `restore --from` takes. */
async function backup(running: Running): Promise<0> {
  const { io, given, words } = running
  const to = resolve(given['to'] ?? '')
  await unlock(running)
  const { holds, inside, offMachine } = await ask(running, to, 'backup.now', { handle: handleOf(running, to) })
  io.out(`${words.commands.backedUp(holds?.cases ?? 0, holds?.documents ?? 0)}\n`)
  if (!offMachine) io.err(`${to}: ${words.commands.sameDisk}\n`)
  io.out(`${join(to, inside)}\n`)
  return 0
}

async function restore(running: Running): Promise<0> {
  const { io, given, words } = running
  const [from, to] = [resolve(given['from'] ?? ''), resolve(given['to'] ?? '')]
  const secret = secretOf(running)
  if (!secret) throw new WrongUse(words.commands.missingOption('--passphrase-file'))
  const handles = { handle: handleOf(running, from), to: handleOf(running, to) }
  const { counts, erased, damaged, erasedListWhole } = await ask(running, from, 'backup.restore', { ...handles, secret })
  for (const { caseNo, key } of damaged) io.err(`${caseNo}/${key}: ${words.commands.documentLost}\n`)
  if (!erasedListWhole) io.err(`${from}: ${words.commands.erasedListLost}\n`)
  io.out(`${words.commands.restored(counts['cases'] ?? 0, counts['documents'] ?? 0, erased)}\n${to}\n`)
  return 0
}

/** An office or a backup; the report with --json, else what is wrong, a line each. */
async function verify(running: Running): Promise<0 | 1> {
  const { io, given, words, folder } = running
  const deep = given['deep'] !== undefined
  const handle = handleOf(running, folder)
  const secret = secretOf(running)
  const isBackup = !existsSync(join(folder, 'vault.keys')) || existsSync(join(folder, 'manifest.json'))
  if (!secret && (deep || !isBackup)) throw new WrongUse(words.commands.missingOption('--passphrase-file'))
  const report = isBackup
    ? await ask(running, folder, 'backup.check', { handle, deep, ...(secret && { secret }) })
    : await checked(running, deep).catch(unopened(running))
  const { ok } = report
  if (given['json'] !== undefined) io.out(`${JSON.stringify(report, null, 1)}\n`)
  else for (const line of ok ? [words.commands.whole] : linesOf(report)) io.out(`${line}\n`)
  if (!ok) io.err(`${folder}: ${words.commands.damaged}\n`)
  return ok ? 0 : 1
}

function linesOf(report: Answers['office.check'] | Answers['backup.check']): string[] {
  if ('problems' in report) return report.problems.map(({ part, what }) => `${part}: ${what}`)
  const { integrity, chain, documents } = report
  return [...integrity.problems, ...(chain.problem === null ? [] : [chain.problem]), ...documents.problems]
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
