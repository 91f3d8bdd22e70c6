import { existsSync, realpathSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import type { Problem } from '../src/contract/reply.ts'
import type { Day } from '../src/domain/case-file.ts'
import { wordsOf, type Language } from '../src/words/words.ts'
import { languageOf, readCommand, sentenceOf, thisDay, type Command } from './command-line.ts'
import { savePaper } from './paper.ts'
import { clearDesk, printPaper } from './paper-view.ts'
import { endVault, startVault, unlockFromFile } from './vault-process.ts'

/** `office summary`: the same vault, the same answer() and the same view as in the window, without one. */

/** Runs the command; gives its exit code: 0 done, 1 refused with one sentence, 2 wrong use. */
export async function runOfficeCommand(args: readonly string[]): Promise<0 | 1 | 2> {
  const words = wordsOf(languageOf(process.env))
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const read = readCommand(args, words)
  if (!read.ok) return (say(`${read.sentence}\n\n${words.commands.usage}`), 2)
  if (read.command.name !== 'summary') return (say(words.commands.unknownCommand(read.command.name)), 2)
  const outcome = await summarize(read.command.given).catch((): Outcome => ({ where: 'summary', problem: { code: 'unexpected' } }))
  // Electron that exits while a page is still closing can fall over after all is done.
  await clearDesk()
  await endVault()
  if ('problem' in outcome) return (say(`${outcome.where}: ${sentenceOf(outcome.problem, words)}`), 1)
  say(`${outcome.path}: ${words.commands.plainFile}`)
  if (outcome.missing.length > 0) say(words.paper.missing(outcome.missing.join(words.paper.listOf)))
  return 0
}

type Outcome = { path: string; missing: string[] } | { where: string; problem: Problem }

async function summarize(given: Command['given']): Promise<Outcome> {
  const folder = resolve(given['office'] ?? '')
  const secret = resolve(given['passphrase-file'] ?? '')
  const path = resolve(given['out'] ?? '')
  const caseNo = given['case'] ?? ''
  startVault()
  const unlocked = await unlockFromFile(folder, secret, given['person'])
  if (!unlocked.ok) return { where: unlocked.problem.code === 'file.notReadable' ? secret : folder, problem: unlocked.problem }
  const badPlace = problemOfPlace(folder, path)
  if (badPlace) return { where: path, problem: badPlace }
  const today = (given['today'] as Day | undefined) ?? thisDay()
  const printed = await printPaper({ kind: 'summary', caseNo, language: given['lang'] as Language, today })
  if (!printed.ok) return { where: folder, problem: printed.problem }
  const saved = savePaper(path, printed.value)
  return saved.ok ? { path, missing: printed.value.missing } : { where: path, problem: saved.problem }
}

/** Before anything is printed, since a printed page is an audit entry. */
function problemOfPlace(office: string, path: string): Problem | null {
  const folder = dirname(path)
  if (!existsSync(folder)) return { code: 'file.notWritable' }
  const way = relative(realpathSync(office), realpathSync(folder))
  const inside = way === '' || (way !== '..' && !way.startsWith(`..${sep}`))
  return inside ? { code: 'file.insideOffice' } : null
}
