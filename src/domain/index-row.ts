import type { CaseFile, Day } from './case-file.ts'
import { caseEvidenceLevel, type EvidenceLevel } from './evidence.ts'
import { nextStep, type OwedBy } from './next-step.ts'
import { searchKey } from './text.ts'

export interface IndexRow {
  name: string
  /** Search keys of names, phones and case number, one a line: a query's search key matches anywhere within a line. */
  search: string
  evidenceLevel: EvidenceLevel | null
  nextDate: Day | null
  owedBy: OwedBy | null
}

/** What the list of cases shows, finds and sorts by, computed whenever a case changes; it does not depend on the day. */
export function indexRow(file: CaseFile): IndexRow {
  const { name, nameLatin, aliases, phones } = file.client
  const found = [file.caseNo, name, nameLatin ?? '', aliases ?? '', ...phones.map((phone) => phone.number)]
  const step = nextStep(file)
  return {
    name,
    search: found
      .map(searchKey)
      .filter((key) => key !== '')
      .join('\n'),
    evidenceLevel: caseEvidenceLevel(file),
    nextDate: step?.on ?? null,
    owedBy: step?.by ?? null,
  }
}
