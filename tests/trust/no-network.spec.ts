import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { launch } from '../e2e/support.ts'
import { mustBeAbleToBeAlone, runAlone, watchedElectron } from './no-network.ts'
import { isRelease } from './report.ts'
import { proveInWindow } from './window-proof.ts'

/** The program makes no network connection: it works where there is no network, and none of its processes ever tries. */

const checkout = join(import.meta.dirname, '..', '..')
/** A first start and an end, every view, a printed letter, lock and crash; all there is once for a release. */
const part = [...['quit', 'masked', 'letter', 'copied'].map((name) => `tests/e2e/${name}.spec.ts`), '--grep-invert', 'axe|several|another']

proveInWindow('no-network', { ci: 1, release: 1 }, 'run of the window tests where there is no network', async () => {
  mustBeAbleToBeAlone()
  const { path, calls, watched } = watchedElectron()
  const specs = isRelease ? ['tests/e2e/'] : part
  const tests = [join(checkout, 'node_modules/playwright/cli.js'), 'test', '--config', join(checkout, 'tests/e2e/playwright.config.ts')]
  const { code, output } = await runAlone([process.execPath, ...tests, '--reporter=line', ...specs], { PARLEY_ELECTRON: path, TRUST: '' })
  expect(code, output.slice(-4000)).toBe(0)
  expect(watched(), 'the calls were written down').toBeGreaterThan(0)
  expect(calls()).toEqual([])
  return { tests: Number(/(\d+) passed/.exec(output)?.[1]), connects: calls().length }
})

test('negative control: a program that does reach out is seen, over TCP and over UDP', async () => {
  const { path, calls } = watchedElectron()
  const { app } = await launch({ electron: path })
  await app.evaluate(async () => {
    const net = process.getBuiltinModule('node:net')
    await new Promise<void>((gone) => net.connect(9, '127.0.0.1').on('error', () => gone()))
    const socket = process.getBuiltinModule('node:dgram').createSocket('udp4')
    await new Promise<void>((sent) => socket.send('x', 9, '127.0.0.1', () => sent()))
    socket.close()
  })
  await app.close()
  const tcp = calls().filter((line) => line.includes('connect('))
  const udp = calls().filter((line) => /send(to|msg|mmsg)\(/.test(line))
  expect([tcp.length > 0, udp.length > 0]).toEqual([true, true])
})
