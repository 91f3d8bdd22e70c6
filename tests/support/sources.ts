import { readFileSync, readdirSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'

/** The program's own text, for rules about what may stand in it. */

const ROOT = dirname(dirname(import.meta.dirname))

export interface Source {
  path: string
  text: string
  /** Without comments. */
  code: string
  /** Without comments and without what stands in quotes. */
  bare: string
}

export const sources = ['src', 'db', 'electron', 'tests'].flatMap((folder) => filesUnder(join(ROOT, folder))).map(readSource)
/** What is shipped. */
export const product = sources.filter(({ path }) => !path.startsWith('tests/') && !path.startsWith('electron/runtime/'))

function filesUnder(folder: string): string[] {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    return files.map((file) => join(file.parentPath, file.name)).filter((path) => ['.ts', '.tsx', '.mjs', '.html'].includes(extname(path)))
  } catch {
    return []
  }
}

function readSource(path: string): Source {
  return sourceOf(relative(ROOT, path).split(sep).join('/'), readFileSync(path, 'utf8'))
}

/** A text as if it stood in a file. */
export function sourceOf(path: string, text: string): Source {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
  const bare = code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")
  return { path, text, code, bare }
}

/** The lines with it, each with its file; the tests that hold the rules name them themselves. */
export function linesWith(files: readonly Source[], what: RegExp, part: 'text' | 'code' | 'bare' = 'bare'): string[] {
  const here = ['tests/architecture.test.ts', 'tests/hardening.test.ts']
  return files
    .filter(({ path }) => !here.includes(path))
    .flatMap((file) =>
      file[part]
        .split('\n')
        .filter((line) => what.test(line))
        .map((line) => `${file.path}: ${line.trim()}`),
    )
}
