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
   * What `read`, which never falls as the factor to the power of `periods` rises, says of that power `num / den`: the same
   * at both ends of where it must lie. Where it lies on an edge of `read`, the integer that is further from zero.
   */
  read: (read: (num: bigint, den: bigint) => bigint, periods?: number) => bigint
}

/** Binary places of the factor; whatever does not fit is cut off. */
const places = 256n
const one = 1n << places
/**
 * More than all that is cut off can move the factor: n flows of S together over T periods move their sum by less than
 * S·2T + n in the last place, and an end of the span by no more than that. Enough for 2^66 minor units over 700 years of days.
 */
const blur = 1n << 96n
/** Closer than this the factor counts as lying on the edge that it cannot be told from. */
const finest = one >> 120n
/** How far from a first guess the factor is looked for. */
const nearby = one >> 40n

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
  // Growth above one is looked for as what a period takes off, its inverse; shrinking, by the same sum read backwards.
  const grows = isPositive(total) !== isPositive(merged[0]!.amount)
  const span = new Span(grows ? merged : merged.map(({ at, amount }) => ({ at: -at, amount })).toReversed())
  return { read: (read, periods = 1) => span.settle((x) => (grows ? read(one, x) : read(x, one)), periods) }
}

const isPositive = (amount: bigint): boolean => amount > 0n

/** One flow a time, the earliest first, and none of nothing. */
function inOrder(flows: readonly Flow[]): Flow[] {
  const byTime = new Map<number, bigint>()
  for (const { at, amount } of flows) byTime.set(at, (byTime.get(at) ?? 0n) + amount)
  const merged = Array.from(byTime, ([at, amount]) => ({ at, amount })).filter(({ amount }) => amount !== 0n)
  return merged.toSorted((a, b) => a.at - b.at)
}

function signChanges(amounts: readonly bigint[]): number {
  const signs = amounts.filter((amount) => amount !== 0n).map(isPositive)
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length
}

function runningTotals(flows: readonly Flow[]): bigint[] {
  let total = 0n
  return flows.map(({ amount }) => (total += amount))
}

/** The one x between 0 and 1 at which Σ amount·x^time is zero, held between two numbers at which its sign differs. */
class Span {
  /** The first one positive, so that the sum is too until x. */
  readonly #amounts: bigint[]
  /** Periods from each amount to the next. */
  readonly #gaps: number[]
  #low: bigint
  #high: bigint

  constructor(flows: readonly Flow[]) {
    const sign = isPositive(flows[0]!.amount) ? 1n : -1n
    this.#amounts = flows.map(({ amount }) => sign * amount)
    this.#gaps = flows.map(({ at }, i) => (flows[i + 1]?.at ?? at) - at)
    const guess = BigInt(Math.round(guessOf(this.#amounts.map(Number), this.#gaps) * 2 ** 52)) << (places - 52n)
    const [before, after] = [guess - nearby, guess + nearby]
    this.#low = before > blur && this.#isBefore(before) ? before : blur
    this.#high = this.#isBefore(after) ? one : after
  }

  /** What `read` says of x to a power. */
  settle(read: (power: bigint) => bigint, exponent: number): bigint {
    for (;;) {
      const low = read(powerOf(this.#low - blur, exponent) || 1n)
      const high = read(powerOf(this.#high + blur, exponent) + blur)
      if (low === high) return low
      if (this.#high - this.#low <= finest) return away(low, high)
      const middle = (this.#low + this.#high) >> 1n
      if (this.#isBefore(middle)) this.#low = middle
      else this.#high = middle
    }
  }

  /** Whether the sum is still positive at a number, by Horner's rule. */
  #isBefore(number: bigint): boolean {
    const powers = new Map([...new Set(this.#gaps)].map((gap) => [gap, powerOf(number, gap)]))
    return isPositive(
      this.#amounts.reduceRight((sum, amount, i) => ((sum * powers.get(this.#gaps[i]!)!) >> places) + (amount << places), 0n),
    )
  }
}

/** About where Σ amount·x^time is zero: by Newton's method from 1 downwards, in floating point. */
function guessOf(amounts: readonly number[], gaps: readonly number[]): number {
  let x = 1
  for (;;) {
    let value = 0
    let slope = 0
    for (let i = amounts.length - 1; i >= 0; i--) {
      const gap = gaps[i]!
      const power = x ** gap
      slope = slope * power + (value * gap * power) / x
      value = value * power + amounts[i]!
    }
    const next = x - value / slope
    if (!(next > 0 && next < x)) return x
    x = next
  }
}

/** A number to a whole power, cut off. */
function powerOf(number: bigint, exponent: number): bigint {
  let power = one
  let square = number
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = (power * square) >> places
    square = (square * square) >> places
  }
  return power
}

/** The one further from zero. */
const away = (a: bigint, b: bigint): bigint => (a * a > b * b ? a : b)
