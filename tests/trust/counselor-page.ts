import { access, type Access, type Role } from '../../src/contract/access.ts'
import { names } from '../vault/inputs.ts'

/** What the page of a counselor may be told, whatever it asks: by the authorization table, and nothing of a case that is not theirs. */

export type Asked = [request: Name, input: unknown]
/** What the page was told, as text; null: nested too deeply, so that it did not even leave the page. */
export type Told = [...Asked, reply: string | null]
export type Name = keyof typeof access

export const own = '2026-0001'
/** A case of the administrator's, and the counselor whose page it is may not see it. */
export const hidden = '2026-0002'
export const secret = '不该看见的人'
export const counselor = { name: '陳志明', role: 'counselor' as Role, passphrase: 'another ledger 9 lamps' }

/** Why the table does not let the counselor have this answered; null when it does. */
export function denied(request: Name, input: unknown): 'request.refused' | 'request.notAllowed' | 'case.unknown' | null {
  const { from, roles, cases = [], everyCase }: Access = access[request]
  if (from !== 'screen') return 'request.refused'
  if (roles && !roles.includes(counselor.role)) return 'request.notAllowed'
  const named = Object(input) as Partial<Record<string, unknown>>
  if (everyCase && !everyCase.includes(counselor.role) && named['caseNo'] === undefined) return 'case.unknown'
  return cases.some((property) => [named[property]].flat().includes(hidden)) ? 'case.unknown' : null
}

/** What is wrong with what the counselor's page was told; null when nothing is. */
export function judged([request, input, reply]: Told): string | null {
  if (reply === null) return null
  const { ok, code } = read(reply)
  if (ok === undefined || (!ok && code === undefined)) return `${request}: no reply: ${reply}`
  if (reply.includes(secret)) return `${request}: shows what is not theirs to see`
  if (code !== undefined && ['unexpected', 'request.failed', 'office.locked'].includes(code)) return `${request}: ${code}`
  const why = denied(request, input)
  // By role it is denied before its input is looked at; main asks for a place before it asks the vault, and gives nothing of the case without one.
  if (why === 'case.unknown')
    return ok && names.some((name) => name === request) ? `${request}: answered of a case that is not theirs` : null
  return why === null || code === why ? null : `${request}: ${code ?? 'answered'}, not ${why}`
}

/** Whether a reply says yes or no, and the code with its no. */
export function read(reply: string): { ok?: boolean; code?: string } {
  try {
    const { ok, problem } = Object(JSON.parse(reply)) as { ok?: unknown; problem?: { code?: unknown } }
    return { ...(typeof ok === 'boolean' && { ok }), ...(ok === false && typeof problem?.code === 'string' && { code: problem.code }) }
  } catch {
    return {}
  }
}
