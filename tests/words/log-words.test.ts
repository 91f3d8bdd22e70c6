import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listNames } from '../../src/domain/office-lists.ts'
import { wordsOf } from '../../src/words/words.ts'

const root = join(import.meta.dirname, '..', '..')

/** What entries are about, as the programs that write them say it: whole texts, and the first word of those that go on with a key. */
function abouts(): { whole: string[]; first: string[] } {
  const files = ['db', 'electron/vault'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('schema'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  )
  const said = (pattern: RegExp) => [...new Set(files.flatMap((text) => [...text.matchAll(pattern)].map((found) => found[1]!)))]
  return { whole: said(/about: '([^']+)'/g), first: said(/about: `(\w+) \$/g) }
}

test('everything that the log can be about has words in each language', () => {
  const { whole, first } = abouts()
  expect(whole).toContain('assignment')
  expect(first).toContain('contact')
  const all = [...whole, ...first, ...listNames.map((name) => `office ${name}`)]
  for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
    const { things } = wordsOf(language).people
    expect(all.filter((about) => !Object.hasOwn(things, about))).toEqual([])
  }
})
