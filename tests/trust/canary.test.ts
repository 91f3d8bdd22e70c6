import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockOffice } from '../../electron/vault/life.ts'
import { wholeCase } from '../support/whole-case.ts'
import { newOffice } from '../support/office-db.ts'
import { makeOffice, must, scratch, vault } from '../vault/support.ts'
import { newCase } from '../vault/new-case.ts'
import { found, heldBy } from '../e2e/traces.ts'

/** What the canary scan rests on: the files look like noise, and a text that spills into a temporary file is seen. */

const CANARY = 'Qz7wKj4vXp'

/** How much a byte of it says, in bits: 8 is noise. */
function bitsPerByte(bytes: Buffer): number {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  return [...counts].reduce((sum, count) => (count === 0 ? sum : sum - (count / bytes.length) * Math.log2(count / bytes.length)), 0)
}

test('header-entropy: the database and every document are noise from their first byte on', async () => {
  const session = vault()
  const office = join(scratch(), 'office')
  await makeOffice(session, office)
  await must(session, 'case.create', newCase('2026-0001'))
  lockOffice(session)
  const database = readFileSync(join(office, 'vault.db'))
  expect(bitsPerByte(database)).toBeGreaterThanOrEqual(7.9)
  const starts = Array.from({ length: database.length / 4096 }, (_, page) => database.subarray(page * 4096, page * 4096 + 64))
  expect(starts.length).toBeGreaterThan(20)
  expect(bitsPerByte(Buffer.concat(starts))).toBeGreaterThanOrEqual(7.9)
  // The same measure sees what is none.
  expect(bitsPerByte(Buffer.from(JSON.stringify(wholeCase()).repeat(20)))).toBeLessThan(6.5)
  expect(bitsPerByte(Buffer.concat([database.subarray(0, database.length / 2), Buffer.alloc(database.length / 2)]))).toBeLessThan(7)
})

/** Sorts far more than fits in the cache, and looks in the middle of it into the files that this process holds open without a name. */
function spilled(tempStore: number): string[] {
  const { open } = newOffice()
  const { sqlite } = open
  sqlite.pragma(`temp_store = ${tempStore}`)
  sqlite.pragma('cache_size = -2000')
  const rows = sqlite.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
     SELECT '${CANARY}' || printf('%08d', (i * 7919) % 60000) || hex(zeroblob(150)) AS text FROM n ORDER BY text`,
  )
  const iterator = rows.iterate()
  iterator.next()
  const hits = found(heldBy([process.pid]), [CANARY])
  iterator.return?.()
  return hits
}

test('a sort leaves nothing in a temporary file', () => {
  expect(readdirSync('/proc/self/fd').length).toBeGreaterThan(0)
  expect(spilled(2)).toEqual([])
})

test('negative control: with temporary files on disk the scan finds what a sort spills', () => {
  expect(spilled(0)).not.toEqual([])
})
