import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { auditHead } from '../../db/audit.ts'
import { listDrafts, readDraft } from '../../db/drafts.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice, type Session } from '../../electron/vault/session.ts'
import { makeOffice, must, scratch, unlock, vault } from './support.ts'

const key = 'intake'

async function openedOffice(): Promise<{ session: Session; folder: string; onDisk: () => string | undefined }> {
  const session = vault()
  const folder = join(scratch(), 'office')
  await makeOffice(session, folder)
  return { session, folder, onDisk: () => readDraft(openOffice(session).database.db, openOffice(session).me.key, key)?.content }
}

afterEach(() => void vi.useRealTimers())

test('the first sign is on the disk at once, later ones at most every 300 ms, the last one always', async () => {
  const { session, onDisk } = await openedOffice()
  vi.useFakeTimers()
  const type = (content: string) => must(session, 'draft.save', { key, content })
  await type('张')
  expect(onDisk()).toBe('张')
  await type('张三')
  await type('张三李')
  expect(onDisk()).toBe('张')
  expect(await must(session, 'draft.read', { key })).toEqual({ content: '张三李' })
  vi.advanceTimersByTime(299)
  expect(onDisk()).toBe('张')
  vi.advanceTimersByTime(1)
  expect(onDisk()).toBe('张三李')
  await type('张三李四')
  expect(onDisk()).toBe('张三李')
  vi.advanceTimersByTime(300)
  expect(onDisk()).toBe('张三李四')
  vi.advanceTimersByTime(300)
  await type('王')
  expect(onDisk()).toBe('王')
})

test('two drafts do not wait for each other', async () => {
  const { session } = await openedOffice()
  await must(session, 'draft.save', { key: 'a', content: '1' })
  await must(session, 'draft.save', { key: 'b', content: '2' })
  expect(
    listDrafts(openOffice(session).database.db, openOffice(session).me.key)
      .map((draft) => draft.key)
      .toSorted(),
  ).toEqual(['a', 'b'])
})

test('locking writes what waits, and it is there after unlocking', async () => {
  const { session, folder } = await openedOffice()
  await must(session, 'draft.save', { key, content: '1' })
  await must(session, 'draft.save', { key, content: '12' })
  lockOffice(session)
  await unlock(session, folder)
  expect(await must(session, 'draft.read', { key })).toEqual({ content: '12' })
  expect(await must(session, 'draft.list', {})).toEqual([{ key, savedAt: expect.stringMatching(/^\d{4}-.*Z$/) }])
})

test('a dropped draft is gone from memory and disk, and nothing brings it back', async () => {
  const { session, folder, onDisk } = await openedOffice()
  vi.useFakeTimers()
  await must(session, 'draft.save', { key, content: '1' })
  await must(session, 'draft.save', { key, content: '12' })
  await must(session, 'draft.drop', { key })
  expect(onDisk()).toBeUndefined()
  vi.advanceTimersByTime(1000)
  expect(onDisk()).toBeUndefined()
  expect(await must(session, 'draft.read', { key })).toBeNull()
  vi.useRealTimers()
  lockOffice(session)
  await unlock(session, folder)
  expect(await must(session, 'draft.list', {})).toEqual([])
})

test('drafts leave no entry in the log', async () => {
  const { session } = await openedOffice()
  const { db } = openOffice(session).database
  const before = auditHead(db)
  await must(session, 'draft.save', { key, content: '1' })
  await must(session, 'draft.drop', { key })
  expect(auditHead(db)).toEqual(before)
  expect(await must(session, 'office.check', {})).toMatchObject({ ok: true })
})
