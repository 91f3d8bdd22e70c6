// npm run vectors: the worked examples alone, ours or those of VECTORS=FILE. They need no Electron and no build.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { passThrough } from './child.mjs'
import { ensurePackages } from './packages.mjs'
import { inCheckout, ROOT } from './place.mjs'
import { runJob, Trouble } from './say.mjs'

await runJob(async () => {
  const { VECTORS, INIT_CWD } = process.env
  const file = VECTORS ? resolve(INIT_CWD ?? ROOT, VECTORS) : inCheckout('tests', 'vectors', 'vectors.json')
  if (!existsSync(file)) throw new Trouble(`there is no file ${file}.`)
  return passThrough(await ensurePackages(), [inCheckout('tests', 'vectors', 'run.ts'), file])
})
