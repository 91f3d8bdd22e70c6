import type { ReactNode } from 'react'

/** Pictures of figures that stand beside them in words: bars and lines, pixels only, unseen by a reader who cannot see them. */

/** As many fills as differ without colour. */
const fills = 6

/** The fills, once on a page that has bars of several parts. */
export function Fills() {
  const marks: ReactNode[] = [
    null,
    <path key="1" d="M-1 1 L1 -1 M0 4 L4 0 M3 5 L5 3" />,
    null,
    <circle key="3" cx="2" cy="2" r="0.9" />,
    null,
    <path key="5" d="M0 2 H4" />,
  ]
  return (
    <svg className="fills" aria-hidden="true">
      <defs>
        {marks.map((mark, index) => (
          <pattern key={index} id={`fill-${index}`} className={`fill-${index}`} width="4" height="4" patternUnits="userSpaceOnUse">
            <rect width="4" height="4" />
            {mark}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

const fillOf = (index: number) => `url(#fill-${index % fills})`

/** The sign of a part, for the head of its column. */
export function FillSign({ index }: { index: number }) {
  return (
    <svg className="sign" aria-hidden="true">
      <rect width="100%" height="100%" fill={fillOf(index)} />
    </svg>
  )
}

/** One bar of parts, as long as they are of `most`: minor units, none below zero. */
export function Bar({ parts, most }: { parts: readonly bigint[]; most: bigint }) {
  const share = (minor: bigint) => `${(Number(minor) / Math.max(1, Number(most))) * 100}%`
  const before = (index: number) => parts.slice(0, index).reduce((sum, part) => sum + part, 0n)
  return (
    <svg className="bar" aria-hidden="true">
      {parts.map(
        (part, index) => part > 0n && <rect key={index} x={share(before(index))} width={share(part)} height="100%" fill={fillOf(index)} />,
      )}
    </svg>
  )
}

/** What stands at a place of the axis, one value a line; null where a line has ended or not begun. */
export interface LinePoint {
  x: number
  values: readonly (bigint | null)[]
}

/** Lines over one axis that begins at zero; they differ by their dashes. `top` and `ends` are the axis in words. */
export function LinesPicture({
  points,
  names,
  top,
  ends,
}: {
  points: readonly LinePoint[]
  names: readonly string[]
  top: (most: bigint) => string
  ends: readonly [string, string]
}) {
  const most = points.flatMap(({ values }) => values).reduce<bigint>((high, value) => (value !== null && value > high ? value : high), 0n)
  const first = points[0]?.x ?? 0
  const span = Math.max(1, (points.at(-1)?.x ?? 0) - first)
  const path = (line: number) =>
    points
      .filter(({ values }) => (values[line] ?? null) !== null)
      .map(({ x, values }) => `${((x - first) / span) * 1000},${1000 - (Number(values[line]) / Math.max(1, Number(most))) * 1000}`)
      .join(' ')
  return (
    <figure className="lines">
      <p className="legend">
        <span className="top">{top(most)}</span>
        {names.map((name, line) => (
          <span key={name}>
            <svg className="sign" aria-hidden="true">
              <line className={`line-${line}`} x1="0" x2="100%" y1="50%" y2="50%" />
            </svg>
            {name}
          </span>
        ))}
      </p>
      <svg className="plot" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {names.map((name, line) => (
          <polyline key={name} className={`line-${line}`} points={path(line)} />
        ))}
      </svg>
      <p className="ends">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    </figure>
  )
}

/** At most so many of the points, evenly chosen, the first and the last always among them. */
export function fewOf<P>(points: readonly P[], most: number): P[] {
  if (points.length <= most) return [...points]
  const wanted = new Set(Array.from({ length: most }, (_, i) => Math.round((i * (points.length - 1)) / (most - 1))))
  return points.filter((_, index) => wanted.has(index))
}
