import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCases, type CaseToWrite } from '../../src/contract/interchange.ts'
import type { CaseFileInput, Day } from '../../src/domain/case-file.ts'

const path = join(import.meta.dirname, '../../src/domain/sample/two-cases.json')

/** The published sample of the format, as text. */
export const twoCases = readFileSync(path, 'utf8')
/** The day as of which its computed values stand. */
export const asOf = '2026-11-22' as Day

/** The cases of a text that must be readable. */
export function read(text: string): CaseFileInput[] {
  const result = parseCases(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.cases
}

/** What the office makes of a case that came in: sizes and digests are known, entries carry who logged them. */
export function stored({ file, documents }: CaseFileInput): CaseToWrite {
  return {
    file: {
      ...file,
      documents: file.documents.map((document) => ({ ...document, sizeBytes: 9, sha256: 'ab' })),
      contacts: file.contacts.map((contact) => ({ ...contact, loggedBy: 'Wu', loggedAt: '2026-04-01T00:00:00Z' })),
    },
    documents: documents.map(({ key, content }) => ({ key, content: [content] })),
  }
}

/** The sample with one place changed: `value` put at a path such as `cases[1].client.name`; undefined takes the key away. */
export function changed(place: string, value: unknown): string {
  const whole: unknown = JSON.parse(twoCases)
  const steps = place.split(/[.[\]]+/).filter(Boolean)
  const last = steps.pop()!
  const target = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], whole) as Record<string, unknown>
  if (value === undefined) delete target[last]
  else Object.defineProperty(target, last, { value, enumerable: true, configurable: true, writable: true })
  return JSON.stringify(whole)
}
