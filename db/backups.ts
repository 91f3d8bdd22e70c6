import { and, asc, desc, eq, gt, notInArray, notLike } from 'drizzle-orm'
import type { Who } from './audit.ts'
import { readMeta, setMeta } from './office.ts'
import type { Db, OpenDb } from './open.ts'
import { cases } from './schema/cases.ts'
import { documents } from './schema/documents.ts'
import { audit, backups, erasures } from './schema/office.ts'
import { write, type Change } from './write.ts'

/** A backup that was made of this office and found whole. */
export type BackupRow = typeof backups.$inferSelect
type NewBackup = Pick<BackupRow, 'name' | 'place' | 'digest' | 'epoch' | 'seq'> & { offMachine: boolean }

/** All that were made, in the order in which they were made, also those that are gone. */
export function readBackups(db: Db): BackupRow[] {
  return db.select().from(backups).orderBy(asc(backups.id)).all()
}

/** Lists a backup that was made, read back and found whole. */
export function addBackup(open: OpenDb, who: Who, { offMachine, ...backup }: NewBackup): BackupRow {
  return write(open, { ...who, action: 'created', about: `backup ${backup.name}` }, (tx) =>
    tx.insert(backups, { ...backup, offMachine: Number(offMachine), checkedAt: who.at, removedAt: null }),
  )
}

/** Notes that it was read through again and found whole. */
export function noteChecked(open: OpenDb, who: Who, { id, name }: BackupRow): void {
  write(open, { ...who, action: 'updated', about: `backup ${name}` }, (tx) => {
    tx.update(backups, id, { checkedAt: who.at })
    setDamage(tx, [name], null)
  })
}

/** What a check has found wrong with a listed backup, by its name. */
export interface KnownDamage {
  name: string
  part: string
  what: 'missing' | 'changed' | 'unreadable'
}

const DAMAGED = 'damagedBackups'

/** The backups whose last check was not a good one. */
export function damagedBackups(db: Db): KnownDamage[] {
  return JSON.parse(readMeta(db, DAMAGED) ?? '[]') as KnownDamage[]
}

/** Notes that it was read through and is not whole. */
export function noteDamaged(open: OpenDb, who: Who, damage: KnownDamage): void {
  write(open, { ...who, action: 'updated', about: `backup ${damage.name}` }, (tx) => setDamage(tx, [damage.name], damage))
}

function setDamage(tx: Change, names: readonly string[], damage: KnownDamage | null): void {
  const before = damagedBackups(tx.db)
  const others = before.filter(({ name }) => !names.includes(name))
  if (damage || others.length < before.length) setMeta(tx, DAMAGED, JSON.stringify(damage ? [...others, damage] : others))
}

/** Notes that these made room for newer ones. */
export function noteRemoved(open: OpenDb, who: Who, gone: readonly BackupRow[]): void {
  write(open, { ...who, action: 'deleted', about: `backups ${gone.map(({ name }) => name).join(' ')}` }, (tx) => {
    for (const { id } of gone) tx.update(backups, id, { removedAt: who.at })
    setDamage(
      tx,
      gone.map(({ name }) => name),
      null,
    )
  })
}

/** When something that a backup is for was last written to the log after entry `seq`: no looks, and no backups. Null: nothing was. */
export function changedAfter(db: Db, seq: number): string | null {
  const newest = db
    .select({ at: audit.at })
    .from(audit)
    .where(and(gt(audit.seq, seq), notInArray(audit.action, ['viewed', 'viewed_sensitive']), notLike(audit.about, 'backup%')))
    .orderBy(desc(audit.seq))
    .limit(1)
    .get()
  return newest?.at ?? null
}

/** A stored document as a backup sees it. */
export interface DocumentInOffice {
  storedName: string
  wrappedKey: Buffer
  sizeBytes: number
  sha256: string
  /** The pseudonym of its case. */
  subject: string
}

/** Every stored document of the office in the order in which they were added. */
export function documentsInOffice(db: Db): DocumentInOffice[] {
  const { storedName, wrappedKey, sizeBytes, sha256 } = documents
  return db
    .select({ storedName, wrappedKey, sizeBytes, sha256, subject: cases.subject })
    .from(documents)
    .innerJoin(cases, eq(cases.id, documents.caseId))
    .orderBy(asc(documents.id))
    .all()
}

/** The pseudonyms of all cases. */
export function subjectsWithCase(db: Db): string[] {
  return db
    .select({ subject: cases.subject })
    .from(cases)
    .all()
    .map(({ subject }) => subject)
}

/** Who was erased, as it goes beside every backup. */
export type ErasedSubject = Pick<typeof erasures.$inferSelect, 'subject' | 'reason' | 'askedBy'> & { at: string }

/** All who were erased from this office, in order. */
export function erasedSubjects(db: Db): ErasedSubject[] {
  const { subject, reason, askedBy, createdAt } = erasures
  return db.select({ subject, reason, askedBy, at: createdAt }).from(erasures).orderBy(asc(erasures.id)).all()
}
