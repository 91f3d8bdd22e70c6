/**
 * From the strings of a form to the input of a request. A reader collects what is wrong by the path of its field;
 * what cannot be read gives undefined, and the request's schema looks at the rest.
 *   const read = formReader()
 *   const input = { openedOn: read.day('openedOn', fields.openedOn, 'required'), … }
 *   const done = read.finish(newCase, input)
 *   if (!done.ok) return form.fail(done.problems)          each with the path of its field
 */
import type { z } from 'zod'
import type { Problem } from '../contract/reply.ts'
import type { Currency, Day, Minor, Rate } from '../domain/case-file.ts'
import { parseDay } from '../domain/day.ts'
import { parseMoney } from '../domain/money.ts'
import type { RateBasis } from '../domain/interest.ts'
import { parseRate, parseShare } from '../domain/rate.ts'
import { plainForm } from '../domain/text.ts'

export type FormRead<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

type Parsed<T> = { ok: true; value: T } | ({ ok: false } & Pick<Problem, 'code' | 'params'>)

/** Text without blanks at its ends; blank text was not stated. */
export function stated(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}

/** "yes", "no" and, for not stated, "". */
export function statedYesNo(text: string): boolean | undefined {
  return text === '' ? undefined : text === 'yes'
}

/** A copy without the properties that are not stated. */
export function withoutUnstated<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}

/** Starts reading one form. */
export function formReader() {
  const wrong = new Map<string, Problem>()
  /** Of each list some of whose rows are left out: where the others stand in the form. */
  const places = new Map<string, number[]>()

  const fail = (path: string, code: string, params?: Problem['params']): undefined => {
    if (!wrong.has(path)) wrong.set(path, { code, ...(params && { params }), field: path })
  }
  const take = <T>(path: string, text: string, required: 'required' | undefined, parse: (text: string) => Parsed<T>): T | undefined => {
    if (stated(text) === undefined && required === undefined) return undefined
    const parsed = parse(text)
    return parsed.ok ? parsed.value : fail(path, parsed.code, parsed.params)
  }

  return {
    fail,
    day: (path: string, text: string, required?: 'required'): Day | undefined => take(path, text, required, parseDay),
    money: (path: string, text: string, currency: Currency, required?: 'required'): Minor | undefined =>
      take(path, text, required, (t) => parseMoney(t, currency)),
    rate: (path: string, text: string, basis?: RateBasis): Rate | undefined => take(path, text, undefined, (t) => parseRate(t, basis)),
    share: (path: string, text: string, required?: 'required'): Rate | undefined => take(path, text, required, parseShare),
    whole: (path: string, text: string, required?: 'required'): number | undefined => take(path, text, required, parseWhole),

    /** Reads each row that is not left out; errors keep to the row's place in the form. */
    rows: <Row, T>(path: string, rows: readonly Row[], leftOut: (row: Row) => boolean, read: (row: Row, path: string) => T): T[] => {
      const kept = rows.map((row, index) => ({ row, index })).filter(({ row }) => !leftOut(row))
      places.set(
        path,
        kept.map(({ index }) => index),
      )
      return kept.map(({ row, index }) => read(row, `${path}.${index}`))
    },

    /** What was read, if nothing was wrong and the schema agrees. */
    finish: <S extends z.ZodType>(schema: S, input: unknown): FormRead<z.output<S>> => {
      const parsed = schema.safeParse(input)
      for (const issue of parsed.success ? [] : parsed.error.issues) fail(inForm(places, issue.path), codeOf(issue.message))
      if (parsed.success && wrong.size === 0) return { ok: true, value: parsed.data }
      return { ok: false, problems: [...wrong.values()] }
    },
  }
}

export type FormReader = ReturnType<typeof formReader>

/** Messages of the contract are codes; zod's own words are not, and mean that something was not stated. */
const codeOf = (message: string): string => (/^[a-z]+\w*\.\w+$/.test(message) ? message : 'text.empty')

function parseWhole(text: string): Parsed<number> {
  const plain = plainForm(text)
  if (plain === '') return { ok: false, code: 'text.empty' }
  return /^\d{1,9}$/.test(plain) ? { ok: true, value: Number(plain) } : { ok: false, code: 'number.invalid' }
}

/** The path in the form of an issue's path in the input, where rows left out moved the others up. */
function inForm(places: ReadonlyMap<string, number[]>, issue: readonly PropertyKey[]): string {
  return issue.reduce<string>((path, step) => {
    const place = typeof step === 'number' ? (places.get(path)?.[step] ?? step) : String(step)
    return path === '' ? String(place) : `${path}.${place}`
  }, '')
}
