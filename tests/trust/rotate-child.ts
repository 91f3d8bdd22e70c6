import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Opens an office and changes its keys while a person leaves, until it is killed: by the test at some moment after it said
 * "begun", or by itself before the call of the file system with the number given. Says "done <calls> <call that decided> <ms>" when it was not.
 */
const [folder = '', passphrase = '', leaving = '', casesTo = '', fatal = ''] = process.argv.slice(2)
const watched = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'rmSync', 'closeSync'] as const
let calls = -1
let deciding = 0

for (const name of watched) {
  const real = fs[name] as (...given: unknown[]) => unknown
  const counted = (...given: unknown[]) => {
    if (calls >= 0 && (calls += 1) === Number(fatal)) process.kill(process.pid, 'SIGKILL')
    if (calls > 0 && name === 'renameSync' && String(given[1]).endsWith('vault.keys')) deciding = calls
    return real(...given)
  }
  Object.assign(fs, { [name]: counted })
}
syncBuiltinESMExports()

const { removePerson } = await import('../../db/people.ts')
const { LOWEST_COST } = await import('../../electron/vault/argon.ts')
const { rotate } = await import('../../electron/vault/rotate.ts')
const { newSession } = await import('../../electron/vault/session.ts')
const { unlockOffice } = await import('../../electron/vault/unlock.ts')

const session = newSession({ cost: () => Promise.resolve(LOWEST_COST) })
const office = await unlockOffice(session, folder, { passphrase })
fs.writeSync(1, 'begun\n')
const from = performance.now()
calls = 0
rotate(session, office, { without: leaving, change: (tx) => removePerson(tx, leaving, casesTo) }, () => {})
const made = calls
calls = -1
fs.writeSync(1, `done ${made} ${deciding} ${Math.ceil(performance.now() - from)}\n`)
process.exit(0)
