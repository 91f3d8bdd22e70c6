import { bundledRanges } from './coverage.ts'

/** Text as the bundled fonts can print it, and what they cannot. */
export interface Printable {
  text: string
  /** "U+1F600", once each, in order of appearance. */
  missing: string[]
}

/** Line breaks and tabs have no glyph and need none. */
const layout = new Set([0x09, 0x0a, 0x0d])
const { starts, ends } = readRanges(bundledRanges)

/** True for a code point that a bundled font has, in both weights. */
export function isBundled(codePoint: number): boolean {
  let low = 0
  let high = starts.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (codePoint < starts[middle]!) high = middle - 1
    else if (codePoint > ends[middle]!) low = middle + 1
    else return true
  }
  return false
}

/**
 * A text in which every code point that no bundled font has is 〓 with its number: emoji and each of their joiners and
 * selectors, rare characters, marks of direction (which so lose their effect and are seen), control characters.
 */
export function printable(text: string): Printable {
  return replaceMissing(text, (name) => `〓${name}`)
}

/** The same in markup, outside its tags. React has escaped what was typed, so a `<` always begins a tag. */
export function printableMarkup(markup: string): Printable {
  const missing = new Set<string>()
  const parts = markup.split(/(<[^>]*>)/).map((part) => {
    if (part.startsWith('<')) return part
    const found = replaceMissing(part, (name) => `<span class="missing">〓${name}</span>`)
    for (const name of found.missing) missing.add(name)
    return found.text
  })
  return { text: parts.join(''), missing: [...missing] }
}

function replaceMissing(text: string, write: (name: string) => string): Printable {
  const missing = new Set<string>()
  const out = Array.from(text, (sign) => {
    const code = sign.codePointAt(0)!
    if (isBundled(code) || layout.has(code)) return sign
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    missing.add(name)
    return write(name)
  })
  return { text: out.join(''), missing: [...missing] }
}

/** Each range is "gap" or "gap+length" in base 36, counted from the end of the one before. */
function readRanges(packed: string): { starts: number[]; ends: number[] } {
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const range of packed.trim().split(/\s+/)) {
    const [gap = '', length = '0'] = range.split('+')
    starts.push((at += Number.parseInt(gap, 36)))
    ends.push((at += Number.parseInt(length, 36)))
  }
  return { starts, ends }
}
