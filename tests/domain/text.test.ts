import { describe, expect, test } from 'vitest'
import { hasDirectionMarks, plainForm, sameName, searchKey } from '../../src/domain/text.ts'

describe('typing matches what was stored', () => {
  test.each([
    ['张晓明', '晓明'],
    ['阿依古丽·买买提', '古丽买买'],
    ['阿依古丽·买买提', '丽·买'],
    ['O’Brien, Ana-María', 'ana maría'],
    ['ZHANG Xiaoming', 'zhangxiao'],
    ['ＺＨＡＮＧ', 'zhang'],
    ['2026-0001', '0001'],
    ['2026-0001', '２０２６－０００１'],
    ['+86 138-0000-0001', '13800000001'],
    ['13800000001', '138 0000 0001'],
    ['(02) 2345-6789', '0223456789'],
    ['（02）2345‑6789', '02 2345'],
    ['ｶﾀｶﾅ', 'カタカナ'],
    ['\u202e张\u200f晓明', '张晓明'],
    ['王😀小', '😀小'],
  ])('%s is found by %s', (stored, typed) => {
    expect(searchKey(stored)).toContain(searchKey(typed))
  })
  test('different texts stay different', () => {
    expect(searchKey('张晓明')).not.toBe(searchKey('张小明'))
    expect(searchKey('<b>%_\'"</b>')).toBe('<b>%_\'"</b>')
  })
  test('only separators leave nothing to match', () => {
    expect(searchKey(' - — （）\u200f')).toBe('')
  })
})

test('marks that change the direction are noticed, right-to-left letters alone are none', () => {
  for (const mark of ['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'])
    expect(hasDirectionMarks(`张${mark}晓明`)).toBe(true)
  for (const text of ['张晓明', 'محمد', 'שלום', '👩‍👧', '']) expect(hasDirectionMarks(text)).toBe(false)
})

test('numbers are read from narrow signs, and nothing is turned into another number', () => {
  expect(plainForm('　１，２３４．５　')).toBe('1,234.5')
  expect(plainForm('\u202d￥ 12\u202c')).toBe('¥ 12')
  expect(plainForm('10² ½ ①')).toBe('10² ½ ①')
})

test('names are the same but for width and outer spaces', () => {
  expect(sameName(' 支付宝（中国）', '支付宝(中国)')).toBe(true)
  expect(sameName('支付宝', '支付寶')).toBe(false)
  expect(sameName('支付宝', '支付宝（中国）')).toBe(false)
})
