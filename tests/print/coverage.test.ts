import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundledFaces, coveredBy, rangesOf } from '../../electron/fonts/faces.ts'
import { isBundled } from '../../src/print/missing.ts'

const root = join(import.meta.dirname, '..', '..')
const faces = bundledFaces(join(root, 'node_modules'))

/** The table as it stands in src/print/coverage.ts; `vitest -u` writes it anew after the fonts have changed. */
function tableOf(codePoints: number[]): string {
  let last = 0
  const ranges = rangesOf(codePoints).map(([first, end]) => {
    const text = (first - last).toString(36) + (end > first ? `+${(end - first).toString(36)}` : '')
    last = end
    return text
  })
  const lines: string[] = []
  for (let i = 0; i < ranges.length; i += 32) lines.push(ranges.slice(i, i + 32).join(' '))
  const about =
    '/** The code points that the bundled fonts have, read from their cmap tables; tests/print/coverage.test.ts writes and checks it. */'
  return `${about}\nexport const bundledRanges = \`\n${lines.join('\n')}\n\`\n`
}

test('the coverage table says what the fonts themselves say', async () => {
  await expect(tableOf(coveredBy(faces))).toMatchFileSnapshot(join(root, 'src', 'print', 'coverage.ts'))
})

test('every character of the bundled fonts is known, and nothing beside them', () => {
  const covered = new Set(coveredBy(faces))
  const wrong: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) if (isBundled(code) !== covered.has(code)) wrong.push(code.toString(16))
  expect(wrong.slice(0, 20)).toEqual([])
})

test('each character has one home: SC first, then TC, HK and JP for what the ones before lack', () => {
  const regular = faces.filter((face) => face.family === 'Parley Sans' && face.weight === 400)
  const homes = new Map<number, string>()
  for (const face of regular)
    for (const code of face.codePoints) homes.set(code, homes.has(code) ? 'two homes' : (/noto-sans-(\w\w)/.exec(face.file)?.[1] ?? ''))
  expect([...homes.values()]).not.toContain('two homes')
  const home = (sign: string) => homes.get(sign.codePointAt(0)!)
  expect(Object.fromEntries([...'张貸龎𠮷あ'].map((sign) => [sign, home(sign)]))).toEqual({
    张: 'sc',
    貸: 'sc',
    龎: 'tc',
    𠮷: 'jp',
    あ: 'sc',
  })
  const traditional = new Set(
    faces.filter((face) => face.family === 'Parley Sans TC' && face.weight === 400).flatMap((face) => face.codePoints),
  )
  expect([...'債權協議'].every((sign) => traditional.has(sign.codePointAt(0)!))).toBe(true)
})

test('plain Latin text needs one file', () => {
  const latin = faces.filter(
    (face) => face.family === 'Parley Sans' && face.weight === 400 && face.codePoints.some((code) => code >= 0x20 && code < 0x7f),
  )
  expect(latin).toHaveLength(1)
})
