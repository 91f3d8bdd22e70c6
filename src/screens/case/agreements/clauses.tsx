import type { WrittenTerms } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { requiredClauses } from '../../../domain/evidence.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Pill, type Tone } from '../../../ui/pieces.tsx'
import { Section } from '../../../ui/view.tsx'

const signs = { present: '✓', missing: '✕', unclear: '?', not_applicable: '–' } as const
const tones = { present: 'done', missing: 'late', unclear: 'waiting', not_applicable: 'plain' } as const

/** What the paper says clause by clause: the six that an installment agreement must have, then others that were judged. */
export function Clauses({ paper }: { paper: WrittenTerms }) {
  const words = useWords()
  const label = useLabel()
  const required: readonly string[] = requiredClauses
  const shown = enums.agreement_clause.filter((clause) => required.includes(clause) || paper.clauses[clause] !== undefined)
  return (
    <Section level={4} title={words.agreements.clauses}>
      <ul className="clauses">
        {shown.map((clause) => {
          const status = paper.clauses[clause]
          const tone: Tone = status ? tones[status] : 'late'
          return (
            <li key={clause}>
              <Pill tone={tone}>
                {status ? signs[status] : '○'} {status ? label('clause_status', status) : words.agreements.notJudged}
              </Pill>
              <span>{label('agreement_clause', clause)}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
