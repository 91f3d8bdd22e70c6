import type { z } from 'zod'

/** What is wrong with a case in a file, and where: a path such as `agreements[0].writtenTerms.total`. */
export interface Wrong {
  reason: string
  path: string
}

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/** The codes of src/contract/parts.ts that stand for one reason in a file. */
const sameReason: Record<string, string> = { 'choice.unknown': 'value.unknown', 'handle.unknown': 'value.unknown' }

/** The first thing that a schema refused; an unknown key goes before the key that is missing because of it. */
export function reasonOf(error: z.ZodError, raw: unknown): Wrong {
  const { issues } = error
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!
  if (issue.code === 'unrecognized_keys') return { reason: 'key.unknown', path: pathText([...issue.path, issue.keys[0] ?? '']) }
  return { reason: nameOf(issue, valueAt(raw, issue.path)), path: pathText(issue.path) }
}

function nameOf(issue: Issue, value: unknown): string {
  if (value === undefined) return 'key.missing'
  if (issue.code === 'invalid_type' && issue.expected !== 'int') return 'type.wrong'
  if (issue.code === 'invalid_union' || issue.code === 'invalid_value') return 'value.unknown'
  return sameReason[issue.message] ?? (/^[a-zA-Z]+\.[a-zA-Z]+$/.test(issue.message) ? issue.message : 'type.wrong')
}

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw
  for (const step of path) value = Object.hasOwn(Object(value), step) ? (value as Record<PropertyKey, unknown>)[step] : undefined
  return value
}

/** A path as a person finds it in the file; keys that are no plain word stand in quotes, long ones are cut. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    const name = String(step).slice(0, longestKey)
    if (!/^\w+$/.test(name)) return `${text}[${JSON.stringify(name)}]`
    return text === '' ? name : `${text}.${name}`
  }, '')
}
const longestKey = 80

/**
 * What no schema sees: a key `__proto__`, which would be dropped in silence, and text with half a character (a lone
 * surrogate), which no file and no database keeps.
 */
export function findUnusable(raw: unknown): Wrong | null {
  const found = unusableSteps(raw, deepest)
  return found && { reason: found.reason, path: pathText(found.steps.toReversed()) }
}
/** No case is nested deeper; what is, has an unknown key or a wrong type further up. */
const deepest = 12

function unusableSteps(value: unknown, depth: number): { reason: string; steps: PropertyKey[] } | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : { reason: 'text.broken', steps: [] }
  if (typeof value !== 'object' || value === null || depth === 0) return null
  if (Object.hasOwn(value, '__proto__')) return { reason: 'key.unknown', steps: ['__proto__'] }
  for (const [step, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    const found = unusableSteps(inner, depth - 1)
    if (found) return { ...found, steps: [...found.steps, step] }
  }
  return null
}
