import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockOffice } from '../../electron/vault/life.ts'
import { openOffice } from '../../electron/vault/session.ts'
import { unlock, vault } from './support.ts'

const PAGE = 4096

/** Spoils a page of an office's database. */
export function damagePage(folder: string, no: number): void {
  const path = join(folder, 'vault.db')
  const bytes = readFileSync(path)
  bytes.fill(0xa5, (no - 1) * PAGE, no * PAGE)
  writeFileSync(path, bytes)
}

/** The page on which a table begins. */
export async function rootOf(folder: string, table: string): Promise<number> {
  const session = vault()
  await unlock(session, folder)
  const { sqlite } = openOffice(session).database
  const page = sqlite.prepare<[string], number>('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table)
  lockOffice(session)
  return page!
}
