import type { z } from 'zod'
import { codeOf, isClosedToUs, isDamage, isFull, isOfDisk, OfficeError, Refusal } from '../../db/errors.ts'
import { maySee } from '../../db/sees.ts'
import type { Problem, Reply } from '../../src/contract/reply.ts'
import { access, type Access, type Asker } from '../../src/contract/access.ts'
import { requests, type Answers, type Parsed, type RequestName } from '../../src/contract/requests.ts'
import { money } from './money.ts'
import { agreements } from './agreements.ts'
import { backups } from './backups.ts'
import { bundle } from './bundle.ts'
import { cases } from './cases.ts'
import { clients } from './clients.ts'
import { contacts } from './contacts.ts'
import { damage } from './damage.ts'
import { debts } from './debts.ts'
import type { Progress } from './document-file.ts'
import { documents } from './documents.ts'
import { drafts } from './drafts.ts'
import { erasure } from './erasure.ts'
import type { Context, GivenFile, Handlers } from './handler.ts'
import { office } from './office.ts'
import { tooManyCases } from './pace.ts'
import { paper } from './paper.ts'
import { people } from './people.ts'
import { reveal } from './reveal.ts'
import { orFromReserveAsync } from './reserve.ts'
import type { Session } from './session.ts'
import { brokenText, stated } from './stated.ts'
import { subjectCopy } from './subject-copy.ts'
import { verify } from './verify.ts'
import { waiting } from './waiting.ts'

const handlers: Handlers = {
  ...office,
  ...damage,
  ...people,
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
  ...backups,
  ...reveal,
  ...erasure,
  ...subjectCopy,
  ...waiting,
}

export interface Asked {
  role: Asker
  files?: readonly GivenFile[]
  progress?: Progress
}

/**
 * The answer to one request of the page, the paper or a command: known request → its row in the authorization table → its
 * schema → the cases that it names → handler → reply. A handler gets at the office only through openOffice(), which refuses while it is locked.
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
  const row = access[request]
  const denied = denial(session, row, asked.role)
  if (denied) return refused({ code: denied })
  const parsed = requests[request].safeParse(raw)
  if (!parsed.success) return refused(firstProblem(parsed.error.issues))
  const broken = brokenText(parsed.data)
  if (broken) return refused({ code: 'text.broken', field: broken.join('.') })
  const unseen = unseenCase(session, row, parsed.data)
  if (unseen) return refused(unseen)
  if (tooManyCases(session, row, parsed.data)) return refused({ code: 'request.tooMany', params: { count: session.around.opensPerMinute } })
  const files = request === 'document.add' ? (asked.files ?? []) : []
  const context: Context = { session, progress: asked.progress ?? (() => {}), files }
  const work = () => handlers[request](stated(parsed.data as Parsed<R>), context)
  return { ok: true, value: await (freeing.has(request) && session.office ? orFromReserveAsync(session.office.folder, work) : work()) }
}

/** What frees space must not fail for want of it. */
const freeing: ReadonlySet<RequestName> = new Set(['draft.drop', 'erasure.confirm', 'erasure.drop', 'hold.lift'])

/** Why this person may not ask this at all, said before anything of the input is looked at. */
function denial({ office }: Session, { from, roles, writes }: Access, asker: Asker): string | null {
  if (from !== asker) return 'request.refused'
  if (!roles || !office) return null
  if (!roles.includes(office.me.role)) return 'request.notAllowed'
  return writes && office.readOnly ? 'office.readOnly' : null
}

/** A case of the input that this person may not see, in the words for one that is not there. */
function unseenCase({ office }: Session, { cases = [], everyCase }: Access, input: Partial<Record<string, unknown>>): Problem | null {
  if (!office) return null
  for (const property of cases) {
    const named = input[property]
    if (named === undefined && everyCase && !everyCase.includes(office.me.role)) return { code: 'request.notAllowed' }
    const numbers = Array.isArray(named) ? named : named === undefined ? [] : [named]
    for (const caseNo of numbers as string[])
      if (!maySee(office.database.db, office.me, caseNo))
        return { code: 'case.unknown', params: { caseNo }, ...(property === 'householdWith' && { field: property }) }
  }
  return null
}

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

/** What is told of an error. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal || error instanceof OfficeError)
    return {
      code: error.code,
      ...(error.params && { params: error.params }),
      ...(error instanceof Refusal && error.field !== undefined && { field: error.field }),
    }
  const code = codeOf(error)
  if (isFull(code)) return { code: 'office.diskFull' }
  if (isDamage(code)) return { code: 'office.damaged' }
  if (isClosedToUs(code)) return { code: 'office.notWritable' }
  return { code: isOfDisk(code) ? 'office.diskFails' : 'unexpected' }
}
