import type { Day } from '../case-file.ts'
import type { EnumValue } from '../enums.ts'
import { checkIdNumber } from '../id-number.ts'
import type { Chance } from './chance.ts'

type IdType = EnumValue<'id_document_type'>

/** Provinces that exist, with a county that does not. */
const regions = ['110199', '310199', '330199', '420199', '440199', '500199', '510199', '530199', '610199', '650199']
const mainlandSigns = '0123456789X'
const hongKongSigns = '0123456789A'

/** A made-up number with the right check digit; no two of the first 10,000 cases share one. */
export function idNumber(type: IdType, birthDate: Day, index: number, pick: Chance): string {
  const serial = String(index % 10_000_000).padStart(7, '0')
  if (type === 'cn_id')
    return completed(
      type,
      regions[Math.floor(index / 1000) % regions.length]! + birthDate.replaceAll('-', '') + String(index % 1000).padStart(3, '0'),
      mainlandSigns,
    )
  if (type === 'hk_id') return completed(type, pick.of(['Y', 'Z', 'R', 'M']) + serial.slice(1), hongKongSigns).replace(/(.)$/, '($1)')
  if (type === 'tw_id') return completed(type, pick.of(['A', 'B', 'F', 'H', 'E']) + pick.of(['1', '2']) + serial, '0123456789')
  return `EX${serial}`
}

/** The same number with another last sign: well-formed, and wrong. */
export function withWrongCheckDigit(type: IdType, number: string): string {
  const wrong = Array.from('0123456789', (sign) => number.replace(/.(?=\)?$)/, sign)).find(
    (candidate) => checkIdNumber(type, candidate) === 'wrongCheckDigit',
  )
  if (wrong === undefined) throw new Error(`Numbers of the type ${type} have no check digit`)
  return wrong
}

function completed(type: IdType, start: string, signs: string): string {
  const right = Array.from(signs, (sign) => start + sign).find((candidate) => checkIdNumber(type, candidate) === 'ok')
  if (right === undefined) throw new Error(`No check digit fits a number of the type ${type}`)
  return right
}
