/** The pages of a long list that have arrived. Pure: what is asked for and what an answer changes. */
import type { Input } from '../../contract/requests.ts'

export const pageSize = 100

/** What the list shows: everything of `cases.list` but the place of the page. */
export type Asked = Omit<Input<'cases.list'>, 'offset' | 'limit'>

export interface Pages<Row> {
  total: number
  /** Page number → its rows. */
  rows: ReadonlyMap<number, readonly Row[]>
}

/** The row at an index, undefined while its page has not arrived. */
export function rowAt<Row>(pages: Pages<Row>, index: number): Row | undefined {
  return pages.rows.get(Math.floor(index / pageSize))?.[index % pageSize]
}

/** The pages that the rows from `from` to `to` stand on and that are not in `known`. */
export function missingPages(from: number, to: number, total: number, known: { has: (page: number) => boolean }): number[] {
  const last = Math.floor(Math.max(0, Math.min(to, total - 1)) / pageSize)
  const missing: number[] = []
  for (let page = Math.floor(Math.max(0, from) / pageSize); page <= last; page++) if (!known.has(page)) missing.push(page)
  return missing
}
