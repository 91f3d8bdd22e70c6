/**
 * A list of many items of different heights inside a parent that scrolls: only those in sight are drawn.
 *   <LongList items={entries} keyOf={(one) => one.entry.key} height={96} keep={[chosen]} className="log" line={(one) => ({ … })}>
 *     {(one) => <Entry one={one} />}
 *   </LongList>
 * `keep`: places that stay drawn out of sight too, because they hold the focus or a form. `line`: what else stands on the <li>
 * of an item.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'

interface LongListProps<Item> {
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** About how high an item is, in px, until it has been drawn. */
  height: number
  keep: readonly number[]
  children: (item: Item, index: number) => ReactNode
  line?: (item: Item, index: number) => ComponentProps<'li'> & { [data: `data-${string}`]: unknown }
  className?: string
  onKeyDown?: (event: KeyboardEvent) => void
}

/** The list; it scrolls with the nearest parent that does. */
export function LongList<Item>({ items, keyOf, height, keep, children, line, className = '', onKeyDown }: LongListProps<Item>) {
  const list = useRef<HTMLOListElement>(null)
  const scroller = useRef<HTMLElement | null>(null)
  const above = useAbove(list, scroller, children)
  const kept = keep.filter((index) => index >= 0 && index < items.length)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => (scroller.current ??= scrollerOf(list.current)),
    getItemKey: useCallback((index: number) => keyOf(items[index]!), [items]),
    estimateSize: () => height,
    overscan: 3,
    scrollMargin: above,
    rangeExtractor: (range) => [...new Set([...kept, ...defaultRangeExtractor(range)])].toSorted((a, b) => a - b),
  })
  return (
    <ol ref={list} className={`long-list ${className}`} style={{ blockSize: rows.getTotalSize() }} onKeyDown={onKeyDown}>
      {rows.getVirtualItems().map(({ key, index, start }) => {
        const item = items[index]!
        return (
          <li
            {...line?.(item, index)}
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - above}px)` }}
          >
            {children(item, index)}
          </li>
        )
      })}
    </ol>
  )
}

/**
 * Focuses an element of a list and brings it into sight. Items have their height only once they are drawn, and then push
 * others away: for some frames it is brought back.
 */
export function focusInSight(element: HTMLElement): void {
  element.focus({ preventScroll: true })
  const bring = (frames: number) => {
    if (frames === 0 || document.activeElement !== element) return
    element.scrollIntoView({ block: 'nearest' })
    requestAnimationFrame(() => bring(frames - 1))
  }
  bring(settlingFrames)
}
const settlingFrames = 12

/**
 * How far below the top of its scrolling parent the list begins; what stands above it may grow and shrink, and is another
 * when the parent has drawn anew, which `drawn` tells.
 */
function useAbove(list: RefObject<HTMLElement | null>, within: RefObject<HTMLElement | null>, drawn: unknown): number {
  const [above, setAbove] = useState(0)
  useLayoutEffect(() => {
    const own = list.current
    const scroller = (within.current ??= scrollerOf(own))
    if (!own || !scroller) return
    const look = () => setAbove(Math.round(own.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop))
    look()
    const sizes = new ResizeObserver(look)
    for (let at: Element | null = own; at && at !== scroller; at = at.parentElement)
      for (let other = at.previousElementSibling; other; other = other.previousElementSibling) sizes.observe(other)
    return () => sizes.disconnect()
  }, [drawn])
  return above
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let at = element?.parentElement; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return null
}
