import type { Chance } from '../../src/domain/sample/chance.ts'

/** Inputs that nobody sends, made from ones that somebody could: the shape is kept in part, so that they get past the first check. */

type Json = unknown
type Step = string | number

/** A text that is a spoiled form of a JSON value: its structure changed, its text, or both. */
export function spoiledText(value: Json, chance: Chance): string {
  const way = chance.int(0, 9)
  if (way < 6) return JSON.stringify(spoiled(value, chance, chance.int(1, 3)))
  const text = JSON.stringify(way < 8 ? value : spoiled(value, chance, 1), null, chance.of([0, 1]))
  return spoiledLetters(text, chance)
}

/** The same bytes with some of them changed, cut, repeated or put in. */
export function spoiledBytes(bytes: Buffer, chance: Chance): Buffer {
  const at = chance.int(0, Math.max(0, bytes.length - 1))
  const to = Math.min(bytes.length, at + chance.int(1, 64))
  const copy = Buffer.from(bytes)
  switch (chance.int(0, 5)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << chance.int(0, 7))
      return copy
    case 1:
      return copy.subarray(0, at)
    case 2:
      return copy.fill(chance.int(0, 255), at, to)
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)])
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
    default:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(chance.of(splinters)), bytes.subarray(at)])
  }
}

const splinters = [
  '\\ud800',
  '\0',
  '\uFEFF',
  '"__proto__":{"caseNo":"x"},',
  '[[[[[[[[',
  '}}',
  ',,',
  '1e999',
  '-0',
  '\\u0000',
  '/*',
  "'",
  '\\',
  '‮',
]

function spoiledLetters(text: string, chance: Chance): string {
  const at = chance.int(0, text.length - 1)
  const to = at + chance.int(1, 200)
  switch (chance.int(0, 5)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + chance.of(splinters) + text.slice(at)
    case 2:
      return text.slice(0, to) + text.slice(at)
    case 3:
      return text.slice(0, at) + text.slice(to)
    case 4:
      return '['.repeat(chance.of([10, 1_000, 100_000])) + text
    default:
      return spoiledBytes(Buffer.from(text), chance).toString('utf8')
  }
}

/** The value with so many of its parts replaced, removed, doubled or joined by strangers. */
export function spoiled(value: Json, chance: Chance, times: number): Json {
  let changed = value
  for (let turn = 0; turn < times; turn++) changed = withChange(changed, aPath(changed, chance), chance)
  return changed
}

/** The value with one sign of one of its texts, or one of its numbers, another of the same kind: its shape is as it was. */
export function nudged(value: Json, chance: Chance): Json {
  if (typeof value === 'number') return value + chance.of([-1, 1])
  if (typeof value === 'string' && value !== '') {
    const at = chance.int(0, value.length - 1)
    const kind =
      ['0123456789', 'abcdef', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((signs) => signs.includes(value[at]!)) ?? 'ghijklmnopqrstuvwxyz'
    return value.slice(0, at) + chance.of([...kind]) + value.slice(at + 1)
  }
  if (Array.isArray(value)) {
    const at = chance.int(0, value.length - 1)
    return value.with(at, nudged(value[at], chance)) as Json
  }
  if (typeof value !== 'object' || value === null) return value
  const name = chance.of(Object.keys(value))
  return { ...value, [name]: nudged((value as Record<string, Json>)[name], chance) }
}

/** A way down from the top, to any depth. */
function aPath(value: Json, chance: Chance): Step[] {
  const path: Step[] = []
  let here = value
  while (typeof here === 'object' && here !== null && !(here instanceof Uint8Array)) {
    const steps: Step[] = Array.isArray(here) ? [...here.keys()] : Object.keys(here)
    if (steps.length === 0 || (path.length > 0 && chance.in100(15))) break
    const step = chance.of(steps)
    path.push(step)
    here = (here as Record<Step, Json>)[step]
  }
  return path
}

function withChange(value: Json, path: readonly Step[], chance: Chance): Json {
  const [step, ...below] = path
  if (step === undefined) return changedPart(value, chance)
  if (Array.isArray(value)) {
    const copy = [...(value as Json[])]
    const at = Number(step)
    if (below.length === 0 && chance.in100(30)) copy.splice(at, chance.int(0, 1), ...(chance.in100(50) ? [copy[at], copy[at]] : []))
    else copy[at] = withChange(copy[at], below, chance)
    return copy
  }
  const entries = Object.entries(value as Record<string, Json>)
  if (below.length === 0 && chance.in100(20)) return fromEntries(entries.filter(([key]) => key !== step))
  if (below.length === 0 && chance.in100(15)) return fromEntries([...entries, [chance.of(strangeKeys), chance.of(strangers)]])
  return fromEntries(entries.map(([key, each]) => [key, key === step ? withChange(each, below, chance) : each]))
}

/** With `__proto__` as a property of its own, as a parser gives it. */
function fromEntries(entries: readonly (readonly [string, Json])[]): Json {
  const made: Record<string, Json> = {}
  for (const [key, value] of entries) Object.defineProperty(made, key, { value, enumerable: true, writable: true, configurable: true })
  return made
}

function changedPart(value: Json, chance: Chance): Json {
  if (typeof value === 'number' && chance.in100(50)) return chance.of([-value, value + 1, value / 3, value * 1e15, 2 ** 53, 1e308])
  if (typeof value === 'string' && chance.in100(60)) return changedText(value, chance)
  if (Array.isArray(value) && chance.in100(20))
    return Array.from({ length: 500 }, () => (JSON.stringify(value[0] ?? 0).length < 2_000 ? (value[0] as Json) : 0))
  return chance.of(strangers)
}

function changedText(text: string, chance: Chance): string {
  const at = chance.int(0, text.length)
  switch (chance.int(0, 6)) {
    case 0:
      return text + chance.of(oddSigns)
    case 1:
      return text.slice(0, at) + chance.of(oddSigns) + text.slice(at)
    case 2:
      return text.slice(at)
    case 3:
      return text.replace(/\d/, (sign) => String((Number(sign) + 1) % 10))
    case 4:
      return chance.of(oddTexts)
    case 5:
      return text.repeat(Math.min(chance.of([2, 50, 5_000]), Math.ceil(200_000 / (text.length + 1))))
    default:
      return [...text].toReversed().join('')
  }
}

const strangeKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  '0',
  'caseNo',
  'key',
  'id',
  'length',
  '\uD800',
]
const oddSigns = ['\uD800', '\uDC00', '\0', '\n', '‮', '\u{1F600}', ' ', '​', "'", '"', '`', '<', '%s', '${1}', ';--', 'é', '\uFFFE']
const oddTexts = [
  '',
  ' ',
  'null',
  '../../etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server\\share',
  "'; DROP TABLE cases; --",
  '=cmd|" /C calc"!A0',
  '<img src=x onerror=alert(1)>',
  '9007199254740993',
  '-0',
  '1e400',
  '0x10',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '2026-03-13T25:61:61+99:99',
  'Asia/Atlantis',
  '长'.repeat(100_000),
]

function nested(depth: number): Json {
  let value: Json = 'the bottom'
  for (let turn = 0; turn < depth; turn++) value = turn % 2 === 0 ? [value] : { a: value }
  return value
}

const strangers: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  0.1,
  2 ** 53,
  -(2 ** 63),
  1e308,
  '',
  '0',
  '\uD800',
  'x'.repeat(70_000),
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  nested(40),
  nested(1_500),
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
]
