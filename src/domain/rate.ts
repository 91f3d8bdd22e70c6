import type { Rate } from './case-file.ts'
import { plainForm } from './text.ts'

/**
 * A rate as people type it, as a decimal fraction in text: `0.0005` stays, `0.05%` becomes `0.0005`, `0.5‰` too.
 * The digits are moved, never calculated, so nothing is rounded.
 */
export function parseRate(text: string): { ok: true; value: Rate } | { ok: false; code: 'rate.invalid' | 'text.empty' } {
  const plain = plainForm(text).replace(/ (?=[%‰]$)/, '')
  if (plain === '') return { ok: false, code: 'text.empty' }
  const found = /^(\d{0,6})(?:\.(\d{1,12}))?([%‰])?$/.exec(plain)
  if (!found || (found[1] === '' && found[2] === undefined)) return { ok: false, code: 'rate.invalid' }
  const places = found[3] === '%' ? 2 : found[3] === '‰' ? 3 : 0
  const whole = (found[1] ?? '').padStart(places + 1, '0')
  const cut = whole.length - places
  const fraction = (whole.slice(cut) + (found[2] ?? '')).replace(/0+$/, places > 0 ? '' : '$&')
  if (fraction.length > 12) return { ok: false, code: 'rate.invalid' }
  const units = whole.slice(0, cut).replace(/^0+(?=\d)/, '')
  return { ok: true, value: fraction === '' ? units : `${units}.${fraction}` }
}
