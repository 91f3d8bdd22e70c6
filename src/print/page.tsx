import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { CaseFile, Day } from '../domain/case-file.ts'
import type { OfficeLists } from '../domain/office-lists.ts'
import type { Language } from '../words/words.ts'
import { BundleIndex, type BundleFacts } from './bundle/index-page.tsx'
import { DrawnDocument, type DrawnContent } from './bundle/drawn.tsx'
import { ChronologyPaper, type ChronologySheet } from './chronology/chronology-paper.tsx'
import { printable, printableMarkup } from './missing.ts'
import { Letter, type LetterSheet } from './letter/letter.tsx'
import { RecoverySheet } from './recovery.tsx'
import { CaseSummaryPage } from './summary/case-summary.tsx'
import { SubjectPaper, type SubjectSheet } from './subject/subject-paper.tsx'
import { caseSummary } from './summary/facts.ts'
import { Speaking, tongueOf, type Tongue } from './tongue.ts'

/** One paper, ready for the view that prints: static markup and the texts that run along its pages. */
export interface Page {
  body: string
  title: string
  /** Runs along every page: the case number alone, since each other character costs time on each page. */
  header: string
  /** The page numbers come between the three texts of `pageOf`. */
  footer: { date: string; pageOf: [string, string, string] }
  /** Code points that no bundled font has, "U+1F600", once each, in order of appearance. */
  missing: string[]
  /** Header and footer stand there only when there is more than one page. */
  runsWhenMany?: true
}

/** The case summary as of `today`, by what the office has set. Its title names the case by number alone, since viewers and file lists show it. */
export function summaryPage(file: CaseFile, lists: OfficeLists, language: Language, today: Day): Page {
  const tongue = tongueOf(language, today)
  const title = `${tongue.words.paper.summary} ${file.caseNo}`
  return page(tongue, title, file.caseNo, <CaseSummaryPage summary={caseSummary(file, lists, today)} />)
}

/** A letter. A single page of it carries nothing but the letter; further ones the case number and the page numbers. */
export function letterPage(sheet: LetterSheet, language: Language): Page {
  const tongue = tongueOf(language, sheet.on)
  const title = `${tongue.words.letters.isLetter} ${sheet.caseNo}`
  return { ...page(tongue, title, sheet.caseNo, <Letter sheet={sheet} />), runsWhenMany: true }
}

/** The chronology of a case with its fingerprints, printed on `today`. */
export function chronologyPage(sheet: ChronologySheet, language: Language, today: Day): Page {
  const tongue = tongueOf(language, today)
  const title = `${tongue.words.chronologyPaper.title} ${sheet.caseNo}`
  return page(tongue, title, sheet.caseNo, <ChronologyPaper sheet={sheet} />)
}

/** Everything that the office has of one client, printed on `today`. */
export function subjectPage(sheet: SubjectSheet, language: Language, today: Day): Page {
  const tongue = tongueOf(language, today)
  const title = `${tongue.words.subjectCopy.title} ${sheet.caseNo}`
  return page(tongue, title, sheet.caseNo, <SubjectPaper sheet={sheet} />)
}

/** The cover and index of an evidence bundle as of `today`. */
export function indexPage(facts: BundleFacts, language: Language, today: Day): Page {
  const tongue = tongueOf(language, today)
  const title = `${tongue.words.evidenceMatrix.paper.title} ${facts.file.caseNo}`
  return page(tongue, title, facts.file.caseNo, <BundleIndex {...facts} />)
}

/** A document of a bundle that the view has to draw: a text, or a picture, which has its page to itself. */
export function drawnPage(caseNo: string, content: DrawnContent, language: Language, today: Day): Page {
  const tongue = tongueOf(language, today)
  const drawn = page(tongue, tongue.words.evidenceMatrix.paper.drawn, caseNo, <DrawnDocument content={content} />)
  return 'picture' in content ? { ...drawn, runsWhenMany: true } : drawn
}

/** The sheet that keeps the recovery key of an office, made on `today`. */
export function recoveryPage(key: string, office: string, language: Language, today: Day): Page {
  const tongue = tongueOf(language, today)
  const { title } = tongue.words.paper.recovery
  return page(tongue, title, title, <RecoverySheet recoveryKey={key} office={office} />)
}

function page(tongue: Tongue, title: string, header: string, content: ReactElement): Page {
  const { before, between, after } = tongue.words.paper.pageOf
  const written = renderToStaticMarkup(
    <div className="page" lang={tongue.language}>
      <Speaking value={tongue}>{content}</Speaking>
    </div>,
  )
  const body = printableMarkup(written)
  const running = printable(header)
  return {
    body: body.text,
    title: printable(title).text,
    header: running.text,
    footer: { date: tongue.day(tongue.today), pageOf: [before, between, after] },
    missing: [...new Set([...running.missing, ...body.missing])],
  }
}
