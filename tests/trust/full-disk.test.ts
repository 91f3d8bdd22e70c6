import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesOf } from '../../electron/vault/office-folder.ts'
import { keepReserve, letGo, orFromReserve, RESERVE } from '../../electron/vault/reserve.ts'
import { migrations } from '../support/office-db.ts'
import { scratch } from '../vault/support.ts'
import { bundled } from './bundled.ts'
import type { Filled, Narrow } from './full-disk-child.ts'
import { onSmallDisk } from './full-disk.ts'
import { newOfficeAt, newPlace } from './new-office.ts'
import { prove } from './proof.ts'

const MEGABYTES = 8

if (process.platform === 'linux')
  prove(
    'full-disk',
    { ci: 20, release: 1000 },
    'times a disk of 8 MB filled on Linux while an office on it is worked in',
    async ({ count, seed }) => {
      const fresh = join(newPlace(), 'fresh')
      const { keys } = await newOfficeAt(fresh)
      const narrow: Narrow = { fresh, keys, migrations, seed, rounds: count }
      const said = await onSmallDisk(MEGABYTES, [process.execPath, await bundled('full-disk-child.ts')], JSON.stringify(narrow))
      const lines = said.trim().split('\n')
      const filled = JSON.parse(lines.pop()!) as Filled
      expect(lines, `TRUST_SEED=${seed}`).toEqual([])
      expect(filled.refused).toBe(5 * count)
      expect(filled.openedFull).toBeGreaterThan(0)
      return filled
    },
  )
else
  test('disks are filled on Linux alone, where one can be had for a test', () => {
    console.info(`full-disk: not on ${process.platform}`)
  })

test('an office keeps a reserve of 32 MB, which is let go once when the disk is full and made again when there is room', async () => {
  const folder = scratch()
  await keepReserve(folder)
  expect(statSync(filesOf(folder).reserve).size).toBe(RESERVE)
  let tries = 0
  const full = () => {
    tries += 1
    throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
  }
  expect(() => orFromReserve(folder, full)).toThrow('full')
  expect(tries).toBe(2)
  expect(() => orFromReserve(folder, full)).toThrow('full')
  expect(tries).toBe(3)
  expect(letGo(folder)).toBe(false)
  await keepReserve(folder)
  expect(letGo(folder)).toBe(true)
})
