import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PASSPHRASE } from './office-steps.ts'

/** What came out of an office, made comparable with the file it was typed from. */

const CHECKOUT = join(import.meta.dirname, '..', '..')
const file = join(CHECKOUT, 'src', 'domain', 'sample', 'two-cases.json')

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
interface Part {
  [key: string]: Json
}

/** The cases of the sample file. */
export const sampleCases = (): Part[] => casesIn(file)

export const casesIn = (path: string): Part[] => (JSON.parse(readFileSync(path, 'utf8')) as { cases: Part[] }).cases

/** The office without a window writes its cases as of the day of the sample file. */
export function exportOffice(home: string, folder: string): Part[] {
  const out = join(home, 'exported.json')
  const passphrase = join(home, 'passphrase.txt')
  writeFileSync(passphrase, `${PASSPHRASE}\n`)
  const where = ['--office', folder, '--passphrase-file', passphrase]
  const commands = join(CHECKOUT, 'out', 'main', 'commands.js')
  execFileSync(process.execPath, [commands, 'export', ...where, '--out', out, '--today', '2026-11-22'], { stdio: 'pipe' })
  return casesIn(out)
}

/**
 * A case as it is compared: keys are names that the office gives, so each part is called by what it is instead; lists
 * come in any order; budgets are typed by another test; who saw an original is the person at work.
 */
export function comparable({ budget: _, ...whole }: Part): Json {
  const names = new Map<string, string>()
  const name = (list: Json | undefined, kind: string, by: string) => {
    for (const one of (list ?? []) as Part[]) names.set(calling(kind, one['key']), calling(kind, one[by]))
  }
  name(whole['debts'], 'debt', 'brand')
  name(whole['documents'], 'document', 'fileName')
  name(whole['contacts'], 'contact', 'at')
  name(whole['proposals'], 'proposal', 'sentOn')
  name(whole['agreements'], 'agreement', 'acceptedByClientOn')
  const kinds: Record<string, string> = {
    debts: 'debt',
    documents: 'document',
    contacts: 'contact',
    proposals: 'proposal',
    agreements: 'agreement',
  }
  const pointers: Record<string, string> = { debts: 'debt', contact: 'contact', document: 'document', proposal: 'proposal' }
  const called = (kind: string | undefined, key: Json): Json => (kind === undefined ? key : (names.get(calling(kind, key)) ?? key))
  const walk = (value: Json, within: string): Json => {
    if (Array.isArray(value))
      return sorted(value.map((one) => (typeof one === 'object' ? walk(one, within) : called(pointers[within], one))))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (key === 'originalSeenBy') return []
        if (typeof inner === 'object') return [[key, walk(inner, key)]]
        return [[key, called(key === 'key' ? kinds[within] : pointers[key], inner)]]
      }),
    )
  }
  return walk(whole, '')
}

const calling = (kind: string, value: Json | undefined): string => `${kind} ${JSON.stringify(value)}`
const sorted = (list: Json[]): Json[] => list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
