import type { CaseFile } from '../domain/case-file.ts'
import type { DocumentLook } from '../domain/document-kind.ts'
import type { DueList } from '../domain/due.ts'
import type { Erasures, ErasureState } from './erasures.ts'
import type { VerifyReport } from '../domain/verify.ts'
import type { WaitingList } from '../domain/waiting.ts'
import type { enums } from '../domain/enums.ts'
import type { LogLine, OfficeAnswers } from './office-answers.ts'

/** Who owes the next step. */
export type OwedBy = 'client' | 'creditor' | 'counselor'

export interface CaseRow {
  caseNo: string
  name: string
  status: (typeof enums.case_status)[number]
  priority: (typeof enums.priority)[number]
  evidenceLevel: (typeof enums.evidence_level)[number] | null
  nextDate: string | null
  owedBy: OwedBy | null
  openedOn: string
  /** The name of the person whose case it is. */
  assignedTo: string | null
}

export interface SimilarCase {
  caseNo: string
  name: string
  status: CaseRow['status']
  matched: ('name' | 'phone' | 'idDocNo')[]
}

/** How far a bundle is, in documents, and what it needs next: bundle.next, main's bundle.print, or nothing more. */
export interface BundleStep {
  done: number
  total: number
  next: 'document' | 'paper' | 'nothing'
}

export interface PaperPage {
  /** The static markup of <body>, made by React on the vault's side. */
  body: string
  title: string
  /** Plain texts of the running header and footer; the page numbers come between. */
  header: string
  footer: { date: string; pageOf: [string, string, string] }
  /** Code points that no bundled font has, "U+1F600", in order of appearance. */
  missing: string[]
  /** Header and footer stand there only when there is more than one page. */
  runsWhenMany?: true
}

/** What each request gives back. Every change to a case answers with the whole new case: one round trip. */
export interface Answers extends OfficeAnswers {
  'due.list': DueList
  'waiting.list': WaitingList
  'cases.list': { total: number; rows: CaseRow[] }
  'cases.nextNo': { caseNo: string }
  'cases.similar': SimilarCase[]
  'cases.import': { cases: number }
  'cases.export': { label: string; cases: number }
  'case.open': CaseFile
  'case.verify': VerifyReport
  'case.reveal': null
  'case.create': CaseFile
  'case.update': CaseFile
  'case.assign': CaseFile
  /** Whose case it is and who stands in, by key. */
  'case.people': { assignedTo: string | null; deputy: string | null }
  /** Who saw something of it, newest first, and how many entries say so. */
  'case.viewers': { total: number; rows: LogLine[] }
  'cases.assign': { cases: number }
  'client.update': CaseFile
  'hardship.save': CaseFile
  'consent.add': CaseFile
  'consent.withdraw': CaseFile
  'budget.save': CaseFile
  'budget.confirm': CaseFile
  'debt.add': CaseFile
  'debt.update': CaseFile
  'balance.add': CaseFile
  'contact.add': CaseFile
  'contact.correct': CaseFile
  'contact.withdraw': CaseFile
  'document.add': CaseFile
  'document.describe': CaseFile
  'document.bytes': Uint8Array
  'bundle.start': BundleStep
  'bundle.next': BundleStep
  'bundle.cancel': null
  'bundle.paper': BundleStep
  'evidence.ask': CaseFile
  'evidence.dropAsk': CaseFile
  'document.read': DocumentLook & { fileName: string; text: string | null }
  'document.saveAs': { label: string }
  'proposal.add': CaseFile
  'proposal.update': CaseFile
  'agreement.add': CaseFile
  'agreement.update': CaseFile
  'agreement.oralTerms': CaseFile
  'agreement.paper': CaseFile
  'agreement.acceptDifference': CaseFile
  'agreement.clientAccepts': CaseFile
  'agreement.schedule': CaseFile
  'payment.add': CaseFile
  'payment.update': CaseFile
  'erasure.list': Erasures
  'erasure.state': ErasureState
  'erasure.ask': ErasureState
  'erasure.drop': ErasureState
  'erasure.confirm': null
  'hold.set': ErasureState
  'hold.lift': ErasureState
  'subject.copy': { label: string }
  'draft.save': null
  'draft.read': { content: string } | null
  'draft.drop': null
  'draft.list': { key: string; savedAt: string }[]
  'paper.page': PaperPage
}
