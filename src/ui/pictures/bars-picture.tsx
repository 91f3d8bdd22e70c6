/**
 * Figures as bars of one or several parts, with the figures as a table for screen readers (`figures="shown"`: for
 * everybody, on paper). It knows no language and no state, so screens and paper share it; styles in ui/pictures.css.
 *   <BarsPicture title={…} of={words.case.debt} series={['Principal', 'Interest']} write={(v) => format.money(v, 'CNY')}
 *     bars={[{ label: '花呗', values: [2600000, 53125] }, …]} />
 * `upright` draws columns: few bars with short labels, such as months. `mark` is a line across the bar: a limit.
 */
import { useId } from 'react'
import { FiguresTable, Legend, Swatches, toneOf, type Figure } from './figures.tsx'

interface Bar {
  label: string
  /** What stands at the bar where there is little room. */
  short?: string
  /** One for each of the series, in minor units; what is missing is nothing. */
  values: readonly Figure[]
  mark?: Figure
  /** Drawn as late, with a sign above it; its label says why. */
  late?: boolean
}

interface BarsPictureProps {
  title: string
  /** What a bar stands for: "Debt", "Month". */
  of: string
  series: readonly string[]
  bars: readonly Bar[]
  write: (value: Figure) => string
  /** What the mark means. */
  markName?: string
  upright?: boolean
  figures?: 'unseen' | 'shown'
}

/** Bars from the same zero to the same scale. */
export function BarsPicture({ title, of, series, bars, write, markName, upright, figures = 'unseen' }: BarsPictureProps) {
  const id = useId()
  const most = Math.max(1, ...bars.map((bar) => Math.max(Number(totalOf(bar)), Number(bar.mark ?? 0))))
  const share = (value: Figure): number => (Number(value) / most) * 100
  const rows = bars.map((bar) => ({
    label: bar.label,
    cells: [...series.map((_, index) => bar.values[index] ?? 0), ...(markName ? [bar.mark] : [])].map((value) =>
      value === undefined ? '' : write(value),
    ),
  }))
  return (
    <figure className="picture" aria-label={title}>
      <Swatches id={id} />
      <div className={upright ? 'bars upright' : 'bars'} aria-hidden="true">
        {bars.map((bar, index) => (
          <div className="bar-line" key={index}>
            <span className={upright ? 'bar-label' : 'bar-label cut'}>{bar.short ?? bar.label}</span>
            <svg>
              <Parts bar={bar} share={share} upright={upright === true} id={id} />
            </svg>
            {upright ? bar.late && <span className="bar-late">▲</span> : <span className="bar-figure">{write(totalOf(bar))}</span>}
          </div>
        ))}
      </div>
      {(series.length > 1 || markName) && <Legend id={id} series={series} markName={markName} />}
      <FiguresTable title={title} of={of} columns={markName ? [...series, markName] : series} rows={rows} shown={figures === 'shown'} />
    </figure>
  )
}

const totalOf = (bar: Bar): bigint => bar.values.reduce<bigint>((sum, value) => sum + BigInt(value), 0n)

interface PartsProps {
  bar: Bar
  share: (value: Figure) => number
  upright: boolean
  id: string
}

function Parts({ bar, share, upright, id }: PartsProps) {
  const at = bar.mark === undefined ? undefined : share(bar.mark)
  return (
    <>
      {bar.values.map((value, index) => {
        const width = share(value)
        const start = bar.values.slice(0, index).reduce<number>((sum, before) => sum + share(before), 0)
        if (width <= 0) return null
        const place = upright
          ? { x: '10%', width: '80%', y: `${100 - start - width}%`, height: `${width}%` }
          : { x: `${start}%`, width: `${width}%`, y: '10%', height: '80%' }
        return <rect key={index} className="bar-part" fill={toneOf(id, index)} {...place} />
      })}
      {at !== undefined &&
        (upright ? (
          <line className="bar-mark" x1="0" x2="100%" y1={`${100 - at}%`} y2={`${100 - at}%`} />
        ) : (
          <line className="bar-mark" y1="0" y2="100%" x1={`${at}%`} x2={`${at}%`} />
        ))}
    </>
  )
}
