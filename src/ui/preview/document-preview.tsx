/**
 * What a document shows inside the program. Nothing in it is run: pictures and sound are handed to the browser under a
 * type that we chose from their first bytes, text is text, HTML and SVG are text, and the pages of a PDF are drawn.
 *   <DocumentPreview caseNo={file.caseNo} document={document.key} />
 */
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import { documentKinds, showing } from '../../domain/document-kind.ts'
import { useSentence, useWords } from '../language.tsx'
import { Button, Note } from '../pieces.tsx'
import { pieceReader, readBlob, Unreadable, type ReadPiece } from './read-document.ts'

const PdfView = lazy(() => import('./pdf-view.tsx').then(({ PdfView }) => ({ default: PdfView })))

export function DocumentPreview({ caseNo, document }: { caseNo: string; document: string }) {
  const words = useWords()
  const sentence = useSentence()
  const [look, setLook] = useState<AnswerOf<'document.read'> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = useMemo(() => pieceReader(caseNo, document), [caseNo, document])
  useEffect(() => {
    let current = true
    setLook(null)
    setProblem(null)
    void call('document.read', { caseNo, key: document }).then((reply) => {
      if (!current) return
      if (reply.ok) setLook(reply.value)
      else setProblem(reply.problem)
    })
    return () => {
      current = false
    }
  }, [caseNo, document])
  if (problem) return <Note tone="late">{sentence(problem)}</Note>
  if (!look) return <p className="soft">{words.ui.loading}</p>
  return <Content key={document} look={look} read={read} />
}

interface ContentProps {
  look: AnswerOf<'document.read'>
  read: ReadPiece
}

function Content({ look, read }: ContentProps) {
  const words = useWords()
  const shown = showing(look)
  if ('not' in shown) return <p className="soft">{words.papers.preview[shown.not]}</p>
  switch (shown.as) {
    case 'text':
      return look.text === null ? <p className="soft">{words.papers.preview.kind}</p> : <Text name={look.fileName} text={look.text} />
    case 'sound':
      return <Sound look={look} read={read} />
    case 'picture':
    case 'pdf':
      return <Zoomed look={look} read={read} as={shown.as} />
  }
}

function Text({ name, text }: { name: string; text: string }) {
  return (
    <pre className="paper-text" tabIndex={0} role="region" aria-label={name}>
      {text}
    </pre>
  )
}

const zooms = [1, 1.5, 2, 3] as const

/** Pictures and pages fill the width, and can be looked at more closely. */
function Zoomed({ look, read, as }: ContentProps & { as: 'picture' | 'pdf' }) {
  const words = useWords()
  const [step, setStep] = useState(0)
  const zoom = zooms[step]!
  const tools = (
    <div className="row">
      <Button quiet disabled={step === 0} onClick={() => setStep(step - 1)}>
        {words.papers.preview.smaller}
      </Button>
      <Button quiet disabled={step === zooms.length - 1} onClick={() => setStep(step + 1)}>
        {words.papers.preview.larger}
      </Button>
    </div>
  )
  if (as === 'picture') return <Picture look={look} read={read} zoom={zoom} tools={tools} />
  return (
    <Suspense fallback={<p className="soft">{words.ui.loading}</p>}>
      <PdfView name={look.fileName} sizeBytes={look.sizeBytes} read={read} zoom={zoom} tools={tools} />
    </Suspense>
  )
}

function Picture({ look, read, zoom, tools }: ContentProps & { zoom: number; tools: ReactNode }) {
  const blob = useBlob(look, read)
  if (blob.url === undefined) return blob.instead
  return (
    <>
      {tools}
      <div className="paper-image" tabIndex={0} role="region" aria-label={look.fileName}>
        <img src={blob.url} alt={look.fileName} style={{ inlineSize: zoom === 1 ? undefined : `${zoom * 100}%` }} onError={blob.fail} />
      </div>
    </>
  )
}

function Sound({ look, read }: ContentProps) {
  const blob = useBlob(look, read)
  if (blob.url === undefined) return blob.instead
  return (
    <audio
      className="paper-sound"
      controls
      controlsList="nodownload noremoteplayback"
      src={blob.url}
      aria-label={look.fileName}
      onError={blob.fail}
    />
  )
}

/** The whole content as an address that only this page knows, for as long as it is shown; or what to show instead. */
function useBlob(look: ContentProps['look'], read: ReadPiece) {
  const words = useWords()
  const sentence = useSentence()
  const [url, setUrl] = useState<string | undefined>()
  const [trouble, setTrouble] = useState<Problem | 'damaged' | null>(null)
  useEffect(() => {
    let made: string | null = null
    let left = false
    readBlob(read, look.sizeBytes, documentKinds[look.kind].mime).then(
      (blob) => {
        if (left) return
        made = URL.createObjectURL(blob)
        setUrl(made)
      },
      (error: unknown) => left || setTrouble(error instanceof Unreadable ? error.problem : 'damaged'),
    )
    return () => {
      left = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [look, read])
  if (trouble === 'damaged') return { instead: <Note tone="waiting">{words.papers.preview.damaged}</Note> }
  if (trouble) return { instead: <Note tone="late">{sentence(trouble)}</Note> }
  if (url === undefined) return { instead: <p className="soft">{words.ui.loading}</p> }
  return { url, fail: () => setTrouble('damaged') }
}
