import type { Currency, Minor } from './case-file.ts'
import { plainForm } from './text.ts'

type MoneyProblem = 'money.invalid' | 'money.negative' | 'money.tooLarge' | 'money.thirdDecimal' | 'money.otherCurrency' | 'text.empty'

/** The currencies that a mark can stand for. A mark that several share says nothing against a field of one of them. */
const marks: Record<string, readonly Currency[]> = {
  NT$: ['TWD'],
  NTD: ['TWD'],
  TWD: ['TWD'],
  新台币: ['TWD'],
  新台幣: ['TWD'],
  新臺幣: ['TWD'],
  台币: ['TWD'],
  台幣: ['TWD'],
  臺幣: ['TWD'],
  HK$: ['HKD'],
  HKD: ['HKD'],
  港币: ['HKD'],
  港幣: ['HKD'],
  港元: ['HKD'],
  US$: ['USD'],
  USD: ['USD'],
  美元: ['USD'],
  美金: ['USD'],
  'CN¥': ['CNY'],
  RMB: ['CNY'],
  CNY: ['CNY'],
  人民币: ['CNY'],
  人民幣: ['CNY'],
  'JP¥': ['JPY'],
  JPY: ['JPY'],
  日元: ['JPY'],
  日圆: ['JPY'],
  日圓: ['JPY'],
  日円: ['JPY'],
  円: ['JPY'],
  '£': ['GBP'],
  GBP: ['GBP'],
  英镑: ['GBP'],
  英鎊: ['GBP'],
  '€': ['EUR'],
  EUR: ['EUR'],
  欧元: ['EUR'],
  歐元: ['EUR'],
  $: ['TWD', 'HKD', 'USD'],
  '¥': ['CNY', 'JPY'],
  元: ['CNY', 'TWD', 'HKD', 'USD', 'JPY'],
  圆: ['CNY', 'TWD', 'HKD', 'USD', 'JPY'],
  圓: ['CNY', 'TWD', 'HKD', 'USD', 'JPY'],
}
const mark = Object.keys(marks)
  .map((m) => m.replace('$', '\\$'))
  .join('|')
const amount = new RegExp(
  `^(?<before>[-−])? ?(?<front>${mark})? ?(?<after>[-−])? ?(?<whole>\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)?(?:\\.(?<fraction>\\d+))? ?(?<times>[万萬亿億])? ?(?<behind>${mark})?$`,
  'i',
)
const powerOf: Record<string, number> = { 万: 4, 萬: 4, 亿: 8, 億: 8 }

/** How many decimals a currency is stored and shown with. */
export function decimalsOf(currency: Currency): number {
  return currency === 'JPY' ? 0 : 2
}

/** The step in minor units in which plans are split and rounded: whole dollars for TWD, which is stored with cents. */
export function unitOf(currency: Currency): number {
  return currency === 'TWD' ? 100 : 1
}

/**
 * An amount as people type or paste it, in minor units: `1,234.5元`, `￥1,234.50`, `１２３４．５`, `1.2万`.
 * A mark that can mean the field's currency is decoration; one that can only mean another is refused and named in `params`,
 * since nothing is converted here. Thousands separators count only where they group by three, and more decimals than the
 * currency has are refused, never rounded.
 */
export function parseMoney(
  text: string,
  currency: Currency,
): { ok: true; value: Minor } | { ok: false; code: MoneyProblem; params?: { mark: string; currency: Currency } } {
  const plain = plainForm(text)
  if (plain === '') return { ok: false, code: 'text.empty' }
  const found = amount.exec(plain)?.groups
  if (!found || (found['whole'] === undefined && found['fraction'] === undefined)) return { ok: false, code: 'money.invalid' }
  const other = [found['front'], found['behind']].find((m) => m !== undefined && !marks[m.toUpperCase()]!.includes(currency))
  if (other !== undefined) return { ok: false, code: 'money.otherCurrency', params: { mark: other, currency } }
  if (found['before'] !== undefined || found['after'] !== undefined) return { ok: false, code: 'money.negative' }
  const fraction = found['fraction'] ?? ''
  const places = decimalsOf(currency) + (powerOf[found['times'] ?? ''] ?? 0)
  if (fraction.length > places) return { ok: false, code: 'money.thirdDecimal' }
  const digits = (found['whole'] ?? '').replaceAll(',', '') + fraction.padEnd(places, '0')
  const value = Number(digits)
  return Number.isSafeInteger(value) ? { ok: true, value: value as Minor } : { ok: false, code: 'money.tooLarge' }
}

/** Minor units with comma grouping and the currency's own decimals, without a symbol: "8,260.00". */
export function formatMoney(minor: number | bigint, currency: Currency): string {
  const whole = BigInt(minor)
  const decimals = decimalsOf(currency)
  const digits = String(whole < 0n ? -whole : whole).padStart(decimals + 1, '0')
  const units = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  return (whole < 0n ? '-' : '') + units + (decimals > 0 ? `.${digits.slice(-decimals)}` : '')
}

/** The exact sum; a bigint, since many amounts together can pass what a `Minor` holds. */
export function sumMinor(list: Iterable<Minor | bigint>): bigint {
  let sum = 0n
  for (const minor of list) sum += BigInt(minor)
  return sum
}
