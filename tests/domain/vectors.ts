import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SplitRule } from '../../src/domain/schedule.ts'

interface Kinds {
  split_equal: { inputs: { total: string; n: number; rule: SplitRule }; expected: { payments: string[]; sum: string } | { refused: true } }
  due_dates: { inputs: { first: string; n: number }; expected: { dates: string[] } }
  plan_status: {
    inputs: { schedule: { due: string; amount: string }[]; payments: { date: string; amount: string }[]; today: string; grace_days: number }
    expected: { installments: { status: string; paid: string; open: string }[]; arrears: string; credit: string }
  }
}
type Vector<K extends keyof Kinds> = Kinds[K] & { name: string; kind: K }

const file = JSON.parse(readFileSync(join(import.meta.dirname, 'vectors.json'), 'utf8')) as { vectors: Vector<keyof Kinds>[] }

/** The worked examples of one rule; the file says how it writes money, days and refusals. */
export function vectors<K extends keyof Kinds>(kind: K): Vector<K>[] {
  const found = file.vectors.filter((vector) => vector.kind === kind) as Vector<K>[]
  if (found.length === 0) throw new Error(`No vectors of kind ${kind}`)
  return found
}
