/**
 * The one way out of the renderer.
 *   const reply = await call('case.open', { caseNo })
 *   if (!reply.ok) show(sentence(reply.problem))          // src/ui/language.tsx useSentence()
 *   else use(reply.value)
 * Requests of the vault are in src/contract/requests.ts, those of main's own door in src/contract/main-door.ts.
 * `document.add` takes the files, in the order of its documents, as third argument. When the office is locked, onLocked() listeners are told.
 */
import type { MainAnswers, MainInput } from './contract/main-door.ts'
import type { MainRequest } from './contract/main-requests.ts'
import type { Held, Reply } from './contract/reply.ts'
import type { Answers, Input, RequestName } from './contract/requests.ts'
import type { CaseFile } from './domain/case-file.ts'

type AnyRequest = RequestName | MainRequest
type InputOf<R extends AnyRequest> = R extends MainRequest ? MainInput<R> : R extends RequestName ? Input<R> : never
export type AnswerOf<R extends AnyRequest> = R extends MainRequest ? MainAnswers[R] : R extends RequestName ? Answers[R] : never

/** How far a long request is: `total` 0 when it is not known. */
export interface Progress {
  request: string
  done: number
  total: number
}

interface Parley {
  call: (request: string, input: unknown, files?: readonly File[], held?: Held) => Promise<Reply<unknown>>
  onProgress: (listener: (progress: Progress) => void) => () => void
  onLocking: (listener: () => void) => () => void
}

declare global {
  interface Window {
    readonly parley: Parley
  }
}

const lockedListeners = new Set<() => void>()

/** Tells when a request found the office locked; gives the way to stop listening. */
export function onLocked(listener: () => void): () => void {
  lockedListeners.add(listener)
  return () => lockedListeners.delete(listener)
}

/** Asks the vault or main and gives back their reply; only a program error rejects. */
export async function call<R extends AnyRequest>(request: R, input: InputOf<R>, files?: readonly File[]): Promise<Reply<AnswerOf<R>>> {
  const before = held
  const known = before && { caseNo: before.caseNo, contacts: before.contacts.length }
  const reply = wholeCase(await window.parley.call(request, input, files, known), before) as Reply<AnswerOf<R>>
  if (!reply.ok && reply.problem.code === 'office.locked') for (const listener of lockedListeners) listener()
  return reply
}

/** The log of the case that was answered last; its entries are not sent again. */
let held: Pick<CaseFile, 'caseNo' | 'contacts'> | undefined

/** A reply as if all had been sent: the entries that were held when it was asked for stand before those that came. */
function wholeCase(reply: Reply<unknown>, before: typeof held): Reply<unknown> {
  if (!reply.ok) return reply
  const value = Object(reply.value) as Partial<CaseFile>
  if (value.caseNo === undefined || !Array.isArray(value.contacts)) return reply
  const contacts = reply.leftOut === undefined ? value.contacts : [...before!.contacts.slice(0, reply.leftOut), ...value.contacts]
  held = { caseNo: value.caseNo, contacts }
  return { ok: true, value: { ...value, contacts } }
}

/** Tells how far the long request under way is; gives the way to stop listening. */
export function onProgress(listener: (progress: Progress) => void): () => void {
  return window.parley.onProgress(listener)
}

/** Tells that the office is about to be locked because nobody is there; gives the way to stop listening. */
export function onLocking(listener: () => void): () => void {
  return window.parley.onLocking(listener)
}
