import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { answer } from '../../electron/vault/answer.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import type { Session } from '../../electron/vault/session.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { chance } from '../../src/domain/sample/chance.ts'
import { PASSPHRASE } from '../vault/new-case.ts'
import { actNames, acts, type ActName } from './acts.ts'
import { quietSession } from './at-hand.ts'
import { opened } from './io-faults-tries.ts'
import { mark } from './shim/shim.ts'

/** Opens an office, works in it and locks it, twice; each act is marked between the recorded calls, before and after it. */

/** What it is told, as one line. */
export interface Day {
  /** The office is in `office`, its backups go to `backups`. */
  place: string
  recoveryKey: string
  migrations: string
  seed: number
  /** How many acts. */
  acts: number
  /** As the database library would open it by itself: without waiting for the disk at each commit. */
  normal: boolean
}
/** What happens now and then, and concerns the office as a whole. */
export type Rare = 'backup' | 'rotate'

for await (const line of createInterface(process.stdin)) {
  const day = JSON.parse(line) as Day
  const pick = chance(day.seed, 'day')
  // Each day has a backup, and every second one a change of the keys.
  const rare = new Map<number, Rare>(day.normal ? [] : [[pick.int(2, day.acts), 'backup']])
  if (!day.normal && pick.in100(50)) rare.set(pick.int(2, day.acts), 'rotate')
  const open = () => opened({ ...day, folder: join(day.place, 'office'), backup: '' }, quietSession(day.migrations))
  for (let session = open(), no = 1; no <= day.acts; no++) {
    if (day.normal) session.office.database.sqlite.pragma('synchronous = NORMAL')
    const name = rare.get(no) ?? pick.of(actNames)
    mark(`begin ${name} ${no}`)
    const reply = await done(session, name, no, day)
    if (!reply.ok) throw new Error(`${name} ${no}: ${reply.problem.code}`)
    mark(`done ${name} ${no} ${name === 'backup' ? (reply.value as { name: string }).name : ''}`)
    if (no % Math.ceil(day.acts / 2) !== 0 && no !== day.acts) continue
    lockOffice(session)
    mark('locked')
    if (no < day.acts) session = open()
  }
}

function done(session: Session, name: ActName | Rare, no: number, { place }: Day): Promise<Reply<unknown>> {
  const asked = (request: string, input: unknown) => answer(session, request, input, { role: 'screen' })
  if (name === 'rotate') return asked('keys.rotate', { passphrase: PASSPHRASE })
  if (name !== 'backup') return acts[name].ask(session, no)
  session.handles.set('the-place-for-backups', join(place, 'backups'))
  return asked('backup.now', { handle: 'the-place-for-backups' })
}
