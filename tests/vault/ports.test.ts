import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { Places } from '../../electron/vault/places.ts'
import { oneAfterTheOther, serve } from '../../electron/vault/ports.ts'
import type { Session } from '../../electron/vault/session.ts'
import { newCase } from './new-case.ts'
import { makeOffice, must, PASSPHRASE, scratch, vault } from './support.ts'

/** A channel to the vault, and what happens after each message that came in. Node's port gives the bare message, Electron's an event with it. */
function connect(session: Session, role: 'screen' | 'paper', afterMessage = () => {}): MessagePort {
  const { port1, port2 } = new MessageChannel()
  const listening = {
    on: (event: 'message', listener: (event: { data: unknown }) => void) =>
      port1.on(event, (data: unknown) => (listener({ data }), afterMessage())),
    postMessage: (message: unknown) => port1.postMessage(message),
    start: () => port1.start(),
  }
  serve(session, listening, role, oneAfterTheOther())
  return port2
}

async function replies(port: MessagePort, count: number): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = []
  while (found.filter((message) => 'reply' in message).length < count)
    found.push(((await once(port, 'message')) as [Record<string, unknown>])[0])
  return found
}

test('requests are answered one after the other, each reply under its own number', async () => {
  const session = vault()
  await makeOffice(session, join(scratch(), 'office'))
  const port = connect(session, 'screen')
  port.postMessage({ id: 1, request: 'case.create', input: newCase('2026-0001') })
  port.postMessage({ id: 2, request: 'case.open', input: { caseNo: '2026-0001' } })
  port.postMessage({ id: 'three', request: 'case.open', input: { caseNo: 'x' } })
  const [first, second, third] = await replies(port, 3)
  expect(first).toMatchObject({ id: 1, reply: { ok: true } })
  expect(second).toMatchObject({ id: 2, reply: { ok: true, value: { caseNo: '2026-0001' } } })
  expect(third).toMatchObject({ id: 'three', reply: { ok: false, problem: { code: 'case.unknown' } } })
  port.close()
})

test('a request waits for the long one before it: what comes right after unlocking finds the office open', async () => {
  const folder = join(scratch(), 'office')
  const maker = vault()
  await makeOffice(maker, folder)
  lockOffice(maker)
  const session = vault()
  session.handles.set('the-folder-of-the-test', folder)
  const port = connect(session, 'screen')
  port.postMessage({ id: 1, request: 'office.unlock', input: { handle: 'the-folder-of-the-test', secret: { passphrase: PASSPHRASE } } })
  port.postMessage({ id: 2, request: 'office.state', input: {} })
  const answered = await replies(port, 2)
  expect(answered.map(({ id }) => id)).toEqual([1, 2])
  expect(answered[1]).toMatchObject({ reply: { ok: true, value: { open: true } } })
  port.close()
})

test('a request whose handle is still on its way from main waits for it; one that never comes is refused', async () => {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  const port = connect(session, 'screen', () => setImmediate(() => session.handles.set('a-place-for-the-copy', join(folder, 'copy'))))
  port.postMessage({ id: 1, request: 'office.copyTo', input: { handle: 'a-place-for-the-copy' } })
  port.postMessage({ id: 2, request: 'office.copyTo', input: { handle: 'a-place-never-picked' } })
  const [first, second] = (await replies(port, 2)).filter((message) => 'reply' in message)
  expect(first).toMatchObject({ id: 1, reply: { ok: true } })
  expect(second).toMatchObject({ id: 2, reply: { ok: false, problem: { code: 'handle.unknown' } } })
  port.close()
})

test('the wait for a handle ends when it comes', async () => {
  vi.useFakeTimers()
  const places = new Places()
  const arrival = places.arrival('a-place-for-the-copy')
  places.set('a-place-for-the-copy', '/somewhere')
  await arrival
  await places.arrival('a-place-for-the-copy')
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('long work tells how far it is before its reply', async () => {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  session.handles.set('a-place-for-the-copy', join(folder, 'copy'))
  const port = connect(session, 'screen')
  port.postMessage({ id: 1, request: 'office.copyTo', input: { handle: 'a-place-for-the-copy' } })
  const messages = await replies(port, 1)
  expect(messages.length).toBeGreaterThan(1)
  expect(messages.at(-2)).toMatchObject({ id: 1, progress: { done: 2, total: 2 } })
  expect(messages.at(-1)).toMatchObject({ id: 1, reply: { ok: true } })
  port.close()
})

test('files come beside a request by their path or as bytes; a list with anything else in it is none', async () => {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  await must(session, 'case.create', newCase('2026-0001'))
  const path = join(folder, 'a.txt')
  writeFileSync(path, 'a')
  const port = connect(session, 'screen')
  const facts = { type: 'other', receivedOn: '2026-11-22' }
  const input = { caseNo: '2026-0001', documents: [facts, { ...facts, name: 'b.bin' }] }
  port.postMessage({ id: 1, request: 'document.add', input, files: [path, new Uint8Array([1, 2])] })
  port.postMessage({ id: 2, request: 'document.add', input, files: [path, { path }] })
  const [first, second] = (await replies(port, 2)).filter((message) => 'reply' in message)
  const documents = [
    { fileName: 'a.txt', sizeBytes: 1 },
    { fileName: 'b.bin', sizeBytes: 2 },
  ]
  expect(first).toMatchObject({ id: 1, reply: { ok: true, value: { documents } } })
  expect(second).toMatchObject({ id: 2, reply: { ok: false, problem: { code: 'document.unreadable' } } })
  port.close()
})

test('a message that is no request is passed over, and the next one is answered', async () => {
  const session = vault()
  const port = connect(session, 'paper')
  for (const message of [null, 7, 'text', [], {}, { id: {} }]) port.postMessage(message)
  port.postMessage({ id: 1, request: 'office.state', input: {} })
  expect(await replies(port, 1)).toEqual([{ id: 1, reply: { ok: false, problem: { code: 'request.refused' } } }])
  port.close()
  expect((await must(session, 'office.state', {})).open).toBe(false)
})

test('contact entries that the page says it holds of a case are left out of its answer, and only those', async () => {
  const session = vault()
  await makeOffice(session, join(scratch(), 'office'))
  const port = connect(session, 'screen')
  const entry = { debts: [], at: '2026-11-22T10:00:00+08:00', zone: 'Asia/Shanghai', channel: 'call', direction: 'counselor_to_creditor' }
  const caseNo = '2026-0001'
  port.postMessage({ id: 0, request: 'case.create', input: newCase(caseNo) })
  for (const summary of ['一', '二', '三'])
    port.postMessage({ id: 0, request: 'contact.add', input: { caseNo, entry: { ...entry, summary, result: 'answered' } } })
  const whole = [
    undefined,
    { caseNo: '2026-0002', contacts: 2 },
    { caseNo, contacts: 0 },
    { caseNo, contacts: 4 },
    { caseNo, contacts: -1 },
  ]
  for (const held of [...whole, 'all', { caseNo, contacts: 2 }, { caseNo, contacts: 3 }])
    port.postMessage({ id: 1, request: 'case.open', input: { caseNo }, held })
  const answered = (await replies(port, 4 + whole.length + 3)).slice(4).map(({ reply }) => reply as Answered)
  const told = answered.map(({ value, leftOut }) => [value.contacts.map(({ summary }) => summary).join(''), leftOut])
  expect(told).toEqual([...whole.map(() => ['一二三', undefined]), ['一二三', undefined], ['三', 2], ['', 3]])
  port.close()
})

interface Answered {
  value: { contacts: { summary: string }[] }
  leftOut?: number
}
