import { expect, test } from 'vitest'
import { fuzzed, type Planted } from './fuzz-run.ts'
import { prove } from './proof.ts'

prove('fuzz-json', { ci: 20_000, release: 200_000 }, 'spoiled files of cases', async (run) => {
  const { figures, wrong } = await fuzzed('json', run)
  expect(wrong).toEqual([])
  return figures
})

test.each<[Planted, string]>([
  ['throw', 'input 10: threw'],
  ['pollute', 'input 10: changed what all objects are made from'],
  ['hang', 'input 10: did not come to an end'],
  ['memory', 'input 10: ended the thread'],
])('negative control: a reader that would %s is found', async (plant, said) => {
  expect((await fuzzed('json', { count: 20, seed: 1 }, plant)).wrong.join()).toContain(said)
})
