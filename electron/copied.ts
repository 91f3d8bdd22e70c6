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

/** One copy: of what was copied only a digest is kept. */
interface Copy {
  digest: string
}

export class Copied {
  private readonly board: Board
  private readonly after: After
  private ours: Copy | null = null
  private leave: () => void = () => undefined
  /** The clipboard is asynchronous: whatever is done with it waits here for what was asked before. */
  private turn: Promise<unknown> = Promise.resolve()

  constructor(board: Board, after: After) {
    this.board = board
    this.after = after
  }

  async copy(text: string): Promise<void> {
    this.leave()
    const mine: Copy = { digest: digestOf(text) }
    this.ours = mine
    await this.inTurn(() => this.board.writeText(text))
    if (this.ours === mine) this.leave = this.after(KEPT_MS, () => void this.clear())
  }

  /** Takes it away now, and what is still on its way there: the time is up, the office is locked, the program ends. What somebody else has copied since stays. */
  clear(): Promise<void> {
    this.leave()
    const { ours } = this
    this.ours = null
    return this.inTurn(() => this.clearOwn(ours))
  }

  private async clearOwn(ours: Copy | null): Promise<void> {
    if (ours && digestOf(await this.board.readText()) === ours.digest) this.board.clear()
  }

  private inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.turn.then(act)
    this.turn = done.catch(() => undefined)
    return done
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
