import { cpSync, rmSync } from 'node:fs'
import { constants } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { problemOf } from '../../electron/vault/answer.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import type { Session } from '../../electron/vault/session.ts'
import { actNames, acts, loose, seenIn, type Found } from './acts.ts'
import { quietSession } from './at-hand.ts'
import { leftovers, opened, tries, type Bench, type Open, type TryName } from './io-faults-tries.ts'
import { failAt, failNoMore, whatFailed } from './shim/shim.ts'

/** Lets every file call of a try fail once, one after the other, and looks at what that leaves. Says what is wrong, line by line. */

/** What it is told, as one line. */
export interface Trial {
  /** A bench as each try finds it; it is worked on in a copy at `place`, where the calls fail. */
  fresh: string
  place: string
  recoveryKey: string
  backup: string
  migrations: string
  newerMigrations: string
  tries: TryName[]
}
export interface Tried extends Record<string, number> {
  calls: number
  refused: number
  doneAllTheSame: number
}

/** One call that failed. */
interface Fault {
  name: TryName
  trial: Trial
  bench: Bench
  /** What was told; null: that it is done. */
  code: string | null
  wrong: (line: string) => void
}

const errnos = ['ENOSPC', 'EIO', 'EACCES'] as const
/** What may be told; each of them is a sentence about the disk or the folder. */
const sentence = /^(office\.(diskFull|diskFails|notWritable|migrationFailed)|file\.notWritable|backup\.place\w+)$/

for await (const line of createInterface(process.stdin)) {
  const trial = JSON.parse(line) as Trial
  const tried: Tried = { calls: 0, refused: 0, doneAllTheSame: 0 }
  for (const name of trial.tries)
    for (const errno of errnos) {
      let n = 1
      while (await fails(trial, name, n, errno, tried)) n += 1
      tried.calls += n - 1
      tried[name] = Math.max(tried[name] ?? 0, n - 1)
    }
  console.log(JSON.stringify(tried))
}

/** Lets the n-th call fail; false when there are fewer calls. */
async function fails(trial: Trial, name: TryName, n: number, errno: (typeof errnos)[number], tried: Tried): Promise<boolean> {
  const bench = laid(trial, trial.fresh, trial.place, name)
  const session = quietSession(bench.migrations)
  if (tries[name].isOpen) opened(bench, session)
  failAt(n, constants.errno[errno])
  const code = await codeOf(name, bench, session)
  failNoMore()
  const { hit } = whatFailed()
  const wrong = (line: string) => console.log(`${name}, call ${n} (${hit}) with ${errno}: ${line}`)
  const fault: Fault = { name, trial, bench, code, wrong }
  if (hit !== 'nothing') {
    if (code === null) tried.doneAllTheSame += 1
    else tried.refused += 1
  }
  // A backup that cannot be read is told as what it is to whoever wants it back.
  const isOfBackup = code === 'backup.damaged' && hit.startsWith('open /backups/')
  if (code !== null && !sentence.test(code) && !isOfBackup) wrong(`told as ${code}`)
  if (code !== null && name === 'lock') wrong(`not locked: ${code}`)
  await afterACrash(fault)
  await again(fault, session)
  return hit !== 'nothing'
}

function laid({ recoveryKey, backup, migrations, newerMigrations }: Trial, from: string, place: string, name: TryName): Bench {
  rmSync(place, { recursive: true, force: true })
  cpSync(from, place, { recursive: true })
  return { folder: join(place, 'office'), recoveryKey, backup, migrations: name === 'migrate' ? newerMigrations : migrations }
}

/** The process ends here and now: all that was there is there, and what was tried is there whole or not at all. */
async function afterACrash(fault: Fault): Promise<void> {
  const { trial, name } = fault
  const bench = laid(trial, trial.place, `${trial.place} crashed`, name)
  const session = opened(bench, quietSession(bench.migrations))
  await whole({ ...fault, bench, wrong: (line) => fault.wrong(`after a crash: ${line}`) }, session)
  lockOffice(session)
}

/** The same program goes on: what failed works when it is done again. */
async function again(fault: Fault, failed: Session): Promise<void> {
  const { name, bench, wrong } = fault
  const open = () => opened(bench, quietSession(bench.migrations))
  let session = failed.office ? Object.assign(failed, { office: failed.office }) : open()
  const there = await whole({ ...fault, wrong: (line) => wrong(`right after: ${line}`) }, session)
  if (there === 'none') {
    if (!tries[name].isOpen) lockOffice(session)
    const code = await codeOf(name, bench, tries[name].isOpen ? session : quietSession(bench.migrations))
    if (code !== null) wrong(`again: ${code}`)
  }
  lockOffice(session)
  session = open()
  const found = await whole({ ...fault, code: null, wrong: (line) => wrong(`in the end: ${line}`) }, session)
  lockOffice(session)
  if (found !== null && there === 'none') for (const line of leftovers(bench)) wrong(`in the end: ${line}`)
}

/** Says what of an open office is not as it should be. Gives how much there is of what was tried. */
async function whole({ name, bench, code, wrong }: Fault, session: Open): Promise<Found | null> {
  const seen = seenIn(session.office)
  for (const line of loose(seen)) wrong(`${basename(bench.folder)}: ${line}`)
  for (const act of actNames) if (acts[act].found(seen, 1) !== 'all') wrong(`${act} of before is ${acts[act].found(seen, 1)}`)
  const { missing, broken } = session.office.anchor.verdict
  if (missing > 0 || broken) wrong(`the anchor says missing ${missing}, broken ${broken}`)
  const found = await tries[name].found(bench, session)
  if (found === 'part') wrong('there by halves')
  if (code === null && found === 'none') wrong('told as done and is not there')
  return found
}

/** The code of what went wrong; null when nothing did. */
async function codeOf(name: TryName, bench: Bench, session: Session): Promise<string | null> {
  try {
    const reply = await tries[name].ask(bench, session)
    return reply.ok ? null : reply.problem.code
  } catch (error) {
    return problemOf(error).code
  }
}
