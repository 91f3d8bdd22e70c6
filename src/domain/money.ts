import type { Currency, Minor } from './case-file.ts'
import { plainForm } from './text.ts'

type MoneyProblem = 'money.invalid' | 'money.negative' | 'money.tooLarge' | 'money.thirdDecimal' | 'text.empty'

const marks = [
  'NT$',
  'HK$',
  'US$',
  'CN¥',
  'JP¥',
  '$',
  '¥',
  '£',
  '€',
  'RMB',
  'NTD',
  'CNY',
  'TWD',
  'HKD',
  'USD',
  'GBP',
  'EUR',
  'JPY',
  '人民币',
  '人民幣',
  '新台币',
  '新台幣',
  '新臺幣',
  '港币',
  '港幣',
  '港元',
  '美元',
  '英镑',
  '英鎊',
  '欧元',
  '歐元',
  '日元',
  '日圓',
  '日圆',
  '日円',
  '元',
  '圆',
  '圓',
  '円',
]
const mark = marks.map((m) => m.replace('$', '\\$')).join('|')
const amount = new RegExp(
  `^(?<before>[-−])? ?(?:${mark})? ?(?<after>[-−])? ?(?<whole>\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)?(?:\\.(?<fraction>\\d+))? ?(?<times>[万萬亿億])? ?(?:${mark})?$`,
  'i',
)
const powerOf: Record<string, number> = { 万: 4, 萬: 4, 亿: 8, 億: 8 }

/** How many decimals a currency is stored and shown with. */
export function decimalsOf(currency: Currency): number {
  return currency === 'JPY' ? 0 : 2
}

/**
 * An amount as people type or paste it, in minor units: `1,234.5元`, `￥1,234.50`, `１２３４．５`, `1.2万`.
 * A currency mark is taken for decoration: the currency is the one of the field. Thousands separators count only where
 * they group by three, and more decimals than the currency has are refused, never rounded.
 */
export function parseMoney(text: string, currency: Currency): { ok: true; value: Minor } | { ok: false; code: MoneyProblem } {
  const plain = plainForm(text)
  if (plain === '') return { ok: false, code: 'text.empty' }
  const found = amount.exec(plain)?.groups
  if (!found || (found['whole'] === undefined && found['fraction'] === undefined)) return { ok: false, code: 'money.invalid' }
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
