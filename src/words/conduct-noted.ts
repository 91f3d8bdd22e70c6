import { conductFacts, type ConductFacts } from '../domain/case-file.ts'
import type { Words } from './words.ts'

/** What a person noted of a caller's conduct, each in a few words. */
export function conductNoted({ conduct: said }: Words, noted: ConductFacts = {}): string[] {
  return [
    ...conductFacts.flatMap((fact) => (noted[fact] ? said.fact[fact] : [])),
    ...(noted.content ?? []).map((kind) => said.content[kind]),
  ]
}
