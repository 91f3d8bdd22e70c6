import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'playwright/test'
import { writeCases } from '../../src/contract/interchange.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { today } from '../../src/ui/clock.ts'
import type { Language } from '../../src/words/words.ts'
import { handsOn, type Hands } from './hands.ts'
import { PASSPHRASE, PERSON, unlock, type AtWork } from './office-steps.ts'
import { launch, newHome } from './support.ts'

/** An office with these cases, made without a window and opened in one; each document holds `content`, or its own name. */

const commands = join(import.meta.dirname, '..', '..', 'out', 'main', 'commands.js')

export interface Prepared {
  language?: Language
  by?: Hands['by']
  content?: (name: string) => Uint8Array
}

/** Where the office of a prepared home lies. */
export const officeIn = (home: string): string => join(home, 'Parley', 'Office')

/** A home with an office that a start of the app offers to unlock. */
export function homeWith(files: readonly CaseFile[], { language = 'en', content = plainName }: Prepared = {}): string {
  const home = newHome()
  const secret = join(home, 'passphrase.txt')
  const file = join(home, 'cases to take in.json')
  writeFileSync(secret, `${PASSPHRASE}\n`)
  const cases = files.map((one) => ({
    file: one,
    documents: one.documents.map(({ key, fileName }) => ({ key, content: [content(fileName)] })),
  }))
  writeFileSync(file, writeCases(cases, today()))
  mkdirSync(dirname(officeIn(home)))
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [commands, ...args, '--office', officeIn(home), '--passphrase-file', secret], { stdio: 'pipe' })
  run('create', '--person', PERSON, '--recovery-out', join(home, 'recovery key.txt'))
  run('import', '--in', file)
  writeFileSync(secret, '')
  writeFileSync(file, '')
  const settings = join(home, 'config', 'Parley', 'settings.json')
  mkdirSync(dirname(settings), { recursive: true, mode: 0o700 })
  writeFileSync(settings, JSON.stringify({ language, idleMinutes: 30, lastOffice: officeIn(home) }), { mode: 0o600 })
  return home
}

const plainName = (name: string): Uint8Array => new TextEncoder().encode(name)

/** The same, unlocked, at the list of cases. */
export async function officeWith(files: readonly CaseFile[], prepared: Prepared = {}): Promise<AtWork> {
  const { language = 'en', by = 'mouse' } = prepared
  const it = await launch({ home: homeWith(files, prepared) })
  const hands = handsOn(it.page, language, by)
  await unlock(hands)
  await expect(it.page.getByRole('heading', { level: 1, name: hands.words.cases.title })).toBeVisible()
  return { ...it, hands, recoveryFile: join(it.home, 'recovery key.txt') }
}
