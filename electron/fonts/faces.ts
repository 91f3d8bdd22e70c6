import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codePointsOf } from './cmap.ts'

/** One file of a bundled font and the code points for which it is used. */
export interface Face {
  family: 'Parley Sans' | 'Parley Sans TC'
  weight: 400 | 700
  file: string
  codePoints: number[]
}

type Script = 'sc' | 'tc' | 'hk' | 'jp'
const weights = [400, 700] as const
/** A character's first home in this order; what an earlier script has is not taken from a later one. */
const order: readonly Script[] = ['sc', 'tc', 'hk', 'jp']
/** The one big file beside the slices holds the same glyphs once more. */
const whole = /-(?:chinese-\w+|japanese)-/

/**
 * Every face of the app. 'Parley Sans' is SC, then TC, HK and JP for what the ones before lack;
 * 'Parley Sans TC' is all of TC, to stand before it where the text is Traditional Chinese.
 */
export function bundledFaces(packages: string): Face[] {
  const faces: Face[] = []
  for (const weight of weights) {
    const taken = new Set<number>()
    for (const script of order) faces.push(...facesOf(packages, 'Parley Sans', script, weight, taken))
    faces.push(...facesOf(packages, 'Parley Sans TC', 'tc', weight, new Set()))
  }
  return faces
}

/** What every bundled weight has, ascending. */
export function coveredBy(faces: Face[]): number[] {
  const [regular, bold] = weights.map((weight) => new Set(faces.filter((f) => f.weight === weight).flatMap((f) => f.codePoints)))
  return [...(regular ?? [])].filter((code) => bold?.has(code)).toSorted((a, b) => a - b)
}

/** Sorted code points as ranges of first and last. */
export function rangesOf(codePoints: number[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const code of codePoints) {
    const last = ranges.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else ranges.push([code, code])
  }
  return ranges
}

function facesOf(packages: string, family: Face['family'], script: Script, weight: Face['weight'], taken: Set<number>): Face[] {
  const folder = join(packages, '@fontsource', `noto-sans-${script}`, 'files')
  const files = readdirSync(folder).filter((name) => name.endsWith(`-${weight}-normal.woff2`) && !whole.test(name))
  return files.toSorted(latinFirst).flatMap((name) => {
    const file = join(folder, name)
    const codePoints = codePointsOf(readFileSync(file)).filter((code) => !taken.has(code))
    for (const code of codePoints) taken.add(code)
    return codePoints.length > 0 ? [{ family, weight, file, codePoints }] : []
  })
}

/** Every slice repeats a few Latin characters: they come from the Latin slice, so that plain text needs one file. */
function latinFirst(a: string, b: string): number {
  const rank = (name: string): number => (/-latin-\d/.test(name) ? 0 : /-(?:latin-ext|vietnamese|cyrillic)-/.test(name) ? 1 : 2)
  return rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true })
}
