import { fromBase64 } from '../base64.ts'
import type { CaseFileInput } from '../case-file.ts'
import twoCases from './two-cases.json' with { type: 'json' }

/**
 * The two cases that every sample office begins with, out of the interchange file beside this one. The reader of that
 * format belongs to src/contract, where this room cannot reach; a test holds both readings equal.
 */
export function twoCaseFiles(): CaseFileInput[] {
  return twoCases.cases.map((written) => {
    const file = inMinorUnits(written) as CaseFileInput['file']
    return {
      file: {
        ...file,
        documents: file.documents.map((document) => without(document, 'contentBase64')),
        agreements: file.agreements.map((agreement) => ({
          ...without(agreement, 'evidenceLevel'),
          schedule: agreement.schedule.map((row) => without(row, 'status')),
        })),
      },
      documents: written.documents.map(({ key, contentBase64 }) => ({ key, content: fromBase64(contentBase64)! })),
    }
  })
}

/** The same value with its amounts, which are strings of digits in a file, as numbers. */
function inMinorUnits(value: unknown, isMoney = false): unknown {
  if (typeof value === 'string') return isMoney ? Number(value) : value
  if (Array.isArray(value)) return value.map((item) => inMinorUnits(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'components' ? allMoney(inner) : inMinorUnits(inner, moneyKeys.has(key))]),
  )
}
const moneyKeys = new Set(['amount', 'total'])
const allMoney = (components: object): object =>
  Object.fromEntries(Object.entries(components).map(([key, amount]) => [key, Number(amount)]))

function without<T extends object>(part: T, computed: string): T {
  return Object.fromEntries(Object.entries(part).filter(([key]) => key !== computed)) as T
}
