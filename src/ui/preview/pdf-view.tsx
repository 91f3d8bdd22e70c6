/** The pages of a PDF one below the other; only those near the sight are drawn, and given up again when they are far. */
import { useEffect, useRef, useState } from 'react'
import { useSentence, useWords } from '../language.tsx'
import { Note } from '../pieces.tsx'
import { openPdf, troubleOf, type OpenPdf, type PdfTrouble } from './open-pdf.ts'
import { Unreadable, type ReadPiece } from './read-document.ts'

interface PdfViewProps {
  name: string
  sizeBytes: number
  read: ReadPiece
  /** Of the width that is there. */
  zoom: number
}

export function PdfView({ name, sizeBytes, read, zoom }: PdfViewProps) {
  const words = useWords()
  const [pdf, setPdf] = useState<OpenPdf | null>(null)
  const [trouble, setTrouble] = useState<PdfTrouble | null>(null)
  useEffect(() => {
    let opened: OpenPdf | null = null
    let left = false
    openPdf(sizeBytes, read).then(
      (found) => {
        opened = found
        if (left) found.close()
        else setPdf(found)
      },
      (error: unknown) => left || setTrouble(troubleOf(error)),
    )
    return () => {
      left = true
      opened?.close()
    }
  }, [sizeBytes, read])
  if (trouble) return <Trouble trouble={trouble} />
  if (!pdf) return <p className="soft">{words.ui.loading}</p>
  return <Pages name={name} pdf={pdf} zoom={zoom} onTrouble={(error) => setTrouble(troubleOf(error))} />
}

function Trouble({ trouble }: { trouble: PdfTrouble }) {
  const words = useWords()
  const sentence = useSentence()
  if (trouble instanceof Unreadable) return <Note tone="late">{sentence(trouble.problem)}</Note>
  return <Note tone="waiting">{words.papers.preview[trouble]}</Note>
}

interface PagesProps {
  name: string
  pdf: OpenPdf
  zoom: number
  onTrouble: (error: unknown) => void
}

/** Height by width of a page that was not looked at yet: A4. */
const A4 = 297 / 210

function Pages({ name, pdf, zoom, onTrouble }: PagesProps) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  const near = useNear(box, pdf.pages)
  const inTurn = useTurns()
  return (
    <div className="pdf-pages" ref={box} tabIndex={0} role="region" aria-label={name}>
      {Array.from({ length: pdf.pages }, (_, index) => (
        <PdfPage
          key={index}
          no={index + 1}
          label={words.papers.preview.pageOf(index + 1, pdf.pages)}
          pdf={pdf}
          near={near.has(index + 1)}
          zoom={zoom}
          inTurn={inTurn}
          onTrouble={onTrouble}
        />
      ))}
    </div>
  )
}

/** The numbers of the pages that are in sight or less than a screen away. */
function useNear(box: React.RefObject<HTMLElement | null>, pages: number): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([1]))
  useEffect(() => {
    const root = box.current
    if (!root) return
    const seen = new Set<number>()
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const no = Number((target as HTMLElement).dataset['page'])
          if (isIntersecting) seen.add(no)
          else seen.delete(no)
        }
        setNear(new Set(seen))
      },
      { root, rootMargin: '50% 0px' },
    )
    for (const page of root.children) watch.observe(page)
    return () => watch.disconnect()
  }, [pages])
  return near
}

type InTurn = (work: () => Promise<void>) => void

/** One page is drawn after the other. */
function useTurns(): InTurn {
  const last = useRef(Promise.resolve())
  return (work) => {
    last.current = last.current.then(work)
  }
}

interface PdfPageProps {
  no: number
  label: string
  pdf: OpenPdf
  near: boolean
  zoom: number
  inTurn: InTurn
  onTrouble: (error: unknown) => void
}

function PdfPage({ no, label, pdf, near, zoom, inTurn, onTrouble }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [shape, setShape] = useState(A4)
  useEffect(() => {
    if (!near) return
    let wanted = true
    inTurn(async () => {
      if (!wanted || !canvas.current) return
      try {
        setShape(await draw(pdf, no, canvas.current))
      } catch (error) {
        if (wanted) onTrouble(error)
      }
    })
    return () => {
      wanted = false
      if (canvas.current) clear(canvas.current)
    }
  }, [pdf, near, no, zoom])
  return (
    <div className="pdf-page" data-page={no} style={{ inlineSize: `${zoom * 100}%`, aspectRatio: `1 / ${shape}` }}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}

/** Draws more finely than this many pixels help nobody and only take memory. */
const MOST_PIXELS = 12_000_000

/** Draws a page at the size at which it stands; gives its height by its width. */
async function draw(pdf: OpenPdf, no: number, canvas: HTMLCanvasElement): Promise<number> {
  const page = await pdf.page(no)
  const natural = page.getViewport({ scale: 1 })
  const wide = (canvas.clientWidth * window.devicePixelRatio) / natural.width
  const most = Math.sqrt(MOST_PIXELS / (natural.width * natural.height))
  const viewport = page.getViewport({ scale: Math.min(wide, most) })
  canvas.width = Math.max(1, Math.round(viewport.width))
  canvas.height = Math.max(1, Math.round(viewport.height))
  await page.render({ canvas, viewport }).promise
  canvas.dataset['drawn'] = 'yes'
  page.cleanup()
  return natural.height / natural.width
}

/** Gives the memory of a drawn page back. */
function clear(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
  delete canvas.dataset['drawn']
}
