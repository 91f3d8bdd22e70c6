import { createInterface } from 'node:readline'
import { answer } from '../../electron/vault/answer.ts'
import { lockOffice } from '../../electron/vault/life.ts'
import { newSession } from '../../electron/vault/session.ts'
import { newContact } from '../vault/new-case.ts'

/**
 * One of two programs that want the same office. A line on its input is an order, a line on its output the answer:
 * "open <microseconds to wait>" → "open" or the problem's code, and the milliseconds it took; "write <summary>"; "lock".
 */
const [folder = '', passphrase = '', caseNo = ''] = process.argv.slice(2)
const session = newSession()
session.handles.set('the-folder-of-the-test', folder)

for await (const line of createInterface(process.stdin)) {
  const [order = '', rest = ''] = line.split(' ')
  process.stdout.write(`${await obey(order, rest)}\n`)
}

async function obey(order: string, rest: string): Promise<string> {
  if (order === 'lock') return (lockOffice(session), 'locked')
  if (order === 'write') return ask('contact.add', { caseNo, entry: newContact('d1', rest) })
  const until = performance.now() + Number(rest) / 1000
  while (performance.now() < until);
  const from = performance.now()
  const said = await ask('office.unlock', { handle: 'the-folder-of-the-test', secret: { passphrase } })
  return `${said} ${(performance.now() - from).toFixed(0)}`
}

async function ask(request: string, input: unknown): Promise<string> {
  const reply = await answer(session, request, input, { role: 'screen' })
  return reply.ok ? 'ok' : reply.problem.code
}
