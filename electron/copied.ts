import { createHash } from 'node:crypto'

/** A number that a person copied from a case: it leaves the clipboard after half a minute, and only while it is still there. */

const KEPT_MS = 30_000

export interface Board {
  readText(): Promise<string>
  writeText(text: string): Promise<void>
  clear(): void
}

/** Does something later; gives the way to leave it. The clock only runs forwards. */
export type After = (ms: number, act: () => void) => () => void

/** Of what was copied only a digest is kept. */
export class Copied {
  private readonly board: Board
  private readonly after: After
  private ours: string | null = null
  private leave: () => void = () => undefined
  private clearing: Promise<void> = Promise.resolve()

  constructor(board: Board, after: After) {
    this.board = board
    this.after = after
  }

  async copy(text: string): Promise<void> {
    this.leave()
    this.ours = digestOf(text)
    await this.board.writeText(text)
    this.leave = this.after(KEPT_MS, () => void this.clear())
  }

  /** Takes it away now: the time is up, the office is locked, the program ends. What somebody else has copied since stays. */
  clear(): Promise<void> {
    this.leave()
    const { ours } = this
    this.ours = null
    if (ours !== null) this.clearing = this.clearOwn(ours)
    return this.clearing
  }

  private async clearOwn(ours: string): Promise<void> {
    const there = digestOf(await this.board.readText())
    if (there === ours && this.ours !== ours) this.board.clear()
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
