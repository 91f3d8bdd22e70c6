import { enums, type EnumValue } from '../../domain/enums.ts'
import { useLabel, useWords } from '../../ui/language.tsx'

const tones = {
  discussed: 'late',
  oral_promise: 'late',
  written_offer: 'waiting',
  terms_checked: 'waiting',
  client_accepted: 'waiting',
  confirmed: 'done',
} as const

/** How far up the ladder: its word, and as many filled steps as rungs reached, so that colour only supports it. */
export function EvidencePill({ level }: { level: EnumValue<'evidence_level'> | null }) {
  const words = useWords()
  const label = useLabel()
  if (level === null) return <span className="soft">{words.case.noEvidence}</span>
  const reached = enums.evidence_level.indexOf(level) + 1
  return (
    <span className={`pill ${tones[level]} evidence`}>
      <span className="rungs" aria-hidden="true">
        {enums.evidence_level.map((rung, index) => (
          <span key={rung} className={index < reached ? 'rung full' : 'rung'} />
        ))}
      </span>
      {label('evidence_level', level)}
    </span>
  )
}
