import type { OpenDb } from '../../db/open.ts'

/** Changes an office as somebody would who has the key and takes the triggers away for a moment. */
export function byHand({ sqlite }: OpenDb, change: string | (() => void)): void {
  const triggers = sqlite.prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all()
  sqlite.pragma('foreign_keys = OFF')
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER "${name}"`)
  if (typeof change === 'string') sqlite.exec(change)
  else change()
  for (const { sql } of triggers) sqlite.exec(sql)
  sqlite.pragma('foreign_keys = ON')
}
