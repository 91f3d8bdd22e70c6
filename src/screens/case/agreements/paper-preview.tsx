import type { WrittenTerms } from '../../../domain/case-file.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { DayText } from '../../../ui/pieces.tsx'
import { DocumentPreview } from '../../../ui/preview/document-preview.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'

/** The paper itself beside its terms. */
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
        <DocumentPreview caseNo={file.caseNo} document={document.key} />
      ) : (
        <p className="soft">{words.evidence.missing['paper.document']}</p>
      )}
    </figure>
  )
}
