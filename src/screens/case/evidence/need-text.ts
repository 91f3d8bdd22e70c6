import type { Need } from '../../../domain/evidence-matrix.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'

/** A need by its kinds of document: "unemployment proof or termination letter". */
export function useNeedText(): (types: Need) => string {
  const words = useWords().evidenceMatrix
  const label = useLabel()
  return (types) => types.map((type) => label('evidence_type', type)).join(words.or)
}
