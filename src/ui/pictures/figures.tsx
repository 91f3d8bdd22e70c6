/** What both kinds of pictures have: fills that differ without colour, the legend, and the table of the figures. */
import type { ReactNode } from 'react'

/** Minor units. In a picture they become pixels; in the table they are written by the caller. */
export type Figure = number | bigint

const tones = 6

/** The fill of a series; `id` is the picture's own, where its hatchings stand. */
export function toneOf(id: string, index: number): string {
  return `url(#${id}-${index % tones})`
}

/** The fills: plain, hatched, dotted, each in the ink of its place. */
export function Swatches({ id }: { id: string }) {
  const marks: ReactNode[] = [
    null,
    <path key="1" className="hatch" d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5" />,
    null,
    <circle key="3" className="dot" cx="2" cy="2" r="1.2" />,
    null,
    <path key="5" className="hatch" d="M0 3 H6" />,
  ]
  return (
    <svg className="swatches" aria-hidden="true">
      <defs>
        {marks.map((mark, index) => (
          <pattern key={index} id={`${id}-${index}`} className={`tone-${index}`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect className="ground" width="6" height="6" />
            {mark}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

/** What each fill stands for; not read out, since the table's heads say the same. */
export function Legend({ id, series, markName }: { id: string; series: readonly string[]; markName?: string | undefined }) {
  return (
    <ul className="legend" aria-hidden="true">
      {series.map((name, index) => (
        <li key={index}>
          <svg className="legend-sign">
            <rect className="bar-part" width="100%" height="100%" fill={toneOf(id, index)} />
          </svg>
          {name}
        </li>
      ))}
      {markName && (
        <li>
          <svg className="legend-sign">
            <line className="bar-mark" x1="0" x2="100%" y1="50%" y2="50%" />
          </svg>
          {markName}
        </li>
      )}
    </ul>
  )
}

interface FiguresTableProps {
  title: string
  of: string
  columns: readonly string[]
  rows: readonly { label: string; cells: readonly string[] }[]
  shown: boolean
}

/** The figures of a picture as a table. */
export function FiguresTable({ title, of, columns, rows, shown }: FiguresTableProps) {
  return (
    <div className={shown ? 'wide-table' : 'unseen'}>
      <table className="table">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {columns.map((name) => (
              <th scope="col" className="number" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, column) => (
                <td key={column} className="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
