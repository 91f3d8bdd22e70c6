import type { Answers, Parsed, RequestName } from '../../src/contract/requests.ts'
import type { Progress } from './document-file.ts'
import type { Session } from './session.ts'
import type { Stated } from './stated.ts'

/** What a handler has besides its input. */
export interface Context {
  session: Session
  progress: Progress
  /** The real path of the file that the person chose in the page's file field; only document.add gets one. */
  path: string | null
}

/** A handler for every request: the whole map does not compile while one is missing. */
export type Handlers = { [R in RequestName]: (input: Stated<Parsed<R>>, context: Context) => Answers[R] | Promise<Answers[R]> }
