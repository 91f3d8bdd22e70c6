import type { z } from 'zod'
import { OfficeError, Refusal, sqliteCode } from '../../db/errors.ts'
import type { Problem, Reply } from '../../src/contract/reply.ts'
import { requests, type Answers, type Parsed, type RequestName } from '../../src/contract/requests.ts'
import { money } from './money.ts'
import { agreements } from './agreements.ts'
import { bundle } from './bundle.ts'
import { cases } from './cases.ts'
import { clients } from './clients.ts'
import { contacts } from './contacts.ts'
import { debts } from './debts.ts'
import type { Progress } from './document-file.ts'
import { documents } from './documents.ts'
import { drafts } from './drafts.ts'
import type { Context, GivenFile, Handlers } from './handler.ts'
import { office } from './office.ts'
import { paper } from './paper.ts'
import type { Session } from './session.ts'
import { brokenText, stated } from './stated.ts'
import { verify } from './verify.ts'
import { waiting } from './waiting.ts'

const handlers: Handlers = {
  ...office,
  ...cases,
  ...clients,
  ...debts,
  ...contacts,
  ...agreements,
  ...documents,
  ...bundle,
  ...money,
  ...drafts,
  ...paper,
  ...verify,
  ...waiting,
}

/** Who asks: the window, the view that prints, or main itself. */
export type Role = 'screen' | 'paper' | 'main'

export interface Asked {
  role: Role
  files?: readonly GivenFile[]
  progress?: Progress
}

/**
 * The answer to one request of the page, the paper or a command: known request → its schema → allowed from there → handler → reply.
 * A handler gets at the office only through openOffice(), which refuses while it is locked.
 * Never throws; what goes wrong unexpectedly is logged by the request's name and the error's class alone.
 */
export async function answer(session: Session, request: unknown, raw: unknown, asked: Asked): Promise<Reply<unknown>> {
  if (!isKnown(request)) return refused({ code: 'request.unknown' })
  try {
    return await reply(session, request, raw, asked)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.code === 'unexpected') session.around.log(`${request}: ${error instanceof Error ? error.constructor.name : typeof error}`)
    return refused(problem)
  }
}

async function reply<R extends RequestName>(session: Session, request: R, raw: unknown, asked: Asked): Promise<Reply<Answers[R]>> {
  const parsed = requests[request].safeParse(raw)
  if (!parsed.success) return refused(firstProblem(parsed.error.issues))
  const broken = brokenText(parsed.data)
  if (broken) return refused({ code: 'text.broken', field: broken.join('.') })
  if ((roles[request] ?? 'screen') !== asked.role) return refused({ code: 'request.refused' })
  const files = request === 'document.add' ? (asked.files ?? []) : []
  const context: Context = { session, progress: asked.progress ?? (() => {}), files }
  return { ok: true, value: await handlers[request](stated(parsed.data as Parsed<R>), context) }
}

/** The requests that do not come from the window. */
const roles: Partial<Record<RequestName, Role>> = { 'paper.page': 'paper', 'bundle.paper': 'main' }

function isKnown(request: unknown): request is RequestName {
  return typeof request === 'string' && Object.hasOwn(requests, request)
}

function refused(problem: Problem): Reply<never> {
  return { ok: false, problem }
}

/** The first thing that does not fit: its code when the schema gives one, and the field it stands beside. */
function firstProblem(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[] = []): Problem {
  const issue = issues[0]
  const path = [...above, ...(issue?.path ?? [])]
  if (issue?.code === 'invalid_union' && issue.errors.length > 0) {
    const meant = issue.errors.find((branch) => !branch.some(({ code }) => code === 'unrecognized_keys')) ?? issue.errors[0] ?? []
    return firstProblem(meant, path)
  }
  const field = path.map(String).join('.')
  if (issue && /^[a-z]\w*\.[a-z]\w*$/i.test(issue.message)) return { code: issue.message, field }
  return { code: 'request.invalid', params: { field }, field }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Refusal || error instanceof OfficeError)
    return {
      code: error.code,
      ...(error.params && { params: error.params }),
      ...(error instanceof Refusal && error.field !== undefined && { field: error.field }),
    }
  const code = sqliteCode(error) || errnoOf(error)
  return { code: ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(code) ? 'office.diskFull' : 'unexpected' }
}

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
