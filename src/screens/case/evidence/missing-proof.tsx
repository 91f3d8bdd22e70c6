import type { ReactNode } from 'react'
import { evidenceGaps } from '../../../domain/evidence-matrix.ts'
import { useToday } from '../../../ui/clock.ts'
import { useWords } from '../../../ui/language.tsx'
import { Button, Pill } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'

/** How much proof is missing, with the way to it; false when nothing is. */
export function useMissingProof(): ReactNode {
  const words = useWords()
  const today = useToday()
  const { file, go } = useCase()
  const { needed, asked, stale, late } = evidenceGaps(file, today)
  if (needed + asked + stale === 0) return false
  return (
    <span className="row" key="missing">
      {words.evidenceMatrix.missingText(needed, asked, stale)}
      {late > 0 && <Pill tone="late">{words.evidenceMatrix.late(late)}</Pill>}
      <Button quiet onClick={() => go('papers')}>
        {words.case.sections.papers}
      </Button>
    </span>
  )
}
