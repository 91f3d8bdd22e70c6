import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { linesWith, product, sources, type Source } from './support/sources.ts'

/** The house, held: who may import whom, and what no file may contain. */

interface Import {
  from: string
  /** A path in the tree, or a package. */
  to: string
  typesOnly: boolean
}

const imports = product.flatMap(importsOf)

function importsOf({ path, code }: Source): Import[] {
  const found = code.matchAll(/(?:^|[\n;])\s*(import|export)\s+(type\s)?([^'"`;()]*?\sfrom\s*)?['"]([^'"]+)['"]/g)
  const dynamic = code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)
  return [
    ...[...found].map(([, , type, names = '', to = '']) => ({
      from: path,
      to: target(path, to),
      typesOnly: Boolean(type) || onlyTypes(names),
    })),
    ...[...dynamic].map(([, to = '']) => ({ from: path, to: target(path, to), typesOnly: false })),
  ]
}

/** `import { type A, type B } from …` */
function onlyTypes(names: string): boolean {
  const listed = /\{([^}]*)\}/.exec(names)?.[1]?.split(',') ?? []
  const real = listed.map((name) => name.trim()).filter((name) => name !== '')
  return real.length > 0 && real.every((name) => name.startsWith('type ')) && /^\s*\{/.test(names)
}

function target(from: string, to: string): string {
  const plain = to.replace(/\?.*$/, '')
  return plain.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), plain)) : plain
}

interface Room {
  name: string
  holds: (path: string) => boolean
  may: RegExp
  /** What it may know the types of. */
  mayAsTypes?: RegExp
}

const REACT = 'react$|react/|react-dom'
/** The house's table, the narrower rooms first: the first that holds a file is its room. */
const ROOMS: Room[] = [
  { name: 'src/domain', holds: within('src/domain/'), may: /^(src\/domain\/|decimal\.js$|temporal-polyfill$)/ },
  { name: 'src/contract', holds: within('src/contract/'), may: /^(src\/contract\/|src\/domain\/|zod$)/ },
  { name: 'src/words', holds: within('src/words/'), may: /^(src\/words\/|src\/domain\/)/ },
  {
    name: 'src/print',
    holds: within('src/print/'),
    may: new RegExp(`^(src/print/|src/domain/|src/words/|${REACT})`),
    mayAsTypes: /^src\/contract\//,
  },
  { name: 'src/first.ts', holds: (path) => path === 'src/first.ts', may: /^zod$/ },
  {
    // The faces of the fallback font serve the paper and the screens.
    name: 'src/main.tsx',
    holds: (path) => path === 'src/main.tsx',
    may: /^(src\/first\.ts|src\/app\.tsx|src\/call\.ts|src\/ui\/all\.css|src\/print\/fonts\.css|react-dom\/client)$/,
  },
  {
    name: 'src/screens, src/ui, the page itself',
    holds: within('src/'),
    may: new RegExp(
      `^(src/screens/|src/ui/|src/first\\.ts$|src/app\\.tsx$|src/call\\.ts$|src/domain/|src/contract/|src/words/|@tanstack/|pdfjs-dist/|${REACT})`,
    ),
    mayAsTypes: /^zod$/,
  },
  { name: 'db/drizzle.config.ts', holds: (path) => path === 'db/drizzle.config.ts', may: /^drizzle-kit$/ },
  { name: 'db', holds: within('db/'), may: /^(db\/|src\/domain\/|drizzle-orm|better-sqlite3$|node:)/ },
  {
    name: 'electron/vault, electron/commands.ts',
    holds: (path) => path.startsWith('electron/vault/') || path === 'electron/commands.ts',
    may: /^(electron\/vault\/|electron\/command-line\.ts$|db\/|src\/domain\/|src\/contract\/|src\/print\/|src\/words\/|@node-rs\/argon2$|@cantoo\/pdf-lib$|zod$|node:)/,
    mayAsTypes: /^electron\/vault-process\.ts$/,
  },
  { name: 'electron/fonts', holds: within('electron/fonts/'), may: /^(electron\/fonts\/|node:|vite$)/ },
  {
    name: 'the rest of electron',
    holds: within('electron/'),
    may: /^(electron$|electron\/(?!vault\/|commands\.ts|runtime\/)|src\/contract\/|src\/words\/|node:)/,
    mayAsTypes: /^(electron\/vault\/|src\/domain\/)/,
  },
]

function within(folder: string): (path: string) => boolean {
  return (path) => path.startsWith(folder)
}

test.each(ROOMS)('$name imports only what the house allows it', (room) => {
  const own = imports.filter(({ from }) => ROOMS.find(({ holds }) => holds(from)) === room)
  const strangers = own.filter(({ to, typesOnly }) => !room.may.test(to) && !(typesOnly && room.mayAsTypes?.test(to)))
  expect(strangers.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('the test sees the imports at all', () => {
  expect(imports.length).toBeGreaterThan(20)
  expect(imports).toContainEqual({ from: 'electron/main.ts', to: 'electron', typesOnly: false })
  expect(imports).toContainEqual({ from: 'electron/preload.ts', to: 'src/contract/main-requests.ts', typesOnly: false })
})

test('the domain has no clock, no chance and no Node', () => {
  expect(
    linesWith(
      product.filter(({ path }) => path.startsWith('src/domain/')),
      /\bDate\.now\(|\bnew Date\(\)|Temporal\.Now|Math\.random/,
    ),
  ).toEqual([])
})

test('only db/open.ts brings the database in', () => {
  const bringing = imports.filter(({ to, typesOnly }) => to === 'better-sqlite3' && !typesOnly)
  expect(bringing.map(({ from }) => from).filter((from) => from !== 'db/open.ts')).toEqual([])
})

test('nothing in db/ waits', () => {
  expect(
    linesWith(
      product.filter(({ path }) => path.startsWith('db/')),
      /\basync\b|\bawait\b|\.then\(/,
    ),
  ).toEqual([])
})

test('no any, and no switched-off check', () => {
  expect(linesWith(sources, /(:|\bas|<|\||,|=)\s*any\b(?=\s*[;,)>=|[\]}\n]|$)/m)).toEqual([])
  expect(
    linesWith(sources, /@ts-(ignore|nocheck|expect-error)|oxlint-disable|eslint-disable|oxfmt-ignore|prettier-ignore/, 'text'),
  ).toEqual([])
})

test('no code file is longer than 300 lines', () => {
  const tables = (path: string) => path.startsWith('src/words/') || path === 'src/domain/enums.ts'
  const long = sources.filter(({ path, text }) => !tables(path) && text.trimEnd().split('\n').length > 300)
  expect(long.map(({ path, text }) => `${path}: ${text.trimEnd().split('\n').length}`)).toEqual([])
})
