import type Database from 'better-sqlite3'

/** Whether the last program that had it open closed it. */
export function closedInOrder(sqlite: Database.Database): boolean {
  return sqlite.prepare('SELECT closed FROM last_use').pluck().get() === 1
}

/** Notes that the file is open now; gives whether it had been closed in order, as a new file counts. */
export function noteUse(sqlite: Database.Database): boolean {
  const closed = sqlite.prepare<[], number>('SELECT closed FROM last_use').pluck().get()
  sqlite.prepare('INSERT INTO last_use (id, closed) VALUES (1, 0) ON CONFLICT (id) DO UPDATE SET closed = 0').run()
  return closed !== 0
}
