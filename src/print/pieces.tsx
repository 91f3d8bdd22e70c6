import type { ReactNode } from 'react'

/** Text that somebody typed: its direction never reaches what stands around it, its line breaks stay. */
export function Said({ children }: { children: string }) {
  return <bdi className="said">{children}</bdi>
}

/** Labels and values, in two columns unless `wide`; a fact without a value does not print. */
export function Facts({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return <dl className={wide ? 'wide' : undefined}>{children}</dl>
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (children === undefined || children === null || children === '' || children === false) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export interface Column {
  head: string
  /** Amounts and counts stand at the right. */
  number?: boolean
  /** As wide as its content, in one line. */
  narrow?: boolean
}

/** A table whose heading comes back on every page. */
export function Table({
  caption,
  columns,
  children,
  foot,
  className,
}: {
  caption?: string
  columns: Column[]
  children: ReactNode
  foot?: ReactNode
  className?: string
}) {
  return (
    <table className={className}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" className={classOf(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
      {foot}
    </table>
  )
}

function classOf({ number, narrow }: Column): string | undefined {
  return number ? 'number' : narrow ? 'narrow' : undefined
}

/** A mark and its word: nothing is said by shape alone. */
export function Mark({ sign, children }: { sign: '✓' | '–' | '≠' | '='; children: ReactNode }) {
  return (
    <span className={sign === '≠' ? 'mark differs' : 'mark'}>
      {sign} {children}
    </span>
  )
}

/** Items one under the other. */
export function Lines({ children }: { children: ReactNode[] }) {
  const lines = children.filter((line) => line !== false && line !== null && line !== undefined && line !== '')
  return lines.map((line, index) => (
    <span className="line" key={index}>
      {line}
    </span>
  ))
}

export interface BesideRow {
  name: string
  /** One for each of the heads. */
  cells: readonly ReactNode[]
}

/** As many things as fit side by side on A4; further ones go below them. */
const most = 4

/** So many at a time, in their order. */
export function inGroups<T>(all: readonly T[], size = most): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}

interface BesideProps {
  caption: string
  /** What the rows are. */
  first: string
  heads: readonly ReactNode[]
  groups: readonly { name: 'amounts' | 'sum' | 'words'; rows: readonly BesideRow[] }[]
}

/** Things side by side, what is the same of each in one row. A row in which nothing is said does not print. */
export function Beside({ caption, first, heads, groups }: BesideProps) {
  return (
    <table className={heads.length === most ? 'beside full' : 'beside'}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {heads.map((head, index) => (
            <th key={index} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {groups
        .map(({ name, rows }) => ({ name, rows: rows.filter(({ cells }) => cells.some(Boolean)) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }, index) => (
          <tbody key={index} className={name}>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell, column) => (
                  <td key={column} className="number">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
    </table>
  )
}
