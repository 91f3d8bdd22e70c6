import type { Json } from './schema/columns.ts'

/** A domain object as a row gives it: every property that may be missing is there, as a value or as null. */
type FromRow<T> = { [K in keyof Required<T>]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] }

/** The domain object without what was not stated. Naming every property is enforced, so no column is forgotten. */
export function stated<T extends object>(row: FromRow<T>): T {
  const entries = Object.entries(row).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as T
}

export function fromJson<T>(text: Json<T>): T {
  return JSON.parse(text) as T
}

export function fromJsonOrNull<T>(text: Json<T> | null): T | null {
  return text === null ? null : fromJson(text)
}

export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value) as Json<T>
}

export function toJsonOrNull<T>(value: T | undefined): Json<T> | null {
  return value === undefined ? null : toJson(value)
}

export function toFlag(value: boolean | undefined): number | null {
  return value === undefined ? null : Number(value)
}

export function fromFlag(value: number | null): boolean | null {
  return value === null ? null : value === 1
}

/** The next free key of a kind in a case: its letter and one more than the highest number given so far. */
export function nextKey(letter: string, keys: readonly { key: string }[]): string {
  const pattern = new RegExp(`^${letter}(\\d{1,9})$`)
  const highest = keys.reduce((most, { key }) => Math.max(most, Number(pattern.exec(key)?.[1] ?? 0)), 0)
  return `${letter}${highest + 1}`
}
