import { useEffect, useState } from 'react'
import { call, type AnswerOf } from '../../../call.ts'
import type { Problem } from '../../../contract/reply.ts'
import type { WrittenTerms } from '../../../domain/case-file.ts'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { DayText, Note } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'

/** The paper itself beside its terms: pictures and plain text are shown, other kinds by their name. */
export function PaperPreview({ paper }: { paper: WrittenTerms }) {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  const document = file.documents.find((one) => one.key === paper.document)
  return (
    <figure className="paper-preview">
      <figcaption>
        <p className="strong">
          <T>{document?.fileName}</T>
        </p>
        <p className="small soft">
          {label('agreement_form', paper.form)} · <T>{paper.issuedBy}</T>
          {paper.signedOn && (
            <>
              {' '}
              · <DayText day={paper.signedOn} />
            </>
          )}
        </p>
      </figcaption>
      {document ? (
        <DocumentContent caseNo={file.caseNo} document={document.key} />
      ) : (
        <p className="soft">{words.evidence.missing['paper.document']}</p>
      )}
    </figure>
  )
}

/** What a document shows without another program. */
export function DocumentContent({ caseNo, document }: { caseNo: string; document: string }) {
  const words = useWords()
  const sentence = useSentence()
  const [read, setRead] = useState<AnswerOf<'document.read'> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let current = true
    setRead(null)
    setProblem(null)
    void call('document.read', { caseNo, key: document }).then((reply) => {
      if (!current) return
      if (reply.ok) setRead(reply.value)
      else setProblem(reply.problem)
    })
    return () => {
      current = false
    }
  }, [caseNo, document])
  if (problem) return <Note tone="late">{sentence(problem)}</Note>
  if (!read) return <p className="soft">{words.ui.loading}</p>
  if (read.text !== null) {
    return (
      <pre className="paper-text" tabIndex={0} role="region" aria-label={read.fileName}>
        {read.text}
      </pre>
    )
  }
  if (read.base64 !== null && read.mime !== null)
    return <img className="paper-image" src={`data:${read.mime};base64,${read.base64}`} alt={read.fileName} />
  return <p className="soft">{words.papers.noPreview}</p>
}
