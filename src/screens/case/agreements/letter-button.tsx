import type { Agreement, CaseFile } from '../../../domain/case-file.ts'
import { ladder } from '../../../domain/evidence.ts'
import { inForce } from '../../../domain/next-step.ts'
import { queryLines } from '../../../domain/terms-diff.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'

/** The letter that an agreement asks for now, one key away. */
export function LetterButton({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const { file, dock } = useCase()
  const kind = letterFor(file, agreement)
  const title = kind === 'query' ? words.agreements.queryLetter : words.agreements.askConfirmation
  const write = () => kind && dock({ kind: 'letter', letter: { kind, agreement: agreement.key } })
  useCommand({ id: 'agreement.letter', needs: 'contact.add', title, keys: 'q', run: write, enabled: kind !== null })
  if (kind === null) return null
  return (
    <Button needs="contact.add" quiet keys="q" onClick={write}>
      {title}
    </Button>
  )
}

/** A query where the paper differs or lacks something; where a word was given and nothing written, the wish to have it confirmed. */
function letterFor(file: CaseFile, agreement: Agreement): 'query' | 'confirmation' | null {
  if (!inForce(agreement)) return null
  if (queryLines(file, agreement).length > 0) return 'query'
  const reached = ladder(file, agreement).flatMap((rung) => (rung.reached ? [rung.level] : []))
  return reached.includes('oral_promise') && !reached.includes('written_offer') ? 'confirmation' : null
}
