import { totalmem } from 'node:os'
import { hashRaw } from '@node-rs/argon2'

/** What one guess of a passphrase costs: memory in KiB, passes, lanes. */
export interface Cost {
  m: number
  t: number
  p: number
}

const MIB = 1024
/** The least that is accepted, and what computers with little memory use. */
export const LOWEST_COST: Cost = { m: 64 * MIB, t: 3, p: 4 }
const USUAL_COST: Cost = { m: 256 * MIB, t: 3, p: 4 }
const HIGHEST_COST: Cost = { m: 1024 * MIB, t: 20, p: 16 }
const SMALL_COMPUTER = 6 * 1024 ** 3
const AIM_MS = 500
const ARGON2ID = 2

/** The 32 bytes that Argon2id makes of a passphrase. */
export async function stretch(passphrase: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  const bytes = Buffer.from(passphrase.normalize('NFKC'), 'utf8')
  try {
    return await hashRaw(bytes, {
      algorithm: ARGON2ID,
      memoryCost: cost.m,
      timeCost: cost.t,
      parallelism: cost.p,
      outputLen: 32,
      salt,
    })
  } finally {
    bytes.fill(0)
  }
}

/** Whether a key file's cost is one that this program writes: a hostile file must not name none, nor all of the memory. */
export function isFairCost({ m, t, p }: Cost): boolean {
  const inside = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high
  return inside(m, LOWEST_COST.m, HIGHEST_COST.m) && inside(t, LOWEST_COST.t, HIGHEST_COST.t) && inside(p, LOWEST_COST.p, HIGHEST_COST.p)
}

/** What a passphrase costs at least on this computer, by its memory; one that costs less is made dearer when it is used. */
export function usualCost(): Cost {
  return totalmem() < SMALL_COMPUTER ? LOWEST_COST : USUAL_COST
}

/** Whether one cost is less than another in something that counts. */
export function isBelow(cost: Cost, other: Cost): boolean {
  return cost.m < other.m || (cost.m === other.m && cost.t < other.t)
}

/** The cost for this computer: as many passes as take half a second. */
export async function calibratedCost(): Promise<Cost> {
  const base = usualCost()
  const start = performance.now()
  ;(await stretch('calibration', Buffer.alloc(16), base)).fill(0)
  const elapsed = performance.now() - start
  return { ...base, t: Math.min(HIGHEST_COST.t, Math.max(base.t, Math.ceil((base.t * AIM_MS) / elapsed))) }
}
