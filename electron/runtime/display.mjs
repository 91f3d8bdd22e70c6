// A screen to open windows on. Where there is none, tests get an invisible one of their own.
import { spawn } from 'node:child_process'
import { findProgram } from './child.mjs'
import { ensurePrograms } from './libraries.mjs'
import { Trouble } from './say.mjs'

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets what to add to a child's environment
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work({})
  await ensurePrograms(['Xvfb'])
  const screen = await startScreen()
  try {
    return await work({ DISPLAY: screen.display })
  } finally {
    screen.stop()
  }
}

/** Xvfb finds a free number itself and tells it on its fourth stream; nothing is guessed. */
async function startScreen() {
  const args = ['-displayfd', '3', '-screen', '0', '2560x1600x24', '-nolisten', 'tcp', '-noreset']
  const server = spawn(findProgram('Xvfb') ?? 'Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const stop = () => void server.kill()
  process.once('exit', stop)
  const number = await displayNumber(server)
  return { display: `:${number}`, stop }
}

/** @param {import('node:child_process').ChildProcess} server */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const told = /** @type {import('node:stream').Readable} */ (server.stdio[3])
    let text = ''
    told.setEncoding('utf8').on('data', (part) => {
      text += part
      if (text.includes('\n')) resolve(text.trim())
    })
    const refuse = () => reject(new Trouble('Xvfb did not start.'))
    server.once('error', refuse)
    server.once('exit', refuse)
  })
}
