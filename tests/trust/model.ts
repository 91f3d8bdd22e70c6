import { createHash } from 'node:crypto'
import type { Person } from '../../db/office.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'

/** What an office must say after each act, kept in memory and by rules of its own, simpler than the program's. */

export type Who = Pick<Person, 'key' | 'name' | 'role'>

/** A case as the model knows it: a part of what a case holds. */
export interface ModelCase {
  assignedTo: string | null
  deputy: string | null
  shown: {
    status: string
    priority: string
    name: string
    occupation: string | null
    debts: { key: string; brand: string; balances: (number | undefined)[] }[]
    contacts: { key: string; summary: string; corrects: string | null; withdraws: string | null }[]
    agreements: {
      key: string
      debts: string[]
      total: number | null
      accepted: string | null
      schedule: [no: number, dueOn: string, amount: number][]
      payments: [paidOn: string, amount: number, status: string][]
    }[]
    documents: { key: string; sha256: string }[]
    asks: { key: string; type: string }[]
  }
}

/** All that the model knows of an office. */
export interface Model {
  people: readonly Who[]
  cases: Map<string, ModelCase>
  /** What each document holds, by case and key. */
  contents: Map<string, Uint8Array>
}

/** The same part of a case as the office has it. */
export function shownOf(file: CaseFile): ModelCase['shown'] {
  return {
    status: file.status,
    priority: file.priority,
    name: file.client.name,
    occupation: file.client.occupation ?? null,
    debts: file.debts.map(({ key, brand, balances }) => ({
      key,
      brand,
      balances: balances.map(({ components }) => components.principal),
    })),
    contacts: file.contacts.map(({ key, summary, corrects, withdraws }) => ({
      key,
      summary,
      corrects: corrects ?? null,
      withdraws: withdraws ?? null,
    })),
    agreements: file.agreements.map(({ key, debts, oralTerms, acceptedByClientOn, schedule, payments }) => ({
      key,
      debts,
      total: oralTerms?.total ?? null,
      accepted: acceptedByClientOn ?? null,
      schedule: schedule.map(({ no, dueOn, amount }) => [no, dueOn, amount]),
      payments: payments.map(({ paidOn, amount, status }) => [paidOn, amount, status]),
    })),
    documents: file.documents.map(({ key, sha256 }) => ({ key, sha256 })),
    asks: (file.asks ?? []).map(({ key, type }) => ({ key, type })),
  }
}

/** Who may see a case, by the sentence in the README. */
export function maySee({ key, role }: Who, { assignedTo, deputy }: ModelCase): boolean {
  if (role === 'administrator') return true
  if (assignedTo === key || deputy === key) return true
  return role === 'counselor' && assignedTo === null && deputy === null
}

/** Whether an entry stands: no withdrawal that itself stands takes it back, and no correction but a withdrawn one replaces it. */
export function stands(at: ModelCase, key: string): boolean {
  const { contacts } = at.shown
  const isWithdrawn = (of: string): boolean => contacts.some((one) => one.withdraws === of && stands(at, one.key))
  return !isWithdrawn(key) && !contacts.some((one) => one.corrects === key && !isWithdrawn(one.key))
}

/** The next key of a kind. */
export function next(letter: string, there: readonly { key: string }[]): string {
  return `${letter}${there.reduce((most, { key }) => Math.max(most, Number(key.slice(1))), 0) + 1}`
}

/** The digest that a document of this content must have. */
export function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
