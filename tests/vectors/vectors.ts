import { readFileSync } from 'node:fs'
import { differences } from './differences.ts'
import { facts, sorted } from './facts.ts'
import { interest } from './interest.ts'
import { plans } from './plans.ts'
import { shares } from './shares.ts'
import { type Inputs, record, records, Refused, text } from './values.ts'

export interface Vector {
  name: string
  kind: string
  inputs: unknown
  expected: unknown
}

const adapters: Record<string, (inputs: Inputs) => Inputs> = { ...shares, ...interest, ...plans, ...facts }

/** The worked examples of a file; the file itself says how it writes money, days and refusals. */
export function readVectors(path: string): Vector[] {
  const { vectors } = record(JSON.parse(readFileSync(path, 'utf8')))
  return records(vectors).map(({ name, kind, inputs, expected }) => ({ name: text(name ?? ''), kind: text(kind ?? ''), inputs, expected }))
}

/** What our functions answer otherwise than the vector expects, a line each; none when it passes. */
export function failures({ kind, inputs, expected }: Vector): string[] {
  try {
    const adapter = Object.hasOwn(adapters, kind) ? adapters[kind] : undefined
    if (!adapter) return [`unknown kind: ${kind}`]
    const wanted = inOrder(kind, record(expected))
    const answer = answerOf(adapter, record(inputs))
    return answer['refused'] === true && wanted['refused'] !== true
      ? [`refused: ${text(answer['reason'])}`]
      : differences(kind, wanted, answer)
  } catch (error) {
    return [`thrown: ${error instanceof Error ? error.message : String(error)}`]
  }
}

function answerOf(adapter: (inputs: Inputs) => Inputs, inputs: Inputs): Inputs {
  try {
    return adapter(inputs)
  } catch (error) {
    if (error instanceof Refused) return { refused: true, reason: error.message }
    throw error
  }
}

const inOrder = (kind: string, expected: Inputs): Inputs =>
  kind === 'conduct' && 'flags' in expected ? { ...expected, flags: sorted(expected['flags']) } : expected
