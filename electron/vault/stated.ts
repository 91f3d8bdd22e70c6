/** A parsed input in which a property either has a value or is not there. */
export type Stated<T> = T extends string | number | boolean | null | undefined | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? Stated<Item>[]
    : { [K in keyof T]: Stated<Exclude<T[K], undefined>> }

/** Leaves out every property whose value is undefined: the page may send one for a field that was not filled in. */
export function stated<T>(value: T): Stated<T> {
  return leaveOut(value) as Stated<T>
}

function leaveOut(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leaveOut)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.map(([key, each]) => [key, leaveOut(each)]))
}

/** The path of the first text with half a character (a lone surrogate), which no database keeps as it is; null when there is none. */
export function brokenText(value: unknown, path: readonly string[] = []): readonly string[] | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : path
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null
  for (const [key, each] of Object.entries(value)) {
    const found = brokenText(each, [...path, key])
    if (found) return found
  }
  return null
}
