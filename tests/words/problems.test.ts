import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { problems } from '../../src/words/areas/problems.ts'

const root = join(import.meta.dirname, '../..')
const where = /(?:code: |refused\(|failed\(|problem\(|Refusal\(|OfficeError\(|\? |\s: |error: )'([a-z]\w*\.[a-zA-Z]\w*)'/g
const union = /\bcode:\s*((?:\|?\s*'[a-zA-Z.]+'\s*)+)/g

/** Every code that a file refuses with, as it stands in its text. */
function codesIn(text: string): string[] {
  const listed = [...text.matchAll(union)].flatMap(([, list]) => list!.match(/[a-z]\w*\.[a-zA-Z]\w*/g) ?? [])
  return [...[...text.matchAll(where)].map(([, code]) => code!), ...listed]
}

const sources = ['src/domain', 'db', 'electron/vault', 'src/contract'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('sample'))
    .map((name) => join(root, folder, name)),
)

test('every code that something is refused with has its sentence', () => {
  const codes = new Set(sources.flatMap((path) => codesIn(readFileSync(path, 'utf8'))))
  expect(codes.size).toBeGreaterThan(60)
  expect([...codes].filter((code) => !Object.hasOwn(problems.en, code) && !Object.hasOwn(problems.en, `import.${code}`))).toEqual([])
})
