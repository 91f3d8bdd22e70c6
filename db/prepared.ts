import type { Db } from './open.ts'

/** A statement prepared at its first use on each connection, and kept as long as that connection. */
export function prepared<S>(prepare: (db: Db) => S): (db: Db) => S {
  const made = new WeakMap<Db, S>()
  return (db) => {
    const found = made.get(db)
    if (found !== undefined) return found
    const statement = prepare(db)
    made.set(db, statement)
    return statement
  }
}
