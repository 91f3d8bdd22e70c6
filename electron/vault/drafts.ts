import { dropDraft, listDrafts, readDraft, saveDraft } from '../../db/drafts.ts'
import type { Db } from '../../db/open.ts'
import type { Handlers } from './handler.ts'
import { openOffice } from './session.ts'

const PAUSE_MS = 300

/** What is typed and not saved yet: the first sign is written at once, then at most every 300 ms for each draft. */
export interface Drafts {
  save(key: string, content: string): void
  read(key: string): { content: string } | null
  drop(key: string): void
  list(): { key: string; savedAt: string }[]
  /** Writes what waits. */
  flush(): void
}

/** The drafts of a person, by key, in an open office. */
export function openDrafts(db: Db, person: string): Drafts {
  const waiting = new Map<string, string>()
  const pauses = new Map<string, NodeJS.Timeout>()
  /** What the disk did not take. */
  const late = new Set<string>()

  function write(key: string, content: string): void {
    saveDraft(db, person, key, content, new Date().toISOString())
    waiting.delete(key)
    late.delete(key)
    pause(key)
  }

  function afterPause(key: string): void {
    pauses.delete(key)
    const content = waiting.get(key)
    if (content === undefined) return
    try {
      write(key, content)
    } catch {
      // Nobody asked just now, so nobody can be told before the next sign; what waits is tried again until then.
      late.add(key)
      pause(key)
    }
  }

  function pause(key: string): void {
    clearTimeout(pauses.get(key))
    pauses.set(
      key,
      setTimeout(() => afterPause(key), PAUSE_MS),
    )
  }

  function forgetPause(key: string): void {
    clearTimeout(pauses.get(key))
    pauses.delete(key)
  }

  function flush(): void {
    for (const [key, content] of waiting) write(key, content)
    for (const key of pauses.keys()) forgetPause(key)
  }

  return {
    save(key, content) {
      if (pauses.has(key) && !late.has(key)) waiting.set(key, content)
      else write(key, content)
    },
    read: (key) => {
      const content = waiting.get(key)
      return content === undefined ? readDraft(db, person, key) : { content }
    },
    drop(key) {
      waiting.delete(key)
      late.delete(key)
      forgetPause(key)
      dropDraft(db, person, key)
    },
    list() {
      flush()
      return listDrafts(db, person)
    },
    flush,
  }
}

/** Drafts of forms, by whatever key the form has. */
export const drafts = {
  'draft.save': ({ key, content }, { session }) => (openOffice(session).drafts.save(key, content), null),
  'draft.read': ({ key }, { session }) => openOffice(session).drafts.read(key),
  'draft.drop': ({ key }, { session }) => (openOffice(session).drafts.drop(key), null),
  'draft.list': (_input, { session }) => openOffice(session).drafts.list(),
} satisfies Partial<Handlers>
