import { sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

const half = 2 ** 26

/** The sum of a column of amounts in two halves, since amounts together can pass what SQLite adds up; `whole` reads it. */
export function halvesOf(amount: SQLiteColumn): SQL<string> {
  return sql<string>`coalesce(sum(${amount} / ${sql.raw(String(half))}), 0) || ' ' || coalesce(sum(${amount} % ${sql.raw(String(half))}), 0)`
}

/** The exact sum in minor units. */
export function whole(halves: string): bigint {
  const [high = '', low = ''] = halves.split(' ')
  return BigInt(high) * BigInt(half) + BigInt(low)
}
