import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem, Reply } from '../../contract/reply.ts'
import type { LogLine } from '../../contract/requests.ts'

/** A piece of a long list of entries, and where the next one begins; null when there is none. */
export interface Piece {
  rows: LogLine[]
  next: number | null
}

export interface Entries {
  rows: readonly LogLine[]
  /** Asks for the next piece, unless there is none or it is under way. */
  more: () => void
  busy: boolean
  problem: Problem | null
}

/** Entries piece by piece, from `first` on; another `ask` is another list. Pieces without a row are passed over. */
export function useEntries(ask: (from: number) => Promise<Reply<Piece>>, first: number): Entries {
  const [shown, setShown] = useState<{ rows: readonly LogLine[]; busy: boolean; problem: Problem | null }>(nothingYet)
  const place = useRef<{ ask: typeof ask; next: number | null; busy: boolean }>({ ask, next: first, busy: false })
  const more = useCallback(() => {
    const here = place.current
    if (here.busy || here.next === null) return
    here.busy = true
    void readPiece(here).then((found) => {
      if (here !== place.current || !found) return
      here.busy = false
      setShown(({ rows }) => ({ rows: [...rows, ...found.rows], busy: false, problem: found.problem }))
    })
  }, [])
  useEffect(() => {
    place.current = { ask, next: first, busy: false }
    setShown(nothingYet)
    more()
  }, [ask])
  return { ...shown, more }

  async function readPiece(here: typeof place.current): Promise<{ rows: LogLine[]; problem: Problem | null } | null> {
    while (here.next !== null && here === place.current) {
      const reply = await here.ask(here.next)
      here.next = reply.ok ? reply.value.next : null
      if (!reply.ok) return { rows: [], problem: reply.problem }
      if (reply.value.rows.length > 0) return { rows: reply.value.rows, problem: null }
    }
    return { rows: [], problem: null }
  }
}

const nothingYet = { rows: [], busy: true, problem: null }
