import { useSyncExternalStore } from 'react'
import { call } from '../../../call.ts'
import type { Reply } from '../../../contract/reply.ts'
import type { BundleStep } from '../../../contract/requests.ts'
import type { Language } from '../../../words/words.ts'

/** The one bundle under way: it goes on while the person works elsewhere, since each document is a request of its own. */
let underWay: BundleStep | null = null
let stopping = false
const listeners = new Set<() => void>()

/** How far the bundle under way is; null when there is none. */
export function useBundleUnderWay(): BundleStep | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => underWay,
  )
}

/** Ends it after the document that is being taken in. */
export function stopBundle(): void {
  stopping = true
}

export interface BundleWanted {
  caseNo: string
  documents: string[]
  handle: string
  language: Language
}

/** Builds a bundle to its end: the signs that no font has; or null when it was stopped. Nothing is left of one that was stopped or failed. */
export async function buildBundle({ language, ...wanted }: BundleWanted): Promise<Reply<string[] | null>> {
  const missing = new Set<string>()
  stopping = false
  let whole = false
  put({ done: 0, total: wanted.documents.length, next: 'document' })
  try {
    for (let reply: Reply<BundleStep> = await call('bundle.start', wanted); ;) {
      if (!reply.ok) return reply
      whole = reply.value.next === 'nothing'
      if (whole) return { ok: true, value: [...missing] }
      put(reply.value)
      if (stopping) return { ok: true, value: null }
      if (reply.value.next === 'document') reply = await call('bundle.next', {})
      else {
        const printed = await call('bundle.print', { language })
        if (printed.ok) for (const sign of printed.value.missing) missing.add(sign)
        reply = printed
      }
    }
  } finally {
    if (!whole) await call('bundle.cancel', {})
    put(null)
  }
}

function put(step: BundleStep | null): void {
  underWay = step
  for (const listener of listeners) listener()
}
