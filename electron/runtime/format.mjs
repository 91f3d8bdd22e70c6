// npm run format: writes the house's format into every file.
import { ensurePackages } from './packages.mjs'
import { runJob } from './say.mjs'
import { tool } from './tools.mjs'

await runJob(async (args) => tool(await ensurePackages(), 'oxfmt', args))
