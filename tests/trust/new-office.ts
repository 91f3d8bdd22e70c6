import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { newCase } from '../vault/new-case.ts'
import { makeOffice, must } from '../vault/support.ts'
import { CASE_NO } from './acts.ts'
import { keysOf, quietSession, type Keys } from './at-hand.ts'

/** Makes an office with one case and one agreement in `folder`, leaves it locked and gives its keys. */
export async function newOfficeAt(folder: string): Promise<{ keys: Keys; recoveryKey: string }> {
  const session = quietSession()
  const recoveryKey = await makeOffice(session, folder)
  await must(session, 'case.create', newCase(CASE_NO))
  await must(session, 'agreement.add', { caseNo: CASE_NO, debts: ['d1'] })
  const keys = keysOf(session.office!)
  lockOffice(session)
  return { keys, recoveryKey }
}

/** A new folder in memory where the system has such a place, since waiting for a disk is not what is tried. Gone after the test. */
export function newPlace(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'parley-trust-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
