/** Money at a time, in whole periods from any start; signed: what is received and what is paid. */
export interface Flow {
  at: number
  amount: bigint
}

/**
 * Where the factor stands by which money grows in a period so that all flows together are worth nothing. It is narrowed
 * down only as far as a question about it needs.
 */
export interface Growth {
  /**
   * What `read`, which never falls as the factor `num / den` rises, says of it: the same at both ends of where the factor
   * must lie. Where the factor lies on an edge of `read`, the integer that is further from zero.
   */
  read: (read: (num: bigint, den: bigint) => bigint) => bigint
}

/** Binary places of the factor. All steps are cut off to them, downwards and upwards apart. */
const places = 192n
const one = 1n << places
/** Closer than this the factor counts as lying on the edge that it cannot be told from. */
const finest = 1n << (places - 120n)

/**
 * The growth factor of the flows. `none` when they never change sign; `ambiguous` when more than one factor may do: they
 * change sign more than once, and their running total too (Norstrøm). A floating-point number only gives the first guess:
 * the factor is shut in between two numbers at which the exact sign of the sum was found to differ.
 */
export function growthOf(flows: readonly Flow[]): Growth | 'none' | 'ambiguous' {
  const merged = inOrder(flows)
  const changes = signChanges(merged.map(({ amount }) => amount))
  if (changes === 0) return 'none'
  const totals = runningTotals(merged)
  const total = totals.at(-1)!
  if (changes > 1 && (total === 0n || signChanges(totals) !== 1)) return 'ambiguous'
  if (total === 0n) return { read: (read) => read(1n, 1n) }
  // Growth above one is looked for as what a period takes off, its inverse; shrinking, by the same sum read backwards.
  const grows = total > 0n !== merged[0]!.amount > 0n
  const span = new Span(grows ? merged : merged.map(({ at, amount }) => ({ at: -at, amount })).toReversed())
  return { read: (read) => span.settle((x, whole) => (grows ? read(whole, x) : read(x, whole))) }
}

function inOrder(flows: readonly Flow[]): Flow[] {
  const byTime = new Map<number, bigint>()
  for (const { at, amount } of flows) byTime.set(at, (byTime.get(at) ?? 0n) + amount)
  const merged = Array.from(byTime, ([at, amount]) => ({ at, amount })).filter(({ amount }) => amount !== 0n)
  return merged.toSorted((a, b) => a.at - b.at)
}

function signChanges(amounts: readonly bigint[]): number {
  const signed = amounts.filter((amount) => amount !== 0n)
  return signed.filter((amount, i) => i > 0 && amount > 0n !== signed[i - 1]! > 0n).length
}

function runningTotals(flows: readonly Flow[]): bigint[] {
  let total = 0n
  return flows.map(({ amount }) => (total += amount))
}

/** The one x between 0 and 1 at which Σ amount·x^time is zero, held between two numbers at which its sign differs. */
class Span {
  readonly #flows: readonly Flow[]
  /** Periods from each flow to the next. */
  readonly #gaps: number[]
  readonly #signAtZero: number
  #low: bigint
  #high: bigint

  constructor(flows: readonly Flow[]) {
    this.#flows = flows
    this.#gaps = flows.slice(1).map(({ at }, i) => at - flows[i]!.at)
    this.#signAtZero = flows[0]!.amount > 0n ? 1 : -1
    const guess = BigInt(Math.round(this.#guess() * 2 ** 52)) << (places - 52n)
    let width = one >> 40n
    do {
      this.#low = guess > width ? guess - width : 0n
      this.#high = guess + width < one ? guess + width : one
      width <<= 6n
    } while (!(this.#isBelow(this.#low) && this.#isAbove(this.#high)))
  }

  /** What `read` says of x, given as a share of a whole; the ends are read with few more places than they differ in. */
  settle(read: (x: bigint, whole: bigint) => bigint): bigint {
    for (;;) {
      const width = this.#high - this.#low
      const spare = BigInt(Math.max(0, (width.toString(16).length - 3) * 4))
      const whole = one >> spare
      const low = read(this.#low >> spare || 1n, whole)
      const high = read(-(-this.#high >> spare), whole)
      if (low === high) return low
      if (width <= finest) return away(low, high)
      this.#halve()
    }
  }

  /** The middle becomes an end; where its sign cannot be told the factor lies there and the span shuts around it. */
  #halve(): void {
    const middle = (this.#low + this.#high) >> 1n
    const sign = this.#sign(middle)
    if (sign === this.#signAtZero) this.#low = middle
    else if (sign === -this.#signAtZero) this.#high = middle
    else [this.#low, this.#high] = [middle - finest / 2n, middle + finest / 2n]
  }

  #isBelow(x: bigint): boolean {
    return x === 0n || this.#sign(x) === this.#signAtZero
  }

  #isAbove(x: bigint): boolean {
    return x === one || this.#sign(x) === -this.#signAtZero
  }

  /** The sign of the sum at x by Horner's rule between a lower and an upper bound; 0 where they do not agree. */
  #sign(x: bigint): number {
    const known = new Map<number, readonly [bigint, bigint]>()
    let [low, high] = [0n, 0n]
    for (let i = this.#flows.length - 1; i >= 0; i--) {
      const gap = this.#gaps[i] ?? 0
      let bounds = known.get(gap)
      if (!bounds) known.set(gap, (bounds = powerBounds(x, gap)))
      const amount = this.#flows[i]!.amount << places
      low = ((low * bounds[low < 0n ? 1 : 0]) >> places) + amount
      high = -((-high * bounds[high < 0n ? 0 : 1]) >> places) + amount
    }
    return low > 0n ? 1 : high < 0n ? -1 : 0
  }

  /** By Newton's method from 1 downwards, in floating point. */
  #guess(): number {
    const amounts = this.#flows.map(({ amount }) => Number(amount))
    let x = 1
    for (let round = 0; round < 60; round++) {
      let value = 0
      let slope = 0
      for (let i = amounts.length - 1; i >= 0; i--) {
        const gap = this.#gaps[i] ?? 0
        const power = gap === 1 ? x : x ** gap
        slope = slope * power + value * gap * (power / x)
        value = value * power + amounts[i]!
      }
      const next = x - value / slope
      if (!(next > 0 && next < 1)) return 0.5
      if (Math.abs(next - x) < 1e-15) return next
      x = next
    }
    return x
  }
}

/** x to a whole power, not above and not below it. */
function powerBounds(x: bigint, exponent: number): readonly [bigint, bigint] {
  let [low, high] = [one, one]
  let [lowSquare, highSquare] = [x, x]
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      low = (low * lowSquare) >> places
      high = -((-high * highSquare) >> places)
    }
    lowSquare = (lowSquare * lowSquare) >> places
    highSquare = -((-highSquare * highSquare) >> places)
  }
  return [low, high]
}

const away = (a: bigint, b: bigint): bigint => (a + b > 0n ? (a > b ? a : b) : a > b ? b : a)
