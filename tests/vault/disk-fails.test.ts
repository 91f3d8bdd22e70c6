import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { codeOf } from '../../db/errors.ts'
import { problemOf } from '../../electron/vault/answer.ts'
import { createAnchor, openAnchor } from '../../electron/vault/anchor.ts'
import { lockOffice, officeState } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import { makeOffice, must, problemOf as refusalOf, scratch, unlock, vault } from './support.ts'

const anchorKey = Buffer.alloc(32, 5)
const head = (seq: number) => ({ seq, mac: String(seq).padStart(64, '0') })
const inOrder = () => ({ missing: 0, differs: false })

async function openedOffice(): Promise<{ session: Session; folder: string }> {
  const session = vault()
  const folder = join(scratch(), 'office')
  await makeOffice(session, folder)
  return { session, folder }
}

/** From now on SQLite writes nothing more, or does again. */
function refuseWrites(session: Session, refuse: boolean): void {
  openOffice(session).database.sqlite.pragma(`query_only = ${refuse ? 'on' : 'off'}`)
}

afterEach(() => void vi.useRealTimers())

test('what the disk does not take of a draft is said at the next sign, and written once it takes it again', async () => {
  const { session } = await openedOffice()
  vi.useFakeTimers()
  const type = (content: string) => ({ key: 'intake', content })
  await must(session, 'draft.save', type('张'))
  await must(session, 'draft.save', type('张三'))
  refuseWrites(session, true)
  vi.advanceTimersByTime(1000)
  expect(await refusalOf(session, 'draft.save', type('张三李'))).toEqual({ code: 'office.notWritable' })
  expect(await must(session, 'draft.read', { key: 'intake' })).toEqual({ content: '张三' })
  refuseWrites(session, false)
  vi.advanceTimersByTime(300)
  const { database, me } = openOffice(session)
  const kept = database.sqlite.prepare('SELECT content FROM drafts WHERE person = ?').pluck().get(me.key)
  expect(kept).toBe('张三')
})

test('an office locks on a disk that takes nothing more, and opens again in the same program', async () => {
  const { session, folder } = await openedOffice()
  refuseWrites(session, true)
  lockOffice(session)
  expect(await unlock(session, folder)).toMatchObject({ ok: true, value: { notices: [{ code: 'office.uncleanExit' }] } })
})

test('an anchor that the disk does not take is told, and the next line that it takes stands for all', async () => {
  const { session, folder } = await openedOffice()
  const place = join(scratch(), 'anchor')
  mkdirSync(place)
  const path = join(place, 'vault.anchor')
  createAnchor(path, anchorKey, head(1))
  const anchor = openAnchor(path, anchorKey, head(1), inOrder)
  openOffice(session).anchor.close()
  openOffice(session).anchor = anchor
  // Its file cannot be added to any more, and there is no folder for a new one.
  anchor.close()
  rmSync(place, { recursive: true })
  anchor.add(head(2))
  expect(officeState(session).notices).toEqual([{ code: 'office.anchorBehind' }])
  expect(anchor.last().seq).toBe(1)
  mkdirSync(place)
  anchor.add(head(3))
  expect(officeState(session).notices).toEqual([])
  expect(anchor.last().seq).toBe(3)
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(2)
  expect(folder).not.toBe(place)
})

test('a last line that a power cut tore was never acknowledged; any other change of the anchor is one', () => {
  const path = join(scratch(), 'vault.anchor')
  const reopened = (text: string) => {
    writeFileSync(path, text)
    const anchor = openAnchor(path, anchorKey, head(3), inOrder)
    anchor.close()
    return anchor.verdict.broken
  }
  createAnchor(path, anchorKey, head(1))
  const anchor = openAnchor(path, anchorKey, head(1), inOrder)
  anchor.add(head(2))
  anchor.add(head(3))
  anchor.close()
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  const torn = `${'\0'.repeat(100)}${lines[2]!.slice(100)}\n`
  expect(reopened(`${lines[0]}\n${lines[1]}\n${torn}`)).toBe(false)
  expect(reopened(`${lines[0]}\n${lines[1]}\n${lines[2]!.replace('3', '4')}\n`)).toBe(true)
  expect(reopened(`${torn}${lines[1]}\n${lines[2]}\n`)).toBe(true)
  expect(reopened(torn)).toBe(true)
})

test('each failure of the disk is told by a sentence of its own', () => {
  const told = (code: string, more = {}) => problemOf(Object.assign(new Error(code), { code, ...more })).code
  for (const code of ['SQLITE_FULL', 'ENOSPC', 'EDQUOT']) expect(told(code)).toBe('office.diskFull')
  for (const code of ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'EIO']) expect(told(code)).toBe('office.diskFails')
  for (const code of ['EACCES', 'EROFS', 'SQLITE_READONLY_DBMOVED', 'SQLITE_CANTOPEN']) expect(told(code)).toBe('office.notWritable')
  for (const code of ['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB']) expect(told(code)).toBe('office.damaged')
  expect(told('SQLITE_CONSTRAINT')).toBe('unexpected')
  // Node's rmSync() leaves the code empty.
  expect(told('', { syscall: 'rm' })).toBe('office.diskFails')
  expect(codeOf('ENOSPC')).toBe('')
})
