import { call } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'

/** What a document is read with: a piece of its content, in bytes from its beginning. Rejects with Unreadable. */
export type ReadPiece = (from: number, length: number) => Promise<Uint8Array<ArrayBuffer>>

/** A piece could not be read: the problem to show. */
export class Unreadable extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Reads pieces of a stored document. */
export function pieceReader(caseNo: string, key: string): ReadPiece {
  return async (from, length) => {
    const reply = await call('document.bytes', { caseNo, key, from, length })
    if (!reply.ok) throw new Unreadable(reply.problem)
    return new Uint8Array(reply.value)
  }
}

const PIECE = 4 * 1024 * 1024

/** The whole content under a type that we chose; it never says what it is itself. */
export async function readBlob(read: ReadPiece, sizeBytes: number, type: string): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let from = 0; from < sizeBytes; from += PIECE) parts.push(await read(from, Math.min(PIECE, sizeBytes - from)))
  return new Blob(parts, { type })
}
