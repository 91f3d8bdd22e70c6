import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { documentsInOffice, noteRemoved, readBackups } from '../../../db/backups.ts'
import { keptGenerations } from '../../../src/domain/generations.ts'
import { whoIn, type Office } from '../session.ts'
import { dropUnneeded } from './documents.ts'
import { instantOf } from './places.ts'

/**
 * Makes room in a place: of the backups that this office's list has there, all go but the 7 newest days, 4 weeks and 12 months. What
 * the list does not know is left alone: another copy of the office may have made it. What is not there may lie on another disk that is
 * used in turn.
 */
export function removeOld(office: Office, set: string, place: string): void {
  const { database } = office
  const rows = readBackups(database.db).filter((row) => row.place === place && row.removedAt === null && existsSync(join(set, row.name)))
  const aged = rows.map((row) => ({ row, at: instantOf(row.name), no: row.id }))
  const kept = keptGenerations(aged, Intl.DateTimeFormat().resolvedOptions().timeZone)
  const old = aged.filter((one) => !kept.has(one)).map(({ row }) => row)
  if (old.length === 0) return
  for (const { name } of old) removeGeneration(join(set, name))
  noteRemoved(database, whoIn(office), old)
  dropUnneeded(set, documentsInOffice(database.db))
}

/** Under a name that is no backup's first, so that half of one is never taken for a whole one. */
function removeGeneration(folder: string): void {
  renameSync(folder, `${folder}.partial`)
  rmSync(`${folder}.partial`, { recursive: true })
}
