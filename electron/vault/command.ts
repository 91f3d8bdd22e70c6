import { basename, resolve } from 'node:path'
import type { Problem } from '../../src/contract/reply.ts'
import type { Answers, Input, RequestName } from '../../src/contract/requests.ts'
import type { Day } from '../../src/domain/case-file.ts'
import type { Words } from '../../src/words/words.ts'
import { readPassphrase, readRecoveryFile, thisDay, type Command } from '../command-line.ts'
import { answer } from './answer.ts'
import type { Session, Surroundings } from './session.ts'
import { unlockAs } from './unlock-as.ts'

/** What every command without a window has at hand: it asks the vault as the screens do. */

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
export class Refused extends Error {
  readonly where: string
  readonly problem: Problem

  constructor(where: string, problem: Problem) {
    super(problem.code)
    this.where = where
    this.problem = problem
  }
}

/** A command was written as no command can be: 2. */
export class WrongUse extends Error {}

/** A command at work. */
export interface Running {
  session: Session
  io: Io
  words: Words
  given: Command['given']
  folder: string
  passphrase: string
}

/** Opens the office for the person that the command names, or for whomever the passphrase is of. */
export async function unlock(running: Running): Promise<void> {
  const { session, folder, passphrase, given } = running
  const handle = handleOf(running, folder)
  const asking = (request: RequestName, input: object) => answer(session, request, { handle, ...input }, { role: 'screen' })
  const reply = await unlockAs(asking, given['person'], { passphrase })
  if (!reply.ok) throw new Refused(folder, reply.problem)
}

/** A request whose answer is a file in plain text, and says so. */
export async function plainFile<R extends 'office.saveRecovery' | 'cases.export'>(
  running: Running,
  path: string,
  request: R,
  input: Input<R>,
): Promise<void> {
  await ask(running, path, request, input)
  running.io.err(`${path}: ${running.words.commands.plainFile}\n`)
}

/** Asks the vault; a refusal ends the command and names the place. */
export async function ask<R extends RequestName>(
  { session, io }: Running,
  where: string,
  request: R,
  input: Input<R>,
): Promise<Answers[R]> {
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

/** What a backup is opened with, when a file with it is named. */
export function secretOf({ given, passphrase }: Running): { passphrase: string } | { recoveryKey: string } | null {
  const path = given['recovery-file']
  if (path === undefined) return given['passphrase-file'] === undefined ? null : { passphrase }
  const recoveryKey = readRecoveryFile(path)
  if (recoveryKey === null) throw new Refused(path, { code: 'file.notReadable' })
  return { recoveryKey }
}

/** Empty when none is named. */
export function passphraseOf(given: Command['given']): string {
  const path = given['passphrase-file']
  if (path === undefined) return ''
  const passphrase = readPassphrase(path)
  if (passphrase === null) throw new Refused(path, { code: 'file.notReadable' })
  return passphrase
}

/** The day that the command names, or else this one. */
export function todayOf({ given }: Running): Day {
  return (given['today'] as Day | undefined) ?? thisDay()
}

/** A path that the command line names is known to the vault by a handle, as one from a dialog is. */
export function handleOf({ session }: Running, path: string): string {
  const handle = `command-line-path-${session.handles.size}`
  session.handles.set(handle, resolve(path))
  return handle
}
