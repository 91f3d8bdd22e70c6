import { useWords } from '../../ui/language.tsx'
import { sections, useCase, type CaseSection } from './case-context.tsx'

/** The sections of the case; each with how many entries it holds. */
export function SectionList({ section }: { section: CaseSection }) {
  const words = useWords()
  const { file, go } = useCase()
  const counts: Partial<Record<CaseSection, number>> = {
    debts: file.debts.length,
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
    </nav>
  )
}
