/** The list of what is due in pages, asked for as they come into sight, and again as a whole after each change. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../call.ts'
import type { Day } from '../../domain/case-file.ts'
import type { DueHeading, DueRowOfCase, DueSum } from '../../domain/due.ts'
import { missingPages, pageSize, rowAt, type Pages } from '../cases/pages.ts'
import { lineAt } from './lines.ts'

interface Shown {
  version: number
  pages: Pages<DueRowOfCase>
  headings: readonly DueHeading[]
  sums: readonly DueSum[]
}

export interface DueLines {
  /** Null until the first answer. */
  shown: Shown | null
  rowOn: (line: number) => DueRowOfCase | undefined
  need: (fromLine: number, toLine: number) => void
  refresh: () => void
}

/** What is due on this day. */
export function useDueList(today: Day): DueLines {
  const [shown, setShown] = useState<Shown | null>(null)
  const asked = useRef({ version: 0, pending: new Set<number>(), from: 0, to: 0 })

  const fetchPage = useCallback(
    (page: number) => {
      const { version, pending } = asked.current
      pending.add(page)
      void call('due.list', { today, offset: page * pageSize, limit: pageSize }).then((reply) => {
        if (version !== asked.current.version || !reply.ok) return
        const { total, rows, headings, sums } = reply.value
        setShown((before) => {
          const known = before?.version === version ? before.pages.rows : new Map<number, readonly DueRowOfCase[]>()
          return { version, headings, sums, pages: { total, rows: new Map(known).set(page, rows) } }
        })
      })
    },
    [today],
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

  const rowOn = (line: number) => {
    const at = shown && lineAt(shown.headings, line)
    return at && 'row' in at ? rowAt(shown.pages, at.row) : undefined
  }
  const need = (fromLine: number, toLine: number) => {
    if (!shown || shown.version !== asked.current.version) return
    const before = shown.headings.length
    asked.current.from = Math.max(0, fromLine - before)
    asked.current.to = Math.min(toLine, Math.max(0, shown.pages.total - 1))
    fetchInSight()
  }
  return { shown, rowOn, need, refresh }
}
