import { and, count, eq, isNull, or } from 'drizzle-orm'
import type { Who } from './audit.ts'
import { Refusal } from './errors.ts'
import { readPeople, type Person } from './office.ts'
import type { Db, OpenDb } from './open.ts'
import { cases } from './schema/cases.ts'
import { drafts, people } from './schema/office.ts'
import { write, type Change } from './write.ts'

/** Everybody who works or worked here, and how many cases each has. */
export function peopleWithCases(db: Db): (Person & { cases: number })[] {
  const counts = db.select({ key: cases.assignedTo, cases: count() }).from(cases).groupBy(cases.assignedTo).all()
  const byKey = new Map(counts.map((row) => [row.key, row.cases]))
  return readPeople(db).map((person) => ({ ...person, cases: byKey.get(person.key) ?? 0 }))
}

/** Someone who works here. Refuses person.unknown. */
export function needPerson(db: Db, key: string): Person {
  const found = readPeople(db).find((person) => person.key === key && person.removedAt === null)
  if (!found) throw new Refusal('person.unknown')
  return found
}

/** Refuses person.nameTaken: a name is one person's for ever, since the log knows people by it. */
export function mustBeNewName(db: Db, name: string): void {
  if (readPeople(db).some((person) => person.name === name)) throw new Refusal('person.nameTaken', undefined, 'name')
}

/** Says what a person may do from now on. Refuses person.unknown, person.lastAdministrator. */
export function changeRole(open: OpenDb, who: Who, { key, role }: Pick<Person, 'key' | 'role'>): void {
  write(open, { ...who, action: 'updated', about: `person ${key}` }, (tx) => {
    if (role !== 'administrator') mustNotBeLast(tx.db, needPerson(tx.db, key))
    tx.update(people, idOf(tx.db, key), { role })
  })
}

/** Refuses person.unknown, person.lastAdministrator, and person.casesToThemselves when their cases would go to themselves. */
export function mustBeRemovable(db: Db, key: string, casesTo: string | null): void {
  mustNotBeLast(db, needPerson(db, key))
  if (casesTo === key) throw new Refusal('person.casesToThemselves', undefined, 'casesTo')
  if (casesTo !== null) needPerson(db, casesTo)
}

/** Ends a person's work here: what they typed and did not save goes, and their cases go to somebody else or to nobody, with an entry for each. */
export function removePerson(tx: Change, key: string, casesTo: string | null): void {
  tx.update(people, idOf(tx.db, key), { removedAt: tx.who.at })
  tx.entry({ action: 'deleted', about: `person ${key}` })
  tx.db.delete(drafts).where(eq(drafts.person, key)).run()
  const theirs = tx.db
    .select({ id: cases.id, caseNo: cases.caseNo, assignedTo: cases.assignedTo, deputy: cases.deputy })
    .from(cases)
    .where(or(eq(cases.assignedTo, key), eq(cases.deputy, key)))
    .all()
  for (const { id, caseNo, assignedTo, deputy } of theirs) {
    tx.update(cases, id, { assignedTo: assignedTo === key ? casesTo : assignedTo, deputy: deputy === key ? null : deputy })
    tx.entry({ action: 'updated', about: 'assignment', caseNo })
  }
}

function mustNotBeLast(db: Db, { key, role }: Person): void {
  if (role !== 'administrator') return
  const others = db
    .select({ key: people.key })
    .from(people)
    .where(and(eq(people.role, 'administrator'), isNull(people.removedAt)))
    .all()
  if (!others.some((other) => other.key !== key)) throw new Refusal('person.lastAdministrator')
}

function idOf(db: Db, key: string): number {
  return db.select({ id: people.id }).from(people).where(eq(people.key, key)).get()!.id
}
