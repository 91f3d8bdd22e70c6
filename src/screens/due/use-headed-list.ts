/** A list under headings in pages, asked for as they come into sight, and again as a whole after each change. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Reply } from '../../contract/reply.ts'
import { missingPages, pageSize, rowAt, type Pages } from '../cases/pages.ts'
import { lineAt, type Headed } from './lines.ts'

/** Which rows are asked for. */
export interface Page {
  offset: number
  limit: number
}

/** A page of a list, with what is known of the whole list beside it. */
export interface HeadedList<Row, H extends Headed> {
  total: number
  rows: readonly Row[]
  headings: readonly H[]
}

export interface HeadedLines<L extends AnyList> {
  /** The newest answer; null until the first. */
  shown: L | null
  rowOn: (line: number) => L['rows'][number] | undefined
  need: (fromLine: number, toLine: number) => void
  refresh: () => void
}

type AnyList = HeadedList<unknown, Headed>

interface Kept<L extends AnyList> {
  version: number
  pages: Pages<L['rows'][number]>
  list: L
}

/** `ask` gets a page; another `ask` is another list, so it has to be the same function while nothing changes. */
export function useHeadedList<L extends AnyList>(ask: (page: Page) => Promise<Reply<L>>): HeadedLines<L> {
  const [kept, setKept] = useState<Kept<L> | null>(null)
  const asked = useRef({ version: 0, pending: new Set<number>(), from: 0, to: 0 })

  const fetchPage = useCallback(
    (page: number) => {
      const { version, pending } = asked.current
      pending.add(page)
      void ask({ offset: page * pageSize, limit: pageSize }).then((reply) => {
        if (version !== asked.current.version || !reply.ok) return
        const list = reply.value
        setKept((before) => {
          const known = before?.version === version ? before.pages.rows : new Map<number, readonly L['rows'][number][]>()
          return { version, list, pages: { total: list.total, rows: new Map(known).set(page, list.rows) } }
        })
      })
    },
    [ask],
  )
  const fetchInSight = useCallback(() => {
    const { from, to, pending } = asked.current
    for (const page of missingPages(from, to, Infinity, pending)) fetchPage(page)
  }, [fetchPage])
  const refresh = useCallback(() => {
    asked.current = { ...asked.current, version: asked.current.version + 1, pending: new Set() }
    fetchInSight()
  }, [fetchInSight])
  useEffect(refresh, [refresh])

  const rowOn = (line: number): L['rows'][number] | undefined => {
    const at = kept && lineAt(kept.list.headings, line)
    return at && 'row' in at ? rowAt(kept.pages, at.row) : undefined
  }
  const need = (fromLine: number, toLine: number) => {
    if (!kept || kept.version !== asked.current.version) return
    const before = kept.list.headings.length
    asked.current.from = Math.max(0, fromLine - before)
    asked.current.to = Math.min(toLine, Math.max(0, kept.list.total - 1))
    fetchInSight()
  }
  return { shown: kept?.list ?? null, rowOn, need, refresh }
}
