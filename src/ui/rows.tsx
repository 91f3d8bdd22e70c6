/**
 * Long lists: only the rows in sight are drawn. A grid for screen readers: ↑ ↓ and j k move, Enter or a click opens.
 *   <VirtualRows label={…} columns={[{ key: 'name', title: …, width: 'minmax(160px, 2fr)', cell: (row) => … , sort: 'name' }, …]}
 *      count={total} rowAt={(index) => row | undefined} onNeed={(from, to) => …} chosen={index} onChoose={setIndex} onOpen={(index) => …}
 *      sorted={{ by: 'name', descending: false }} onSort={(by) => …} />
 * `rowAt` gives undefined for a row that is not there yet; `onNeed` says which rows are in sight. Another `version` is
 * another list: it begins at the top. `headingAt` gives what stands over a whole line instead of a row, which is never
 * chosen. `scroll` holds how far down the list is, for a screen that comes back to it.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { useCommand } from './commands.tsx'
import { isComposing } from './keys.ts'
import { useWords } from './language.tsx'

export interface Column<Row, Sort extends string> {
  key: string
  title: string
  /** A CSS grid track: "minmax(120px, 1fr)". */
  width: string
  cell: (row: Row) => ReactNode
  sort?: Sort
  align?: 'end'
}

interface VirtualRowsProps<Row, Sort extends string> {
  label: string
  columns: readonly Column<Row, Sort>[]
  count: number
  rowAt: (index: number) => Row | undefined
  onNeed?: (from: number, to: number) => void
  chosen: number
  onChoose: (index: number) => void
  onOpen: (index: number) => void
  sorted?: { by: Sort; descending: boolean }
  onSort?: (by: Sort) => void
  version?: number
  headingAt?: (index: number) => ReactNode | undefined
  scroll?: RefObject<number>
  /** Of every row, in px; its style sheet may lay a taller one out in two lines. */
  rowHeight?: number
}

/** The list with its head; fills the height that its parent gives. */
export function VirtualRows<Row, Sort extends string>(props: VirtualRowsProps<Row, Sort>) {
  const { columns, count, chosen, onChoose, onOpen, onNeed, version, scroll, rowHeight = 32 } = props
  const words = useWords()
  const grid = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingEnd: rowHeight,
    initialOffset: scroll?.current ?? 0,
  })
  useLayoutEffect(() => rows.measure(), [rowHeight])
  const inSight = rows.getVirtualItems()
  const from = inSight[0]?.index ?? 0
  const to = inSight.at(-1)?.index ?? 0
  const drawn = useRef({ version, chosen })
  useEffect(() => {
    if (drawn.current.version !== version) rows.scrollToOffset(0)
    else if (drawn.current.chosen !== chosen && chosen >= 0 && chosen < count) rows.scrollToIndex(chosen)
    drawn.current = { version, chosen }
  }, [version, chosen])
  useEffect(() => onNeed?.(from, to), [from, to, count, version])
  useEffect(() => grid.current?.style.setProperty('--columns', columns.map((column) => column.width).join(' ')))

  /** The nearest row from a line on, that one included, upwards or downwards. */
  const rowFrom = (at: number, step: number): number | null =>
    at < 0 || at >= count ? null : props.headingAt?.(at) === undefined ? at : rowFrom(at + step, step)
  const move = (steps: number) => {
    const to = Math.max(0, Math.min(count - 1, chosen + steps))
    onChoose(rowFrom(to, Math.sign(steps)) ?? rowFrom(to, -Math.sign(steps)) ?? chosen)
  }
  useCommand({ id: 'rows.down', title: '', keys: 'j, ArrowDown', hidden: true, enabled: count > 0, run: () => move(1) })
  useCommand({ id: 'rows.up', title: '', keys: 'k, ArrowUp', hidden: true, enabled: count > 0, run: () => move(-1) })
  useCommand({ id: 'rows.open', title: '', keys: 'Enter', hidden: true, enabled: chosen >= 0 && chosen < count, run: () => onOpen(chosen) })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const page = Math.max(1, Math.floor((grid.current?.clientHeight ?? rowHeight) / rowHeight) - 2)
    const steps = { PageDown: page, PageUp: -page, Home: -count, End: count }[event.key]
    if (steps === undefined) return
    event.preventDefault()
    move(steps)
  }

  return (
    <div
      ref={grid}
      className="rows"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={inSight.some((item) => item.index === chosen) ? `row-${chosen}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={(event) => {
        if (scroll) scroll.current = event.currentTarget.scrollTop
      }}
    >
      <div className="rows-head" role="rowgroup">
        <div className="rows-line" role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} sorted={props.sorted} onSort={props.onSort} words={words.ui} />
          ))}
        </div>
      </div>
      <div className="rows-body" role="rowgroup" style={{ blockSize: rows.getTotalSize() }}>
        {inSight.map((item) => {
          const place = { transform: `translateY(${item.start}px)`, blockSize: rowHeight }
          const heading = props.headingAt?.(item.index)
          if (heading !== undefined) {
            return (
              <div key={item.key} className="rows-line rows-heading" role="row" aria-rowindex={item.index + 2} style={place}>
                <div role="gridcell" className="cell" aria-colspan={columns.length}>
                  {heading}
                </div>
              </div>
            )
          }
          const row = props.rowAt(item.index)
          return (
            <div
              key={item.key}
              id={`row-${item.index}`}
              className="rows-line"
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={item.index === chosen}
              style={place}
              onClick={() => {
                onChoose(item.index)
                onOpen(item.index)
              }}
            >
              {columns.map((column) => (
                <div key={column.key} role="gridcell" className={column.align === 'end' ? 'cell number' : 'cell'}>
                  {row && column.cell(row)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface HeadCellProps<Row, Sort extends string> {
  column: Column<Row, Sort>
  sorted: { by: Sort; descending: boolean } | undefined
  onSort: ((by: Sort) => void) | undefined
  words: { sortedUp: string; sortedDown: string }
}

function HeadCell<Row, Sort extends string>({ column, sorted, onSort, words }: HeadCellProps<Row, Sort>) {
  const { sort } = column
  const isSorted = sort !== undefined && sorted?.by === sort
  const direction = sorted?.descending ? 'descending' : 'ascending'
  return (
    <div role="columnheader" aria-sort={isSorted ? direction : undefined} className={column.align === 'end' ? 'cell number' : 'cell'}>
      {sort && onSort ? (
        <button type="button" className="sort" onClick={() => onSort(sort)}>
          {column.title}
          {isSorted && <span aria-hidden="true">{sorted.descending ? '▼' : '▲'}</span>}
          {isSorted && <span className="unseen">{sorted.descending ? words.sortedDown : words.sortedUp}</span>}
        </button>
      ) : (
        column.title
      )}
    </div>
  )
}
