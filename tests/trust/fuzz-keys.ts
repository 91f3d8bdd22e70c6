import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '../../db/errors.ts'
import { LOWEST_COST } from '../../electron/vault/argon.ts'
import { readKeyFile, writeKeyFile, type KeyFile } from '../../electron/vault/key-file.ts'
import { createKeys, unlockByPassphrase, unlockByRecoveryKey, withPerson, type OfficeKeys } from '../../electron/vault/keys.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { PASSPHRASE } from '../vault/new-case.ts'
import { nudged, spoiled, spoiledBytes } from './mutate.ts'
import { hasSentence, type Trial } from './trial.ts'

/** A key file from somebody else, or from a failing disk: it gives the right keys or none, and names no cost that hurts. */

const schema = 1
/** A passphrase is stretched for one in so many inputs; the recovery key opens the same at no cost. */
const stretchEvery = 400
const costs = [0, -1, 1, 7, 8, 65_535, 2 ** 20 + 1, 2 ** 21, 2 ** 32, 2 ** 53, 0.5, 1e300]

export async function keysTrial(): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-fuzz-keys-'))
  const path = join(folder, 'vault.keys')
  const made = await createKeys({ key: 'a'.repeat(16), name: '王丽华' }, PASSPHRASE, LOWEST_COST, schema)
  const file = await withPerson(made.file, made.keys, { key: 'b'.repeat(16), name: '陳顧問' }, `${PASSPHRASE} two`, LOWEST_COST)
  writeKeyFile(path, file)
  const bytes = readFileSync(path)
  const { sha256: _, ...content } = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
  const figures = { refusedAsRead: 0, refusedAtUnlock: 0, opened: 0, costsRefused: 0, stretched: 0 }

  /** Keys that a file gave; null when it was refused, which `count` counts. */
  async function tried(count: keyof typeof figures, unlock: () => OfficeKeys | Promise<OfficeKeys>): Promise<string | null> {
    try {
      const keys = await unlock()
      figures.opened += 1
      return isDeepStrictEqual(keys, made.keys) ? null : 'it opened, and gave other keys'
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      figures[count] += 1
      return hasSentence(error) ? null : `no sentence for ${error.code}`
    }
  }

  /** As a forger writes it: with a right plain sum. */
  const forged = (changed: unknown) => {
    const sha256 = createHash('sha256').update(JSON.stringify(changed)).digest('hex')
    writeFileSync(path, `${JSON.stringify({ ...(changed as object), sha256 }, null, 1)}\n`)
  }

  const read = (): KeyFile | Promise<string | null> => {
    try {
      return readKeyFile(path, schema)
    } catch (error) {
      return tried('refusedAsRead', () => {
        throw error
      })
    }
  }

  return {
    async once(pick: Chance, no: number) {
      const raw = pick.in100(40)
      if (raw) writeFileSync(path, spoiledBytes(bytes, pick))
      else if (no % 50 === 0) forged(withCost(file, pick))
      else forged(pick.in100(50) ? nudged(content, pick) : spoiled(content, pick, pick.int(1, 2)))
      const found = read()
      if (found instanceof Promise) return found
      const before = figures.opened
      const wrong = await unlocked(found, raw, no)
      // What opens is what was written: a slot put in beside the one that opened would be there for its owner.
      const isOurs = isDeepStrictEqual({ ...found, mac: '' }, { ...file, mac: '' })
      return wrong ?? (figures.opened > before && !isOurs ? 'a changed file opened' : null)
    },
    end() {
      rmSync(folder, { recursive: true, force: true })
      const never = Object.entries(figures).filter(([, count]) => count === 0)
      return { figures, wrong: never.map(([what]) => `never once: ${what}`) }
    },
  }

  function unlocked(found: KeyFile, raw: boolean, no: number): string | Promise<string | null> {
    if (raw && !readFileSync(path).equals(bytes)) return 'changed bytes were read as whole'
    const ownCost = isDeepStrictEqual(found.slots.map(costOf), file.slots.map(costOf))
    if (!ownCost) return tried('costsRefused', async () => (await unlockByPassphrase(found, PASSPHRASE)).keys)
    if (no > figures.stretched * stretchEvery) {
      figures.stretched += 1
      return tried('refusedAtUnlock', async () => (await unlockByPassphrase(found, PASSPHRASE, 'a'.repeat(16))).keys)
    }
    return tried('refusedAtUnlock', () => unlockByRecoveryKey(found, made.recoveryKey))
  }
}

function costOf({ header: { kdf } }: KeyFile['slots'][number]): unknown {
  return kdf.name === 'argon2id' ? [kdf.m, kdf.t, kdf.p] : kdf.name
}

/** A cost that would take all memory, all day, or nothing, in the first slot that is tried. */
function withCost(file: KeyFile, pick: Chance): KeyFile {
  const one = { [pick.of(['m', 't', 'p'])]: pick.of(costs) }
  const slots = file.slots.map((slot) => {
    const { header } = slot
    return header.kdf.name === 'argon2id' ? { ...slot, header: { ...header, kdf: { ...header.kdf, ...one } } } : slot
  })
  return { ...file, slots }
}
