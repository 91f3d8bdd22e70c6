import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { filesOf } from './office-folder.ts'

/*
 * vault.holder says who has the office open and since when, for whoever finds it in use. Only the lock on the database
 * decides whether it is; this is read after that lock has refused, so that what a crash left behind is not believed.
 */

const holder = z.strictObject({ person: z.string().min(1).max(200), since: z.iso.datetime() })

/** Notes that the person has the office open from now on; an office opens without it too. */
export function noteHolder(folder: string, person: string): void {
  try {
    writeFileSync(filesOf(folder).holder, JSON.stringify({ person, since: new Date().toISOString() }), { mode: 0o600 })
  } catch {
    dropHolder(folder)
  }
}

/** Takes the note away. */
export function dropHolder(folder: string): void {
  rmSync(filesOf(folder).holder, { force: true })
}

/** Who holds an office that is in use, and since when on this computer's clock ("2026-11-23 09:15"); nothing when that is not known. */
export function holderOf(folder: string): Record<string, string> {
  try {
    const { person, since } = holder.parse(JSON.parse(readFileSync(filesOf(folder).holder, 'utf8')))
    return { person, since: localTime(since) }
  } catch {
    return {}
  }
}

/** An instant on this computer's clock, "2026-11-23 09:15". */
export function localTime(instant: string): string {
  const local = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`
  return `${day} ${two(local.getHours())}:${two(local.getMinutes())}`
}
