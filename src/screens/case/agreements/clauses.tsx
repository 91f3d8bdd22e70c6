import type { Agreement } from '../../../domain/case-file.ts'
import { clauseList, isRequired, type ClauseItem } from '../../../domain/clause-list.ts'
import { useLabel, useLanguage, useWords } from '../../../ui/language.tsx'
import { Pill, type Tone } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Section } from '../../../ui/view.tsx'
import { clauseGround } from '../../../words/clause-text.ts'
import { useCase } from '../case-context.tsx'

const signs = { present: '✓', missing: '✕', unclear: '?', not_applicable: '–' } as const
const tones = { present: 'done', missing: 'late', unclear: 'waiting', not_applicable: 'plain' } as const

/** What the paper says clause by clause: the six that an installment agreement must have, then others that were judged. */
export function Clauses({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const { file } = useCase()
  const judged = agreement.writtenTerms?.clauses ?? {}
  const shown = clauseList(file, agreement)
    .flatMap(({ items }) => items)
    .filter(({ clause }) => isRequired(clause) || judged[clause] !== undefined)
  return (
    <Section level={4} title={words.agreements.clauses}>
      <ul className="clauses">
        {shown.map((item) => (
          <ClauseLine key={item.clause} item={item} agreement={agreement} />
        ))}
      </ul>
    </Section>
  )
}

function ClauseLine({ item, agreement: { writtenTerms: paper } }: { item: ClauseItem; agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const { language } = useLanguage()
  const status = paper?.clauses[item.clause]
  const quoted = paper?.clauseWords?.[item.clause]
  const tone: Tone = status ? tones[status] : 'late'
  return (
    <li>
      <Pill tone={tone}>
        {status ? signs[status] : '○'} {status ? label('clause_status', status) : words.agreements.notJudged}
      </Pill>
      <div>
        <p>{label('agreement_clause', item.clause)}</p>
        {quoted !== undefined && (
          <blockquote className="small">
            <T>{quoted}</T>
          </blockquote>
        )}
        <p className="small soft">{clauseGround(language, item)}</p>
      </div>
    </li>
  )
}
