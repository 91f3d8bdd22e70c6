import type { Currency, Day, Minor, Rate } from '../../src/domain/case-file.ts'
import { isDay } from '../../src/domain/day.ts'
import { unitOf } from '../../src/domain/money.ts'

/** What a vector file writes: amounts as digits of minor units, rates as decimal fractions, days as YYYY-MM-DD. */
export type Inputs = Record<string, unknown>

/** An input that no form of ours lets through, or that our function refuses with this code. */
export class Refused extends Error {}

export function text(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`not a text: ${JSON.stringify(value)}`)
  return String(value)
}

export function integer(value: unknown): number {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw new TypeError(`not a whole number: ${JSON.stringify(value)}`)
  return number
}

/** An amount of a claim or a payment. Below zero there is none: money.negative. */
export function minor(value: unknown): Minor {
  const amount = integer(value)
  if (amount < 0) throw new Refused('money.negative')
  return amount as Minor
}

/** An amount that may be below zero: a flow, a budget's deficit. */
export const signed = (value: unknown): bigint => BigInt(integer(value))

export const minors = (value: unknown): Minor[] => list(value).map(minor)

export function rate(value: unknown): Rate {
  const digits = text(value)
  if (!/^-?\d+(\.\d+)?$/.test(digits)) throw new TypeError(`not a rate: ${digits}`)
  return digits
}

export function day(value: unknown): Day {
  const written = text(value)
  if (!isDay(written)) throw new Refused('day.invalid')
  return written
}

export function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new TypeError('not a list')
  return value
}

export function record(value: unknown): Inputs {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object')
  return value as Inputs
}

export const records = (value: unknown): Inputs[] => list(value).map(record)

/** A value that a vector may leave out or write as null. */
export function optional<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined || value === null ? undefined : read(value)
}

/** The step of splitting and rounding: given, or that of a currency. */
export function unitIn({ unit, currency }: Inputs): number {
  return optional(unit, integer) ?? optional(currency, (name) => unitOf(name as Currency)) ?? 1
}

/** The answer of a function that may refuse: its values, or the refusal thrown. */
export function granted<T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> {
  if (!answer.ok) throw new Refused(String((answer as { code?: unknown }).code))
  return answer as Extract<T, { ok: true }>
}

/** Amounts as a vector writes them, at any depth of lists. */
export function digits(amount: Minor | number | bigint | null): string | null {
  return amount === null ? null : String(amount)
}
