import { write } from '../../db/write.ts'
import type { Access } from '../../src/contract/access.ts'
import { lockOffice } from './life.ts'
import { whoIn, type Session } from './session.ts'

const MINUTE_MS = 60_000

/**
 * Locks the office when more cases are asked for within a minute than a person can read: something else then drives the
 * page. Gives whether it did; the log says so. An answer to a change shows the case too, so every request counts that names one.
 */
export function tooManyCases(session: Session, { cases }: Access, input: Partial<Record<string, unknown>>): boolean {
  const { office, lastRead, around } = session
  const { caseNo } = input
  if (!office || !cases?.includes('caseNo') || typeof caseNo !== 'string') return false
  const now = performance.now()
  lastRead.delete(caseNo)
  lastRead.set(caseNo, now)
  for (const [other, at] of lastRead) if (now - at > MINUTE_MS) lastRead.delete(other)
  if (lastRead.size <= around.opensPerMinute) return false
  lastRead.clear()
  if (!office.readOnly) write(office.database, { ...whoIn(office), action: 'viewed', about: 'too many cases in a minute' }, () => undefined)
  lockOffice(session)
  around.lockedItself()
  return true
}
