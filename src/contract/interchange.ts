import type { z } from 'zod'
import { base64Of, fromBase64 } from '../domain/base64.ts'
import type { CaseFile, CaseFileInput, Day } from '../domain/case-file.ts'
import { evidenceLevel } from '../domain/evidence.ts'
import { installmentStatuses } from '../domain/schedule.ts'
import { findMisfit } from './interchange-references.ts'
import { fileCase, fileHeader } from './interchange-schema.ts'
import { findUnusable, reasonOf } from './interchange-problems.ts'
import type { Problem } from './reply.ts'

type Parsed = { ok: true; cases: CaseFileInput[] } | { ok: false; problem: Problem }

/** One case to write, with the content of its documents by key, piece by piece. */
export interface CaseToWrite {
  file: CaseFile
  documents: { key: string; content: Iterable<Uint8Array> }[]
}

/**
 * The cases of a `parley-cases` file (its whole text), or the first problem: code `import.…`, params `path` (the key in
 * the file) and `caseNo` where the case has a usable one. Computed values in the file are ignored.
 */
export function parseCases(text: string): Parsed {
  const raw = parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text)
  if (!raw.ok) return raw
  const kind = refusedKind(raw.value)
  if (kind) return { ok: false, problem: kind }
  const header = fileHeader.safeParse(raw.value)
  if (!header.success) return { ok: false, problem: headerProblem(header.error, raw.value) }
  const cases: CaseFileInput[] = []
  const numbers = new Set<string>()
  for (const [i, rawCase] of header.data.cases.entries()) {
    const read = readCase(rawCase, `cases[${i}]`)
    if ('code' in read) return { ok: false, problem: read }
    const { caseNo } = read.file
    if (numbers.has(caseNo)) return { ok: false, problem: { code: 'import.caseTwice', params: { caseNo, path: `cases[${i}].caseNo` } } }
    numbers.add(caseNo)
    cases.push(read)
  }
  return { ok: true, cases }
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; problem: Problem } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const before = position === undefined ? text : text.slice(0, Number(position))
    return { ok: false, problem: { code: 'import.notJson', params: { line: before.split('\n').length } } }
  }
}

function refusedKind(value: unknown): Problem | null {
  const { format, version } = Object(value) as { format?: unknown; version?: unknown }
  if (format !== 'parley-cases') return { code: 'import.notCases' }
  if (version === 1) return null
  return typeof version === 'number' && version > 1 ? { code: 'import.newerVersion', params: { version } } : { code: 'import.notCases' }
}

/** `where` is the case's place in the file, which names it as long as it has no usable number. */
function readCase(raw: unknown, where: string): CaseFileInput | Problem {
  const number = fileCase.shape.caseNo.safeParse(Object(raw)?.caseNo)
  const problem = (reason: string, path: string): Problem =>
    number.success
      ? { code: `import.${reason}`, params: { caseNo: number.data, path } }
      : { code: `import.${reason}`, params: { path: [where, path].filter(Boolean).join('.') } }
  const unusable = findUnusable(raw)
  if (unusable) return problem(unusable.reason, unusable.path)
  const parsed = fileCase.safeParse(raw)
  if (!parsed.success) {
    const { reason, path } = reasonOf(parsed.error, raw)
    return problem(reason, path)
  }
  const input = withContents(parsed.data as Stated<z.output<typeof fileCase>>)
  if ('reason' in input) return problem(input.reason, input.path)
  const misfit = findMisfit(input.file)
  return misfit ? problem(misfit.reason, misfit.path) : input
}

function headerProblem(error: z.ZodError, raw: unknown): Problem {
  const { reason, path } = reasonOf(error, raw)
  return { code: `import.${reason}`, params: { path } }
}

/** Takes the documents' contents out of a case, path parts off their names, and drops what is computed. */
function withContents(stated: Stated<z.output<typeof fileCase>>): CaseFileInput | { reason: string; path: string } {
  const documents: CaseFileInput['documents'] = []
  for (const [i, document] of stated.documents.entries()) {
    const content = fromBase64(document.contentBase64)
    if (content === null) return { reason: 'base64.invalid', path: `documents[${i}].contentBase64` }
    if (content.length === 0) return { reason: 'document.empty', path: `documents[${i}].contentBase64` }
    if (baseName(document.fileName).trim() === '') return { reason: 'text.empty', path: `documents[${i}].fileName` }
    documents.push({ key: document.key, content })
  }
  const file: CaseFileInput['file'] = {
    ...stated,
    documents: stated.documents.map(({ contentBase64: _content, ...document }) => ({ ...document, fileName: baseName(document.fileName) })),
    agreements: stated.agreements.map(({ evidenceLevel: _level, ...agreement }) => ({
      ...agreement,
      schedule: agreement.schedule.map(({ status: _status, ...row }) => row),
    })),
  }
  return { file, documents }
}

/** The name of a file without the folders before it, of either kind of system. */
const baseName = (name: string): string => /[^/\\]*$/.exec(name)?.[0] ?? ''

/**
 * The text of a `parley-cases` file, a piece at a time, so that neither many cases nor a large document are ever held as
 * one string. Evidence levels and installment statuses are computed as of `today`, which is written as `asOf`.
 */
export function* casesText(cases: Iterable<CaseToWrite>, today: Day): Generator<string> {
  yield `{\n "format": "parley-cases",\n "version": 1,\n "asOf": "${today}",\n "cases": [`
  let between = '\n  '
  for (const { file, documents } of cases) {
    yield between
    yield* caseText(file, new Map(documents.map(({ key, content }) => [key, content])), today)
    between = ',\n  '
  }
  yield between === ',\n  ' ? '\n ]\n}\n' : ']\n}\n'
}

/** The text of a `parley-cases` file as one string, for a few cases with small documents. */
export function writeCases(cases: Iterable<CaseToWrite>, today: Day): string {
  return [...casesText(cases, today)].join('')
}

/** No text inside a case can look like this: a quotation mark within a value is escaped. */
const noContent = '"contentBase64": ""'

function* caseText(file: CaseFile, contents: Map<string, Iterable<Uint8Array>>, today: Day): Generator<string> {
  const pieces = JSON.stringify(fileForm(file, today), null, 1).replaceAll('\n', '\n  ').split(noContent)
  for (const [i, piece] of pieces.entries()) {
    yield piece
    const document = file.documents[i]
    if (!document) continue
    const content = contents.get(document.key)
    if (!content) throw new Error('A document to write has no content')
    yield '"contentBase64": "'
    yield* base64Of(content)
    yield '"'
  }
}

function fileForm(file: CaseFile, today: Day): z.input<typeof fileCase> {
  return fileCase.encode({
    ...file,
    documents: file.documents.map(({ sizeBytes: _size, sha256: _digest, ...document }) => ({ ...document, contentBase64: '' })),
    contacts: file.contacts.map(({ loggedBy: _who, loggedAt: _when, ...contact }) => contact),
    agreements: file.agreements.map((agreement) => {
      const statuses = installmentStatuses(agreement, today)
      return {
        ...agreement,
        evidenceLevel: evidenceLevel(file, agreement),
        schedule: agreement.schedule.map((row, i) => ({ ...row, status: statuses[i]?.status })),
      }
    }),
  })
}

/** What zod found, said in the terms of a case: an optional key that stands there has a value. */
type Stated<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? Stated<Item>[]
    : { [K in keyof T]: Stated<Exclude<T[K], undefined>> }
