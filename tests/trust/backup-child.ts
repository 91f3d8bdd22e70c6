import { answer } from '../../electron/vault/answer.ts'
import { newSession } from '../../electron/vault/session.ts'

/** Opens an office and backs it up; says each step it has made. Its parent kills it. */
const [folder = '', disk = '', passphrase = ''] = process.argv.slice(2)
const session = newSession()
session.handles.set('the-folder-of-the-test', folder)
session.handles.set('the-disk-of-the-test', disk)

async function must(request: string, input: unknown): Promise<void> {
  const reply = await answer(session, request, input, { role: 'screen', progress: (done) => process.stdout.write(`${done}\n`) })
  if (!reply.ok) throw new Error(`${request}: ${reply.problem.code}`)
}

await must('office.unlock', { handle: 'the-folder-of-the-test', secret: { passphrase } })
process.stdout.write('0\n')
await must('backup.now', { handle: 'the-disk-of-the-test' })
process.stdout.write('done\n')
