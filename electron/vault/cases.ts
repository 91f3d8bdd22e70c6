import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { readAllCaseFiles } from '../../db/case-file.ts'
import { assignCases, assignmentOf, createCase, nextCaseNo, updateCase } from '../../db/cases.ts'
import { readDocumentRow } from '../../db/documents.ts'
import { Refusal } from '../../db/errors.ts'
import { countCases, listCases, similarCases } from '../../db/list.ts'
import { viewersOf } from '../../db/log.ts'
import { write } from '../../db/write.ts'
import { casesText, parseCases, type CaseToWrite } from '../../src/contract/interchange.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { bringIn } from './bring-in.ts'
import { caseOf, changeCase, noteView } from './case-now.ts'
import { storedChunks } from './document-file.ts'
import type { Handlers } from './handler.ts'
import { filesOf } from './office-folder.ts'
import { writePlainFile } from './plain-file.ts'
import { openOffice, placeOf, whoIn, type Office } from './session.ts'

const IMPORT_LIMIT = 500 * 1024 * 1024

/** The list of cases, one case, and cases from and to a file. */
export const cases = {
  'cases.list'(input, { session }) {
    const { database, me } = openOffice(session)
    return listCases(database.db, input, me)
  },
  'cases.nextNo': ({ year }, { session }) => ({ caseNo: nextCaseNo(openOffice(session).database.db, year) }),
  'cases.similar'(input, { session }) {
    const { database, me } = openOffice(session)
    return similarCases(database.db, input, me)
  },

  async 'cases.import'({ handle }, { session, progress }) {
    const office = openOffice(session)
    const parsed = parseCases(await textOf(placeOf(session, handle)))
    if (!parsed.ok) throw new Refusal(parsed.problem.code, parsed.problem.params)
    return { cases: await bringIn(office, parsed.cases, progress).catch(inWordsOfTheFile) }
  },

  async 'cases.export'({ handle, caseNo, today }, { session, progress }) {
    const office = openOffice(session)
    const target = placeOf(session, handle)
    const files = caseNo === undefined ? readAllCaseFiles(office.database.db) : [caseOf(office, caseNo)]
    const total = caseNo === undefined ? countCases(office.database.db) : 1
    let done = 0
    const counted = counting(files, (count) => progress((done = count), total))
    await writePlainFile(office, target, casesText(withContents(office, counted), today), () =>
      write(
        office.database,
        {
          ...whoIn(office),
          action: 'exported',
          about: caseNo === undefined ? 'all cases' : 'case',
          ...(caseNo !== undefined && { caseNo }),
        },
        () => undefined,
      ),
    )
    return { label: basename(target), cases: done }
  },

  /** Looking at a client is an entry of the log too. */
  'case.open'({ caseNo }, { session }) {
    const office = openOffice(session)
    const file = caseOf(office, caseNo)
    noteView(office, caseNo, 'case')
    return file
  },

  'case.people': ({ caseNo }, { session }) => assignmentOf(openOffice(session).database.db, caseNo),
  'case.viewers': (input, { session }) => viewersOf(openOffice(session).database.db, input),

  'case.assign'({ caseNo, ...people }, { session }) {
    const office = openOffice(session)
    assignCases(office.database, whoIn(office), { caseNos: [caseNo], ...people })
    return caseOf(office, caseNo)
  },

  'cases.assign'(input, { session }) {
    const office = openOffice(session)
    assignCases(office.database, whoIn(office), input)
    return { cases: input.caseNos.length }
  },

  'case.create': (input, { session }) => changeCase(session, createCase, input),
  'case.update': (input, { session }) => changeCase(session, updateCase, input),
} satisfies Partial<Handlers>

/** The text of a file that a person chose; refuses file.notReadable, file.tooLarge, import.notCases when it is no text. */
async function textOf(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) throw new Refusal('file.notReadable')
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new Refusal('file.notReadable')
    if (stat.size > IMPORT_LIMIT) throw new Refusal('file.tooLarge')
    return decoded(await file.readFile())
  } finally {
    await file.close()
  }
}

/** A number that the office already has is refused as everything in the file is: by the case and the key. */
function inWordsOfTheFile(error: unknown): never {
  if (error instanceof Refusal && error.code === 'case.numberTaken') throw new Refusal('import.caseExists', error.params)
  throw error
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('import.notCases')
  }
}

function* counting(files: Iterable<CaseFile>, count: (done: number) => void): Generator<CaseFile> {
  let done = 0
  for (const file of files) {
    yield file
    count(++done)
  }
}

function* withContents(office: Office, files: Iterable<CaseFile>): Generator<CaseToWrite> {
  const { documents } = filesOf(office.folder)
  for (const file of files) {
    const contents = file.documents.map(({ key }) => {
      const row = readDocumentRow(office.database.db, file.caseNo, key)
      if (!row) throw new Refusal('document.damaged')
      return { key, content: storedChunks(documents, office.keys.documents, row) }
    })
    yield { file, documents: contents }
  }
}
