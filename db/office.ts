import { randomBytes } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import type { EnumValue } from '../src/domain/enums.ts'
import type { Who } from './audit.ts'
import type { Db, OpenDb } from './open.ts'
import { meta, people } from './schema/office.ts'
import { write, type Change } from './write.ts'

/** A fact about the office by its name, or undefined. */
export function readMeta(db: Db, key: string): string | undefined {
  return db.select({ value: meta.value }).from(meta).where(eq(meta.key, key)).get()?.value
}

/** Sets or replaces a fact about the office. */
export function writeMeta(open: OpenDb, who: Who, key: string, value: string): void {
  write(open, { ...who, action: 'updated', about: `office ${key}` }, (tx) => setMeta(tx, key, value))
}

/** The same as a part of another change. */
export function setMeta(tx: Change, key: string, value: string): void {
  const there = tx.db.select({ id: meta.id }).from(meta).where(eq(meta.key, key)).get()
  if (there) tx.update(meta, there.id, { value })
  else tx.insert(meta, { key, value })
}

/** Someone who works, or worked, in an office. */
export interface Person {
  key: string
  name: string
  role: EnumValue<'person_role'>
  since: string
  removedAt: string | null
}

/** A key for somebody new. */
export function newPersonKey(): string {
  return randomBytes(8).toString('hex')
}

/** Adds someone who works in this office; names are unique, also among those who left. */
export function addPerson(open: OpenDb, who: Who, { key, name, role }: Pick<Person, 'key' | 'name' | 'role'>): void {
  write(open, { ...who, action: 'created', about: `person ${key}` }, (tx) => tx.insert(people, { key, name, role, removedAt: null }))
}

/** Everybody who works or worked in this office, in the order in which they came. */
export function readPeople(db: Db): Person[] {
  const { key, name, role, createdAt, removedAt } = people
  return db.select({ key, name, role, since: createdAt, removedAt }).from(people).orderBy(asc(people.id)).all()
}
