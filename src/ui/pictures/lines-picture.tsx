/**
 * Figures over time as lines, with the figures as a table for screen readers (`figures="shown"`: for everybody, on paper).
 *   <LinesPicture title={…} of={words.…day} series={['This plan', 'Nothing changes']} write={(v) => format.money(v, 'CNY')}
 *     points={[{ label: '12 Apr 2026', x: 0, values: [2600000, 2600000] }, …]} />
 * Of many points `fewPoints` keeps what a picture and its table can show. The lines differ by their dashes, not by colour alone.
 */
import { FiguresTable, type Figure } from './figures.tsx'

export interface LinePoint {
  /** As the table and the ends of the axis write it. */
  label: string
  /** Where it stands from left to right, in any measure: days for example. */
  x: number
  /** One for each of the series; null where a line has ended. */
  values: readonly (Figure | null)[]
}

interface LinesPictureProps {
  title: string
  /** What a point stands for: "Day". */
  of: string
  series: readonly string[]
  points: readonly LinePoint[]
  write: (value: Figure) => string
  figures?: 'unseen' | 'shown'
}

/** At most so many of the points, evenly chosen, the first and the last always among them. */
export function fewPoints<P>(points: readonly P[], most = 25): P[] {
  if (points.length <= most) return [...points]
  const wanted = new Set(Array.from({ length: most }, (_, i) => Math.round((i * (points.length - 1)) / (most - 1))))
  return points.filter((_, index) => wanted.has(index))
}

/** Lines over one axis that begins at zero. */
export function LinesPicture({ title, of, series, points, write, figures = 'unseen' }: LinesPictureProps) {
  const values = points.flatMap((point) => point.values.filter((value) => value !== null))
  const top = values.reduce<Figure>((most, value) => (value > most ? value : most), 0)
  const most = Math.max(1, Number(top))
  const [first, last] = [points[0], points.at(-1)]
  const span = Math.max(1, (last?.x ?? 0) - (first?.x ?? 0))
  const path = (index: number): string =>
    points
      .flatMap(({ x, values: of }) => {
        const value = of[index]
        return value === null || value === undefined
          ? []
          : [`${((x - (first?.x ?? 0)) / span) * 1000},${1000 - (Number(value) / most) * 1000}`]
      })
      .join(' ')
  const rows = points.map((point) => ({
    label: point.label,
    cells: series.map((_, index) => {
      const value = point.values[index]
      return value === null || value === undefined ? '' : write(value)
    }),
  }))
  return (
    <figure className="picture" aria-label={title}>
      <div className="lines" aria-hidden="true">
        <span className="lines-top number">{write(top)}</span>
        <svg viewBox="0 0 1000 1000" preserveAspectRatio="none">
          <line className="lines-zero" x1="0" x2="1000" y1="1000" y2="1000" />
          {series.map((name, index) => (
            <polyline key={name} className={`line-${index % 4}`} points={path(index)} />
          ))}
        </svg>
        <span className="lines-ends">
          <span>{first?.label}</span>
          <span>{last?.label}</span>
        </span>
      </div>
      <ul className="legend" aria-hidden="true">
        {series.map((name, index) => (
          <li key={name}>
            <svg className="legend-sign wide">
              <line className={`line-${index % 4}`} x1="0" x2="100%" y1="50%" y2="50%" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <FiguresTable title={title} of={of} columns={series} rows={rows} shown={figures === 'shown'} />
    </figure>
  )
}
