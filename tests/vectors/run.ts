// The worked examples of one file: what went wrong in each that failed, and at the end how many passed.
import { failures, readVectors } from './vectors.ts'

const results = readVectors(process.argv[2] ?? '').map((vector) => ({ vector, wrong: failures(vector) }))
const failed = results.filter(({ wrong }) => wrong.length > 0)
for (const { vector, wrong } of failed) console.log([`${vector.name} (${vector.kind})`, ...wrong].join('\n  '))
console.log(`${results.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length > 0 ? 1 : 0
