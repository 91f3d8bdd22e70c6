/**
 * What is typed and not yet saved, kept in the office from the first key on. Forms use it through useForm({ draft }).
 * flushDrafts() before anything that ends this page (the lock).
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../call.ts'
import { clockTime } from './clock.ts'

const everyMs = 300
const flushers = new Set<() => Promise<void>>()

/** Writes every draft that is still waiting. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...flushers].map((flush) => flush()))
}

// The window is closed: what was typed in the last moment is handed over while the page still can.
window.addEventListener('pagehide', () => void flushDrafts())

export interface Draft {
  /** False until the draft of last time has been looked for. */
  ready: boolean
  /** When it was last written, `HH:MM`; null while there is none. */
  keptAt: string | null
  /** Hands the newest content over; it is written at most every 300 ms. null: there is nothing to keep. */
  keep: (content: string | null) => void
  /** Ends the draft: the form was saved or thrown away. */
  drop: () => Promise<void>
}

/** The draft under `key`, or none when `key` is undefined; `restore` gets what was there when the form opened. */
export function useDraft(key: string | undefined, restore: (content: string) => void): Draft {
  const [ready, setReady] = useState(key === undefined)
  const [keptAt, setKeptAt] = useState<string | null>(null)
  const waiting = useRef<{ content: string | null } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const writing = useRef(Promise.resolve())

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    timer.current = undefined
    const next = waiting.current
    waiting.current = null
    if (!next || key === undefined) return writing.current
    writing.current = writing.current.then(async () => {
      const { content } = next
      const reply = content === null ? await call('draft.drop', { key }) : await call('draft.save', { key, content })
      if (reply.ok) setKeptAt(content === null ? null : clockTime())
    })
    return writing.current
  }, [key])

  useEffect(() => {
    let here = true
    const read = async (from: string) => {
      const reply = await call('draft.read', { key: from })
      if (!here) return
      if (reply.ok && reply.value) restore(reply.value.content)
      setReady(true)
    }
    if (key !== undefined) {
      void read(key)
      flushers.add(flush)
    }
    return () => {
      here = false
      void flush().then(() => flushers.delete(flush))
    }
  }, [key])

  const keep = useCallback(
    (content: string | null) => {
      if (key === undefined) return
      waiting.current = { content }
      timer.current ??= setTimeout(() => void flush(), everyMs)
    },
    [key, flush],
  )
  const drop = useCallback(() => {
    waiting.current = { content: null }
    return flush()
  }, [flush])
  return { ready, keptAt, keep, drop }
}
