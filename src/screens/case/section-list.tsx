import { useWords } from '../../ui/language.tsx'
import { Keys } from '../../ui/pieces.tsx'
import { sections, useCase, type CaseSection } from './case-context.tsx'

interface SectionListProps {
  section: CaseSection
  /** Brings the folded chronology back; null while it is there. */
  onUnfold: (() => void) | null
}

/** The sections of the case, each with how many entries it holds; below them the chronology while it is folded. */
export function SectionList({ section, onUnfold }: SectionListProps) {
  const words = useWords()
  const { file, go } = useCase()
  const counts: Partial<Record<CaseSection, number>> = {
    debts: file.debts.length,
    offers: file.proposals.length,
    contacts: file.contacts.length,
    agreements: file.agreements.length,
    papers: file.documents.length,
  }
  return (
    <nav className="case-sections" aria-label={words.case.sectionsTitle}>
      <ul>
        {sections.map((one) => (
          <li key={one}>
            <button type="button" className="section-link" aria-current={one === section ? 'page' : undefined} onClick={() => go(one)}>
              <span>{words.case.sections[one]}</span>
              {counts[one] !== undefined && <span className="number soft">{counts[one]}</span>}
            </button>
          </li>
        ))}
      </ul>
      {onUnfold && (
        <button type="button" className="section-link unfold" aria-expanded={false} data-opens="chronology" onClick={onUnfold}>
          <span>{words.case.chronology}</span>
          <Keys keys="h" />
        </button>
      )}
    </nav>
  )
}
