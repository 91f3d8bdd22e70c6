import type { EnumValue } from './enums.ts'
import { isDay } from './day.ts'
import { plainForm } from './text.ts'

export type IdNumberCheck = 'ok' | 'wrongShape' | 'wrongCheckDigit' | 'unchecked'

/** Checks the numbers that carry a check digit; for all others, and where no type is stated, "unchecked". */
export function checkIdNumber(type: EnumValue<'id_document_type'> | undefined, number: string): IdNumberCheck {
  const plain = plainForm(number)
    .toUpperCase()
    .replace(/[ ()-]/g, '')
  if (type === 'cn_id') return checkMainland(plain)
  if (type === 'hk_id') return checkHongKong(plain)
  if (type === 'tw_id') return checkTaiwan(plain)
  return 'unchecked'
}

/** GB 11643-1999: region, birth date, serial, check digit by ISO 7064 MOD 11-2. The 15 digits before it had no check digit. */
function checkMainland(number: string): IdNumberCheck {
  const found = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(number)
  if (found && isDay(found.slice(1).join('-'))) return number.endsWith(mainlandCheckDigit(number)) ? 'ok' : 'wrongCheckDigit'
  const old = /^[1-9]\d{5}(\d{2})(\d{2})(\d{2})\d{3}$/.exec(number)
  return old && isDay(`19${old.slice(1).join('-')}`) ? 'unchecked' : 'wrongShape'
}

function mainlandCheckDigit(number: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return '10X98765432'.charAt(weighted(number, weights) % 11)
}

/** One or two letters, six digits, a check digit 0 to 9 or A; a missing first letter counts as 36. */
function checkHongKong(number: string): IdNumberCheck {
  const found = /^([A-Z]{1,2})(\d{6})([\dA])$/.exec(number) as [string, string, string, string] | null
  if (!found) return 'wrongShape'
  const letters = [...found[1].padStart(2, ' ')].map((letter) => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55))
  const sum = letters[0]! * 9 + letters[1]! * 8 + weighted(found[2], [7, 6, 5, 4, 3, 2]) + parseInt(found[3], 16)
  return sum % 11 === 0 ? 'ok' : 'wrongCheckDigit'
}

/** A letter for the place of registration, 1 or 2 (8 or 9 on residence cards since 2021), seven digits, a check digit. */
function checkTaiwan(number: string): IdNumberCheck {
  if (!/^[A-Z][1289]\d{8}$/.test(number)) return 'wrongShape'
  const place = 10 + 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(number.charAt(0))
  const sum = Math.floor(place / 10) + (place % 10) * 9 + weighted(number.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])
  return sum % 10 === 0 ? 'ok' : 'wrongCheckDigit'
}

const weighted = (digits: string, weights: number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits.charAt(i)), 0)
