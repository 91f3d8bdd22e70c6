import { cpSync, existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answer, problemOf } from '../../electron/vault/answer.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { filesOf } from '../../electron/vault/office-folder.ts'
import { chance, type Chance } from '../../src/domain/sample/chance.ts'
import { actNames, acts, loose, seenIn, type ActName } from './acts.ts'
import { openWith, type Keys } from './at-hand.ts'

/**
 * Works in an office on a small disk until the disk is full, again and again: looks at what is there, makes room, goes on.
 * Says what is wrong, line by line, and its figures last.
 */

/** What it is told. */
export interface Narrow {
  fresh: string
  keys: Keys
  migrations: string
  seed: number
  rounds: number
}
export interface Filled extends Record<string, number> {
  acts: number
  refused: number
  fromReserve: number
  openedFull: number
  notOpenedFull: number
}

type Session = ReturnType<typeof openWith>
interface Done {
  name: ActName
  mark: number
}

/** Enough for what the office writes when it is opened. */
const RESERVE = 1024 * 1024
const disk = process.argv.at(-1)!
const told = JSON.parse(readFileSync(0, 'utf8')) as Narrow
const folder = join(disk, 'office')
const ballast = join(disk, 'ballast')
const filled: Filled = { acts: 0, refused: 0, fromReserve: 0, openedFull: 0, notOpenedFull: 0 }
let mark = 0

for (let round = 0; round < told.rounds; round++) {
  const pick = chance(told.seed, 'full', round)
  rmSync(folder, { recursive: true, force: true })
  cpSync(told.fresh, folder, { recursive: true })
  await oneRound(pick, (line) => console.log(`round ${round}: ${line}`))
}
console.log(JSON.stringify(filled))

function open(): Session {
  return openWith(folder, told.keys, told.migrations)
}

async function oneRound(pick: Chance, wrong: (line: string) => void): Promise<void> {
  let session = open()
  const done: Done[] = []
  const hasReserve = pick.in100(50)
  const { reserve } = filesOf(folder)
  if (hasReserve) writeFileSync(reserve, Buffer.alloc(RESERVE))
  await acts.draft.ask(session, ++mark)
  const typed = mark
  // Less than a megabyte is left, so that every kind of act is once the one for which it is not enough.
  leave(pick.int(10_000, 900_000))
  for (let refused = 0; refused < 5;) {
    const name = pick.of(actNames)
    const reply = await acts[name].ask(session, ++mark)
    filled.acts += 1
    if (reply.ok) done.push({ name, mark })
    else if (reply.problem.code !== 'office.diskFull') wrong(`${name} was told as ${reply.problem.code}`)
    if (reply.ok) continue
    refused += 1
    filled.refused += 1
    if (acts[name].found(seenIn(session.office), mark) !== 'none') wrong(`${name} was refused and is there`)
  }
  look(session, done, 'on the full disk', wrong)
  const reading = await answer(session, 'case.verify', { caseNo: '2026-0001' }, { role: 'screen' })
  if (!reading.ok) wrong(`the case cannot be verified: ${reading.problem.code}`)
  if (hasReserve && !existsSync(reserve)) wrong('the reserve is gone before it is needed')
  if (pick.in100(50)) leave(0)
  const dropped = await answer(session, 'draft.drop', { key: `第${typed}次` }, { role: 'screen' })
  filled.fromReserve += Number(hasReserve && !existsSync(reserve))
  if (hasReserve && !dropped.ok) wrong(`nothing can be thrown away: ${dropped.problem.code}`)
  lockOffice(session)
  leave(0)
  session = reopened(existsSync(reserve), wrong)
  look(session, done, 'opened on the full disk', wrong)
  rmSync(ballast)
  const [name, again] = [pick.of(actNames), ++mark]
  const reply = await acts[name].ask(session, again)
  if (!reply.ok) wrong(`${name} is refused with room enough: ${reply.problem.code}`)
  else done.push({ name, mark: again })
  lockOffice(session)
  session = open()
  look(session, done, 'in the end', wrong)
  const check = await answer(session, 'office.check', {}, { role: 'screen' })
  if (!check.ok || !(check.value as { ok: boolean }).ok) wrong('the check finds something')
  lockOffice(session)
}

/** On a full disk an office with a reserve opens; another opens, or says why it does not. */
function reopened(hasReserve: boolean, wrong: (line: string) => void): Session {
  try {
    const opened = open()
    filled.openedFull += 1
    return opened
  } catch (error) {
    const { code } = problemOf(error)
    if (hasReserve || code !== 'office.diskFull') wrong(`not opened: ${code}`)
    filled.notOpenedFull += 1
    writeFileSync(ballast, '')
    return open()
  }
}

function look(session: Session, done: readonly Done[], when: string, wrong: (line: string) => void): void {
  const seen = seenIn(session.office)
  for (const act of done)
    if (acts[act.name].found(seen, act.mark) !== 'all')
      wrong(`${when}: ${act.name} ${act.mark} was acknowledged and is ${acts[act.name].found(seen, act.mark)}`)
  for (const line of loose(seen)) wrong(`${when}: ${line}`)
  const { missing, broken } = session.office.anchor.verdict
  if (missing > 0 || broken) wrong(`${when}: the anchor says missing ${missing}, broken ${broken}`)
}

/** Fills the disk up to so many bytes. */
function leave(bytes: number): void {
  writeFileSync(ballast, '')
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
}
