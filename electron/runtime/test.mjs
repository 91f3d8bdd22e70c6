// npm test: everything that must hold. With names of files or folders, only those: npm test -- tests/db
import { ensurePackages } from './packages.mjs'
import { prove } from './proof.mjs'
import { runJob } from './say.mjs'

await runJob(async (args) => prove(await ensurePackages(), args))
