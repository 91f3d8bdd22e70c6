import { createHash } from 'node:crypto'
import { whoLogged } from '../../db/logged.ts'
import { Refusal } from '../../db/errors.ts'
import { write } from '../../db/write.ts'
import type { PaperPage, Parsed } from '../../src/contract/requests.ts'
import { creditorsOf } from '../../src/domain/owed.ts'
import { caseOf } from './case-now.ts'
import { writePlainFile } from './plain-file.ts'
import { openOffice, placeOf, whoIn, type Session } from './session.ts'

/*
 * The chronology on paper. Each entry carries a plain SHA-256 over the one before and its text, and a data file beside
 * the PDF holds the texts, so that anybody can compute them again. It ties paper and file together; whether the record
 * was changed is what case.verify checks by the office's own keyed chain.
 */

/** Before the first entry. */
const start = '0'.repeat(64)
const algorithm =
  'sha256 = lower-case hex of SHA-256 over UTF-8 of: sha256 of the entry before (for the first one: start), one line feed (U+000A), text'

export interface FingerprintedEntry {
  no: number
  text: string
  sha256: string
}

/** Texts with their fingerprints, each over the one before. */
export function fingerprinted(texts: readonly string[]): FingerprintedEntry[] {
  let before = start
  return texts.map((text, index) => {
    before = createHash('sha256').update(`${before}\n${text}`, 'utf8').digest('hex')
    return { no: index + 1, text, sha256: before }
  })
}

/** The page, after the data file was written; both are one entry of the log. */
export async function chronologyOf(session: Session, wanted: Omit<Parsed<'paper.page'>, 'kind'>): Promise<PaperPage> {
  const { caseNo = '', creditor, language, today, handle = '' } = wanted
  const [{ chronologyPage }, { chronologyTexts }, { tongueOf }] = await Promise.all([
    import('../../src/print/page.tsx'),
    import('../../src/print/chronology/texts.ts'),
    import('../../src/print/tongue.ts'),
  ])
  const office = openOffice(session)
  const file = caseOf(office, caseNo)
  const only = creditorsOf(file).find(({ name }) => name === creditor)?.debts
  if (creditor !== undefined && !only) throw new Refusal('part.unknown', { key: creditor })
  const texts = chronologyTexts(file, whoLogged(office.database.db, caseNo), tongueOf(language, today), only)
  const entries = fingerprinted(texts.map(({ text }) => text))
  const head = entries.at(-1)?.sha256 ?? start
  const about = { caseNo, language, printedOn: today, printedBy: office.me.name, ...(creditor !== undefined && { creditor }) }
  const data = { format: 'parley-chronology', version: 1, algorithm, ...about, start, entries, head }
  const target = placeOf(session, handle)
  await writePlainFile(office, target, [`${JSON.stringify(data, null, 1)}\n`], () =>
    write(office.database, { ...whoIn(office), action: 'printed', about: 'chronology', caseNo }, () => undefined),
  )
  const sheet = { ...about, client: file.client.name, entries: entries.map((entry, at) => ({ ...entry, gone: texts[at]!.gone })), head }
  return chronologyPage(sheet, language, today)
}
