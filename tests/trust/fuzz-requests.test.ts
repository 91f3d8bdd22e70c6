import { expect } from 'vitest'
import { fuzzed } from './fuzz-run.ts'
import { prove } from './proof.ts'

prove('fuzz-requests', { ci: 20_000, release: 1_000_000 }, 'spoiled requests at both doors', async (run) => {
  const { figures, wrong } = await fuzzed('requests', run)
  expect(wrong).toEqual([])
  return figures
})
