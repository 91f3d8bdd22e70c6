import type { Warning } from '../../../domain/warnings.ts'
import { useLabel, useLanguage } from '../../../ui/language.tsx'
import { Pill } from '../../../ui/pieces.tsx'
import { warningSentence } from '../../../words/warning-sentence.ts'

/** What there is to think about, each with its sentence and its source behind one line; `open`: everything in sight. */
export function WarningList({ warnings, open }: { warnings: readonly Warning[]; open?: boolean }) {
  const label = useLabel()
  const { language } = useLanguage()
  return (
    <ul className="warnings">
      {warnings.map((warning, index) => {
        const { sentence, source } = warningSentence(language, warning)
        const kind = <Pill tone="waiting">! {label('risk_warning', warning.kind)}</Pill>
        return (
          <li key={index}>
            {open ? (
              kind
            ) : (
              <details>
                <summary>{kind}</summary>
                <Said sentence={sentence} source={source} />
              </details>
            )}
            {open && <Said sentence={sentence} source={source} />}
          </li>
        )
      })}
    </ul>
  )
}

function Said({ sentence, source }: { sentence: string; source?: string | undefined }) {
  return (
    <p>
      {sentence}
      {source && <span className="soft small"> {source}</span>}
    </p>
  )
}
