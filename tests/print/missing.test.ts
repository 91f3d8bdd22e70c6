import { expect, test } from 'vitest'
import { isBundled, printable, printableMarkup } from '../../src/print/missing.ts'

test('what a bundled font has is printed as it is, also beyond the basic plane', () => {
  for (const text of ['张晓明', '債權人', '𠮷野家', '1,234.50', 'Zoë e\u0301', '〓', 'a\tb\nc'])
    expect(printable(text)).toEqual({ text, missing: [] })
})

test('what no bundled font has is 〓 with its code point and is named once, in order of appearance', () => {
  expect(printable('a😀b𪚥c😀')).toEqual({ text: 'a〓U+1F600b〓U+2A6A5c〓U+1F600', missing: ['U+1F600', 'U+2A6A5'] })
})

test('every code point of an emoji sequence and every selector is named', () => {
  expect(printable('👩‍👧').missing).toEqual(['U+1F469', 'U+200D', 'U+1F467'])
  expect(printable('☎\uFE0F').text).toBe('☎〓U+FE0F')
  expect(printable('葛\u{E0100}').missing).toEqual(['U+E0100'])
})

test('a mark of direction is seen and turns nothing round', () => {
  const { text, missing } = printable('abc\u202Edef\u2066')
  expect(text).toBe('abc〓U+202Edef〓U+2066')
  expect(missing).toEqual(['U+202E', 'U+2066'])
})

test('control characters and half surrogates are named, not dropped', () => {
  expect(printable('a\u0000b\u0007c\uD800d').text).toBe('a〓U+0000b〓U+0007c〓U+D800d')
})

test('in markup the tags stay as they are', () => {
  const { text, missing } = printableMarkup('<p class="a">x 😀 &lt;b&gt;</p>')
  expect(text).toBe('<p class="a">x <span class="missing">〓U+1F600</span> &lt;b&gt;</p>')
  expect(missing).toEqual(['U+1F600'])
})

test('the signs of the page itself are all there', () => {
  for (const sign of '〓✓–≠=•·、，。：（）／') expect([sign, isBundled(sign.codePointAt(0)!)]).toEqual([sign, true])
})
