import type { MarketName } from './markets.ts'

/**
 * Numbers that nobody should have: well-formed, with a run of zeros, or from the ranges that Ofcom (United Kingdom), the
 * Bundesnetzagentur (Germany) and the North American plan (555-01xx) keep for stories. `#` stands for a digit.
 */
const seriesOf: Record<MarketName, readonly string[]> = {
  CN: ['13', '15', '18'].flatMap((start) => Array.from({ length: 10 }, (_, i) => `${start}${i}0000####`)),
  TW: Array.from({ length: 90 }, (_, i) => `09${i + 10}-000-###`),
  HK: ['5', '6', '9'].flatMap((start) => Array.from({ length: 10 }, (_, i) => `${start}${i}00 ####`)),
  HK_EN: ['5', '6', '9'].flatMap((start) => Array.from({ length: 10 }, (_, i) => `${start}${i}01 ####`)),
  UK: [
    '07700 900###',
    '020 7946 0###',
    '0113 496 0###',
    '0114 496 0###',
    '0115 496 0###',
    '0116 496 0###',
    '0117 496 0###',
    '0118 496 0###',
    '0121 496 0###',
  ],
  UK_SCT: [
    '0131 496 0###',
    '0141 496 0###',
    '0151 496 0###',
    '0161 496 0###',
    '01632 960###',
    '0808 157 0###',
    '0909 879 0###',
    '0306 999 0###',
  ],
  US: Array.from({ length: 90 }, (_, i) => `${i + 220}-555-01##`),
  DE: ['030 23125 ###', '069 90009 ###', '040 66969 ###', '0221 4710 ###', '089 99998 ###'],
  JP: ['070-0000-####', '080-0000-####', '090-0000-####'],
}
/** The numbers of the two published cases end before. */
const first = 10

/** The `n`-th number of a market: each of a market's numbers comes once, then again from the start. */
export function phoneNumber(market: MarketName, n: number): string {
  const series = seriesOf[market]
  const pattern = series[n % series.length]!
  const digits = pattern.split('#').length - 1
  const rest = (first + Math.floor(n / series.length)) % 10 ** digits
  return pattern.replace(/#+/, String(rest).padStart(digits, '0'))
}
