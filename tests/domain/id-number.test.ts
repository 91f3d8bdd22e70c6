import { expect, test } from 'vitest'
import { checkIdNumber } from '../../src/domain/id-number.ts'
import { enums } from '../../src/domain/enums.ts'

test.each([
  ['cn_id', '110101199108240013', 'ok'],
  ['cn_id', '310101199602110027', 'ok'],
  ['cn_id', '11010519491231002X', 'ok'],
  ['cn_id', '11010519491231002x', 'ok'],
  ['cn_id', '１１０１０１１９９１０８２４００１３', 'ok'],
  ['cn_id', '110101 19910824 0013', 'ok'],
  ['cn_id', '110101199108240014', 'wrongCheckDigit'],
  ['cn_id', '110101199108240103', 'wrongCheckDigit'],
  ['cn_id', '11010119910824001X', 'wrongCheckDigit'],
  ['cn_id', '110101199102310013', 'wrongShape'],
  ['cn_id', '010101199108240013', 'wrongShape'],
  ['cn_id', '1101011991082400', 'wrongShape'],
  ['cn_id', '1101011991082400130', 'wrongShape'],
  ['cn_id', '11010119910824X013', 'wrongShape'],
  ['cn_id', '110101910824001', 'unchecked'],
  ['cn_id', '110101911324001', 'wrongShape'],
  ['cn_id', '', 'wrongShape'],
  ['hk_id', 'A123456(3)', 'ok'],
  ['hk_id', 'a1234563', 'ok'],
  ['hk_id', 'G123456(A)', 'ok'],
  ['hk_id', 'AB987654(3)', 'ok'],
  ['hk_id', 'A1234573', 'wrongCheckDigit'],
  ['hk_id', 'A123456(4)', 'wrongCheckDigit'],
  ['hk_id', 'B123456(3)', 'wrongCheckDigit'],
  ['hk_id', 'A12345(3)', 'wrongShape'],
  ['hk_id', '1234563', 'wrongShape'],
  ['hk_id', 'A123456(B)', 'wrongShape'],
  ['tw_id', 'A123456789', 'ok'],
  ['tw_id', 'ａ１２３４５６７８９', 'ok'],
  ['tw_id', 'F131104093', 'ok'],
  ['tw_id', 'A800000014', 'ok'],
  ['tw_id', 'A123456788', 'wrongCheckDigit'],
  ['tw_id', 'B123456789', 'wrongCheckDigit'],
  ['tw_id', 'A132456789', 'wrongCheckDigit'],
  ['tw_id', 'A323456789', 'wrongShape'],
  ['tw_id', 'A12345678', 'wrongShape'],
  ['tw_id', '1123456789', 'wrongShape'],
  ['passport', 'E12345678', 'unchecked'],
  ['residence_permit', 'anything', 'unchecked'],
] as const)('%s %s: %s', (type, number, expected) => {
  expect(checkIdNumber(type, number)).toBe(expected)
})

test('a number with a right check digit fits no other digit in the same place', () => {
  const fits = (make: (end: string) => string, type: 'cn_id' | 'hk_id' | 'tw_id', ends: string) =>
    [...ends].filter((end) => checkIdNumber(type, make(end)) === 'ok')
  expect(fits((end) => `11010119910824001${end}`, 'cn_id', '0123456789X')).toEqual(['3'])
  expect(fits((end) => `A123456${end}`, 'hk_id', '0123456789A')).toEqual(['3'])
  expect(fits((end) => `A12345678${end}`, 'tw_id', '0123456789')).toEqual(['9'])
})

test('every remainder of a mainland number has its own check digit, by ISO 7064 MOD 11-2', () => {
  const found = new Set<string>()
  for (let serial = 0; serial < 100; serial++) {
    const body = `11010119910824${String(serial).padStart(3, '0')}`
    const sum = [...body].reduce((total, digit) => (total + Number(digit)) * 2, 0)
    const digit = '0123456789X'.charAt((12 - (sum % 11)) % 11)
    expect(checkIdNumber('cn_id', body + digit)).toBe('ok')
    found.add(digit)
  }
  expect(found.size).toBe(11)
})

test('every place letter of a Taiwan number has its own value', () => {
  const valueOf = (letter: string) => [...'0123456789'].find((end) => checkIdNumber('tw_id', `${letter}10000000${end}`) === 'ok')
  // Place codes of the household registry: A10 … H17, I34, J18 … N22, O35, P23 … V29, W32, X30, Y31, Z33.
  const codes = { A: 10, H: 17, I: 34, J: 18, N: 22, O: 35, P: 23, V: 29, W: 32, X: 30, Y: 31, Z: 33 }
  for (const [letter, code] of Object.entries(codes)) {
    const sum = Math.floor(code / 10) + (code % 10) * 9 + 8
    expect([letter, valueOf(letter)]).toEqual([letter, String((10 - (sum % 10)) % 10)])
  }
})

test('without a type, and for types without a check digit, nothing is checked', () => {
  expect(checkIdNumber(undefined, '110101199108240014')).toBe('unchecked')
  const checked = enums.id_document_type.filter((type) => checkIdNumber(type, 'x') !== 'unchecked')
  expect(checked).toEqual(['cn_id', 'tw_id', 'hk_id'])
})
