// Stands where a packaged app's code would stand in the fallback Electron and starts the app whose folder it is given,
// as Electron's own start-up does. An ES module with static imports: anything later would let `ready` fire first.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const args = process.argv.slice(1)
while (args[0]?.startsWith('-')) {
  const flag = args.shift()
  if (flag === '-r' || flag === '--require') createRequire(import.meta.url)(args.shift() ?? '')
}

const folder = resolve(args[0] ?? '.')
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const own = /** @type {Electron.App & { setAppPath(path: string): void, setVersion(version: string): void }} */ (app)
own.setAppPath(folder)
own.setName(about.productName ?? about.name)
own.setVersion(about.version)
await import(pathToFileURL(join(folder, about.main)).href)
