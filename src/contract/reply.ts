/** What went wrong, as a value: its sentence is `problems[code]` in src/words, filled with `params`. */
export interface Problem {
  code: string
  params?: Record<string, string | number>
  /** The path of the field that it stands beside, "client.name". */
  field?: string
}

/** `leftOut`: how many contact entries the asker said it holds of the answered case, and which are not sent again. */
export type Reply<T> = { ok: true; value: T; leftOut?: number } | { ok: false; problem: Problem }

/** What the screen holds of the log of a case, which only ever gets entries: how many of them, from the first on. */
export interface Held {
  caseNo: string
  contacts: number
}
