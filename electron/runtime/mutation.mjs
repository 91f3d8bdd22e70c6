// npm run mutation: whether the tests of the money notice when its code is broken. With names of files, only those:
// npm run mutation -- money schedule. It takes long; no Electron and no build.
import { passThrough } from './child.mjs'
import { ensurePackages } from './packages.mjs'
import { inCheckout } from './place.mjs'
import { runJob } from './say.mjs'

await runJob(async (names) => passThrough(await ensurePackages(), [inCheckout('tests', 'mutation', 'run.ts'), ...names]))
