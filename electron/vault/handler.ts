import type { Answers, Parsed, RequestName } from '../../src/contract/requests.ts'
import type { Progress } from './document-file.ts'
import type { Session } from './session.ts'
import type { Stated } from './stated.ts'

/** A file by the real path that the system gives it, or, where it has none, its bytes. */
export type GivenFile = string | Uint8Array

/** What a handler has besides its input. */
export interface Context {
  session: Session
  progress: Progress
  /** The files that the person put into the page, in their order; only document.add gets them. */
  files: readonly GivenFile[]
}

/** A handler for every request: the whole map does not compile while one is missing. */
export type Handlers = { [R in RequestName]: (input: Stated<Parsed<R>>, context: Context) => Answers[R] | Promise<Answers[R]> }
