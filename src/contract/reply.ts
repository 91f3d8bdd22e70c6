/** What went wrong, as a value: its sentence is `problems[code]` in src/words, filled with `params`. */
export interface Problem {
  code: string
  params?: Record<string, string | number>
  /** The path of the field that it stands beside, "client.name". */
  field?: string
}

export type Reply<T> = { ok: true; value: T } | { ok: false; problem: Problem }
