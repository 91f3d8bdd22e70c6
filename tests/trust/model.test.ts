import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openOffice } from '../../electron/vault/session.ts'
import { chance } from '../../src/domain/sample/chance.ts'
import { byHand } from '../support/by-hand.ts'
import { fuzzed } from './fuzz-run.ts'
import { acts, beginning, newWorld } from './model-trial.ts'
import { prove } from './proof.ts'

/**
 * Random acts of four people in one office, with locking, crashes and restored backups between them: after each of them the
 * office says what a simple model in memory says.
 */
prove('model', { ci: 300, release: 2_000 }, `runs of ${acts} random acts beside a model`, async (run) => {
  const { figures, wrong } = await fuzzed('model', run)
  expect(wrong).toEqual([])
  return figures
})

test('negative control: a row changed behind the program is found by the next look at the whole office', async () => {
  const begun = await beginning()
  const world = newWorld(begun.folder, begun, chance(1, 'model'))
  for (let act = 0; act < 30; act++) expect(await world.step()).toBeNull()
  byHand(openOffice(world.session).database, "UPDATE clients SET name = '别人'")
  expect(await world.end()).toMatch(/case .*别人/)
  rmSync(join(begun.folder, '..'), { recursive: true, force: true })
})
