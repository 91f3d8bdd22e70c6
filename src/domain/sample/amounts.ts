import type { Currency, Minor } from '../case-file.ts'
import { scaleOf } from './markets.ts'

/** An amount that would be `yuan` in China, in minor units of the currency and as round as amounts are there. */
export function amountOf(yuan: number, currency: Currency, cents = 0): Minor {
  const minor = Math.round((yuan * 100 * scaleOf[currency]) / 1000)
  if (currency === 'JPY') return minor as Minor
  return (Math.round(minor / 100) * 100 + (currency === 'TWD' ? 0 : cents)) as Minor
}
