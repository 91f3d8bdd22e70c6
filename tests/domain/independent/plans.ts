/** Plans computed a second time, month by month and without the closed formula that the product uses. */

const scale = 10n ** 12n

/** A rate of at most 12 decimals in 10⁻¹² parts. */
export function parts(rate: string): bigint {
  const [whole = '0', decimals = ''] = rate.split('.')
  return BigInt(whole) * scale + BigInt(decimals.padEnd(12, '0'))
}

/** The nearest multiple of `unit`, half up, by trying both neighbours. */
export function nearest(num: bigint, den: bigint, unit = 1n): bigint {
  const below = (num / (den * unit)) * unit
  const above = below + unit
  return above * den - num <= num - below * den ? above : below
}

const month = 12n * scale

/** What is owed after n months of the same payment, without any rounding; times 2·month^n. */
function owedAfter(principal: bigint, rate: bigint, n: number, twicePayment: bigint): bigint {
  let owed = 2n * principal
  let size = 1n
  for (let i = 0; i < n; i++) {
    owed = owed * (month + rate) - twicePayment * month * size
    size *= month
  }
  return owed
}

/**
 * The level payment, half up: the greatest multiple of `unit` of which half a step less would not pay the debt off too
 * early. Found by halving, never by a formula.
 */
export function levelPayment(principal: bigint, annual: string, n: number, balloon = 0n, unit = 1n): bigint {
  const rate = parts(annual)
  let low = 0n
  let high = (principal * (month + rate)) / month / unit + 2n
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    const left = owedAfter(principal, rate, n, 2n * middle * unit - unit) - 2n * balloon * month ** BigInt(n)
    if (left >= 0n) low = middle
    else high = middle
  }
  return low * unit
}

/** Interest of a month on an amount, half up. */
export const interestOfMonth = (amount: bigint, annual: string, unit = 1n): bigint => nearest(amount * parts(annual), month, unit)

/** Rows of a level plan as [payment, interest, principal, balance]. */
export function levelRows(principal: bigint, annual: string, n: number, balloon = 0n, unit = 1n): bigint[][] {
  const payment = levelPayment(principal, annual, n, balloon, unit)
  const rows: bigint[][] = []
  let owed = principal
  for (let no = 1; no <= n; no++) {
    const interest = interestOfMonth(owed, annual, unit)
    const paid = no < n ? payment : owed + interest
    const after = owed + interest - paid
    rows.push([paid, interest, owed - after, after])
    owed = after
  }
  return rows
}
