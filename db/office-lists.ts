import { eq } from 'drizzle-orm'
import type { OfficeLists } from '../src/domain/office-lists.ts'
import type { Who } from './audit.ts'
import type { Db, OpenDb } from './open.ts'
import { fromJson, toJson } from './rows.ts'
import { officeLists } from './schema/office.ts'
import { write } from './write.ts'

/** What the office has set; a list that it never touched is missing. */
export function readOfficeLists(db: Db): Partial<OfficeLists> {
  const rows = db.select({ name: officeLists.name, list: officeLists.list }).from(officeLists).all()
  return Object.fromEntries(rows.map(({ name, list }) => [name, fromJson(list)]))
}

/** Replaces one list. */
export function saveOfficeList<N extends keyof OfficeLists>(
  open: OpenDb,
  who: Who,
  { name, value }: { name: N; value: OfficeLists[N] },
): void {
  write(open, { ...who, action: 'updated', about: `office ${name}` }, (tx) => {
    const there = tx.db.select({ id: officeLists.id }).from(officeLists).where(eq(officeLists.name, name)).get()
    const set = { name, list: toJson<OfficeLists[keyof OfficeLists]>(value) }
    if (there) tx.update(officeLists, there.id, set)
    else tx.insert(officeLists, set)
  })
}
