/**
 * The list of cases in pages, asked for as they come into sight. A change of what is asked for is sent at once; the
 * rows on screen stay until its answer is there, and answers to what was asked before are dropped.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../call.ts'
import type { CaseRow } from '../../contract/requests.ts'
import { missingPages, pageSize, type Asked, type Pages } from './pages.ts'

export interface CaseList {
  /** What the person asked for last. */
  asked: Asked
  ask: (asked: Asked) => void
  /** What the rows on screen answer. */
  answered: Asked
  /** Null until the first answer. */
  pages: Pages<CaseRow> | null
  /** Goes up with each list that is another one. */
  version: number
  need: (from: number, to: number) => void
}

/** Starts with `first`, from the row at `from` on. */
export function useCaseList(first: Asked, from: number): CaseList {
  const [asked, setAsked] = useState(first)
  const [shown, setShown] = useState<{ pages: Pages<CaseRow>; version: number; answered: Asked } | null>(null)
  const newest = useRef({ version: 0, asked: first, pending: new Set<number>() })

  const fetchPage = useCallback((page: number) => {
    const { version, asked: of, pending } = newest.current
    pending.add(page)
    void call('cases.list', { ...of, offset: page * pageSize, limit: pageSize }).then((reply) => {
      if (version !== newest.current.version || !reply.ok) return
      const { total, rows } = reply.value
      setShown((before) => {
        const known = before?.version === version ? before.pages.rows : new Map<number, readonly CaseRow[]>()
        return { version, answered: of, pages: { total, rows: new Map(known).set(page, rows) } }
      })
    })
  }, [])

  useEffect(() => {
    newest.current = { version: newest.current.version + 1, asked: first, pending: new Set() }
    fetchPage(Math.floor(from / pageSize))
  }, [])

  const ask = useCallback(
    (next: Asked) => {
      newest.current = { version: newest.current.version + 1, asked: next, pending: new Set() }
      setAsked(next)
      fetchPage(0)
    },
    [fetchPage],
  )
  const total = shown?.pages.total ?? 0
  const version = shown?.version ?? 0
  const need = useCallback(
    (start: number, end: number) => {
      if (version !== newest.current.version) return
      for (const page of missingPages(start, end, total, newest.current.pending)) fetchPage(page)
    },
    [fetchPage, total, version],
  )
  return { asked, ask, answered: shown?.answered ?? asked, pages: shown?.pages ?? null, version, need }
}
