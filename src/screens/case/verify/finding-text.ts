import type { Finding, Logged, RecordFinding } from '../../../domain/verify.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { useInstant } from './instant.ts'

/** Gives what is wrong in a sentence, and who had logged it. */
export function useFindingText(): (finding: Finding) => { what: string; logged?: string } {
  const { verify } = useWords()
  const format = useFormat()
  const instant = useInstant()
  const loggedBy = (logged: Logged | undefined) =>
    logged ? { logged: verify.logged(logged.by, instant(logged.at).moment, logged.no) } : {}
  return (finding) => {
    switch (finding.kind) {
      case 'record': {
        const { key, row, on } = finding
        const which = verify.which(recordName(finding, verify), key ?? verify.row(row), on === undefined ? '' : format.day(on))
        return { what: verify.what[finding.what](which), ...loggedBy(finding.logged) }
      }
      case 'document': {
        const which = verify.file(finding.fileName, finding.key, format.day(finding.on))
        return { what: verify.content[finding.what](which), ...loggedBy(finding.logged) }
      }
      case 'log':
        return { what: verify.log[finding.what](finding.from, finding.to) }
      case 'guard':
        return { what: verify.guard[finding.what](finding.name) }
      case 'anchor':
        return { what: verify.anchor }
      case 'unreadable':
        return { what: verify.unreadable(finding.table) }
    }
  }
}

function recordName({ table }: RecordFinding, { record, otherRecord }: ReturnType<typeof useWords>['verify']): string {
  return table in record ? record[table as keyof typeof record] : otherRecord
}
