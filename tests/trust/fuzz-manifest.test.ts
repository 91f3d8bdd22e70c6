import { expect } from 'vitest'
import { fuzzed } from './fuzz-run.ts'
import { prove } from './proof.ts'

prove('fuzz-manifest', { ci: 20_000, release: 200_000 }, 'spoiled manifests and lists of erased clients', async (run) => {
  const { figures, wrong } = await fuzzed('manifest', run)
  expect(wrong).toEqual([])
  return figures
})
