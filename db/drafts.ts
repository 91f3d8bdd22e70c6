import { asc, eq } from 'drizzle-orm'
import type { Db } from './open.ts'
import { drafts } from './schema/office.ts'

/** Keeps what has been typed under a name, in place of what was kept there; `savedAt` is an instant in UTC. Not logged. */
export function saveDraft(db: Db, key: string, content: string, savedAt: string): void {
  const kept = { content, savedAt }
  db.insert(drafts)
    .values({ key, ...kept })
    .onConflictDoUpdate({ target: drafts.key, set: kept })
    .run()
}

/** What is kept under a name, or null. */
export function readDraft(db: Db, key: string): { content: string } | null {
  return db.select({ content: drafts.content }).from(drafts).where(eq(drafts.key, key)).get() ?? null
}

/** Forgets what is kept under a name, if anything is. */
export function dropDraft(db: Db, key: string): void {
  db.delete(drafts).where(eq(drafts.key, key)).run()
}

/** The names under which something is kept. */
export function listDrafts(db: Db): { key: string; savedAt: string }[] {
  return db.select({ key: drafts.key, savedAt: drafts.savedAt }).from(drafts).orderBy(asc(drafts.key)).all()
}
