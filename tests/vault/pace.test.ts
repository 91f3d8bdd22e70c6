import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { answer } from '../../electron/vault/answer.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import { newCase } from './new-case.ts'
import { makeOffice, must, PERSON, problemOf, scratch, unlock, vault } from './support.ts'

const numbers = ['2026-0001', '2026-0002', '2026-0003', '2026-0004']
const today = '2026-11-22'

/** An office of four cases, opened anew, in which three may be read in a minute. */
async function pacedOffice(): Promise<{ session: Session; folder: string }> {
  const session = vault()
  const folder = join(scratch(), 'office')
  await makeOffice(session, folder)
  for (const caseNo of numbers) await must(session, 'case.create', newCase(caseNo))
  lockOffice(session)
  await unlock(session, folder)
  session.around.opensPerMinute = 3
  return { session, folder }
}

test('more cases in a minute than a person reads lock the office; the log says so, and the passphrase opens it again', async () => {
  const { session, folder } = await pacedOffice()
  let told = 0
  session.around.lockedItself = () => void (told += 1)
  for (const caseNo of numbers.slice(0, 3)) await must(session, 'case.open', { caseNo })
  expect(await problemOf(session, 'case.open', { caseNo: numbers[3]! })).toEqual({ code: 'request.tooMany', params: { count: 3 } })
  expect(told).toBe(1)
  expect(await problemOf(session, 'case.open', { caseNo: numbers[0]! })).toEqual({ code: 'office.locked' })
  await unlock(session, folder)
  const [newest] = auditEntries(openOffice(session).database.db, { from: 0, limit: 1 })
  expect(newest).toMatchObject({ by: PERSON, action: 'viewed', about: 'too many cases in a minute' })
  expect((await must(session, 'case.open', { caseNo: numbers[3]! })).caseNo).toBe(numbers[3])
})

test('one case may be read and changed as often as a person likes, and a case that is not there does not count', async () => {
  const { session } = await pacedOffice()
  for (let turn = 0; turn < 20; turn++) {
    await must(session, 'case.open', { caseNo: numbers[0]! })
    await must(session, 'case.update', { caseNo: numbers[0]!, priority: turn % 2 === 0 ? 'low' : 'high' })
    expect(await problemOf(session, 'case.open', { caseNo: `2030-${turn}` })).toMatchObject({ code: 'case.unknown' })
  }
})

test('whatever shows a case counts: an answer to a change, a page to print, a check of its record', async () => {
  const asks: [string, object, 'screen' | 'paper'][] = [
    ['case.update', { priority: 'low' }, 'screen'],
    ['case.verify', {}, 'screen'],
    ['paper.page', { kind: 'summary', language: 'en', today }, 'paper'],
  ]
  for (const [request, input, role] of asks) {
    const { session } = await pacedOffice()
    for (const [index, caseNo] of numbers.entries()) {
      const reply = await answer(session, request, { ...input, caseNo }, { role })
      expect(reply, `${request} ${index}`).toMatchObject(index < 3 ? { ok: true } : { ok: false, problem: { code: 'request.tooMany' } })
    }
  }
})
