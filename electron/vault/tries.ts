import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '../../db/errors.ts'
import { writeFileWhole } from './disk.ts'

/*
 * Wrong passphrases slow down whoever sits at the screen; Argon2id slows down whoever has the file. What is counted lies
 * in the app's own data and not in the office, so that a copied or restored office neither brings nor loses it.
 */

const FREE = 5
const LONGEST_S = 60

const counted = z.record(
  z.string(),
  z.strictObject({
    wrong: z.number().int().min(1),
    /** The clock at the last wrong one, in ms. */
    at: z.number(),
  }),
)
type Counted = z.infer<typeof counted>

/** The wrong passphrases of the offices opened on this computer. */
export class Tries {
  private readonly path: string | null
  private readonly now: () => number

  /** Without a path nothing is counted, as for a command: a program would not be held up by it. */
  constructor(path: string | null, now: () => number = Date.now) {
    this.path = path
    this.now = now
  }

  /** Makes the attempt and counts it when the passphrase is wrong. Refuses office.waitBeforeTrying {seconds} without making it. */
  async at<T>(office: string, attempt: () => Promise<T>): Promise<T> {
    if (this.path === null) return attempt()
    const name = createHash('sha256').update(`tries|${office}`).digest('hex').slice(0, 32)
    this.mustNotWait(this.path, name)
    try {
      const value = await attempt()
      this.change(this.path, ({ [name]: _, ...others }) => others)
      return value
    } catch (error) {
      if (error instanceof Refusal && error.code === 'office.wrongPassphrase')
        this.change(this.path, (all) => ({ ...all, [name]: { wrong: (all[name]?.wrong ?? 0) + 1, at: this.now() } }))
      throw error
    }
  }

  private mustNotWait(path: string, name: string): void {
    const found = read(path)[name]
    if (!found || found.wrong < FREE) return
    const since = this.now() - found.at
    // A clock that was set back would otherwise make the wait longer than it can be, or be set on to end it twice.
    if (since < 0) this.change(path, (all) => ({ ...all, [name]: { ...found, at: this.now() } }))
    const left = waitOf(found.wrong) * 1000 - Math.max(0, since)
    if (left > 0) throw new Refusal('office.waitBeforeTrying', { seconds: Math.ceil(left / 1000) })
  }

  /** What cannot be written does not keep anybody out: it protects the screen only. */
  private change(path: string, next: (all: Counted) => Counted): void {
    const before = read(path)
    const after = next(before)
    if (JSON.stringify(after) === JSON.stringify(before)) return
    try {
      writeFileWhole(path, `${JSON.stringify(after)}\n`)
    } catch {
      // as above
    }
  }
}

/** Seconds to wait after so many wrong ones: 1 after the fifth, then twice as long each time. */
function waitOf(wrong: number): number {
  return Math.min(LONGEST_S, 2 ** Math.min(wrong - FREE, 10))
}

function read(path: string): Counted {
  try {
    return counted.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return {}
  }
}
