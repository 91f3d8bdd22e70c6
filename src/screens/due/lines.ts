/** Where the headings and the rows of a list stand. Pure. */

/** A heading over as many rows. */
export interface Headed {
  rows: number
}

/** A line of the list: a heading, or the row at a place among all rows. */
export type Line<H extends Headed> = { heading: H } | { row: number }

/** How many lines headings and rows together take. */
export function countLines(headings: readonly Headed[]): number {
  return headings.reduce((count, { rows }) => count + rows + 1, 0)
}

/** What stands on the line with this number, from 0 on; undefined beyond the last. */
export function lineAt<H extends Headed>(headings: readonly H[], index: number): Line<H> | undefined {
  let line = index
  let row = 0
  for (const heading of headings) {
    if (line === 0) return { heading }
    if (line <= heading.rows) return { row: row + line - 1 }
    line -= heading.rows + 1
    row += heading.rows
  }
  return undefined
}

/** The first line at or after this one that holds a row, else the last one that does; -1 when there is none. */
export function rowLineNear(headings: readonly Headed[], index: number): number {
  const last = countLines(headings) - 1
  const from = Math.max(0, Math.min(index, last))
  const at = lineAt(headings, from)
  return at === undefined ? -1 : 'row' in at ? from : from + 1
}
