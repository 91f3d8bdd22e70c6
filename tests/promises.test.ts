import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * No promise without proof: every line that the README promises names the tests that hold it, each of them runs, and each
 * has a control that puts in the fault and expects to see it.
 */

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The promises, each with the tests that it names. */
function promises(text: string): { line: string; files: string[] }[] {
  const list = /\nPromised, each held by tests:\n([\s\S]*?)\nNot promised:/.exec(text)?.[1] ?? ''
  return list
    .split(/\n- /)
    .slice(1)
    .map((item) => ({
      line: item
        .replaceAll(/\s+/g, ' ')
        .replace(/\s*\(`tests.*$/, '')
        .trim(),
      files: [...item.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, file = '']) => file),
    }))
}

/** Why this file does not hold a promise; null when it does. */
function lacking(file: string): string | null {
  if (!existsSync(join(root, file))) return `${file} is not there`
  const runs = /^tests\/.*\.test\.tsx?$/.test(file) || /^tests\/(e2e|trust)\/.*\.spec\.ts$/.test(file)
  if (!runs) return `${file} is not among the tests that run`
  const text = readFileSync(join(root, file), 'utf8')
  if (/\b(test|describe|it)\.(skip|todo|only|fixme|fails?)\b/.test(text)) return `${file} leaves something out`
  return /\(\s*['"`][^'"`\n]*negative control/.test(text) ? null : `${file} has no negative control`
}

describe('what the README promises', () => {
  test.each(promises(readme))('$line', ({ files }) => {
    expect(files.length).toBeGreaterThan(0)
    expect(files.map(lacking).filter((what) => what !== null)).toEqual([])
  })

  test('is found in it at all', () => {
    expect(promises(readme).length).toBeGreaterThan(5)
  })
})

test('negative control: a promise without a test, with one that is not there, or with one that cannot fail is seen', () => {
  const said = promises('\nPromised, each held by tests:\n\n- One. (`tests/none.test.ts`)\n- Two.\n  More.\n\nNot promised:')
  expect(said).toEqual([
    { line: 'One.', files: ['tests/none.test.ts'] },
    { line: 'Two. More.', files: [] },
  ])
  expect(lacking('tests/none.test.ts')).toBe('tests/none.test.ts is not there')
  expect(lacking('tests/trust/mutate.ts')).toBe('tests/trust/mutate.ts is not among the tests that run')
  expect(lacking('tests/domain/day.test.ts')).toBe('tests/domain/day.test.ts has no negative control')
})

/** How often each part is done in a push and for a release: as it was asked for, and never less. */
const asked: Record<string, [ci: number, release: number]> = {
  kill: [200, 5_000],
  'power-loss': [500, 20_000],
  'torn-wal': [300, 10_000],
  'bit-rot': [300, 20_000],
  'backup-kill': [100, 2_000],
  'restore-drill': [10, 100],
  'fuzz-json': [20_000, 200_000],
  'fuzz-keys': [20_000, 200_000],
  'fuzz-manifest': [20_000, 200_000],
  'fuzz-requests': [20_000, 1_000_000],
  'hostile-renderer': [1, 50_000],
  model: [300, 2_000],
  pairs: [50, 2_000],
  canary: [1, 20],
  'memory-after-lock': [1, 20],
  'no-network': [1, 1],
}

test('every part of the proof is there, with the counts that were asked for', () => {
  const folder = join(root, 'tests', 'trust')
  const texts = readdirSync(folder)
    .filter((name) => /\.(test|spec)\.ts$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const found = new Map(
    texts
      .flatMap((text) => [...text.matchAll(/\bprove(?:InWindow)?\(\s*'([a-z0-9-]+)',\s*\{ ci: ([\d_]+), release: ([\d_]+) \}/g)])
      .map(([, part = '', ...counts]) => [part, counts.map((count) => Number(count.replaceAll('_', '')))] as const),
  )
  const short = Object.entries(asked).filter(([part, counts]) => counts.some((count, which) => !((found.get(part)?.[which] ?? 0) >= count)))
  expect(short.map(([part]) => part)).toEqual([])
})
