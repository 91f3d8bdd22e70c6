import { answer } from '../../electron/vault/answer.ts'
import { newSession } from '../../electron/vault/session.ts'
import { newContact } from './new-case.ts'

/** Opens an office and adds contact entries without end; prints each one once it is acknowledged. Its parent kills it. */
const [folder = '', passphrase = '', name = '', draft = ''] = process.argv.slice(2)
const session = newSession()
session.handles.set('the-folder-of-the-test', folder)

async function must(request: string, input: unknown): Promise<void> {
  const reply = await answer(session, request, input, { role: 'screen' })
  if (!reply.ok) throw new Error(`${request}: ${reply.problem.code}`)
}

await must('office.unlock', { handle: 'the-folder-of-the-test', secret: { passphrase } })
await must('draft.save', { key: draft, content: 'typed' })
for (let i = 1; ; i++) {
  const summary = `${name}之${i}`
  await must('contact.add', { caseNo: '2026-0001', entry: newContact('d1', summary) })
  process.stdout.write(`${summary}\n`)
}
