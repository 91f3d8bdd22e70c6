/** Internal rates computed a second time: by halving the rate itself in decimal fixed point, summing discounted money. */

const digits = 60n
const one = 10n ** digits

/** Present value of payments at i a period, times 10⁶⁰; `i` in 10⁻⁶⁰ parts. */
function presentValue(payments: readonly bigint[], i: bigint): bigint {
  let sum = 0n
  let discount = one
  for (const payment of payments) {
    discount = (discount * one) / (one + i)
    sum += payment * discount
  }
  return sum
}

/** The monthly rate in 10⁻⁶⁰ parts at which the payments, none below zero, are worth the principal. */
export function monthlyRate(principal: bigint, payments: readonly bigint[]): bigint {
  let low = -one + 10n ** 40n
  let high = one
  while (presentValue(payments, high) > principal * one) high *= 2n
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (presentValue(payments, middle) > principal * one) low = middle
    else high = middle
  }
  return high
}

/** Percent points with a fixed number of places, half up by comparing twice the remainder. */
export function percent(rate: bigint, places: number): string {
  const size = rate < 0n ? -rate : rate
  const unit = 10n ** (digits - 2n - BigInt(places))
  const whole = size / unit + (2n * (size % unit) >= unit ? 1n : 0n)
  const text = whole.toString().padStart(places + 1, '0')
  return `${rate < 0n && whole > 0n ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}`
}

/** (1 + rate)^periods − 1, multiplied out one period after the other. */
export function compounded(rate: bigint, periods: number): bigint {
  let factor = one
  for (let i = 0; i < periods; i++) factor = (factor * (one + rate)) / one
  return factor - one
}

/** The daily rate of flows on day numbers, the first one paid out; each day compounds by itself. */
export function dailyRate(flows: readonly { day: number; amount: bigint }[]): bigint {
  const last = Math.max(...flows.map(({ day }) => day))
  const first = Math.min(...flows.map(({ day }) => day))
  const byDay = new Map<number, bigint>()
  for (const { day, amount } of flows) byDay.set(day, (byDay.get(day) ?? 0n) + amount)
  const worthAtEnd = (i: bigint): bigint => {
    let worth = 0n
    for (let day = first; day <= last; day++) {
      worth = (worth * (one + i)) / one + (byDay.get(day) ?? 0n) * one
    }
    return worth
  }
  let low = -one / 2n
  let high = one
  while (high - low > 10n ** 15n) {
    const middle = (low + high) >> 1n
    if (worthAtEnd(middle) > 0n) low = middle
    else high = middle
  }
  return high
}
