import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readErasedList, writeErasedList } from '../../electron/vault/backup/erased-list.ts'
import { parseManifest, writtenManifest } from '../../electron/vault/backup/manifest.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { nudged, spoiled, spoiledBytes } from './mutate.ts'
import type { Trial } from './trial.ts'

/** What a backup says of itself, and the list of erased clients beside it: as the office wrote them, or not believed. */

const key = Buffer.alloc(32, 7)
const hex = (length: number, sign: string) => sign.repeat(length)
const at = '2026-11-23T01:30:00.000Z'
const erased = [{ subject: hex(16, 'e'), reason: 'client_request', askedBy: '王丽华', at }] as const

export function manifestTrial(): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-fuzz-manifest-'))
  const listPath = join(folder, 'erased.json')
  const office = hex(32, 'a')
  writeErasedList(listPath, key, office, erased)
  const seeds = [manifestOf(office), readFileSync(listPath, 'utf8')].map((text) => {
    const { sha256: _, ...content } = JSON.parse(text) as Record<string, unknown>
    return { bytes: Buffer.from(text), content }
  })
  const figures = { unread: 0, unsealed: 0, whole: 0 }

  /** What is believed of these bytes: their content, once their MAC fits. */
  function believed(isList: boolean, bytes: Buffer): unknown {
    if (isList) {
      writeFileSync(listPath, bytes)
      const list = readErasedList(listPath, key)
      if (list === null) figures[readErasedList(listPath) === null ? 'unread' : 'unsealed'] += 1
      return list
    }
    const read = parseManifest(bytes)
    if (!read) return ((figures.unread += 1), null)
    if (!read.isSealedBy(key)) return ((figures.unsealed += 1), null)
    return read.manifest
  }

  const right = [true, false].map((isList) => JSON.stringify(believed(isList, seeds[isList ? 1 : 0]!.bytes)))

  return Promise.resolve({
    once(pick: Chance) {
      const isList = pick.in100(25)
      const { bytes, content } = seeds[isList ? 1 : 0]!
      const raw = pick.in100(40)
      const changed = raw
        ? spoiledBytes(bytes, pick)
        : forged(pick.in100(50) ? nudged(content, pick) : spoiled(content, pick, pick.int(1, 2)))
      const found = believed(isList, changed)
      if (found === null) return null
      if (raw && !changed.equals(bytes)) return 'changed bytes were believed'
      figures.whole += 1
      return isDeepStrictEqual(JSON.stringify(found), right[isList ? 0 : 1])
        ? null
        : `believed, and not what was written: ${JSON.stringify(found)}`
    },
    end() {
      rmSync(folder, { recursive: true, force: true })
      const never = Object.entries(figures).filter(([, count]) => count === 0)
      return { figures, wrong: never.map(([what]) => `never once: ${what}`) }
    },
  })
}

function manifestOf(office: string): string {
  const part = (sign: string, length: number) => ({ sha256: hex(64, sign), length })
  const documents = ['1', '2', '3'].map((sign) => ({ ...part(sign, 4_096), storedName: hex(32, sign), subject: hex(16, sign), readAt: at }))
  const head = { seq: 812, mac: hex(64, 'b') }
  const counts = { cases: 12, debts: 31, audit: 812 }
  const about = { app: '0.1.0', schema: 1, office, epoch: 2, at, counts, digest: hex(64, 'c'), head }
  return writtenManifest(
    {
      ...about,
      keys: part('4', 5_000),
      database: part('5', 900_000),
      documents,
      lost: [hex(32, '9')],
      erased: [...erased],
      disputed: [hex(16, '8')],
    },
    key,
  )
}

/** As a forger writes it: with a right plain sum. */
function forged(changed: unknown): Buffer {
  const sha256 = createHash('sha256').update(JSON.stringify(changed)).digest('hex')
  return Buffer.from(`${JSON.stringify({ ...(changed as object), sha256 })}\n`)
}
