import { answer } from '../../electron/vault/answer.ts'
import { newSession } from '../../electron/vault/session.ts'

/** A second program: opens the office named on its command line, says how that went, and holds it until it is ended. */
const [folder = '', passphrase = ''] = process.argv.slice(2)
const session = newSession()
session.handles.set('the-folder-of-the-test', folder)
const reply = await answer(session, 'office.unlock', { handle: 'the-folder-of-the-test', secret: { passphrase } }, { role: 'screen' })
console.log(reply.ok ? 'open' : reply.problem.code)
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
