/** Paths into a form's values as types and as functions: "client.phones.0.number". */
export type Path<T> = T extends readonly (infer I)[]
  ? `${number}` | (I extends object ? `${number}.${Path<I>}` : never)
  : T extends object
    ? { [K in keyof T & string]: K | (NonNullable<T[K]> extends object ? `${K}.${Path<NonNullable<T[K]>>}` : never) }[keyof T & string]
    : never

type Step<T, K extends string> = T extends readonly (infer I)[] ? I : K extends keyof T ? T[K] : never

/** The type of what stands at a path. */
export type At<T, P extends string> = P extends `${infer H}.${infer R}` ? At<NonNullable<Step<T, H>>, R> : Step<T, P>

/** What stands at a path. */
export function readAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], values)
}

/** A copy of the values with `value` at the path; what the path does not touch stays the same object. */
export function writeAt<T>(values: T, path: string, value: unknown): T {
  const [step = '', ...rest] = path.split('.')
  const next = rest.length === 0 ? value : writeAt(readAt(values, step) ?? {}, rest.join('.'), value)
  if (Array.isArray(values)) return values.map((item: unknown, index) => (String(index) === step ? next : item)) as T
  return { ...values, [step]: next }
}
