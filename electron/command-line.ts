import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { day } from '../src/contract/parts.ts'
import type { Problem } from '../src/contract/reply.ts'
import type { Language, Words } from '../src/words/words.ts'

/** The words after `npm run office --`: which command, with what, and what is said when they do not fit. */

type Kind = 'text' | 'number' | 'day' | 'language' | 'flag'
type Options = Readonly<Record<string, { kind: Kind; needed?: true }>>

const everywhere = {
  office: { kind: 'text', needed: true },
  'passphrase-file': { kind: 'text', needed: true },
  person: { kind: 'text' },
} satisfies Options
const table = {
  create: {
    sample: { kind: 'number' },
    seed: { kind: 'number' },
    today: { kind: 'day' },
    'recovery-out': { kind: 'text' },
  },
  import: { in: { kind: 'text', needed: true } },
  export: { out: { kind: 'text', needed: true }, case: { kind: 'text' }, today: { kind: 'day' } },
  summary: {
    case: { kind: 'text', needed: true },
    lang: { kind: 'language', needed: true },
    out: { kind: 'text', needed: true },
    today: { kind: 'day' },
  },
  list: { json: { kind: 'flag', needed: true } },
  check: { json: { kind: 'flag', needed: true } },
  rotate: {},
  backup: { to: { kind: 'text', needed: true } },
} satisfies Record<string, Options>

/** Commands that work also where no office is opened. */
const alone = {
  restore: {
    from: { kind: 'text', needed: true },
    to: { kind: 'text', needed: true },
    'passphrase-file': { kind: 'text' },
    'recovery-file': { kind: 'text' },
  },
  verify: {
    office: { kind: 'text', needed: true },
    'passphrase-file': { kind: 'text' },
    'recovery-file': { kind: 'text' },
    person: { kind: 'text' },
    deep: { kind: 'flag' },
    json: { kind: 'flag' },
  },
} satisfies Record<string, Options>

export type CommandName = keyof typeof table | keyof typeof alone

/** A command that is written as it should be; `given` holds its options by name. */
export interface Command {
  name: CommandName
  given: Readonly<Record<string, string>>
}

const fits: Record<Kind, (value: string) => boolean> = {
  text: (value) => value !== '',
  number: (value) => /^\d{1,9}$/.test(value),
  day: (value) => day.safeParse(value).success,
  language: (value) => ['zh-CN', 'zh-TW', 'en'].includes(value),
  flag: () => true,
}

/** The command in these words, or the sentence that says what is wrong with them. */
export function readCommand(argv: readonly string[], words: Words): { ok: true; command: Command } | { ok: false; sentence: string } {
  const say = words.commands
  const wrong = (sentence: string) => ({ ok: false, sentence }) as const
  const [name, ...rest] = argv
  if (name === undefined || name.startsWith('-')) return wrong(say.noCommand)
  const options = optionsOf(name)
  if (!options) return wrong(say.unknownCommand(name))
  const config = Object.fromEntries(
    Object.entries(options).map(([key, { kind }]) => [key, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
  )
  const { tokens } = parseArgs({ args: rest, options: config, strict: false, tokens: true, allowPositionals: true })
  const given: Record<string, string> = {}
  for (const token of tokens) {
    if (token.kind !== 'option') return wrong(say.strayWord(token.kind === 'positional' ? token.value : '--'))
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) return wrong(say.unknownOption(token.rawName))
    if (Object.hasOwn(given, token.name)) return wrong(say.twice(token.rawName))
    if (option.kind !== 'flag' && (token.value === undefined || token.value.startsWith('--'))) return wrong(say.missingValue(token.rawName))
    if (option.kind === 'flag' ? token.value !== undefined : !fits[option.kind](token.value ?? ''))
      return wrong(say.wrongValue(token.rawName))
    given[token.name] = token.value ?? ''
  }
  const missing = Object.entries(options).find(([key, { needed }]) => needed && !Object.hasOwn(given, key))
  if (missing) return wrong(say.missingOption(`--${missing[0]}`))
  return { ok: true, command: { name: name as CommandName, given } }
}

function optionsOf(name: string): Options | undefined {
  if (Object.hasOwn(alone, name)) return alone[name as keyof typeof alone]
  return Object.hasOwn(table, name) ? { ...everywhere, ...table[name as keyof typeof table] } : undefined
}

/** The language that the environment asks for: Chinese as written there, else English. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  if (/^zh[_-](TW|HK|MO)|^zh[_-]Hant/i.test(locale)) return 'zh-TW'
  return /^zh/i.test(locale) ? 'zh-CN' : 'en'
}

/** The sentence of a problem. */
export function sentenceOf({ code, params }: Problem, words: Words): string {
  const sentences: Record<string, (params: Record<string, string | number>) => string> = words.problems
  return sentences[code]?.(params ?? {}) ?? `${words.problems.unexpected()} (${code})`
}

/** The first line of a passphrase file, without its line end; null when it cannot be read. */
export function readPassphrase(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n[^]*$/, '')
  } catch {
    return null
  }
}

/** The recovery key in a file, alone or on the sheet that was saved; null when there is none in it. */
export function readRecoveryFile(path: string): string | null {
  try {
    return /(?:[0-9A-Z]{5}-){10}[0-9A-Z]{5}/.exec(readFileSync(path, 'utf8'))?.[0] ?? null
  } catch {
    return null
  }
}

/** This day on this computer's calendar. */
export function thisDay() {
  const now = new Date()
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return day.parse(parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-'))
}
