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
import type { Reply } from './contract/reply.ts'
import type { Answers, Input, RequestName } from './contract/requests.ts'

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
  call: (request: string, input: unknown, files?: readonly File[]) => Promise<Reply<unknown>>
  onProgress: (listener: (progress: Progress) => void) => () => void
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
  const reply = (await window.parley.call(request, input, files)) as Reply<AnswerOf<R>>
  if (!reply.ok && reply.problem.code === 'office.locked') for (const listener of lockedListeners) listener()
  return reply
}

/** Tells how far the long request under way is; gives the way to stop listening. */
export function onProgress(listener: (progress: Progress) => void): () => void {
  return window.parley.onProgress(listener)
}
