import { answer } from '../../electron/vault/answer.ts'
import { newSession } from '../../electron/vault/session.ts'

/**
 * Another computer: knows nothing but a disk with backups and some secrets, and makes an office with each of them, beside each other in a
 * folder. Prints the answers as JSON.
 */
const [disk = '', name = '', folder = '', secrets = '[]'] = process.argv.slice(2)
const replies: unknown[] = []
for (const [no, secret] of (JSON.parse(secrets) as object[]).entries()) {
  const session = newSession()
  session.handles.set('the-disk-of-the-test', disk)
  session.handles.set('the-place-of-the-office', `${folder}/office ${no}`)
  const handles = { handle: 'the-disk-of-the-test', to: 'the-place-of-the-office' }
  replies.push(await answer(session, 'backup.restore', { ...handles, name, secret }, { role: 'screen' }))
}
process.stdout.write(JSON.stringify(replies))
