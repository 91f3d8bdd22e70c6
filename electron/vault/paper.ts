import { basename } from 'node:path'
import { Refusal } from '../../db/errors.ts'
import { readOfficeLists } from '../../db/office-lists.ts'
import { write } from '../../db/write.ts'
import type { PaperPage, Parsed } from '../../src/contract/requests.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { bundlePage } from './bundle.ts'
import { caseOf } from './case-now.ts'
import { chronologyOf } from './chronology.ts'
import type { Handlers } from './handler.ts'
import { openOffice, shownRecovery, whoIn, type Session } from './session.ts'
import { subjectPageOf } from './subject-copy.ts'

/** Pages for the view that prints. React is loaded with the first of them: a vault starts without it, and plain Node reads no .tsx. */
export const paper = {
  'paper.page': (input, { session }) => (pages[input.kind] ?? recoveryOf)(session, input),
} satisfies Partial<Handlers>

type Wanted = Omit<Parsed<'paper.page'>, 'kind'>

/** A case leaves the office as plain text on paper: that is an audit entry, whatever becomes of the file. */
async function summaryOf(session: Session, { caseNo = '', language, today }: Wanted): Promise<PaperPage> {
  const { summaryPage } = await import('../../src/print/page.tsx')
  const office = openOffice(session)
  const lists = officeListsOf(readOfficeLists(office.database.db))
  const page = summaryPage(caseOf(office, caseNo), lists, language, today)
  write(office.database, { ...whoIn(office), action: 'printed', about: 'case', caseNo }, () => undefined)
  return page
}

/** A letter of ours, as it was saved in the log. */
async function letterOf(session: Session, { caseNo = '', contact = '', language }: Wanted): Promise<PaperPage> {
  const [{ letterPage }, { letterSheet }] = await Promise.all([
    import('../../src/print/page.tsx'),
    import('../../src/print/letter/sheet.ts'),
  ])
  const office = openOffice(session)
  const sheet = letterSheet(caseOf(office, caseNo), contact)
  if (!sheet) throw new Refusal('part.unknown', { key: contact })
  const page = letterPage(sheet, language)
  write(office.database, { ...whoIn(office), action: 'printed', about: `contact ${contact}`, caseNo }, () => undefined)
  return page
}

/** Only while the office is being set up does anything know the recovery key. */
async function recoveryOf(session: Session, { language, today }: Wanted): Promise<PaperPage> {
  const { folder, recoveryKey } = shownRecovery(session)
  const { recoveryPage } = await import('../../src/print/page.tsx')
  return recoveryPage(recoveryKey, basename(folder), language, today)
}

const pages: { [K in Parsed<'paper.page'>['kind']]?: typeof summaryOf } = {
  summary: summaryOf,
  recovery: recoveryOf,
  letter: letterOf,
  chronology: chronologyOf,
  bundle: bundlePage,
  subject: subjectPageOf,
}
