import { asc, eq } from 'drizzle-orm'
import type { Who } from './audit.ts'
import type { Db, OpenDb } from './open.ts'
import { meta, people } from './schema/office.ts'
import { write } from './write.ts'

/** A fact about the office by its name, or undefined. */
export function readMeta(db: Db, key: string): string | undefined {
  return db.select({ value: meta.value }).from(meta).where(eq(meta.key, key)).get()?.value
}

/** Sets or replaces a fact about the office. */
export function writeMeta(open: OpenDb, who: Who, key: string, value: string): void {
  write(open, { ...who, action: 'updated', about: `office ${key}` }, (tx) => {
    const there = tx.db.select({ id: meta.id }).from(meta).where(eq(meta.key, key)).get()
    if (there) tx.update(meta, there.id, { value })
    else tx.insert(meta, { key, value })
  })
}

/** Adds someone who works in this office; names are unique. */
export function addPerson(open: OpenDb, who: Who, name: string): void {
  write(open, { ...who, action: 'created', about: 'office person' }, (tx) => tx.insert(people, { name }))
}

/** Who works in this office, in the order in which they came. */
export function readPeople(db: Db): { name: string }[] {
  return db.select({ name: people.name }).from(people).orderBy(asc(people.id)).all()
}
