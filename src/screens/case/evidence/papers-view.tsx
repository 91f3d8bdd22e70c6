import { useEffect, useState } from 'react'
import type { EvidenceType } from '../../../domain/evidence-matrix.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button, Keys } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'
import { Papers } from '../papers/papers.tsx'
import { EvidenceMatrix } from './matrix.tsx'

/** What stands in the section: the list, or the list with a form for a kind of document open, or who needs what. */
type View = { kind: 'list'; adds?: EvidenceType } | { kind: 'matrix' }

/** The papers of a case in two ways: all documents, or which creditor needs which proof. */
export function PapersView() {
  const words = useWords().evidenceMatrix
  const { wanted } = useCase()
  const [view, setView] = useState<View>({ kind: 'list' })
  const toList = (adds?: EvidenceType) => setView({ kind: 'list', ...(adds && { adds }) })
  useEffect(() => {
    if (wanted?.section === 'papers') toList()
  }, [wanted])
  const isList = view.kind === 'list'
  useCommand({ id: 'papers.view', title: words.switchView, keys: 'v', run: () => (isList ? setView({ kind: 'matrix' }) : toList()) })
  return (
    <>
      <div className="views" role="group" aria-label={words.switchView}>
        <Button quiet pressed={isList} onClick={() => toList()}>
          {words.list}
        </Button>
        <Button quiet pressed={!isList} onClick={() => setView({ kind: 'matrix' })}>
          {words.title}
        </Button>
        <Keys keys="v" />
      </div>
      {isList ? <Papers adds={view.adds} /> : <EvidenceMatrix onAdd={toList} />}
    </>
  )
}
