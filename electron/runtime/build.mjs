// Builds the app when what it is made of has changed, judged by content, and puts the new one in place in one step.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun } from './child.mjs'
import { forThisCheckout, inCheckout } from './place.mjs'
import { say } from './say.mjs'
import { inTurn } from './turn.mjs'

const MADE_OF = ['src', 'db', 'electron', 'electron.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']
const NOT_OF = ['electron/runtime']
const OUT = inCheckout('out')
const STAMP = join(OUT, 'stamp')

/** @param {string} node */
export async function ensureBuilt(node) {
  if (isFresh()) return
  await inTurn(forThisCheckout('build'), async () => {
    if (!isFresh()) await build(node)
  })
}

function isFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === contentHash()
}

/** @param {string} node */
async function build(node) {
  say('building …')
  const before = contentHash()
  const fresh = inCheckout('node_modules', '.parley-build')
  rmSync(fresh, { recursive: true, force: true })
  const tool = inCheckout('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const env = { ...process.env, PARLEY_OUT: fresh, NODE_ENV: 'production' }
  await mustRun('the build', node, [tool, 'build', '--config', 'electron.config.ts'], { env })
  writeFileSync(join(fresh, 'stamp'), before)
  swap(fresh)
}

/** @param {string} fresh */
function swap(fresh) {
  const old = inCheckout('node_modules', '.parley-build-old')
  rmSync(old, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  renameSync(OUT, old)
  renameSync(fresh, OUT)
  rmSync(old, { recursive: true, force: true })
}

function contentHash() {
  const hash = createHash('sha256')
  for (const path of MADE_OF.flatMap(filesUnder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(inCheckout(path)))
      .update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const full = inCheckout(path)
  if (NOT_OF.includes(path) || !existsSync(full)) return []
  try {
    const inside = readdirSync(full).toSorted()
    return inside.flatMap((name) => filesUnder(`${path}/${name}`))
  } catch {
    return [path]
  }
}
