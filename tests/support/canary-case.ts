import type { CaseFile } from '../../src/domain/case-file.ts'
import { isDay } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'

const storedValues = new Set<string>([
  ...Object.values(enums).flat(),
  ...'once daily name number zh-TW confirmation query complaint threat insult waived deferred client counselor creditor'.split(' '),
])
/** Properties that hold keys of parts, alone or in lists. */
const keys = new Set(
  'key debts debt document documents contact contacts corrects withdraws answers replaces proposal agreement receipt'.split(' '),
)
const otherwise = new Set(['at', 'zone', 'timeZone', 'sha256', 'term', 'after', 'content', 'kind', 'caseNo'])

const isPlain = (text: string): boolean =>
  text === '' || storedValues.has(text) || isDay(text) || /^\d*\.?\d+$/.test(text) || /^\d{4}-\d\d-\d\dT/.test(text)

/**
 * A case with a canary of its own in every text that somebody typed and in every key of a part, and all those canaries.
 * What a table knows of this case has one of them in it.
 */
export function withCanaries(file: CaseFile, mark: string): { file: CaseFile; canaries: string[] } {
  const canaries: string[] = []
  const marked = (text: string): string => {
    const canary = `${mark}${String(canaries.length).padStart(4, '0')}z`
    canaries.push(canary)
    return `${text} ${canary}`
  }
  const keyMark = `${mark}key`
  canaries.push(keyMark)
  return {
    file: withTexts(
      file,
      (text) => marked(text),
      (key) => `${key}-${keyMark}`,
    ),
    canaries,
  }
}

/** A case with every text that somebody typed changed, and every key of a part. */
export function withTexts(
  file: CaseFile,
  textOf: (text: string, property: string) => string,
  keyOf: (key: string) => string = (key) => key,
): CaseFile {
  const walk = (value: unknown, property: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => walk(each, property))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]))
    if (typeof value !== 'string' || otherwise.has(property) || (isPlain(value) && !keys.has(property))) return value
    return keys.has(property) ? keyOf(value) : textOf(value, property)
  }
  return walk(file, '') as CaseFile
}
