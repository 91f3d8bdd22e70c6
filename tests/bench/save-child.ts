import { answer } from '../../electron/vault/answer.ts'
import { newSession } from '../../electron/vault/session.ts'
import { newContact, PASSPHRASE } from '../vault/new-case.ts'

/** Saves a hundred contact entries between two words on its output, for whoever counts what it does meanwhile. */
const session = newSession()
session.handles.set('the-office-of-the-bench', process.argv[2] ?? '')

async function must(request: string, input: unknown): Promise<void> {
  const reply = await answer(session, request, input, { role: 'screen' })
  if (!reply.ok) throw new Error(`${request}: ${reply.problem.code}`)
}

await must('office.unlock', { handle: 'the-office-of-the-bench', secret: { passphrase: PASSPHRASE } })
process.stdout.write('begin\n')
for (let no = 0; no < 100; no++) await must('contact.add', { caseNo: '2026-0001', entry: newContact('d1', `来电 ${no}`) })
process.stdout.write('end\n')
process.exit(0)
