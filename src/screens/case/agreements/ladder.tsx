import type { Agreement } from '../../../domain/case-file.ts'
import { ladder, writingGrade } from '../../../domain/evidence.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { useCase } from '../case-context.tsx'
import { useMissingText } from './missing-text.ts'

/** Six rungs, computed and never set; below them what the next one lacks. */
export function Ladder({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const missingText = useMissingText()
  const { file } = useCase()
  const rungs = ladder(file, agreement)
  const paper = agreement.writtenTerms
  const { law, source } = words.evidence
  const ground = paper && writingGrade(paper.form) === 'message' && file.jurisdiction === 'CN' && source(law.civilCode, ['469'])
  const next = rungs.find((rung) => !rung.reached && rung.level !== 'discussed' && rung.level !== 'oral_promise')
  return (
    <div className="stack tight">
      <ol className="ladder" aria-label={words.agreements.ladder}>
        {rungs.map((rung) => (
          <li key={rung.level} className={rung.reached ? 'ladder-rung reached' : 'ladder-rung'}>
            <span aria-hidden="true">{rung.reached ? '●' : '○'}</span> {label('evidence_level', rung.level)}
            <span className="unseen">{rung.reached ? words.agreements.reached : words.agreements.notReached}</span>
          </li>
        ))}
      </ol>
      {paper && (
        <p>
          {words.evidence.grade[writingGrade(paper.form)]} {ground && <span className="soft small">{ground}</span>}
        </p>
      )}
      {next && (
        <p className="soft">
          {words.agreements.lacks(label('evidence_level', next.level))} {missingText(next.missing)}
        </p>
      )}
    </div>
  )
}
