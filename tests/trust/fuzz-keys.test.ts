import { expect } from 'vitest'
import { fuzzed } from './fuzz-run.ts'
import { prove } from './proof.ts'

prove('fuzz-keys', { ci: 20_000, release: 200_000 }, 'spoiled key files', async (run) => {
  const { figures, wrong } = await fuzzed('keys', run)
  expect(wrong).toEqual([])
  return figures
})
