import { and, asc, eq } from 'drizzle-orm'
import type { Db } from './open.ts'
import { drafts } from './schema/office.ts'

/** Keeps what a person, by key, has typed under a name, in place of what was kept there; `savedAt` is an instant in UTC. Not logged. */
export function saveDraft(db: Db, person: string, key: string, content: string, savedAt: string): void {
  const kept = { content, savedAt }
  db.insert(drafts)
    .values({ person, key, ...kept })
    .onConflictDoUpdate({ target: [drafts.person, drafts.key], set: kept })
    .run()
}

/** What this person keeps under a name, or null. */
export function readDraft(db: Db, person: string, key: string): { content: string } | null {
  return db.select({ content: drafts.content }).from(drafts).where(mine(person, key)).get() ?? null
}

/** Forgets what this person keeps under a name, if anything is. */
export function dropDraft(db: Db, person: string, key: string): void {
  db.delete(drafts).where(mine(person, key)).run()
}

/** The names under which this person keeps something. */
export function listDrafts(db: Db, person: string): { key: string; savedAt: string }[] {
  const { key, savedAt } = drafts
  return db.select({ key, savedAt }).from(drafts).where(eq(drafts.person, person)).orderBy(asc(key)).all()
}

const mine = (person: string, key: string) => and(eq(drafts.person, person), eq(drafts.key, key))

/** Forgets what anybody has typed about a case: the keys of such drafts are "<form>:<case number>" and what may follow after a colon. */
export function dropDraftsOf(db: Db, caseNo: string): void {
  const rows = db.select({ id: drafts.id, key: drafts.key }).from(drafts).all()
  const about = (key: string) => `${key.slice(key.indexOf(':') + 1)}:`.startsWith(`${caseNo}:`)
  for (const { id, key } of rows) if (about(key)) db.delete(drafts).where(eq(drafts.id, id)).run()
}
