import type { Held, Reply } from '../../src/contract/reply.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import type { Asker } from '../../src/contract/access.ts'
import { answer } from './answer.ts'
import type { GivenFile } from './handler.ts'
import type { Session } from './session.ts'

/** The end of a channel to a page, or to the paper view. */
export interface Port {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  postMessage(message: unknown): void
  start(): void
}

/** A turn for each request: they are answered one after the other, in the order in which they came. */
export type Turn = (work: () => Promise<void>) => void

/** One queue for all ports of the vault. */
export function oneAfterTheOther(): Turn {
  let last = Promise.resolve()
  return (work) => {
    last = last.then(work)
  }
}

/** Work that takes long and gives others their turn in between. */
const BESIDE: ReadonlySet<unknown> = new Set(['backup.now', 'backup.check', 'backup.state', 'office.check'])

/** Answers what comes over a port: {id, request, input, files?, held?} → {id, progress}… → {id, reply}. */
export function serve(session: Session, port: Port, role: Asker, turn: Turn): void {
  port.on('message', ({ data }) => {
    const message = partsOf(data)
    if (!message) return
    const { id, request, input, files, held } = message
    const handle = typeof input === 'object' && input !== null && 'handle' in input ? input.handle : null
    turn(async () => {
      const progress = everyTenth((done, total) => port.postMessage({ id, progress: { done, total } }))
      if (typeof handle === 'string') await session.handles.arrival(handle)
      const replied = answer(session, request, input, { role, progress, files }).then((reply) =>
        port.postMessage({ id, reply: withoutHeld(reply, held) }),
      )
      if (!BESIDE.has(request)) await replied
    })
  })
  port.start()
}

interface Message {
  id: number | string
  request: unknown
  input: unknown
  files: GivenFile[]
  held: unknown
}

function partsOf(data: unknown): Message | null {
  if (typeof data !== 'object' || data === null || !('id' in data)) return null
  const { id, request, input, files, held } = data as Record<string, unknown>
  if (typeof id !== 'number' && typeof id !== 'string') return null
  return { id, request, input, files: Array.isArray(files) && files.every(isFile) ? files : [], held }
}

function isFile(given: unknown): given is GivenFile {
  return typeof given === 'string' || given instanceof Uint8Array
}

/** A whole case without the contact entries that the asker holds: a log of years is not sent again with every change. */
function withoutHeld(reply: Reply<unknown>, held: unknown): Reply<unknown> {
  const { caseNo, contacts: count } = Object(held) as Partial<Held>
  if (!reply.ok || typeof count !== 'number') return reply
  const value = Object(reply.value) as Partial<CaseFile>
  if (value.caseNo !== caseNo || !Array.isArray(value.contacts) || !(count > 0 && count <= value.contacts.length)) return reply
  return { ...reply, value: { ...value, contacts: value.contacts.slice(count) }, leftOut: count }
}

const PROGRESS_MS = 100

/** At most ten steps a second, and always the last one. */
function everyTenth(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let told = -Infinity
  return (done, total) => {
    if (done < total && performance.now() - told < PROGRESS_MS) return
    told = performance.now()
    tell(done, total)
  }
}
