/** The pages of a PDF one below the other; only those near the sight are drawn, and given up again when they are far. */
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useSentence, useWords } from '../language.tsx'
import { Note } from '../pieces.tsx'
import { openPdf, troubleOf, type FirstLook, type OpenPdf, type PdfTrouble } from './open-pdf.ts'
import { Unreadable, type ReadPiece } from './read-document.ts'

interface PdfViewProps {
  name: string
  sizeBytes: number
  read: ReadPiece
  /** Of the width that is there. */
  zoom: number
  tools: ReactNode
}

export function PdfView({ name, sizeBytes, read, zoom, tools }: PdfViewProps) {
  const words = useWords()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [trouble, setTrouble] = useState<PdfTrouble | null>(null)
  useEffect(() => {
    let left = false
    const fail = (error: unknown) => left || setTrouble(troubleOf(error))
    const pdf = openPdf(sizeBytes, read, fail)
    pdf.first.then((first) => left || setOpened({ ...first, pdf }), fail)
    return () => {
      left = true
      pdf.close()
    }
  }, [sizeBytes, read])
  if (trouble) return <Trouble trouble={trouble} />
  if (!opened) return <p className="soft">{words.ui.loading}</p>
  return (
    <>
      {tools}
      <Pages name={name} opened={opened} zoom={zoom} />
    </>
  )
}

function Trouble({ trouble }: { trouble: PdfTrouble }) {
  const words = useWords()
  const sentence = useSentence()
  if (trouble instanceof Unreadable) return <Note tone="late">{sentence(trouble.problem)}</Note>
  return <Note tone="waiting">{words.papers.preview[trouble]}</Note>
}

interface Opened extends FirstLook {
  pdf: OpenPdf
}

interface PagesProps {
  name: string
  opened: Opened
  zoom: number
}

function Pages({ name, opened: { pdf, pages, shape }, zoom }: PagesProps) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  const near = useNear(box, pages)
  const inTurn = useTurns()
  return (
    <div className="pdf-pages" ref={box} tabIndex={0} role="region" aria-label={name}>
      {Array.from({ length: pages }, (_, index) => (
        <PdfPage
          key={index}
          no={index + 1}
          label={words.papers.preview.pageOf(index + 1, pages)}
          pdf={pdf}
          usual={shape}
          near={near.has(index + 1)}
          zoom={zoom}
          inTurn={inTurn}
        />
      ))}
    </div>
  )
}

/** The numbers of the pages that are in sight or less than a screen away. */
function useNear(box: RefObject<HTMLElement | null>, pages: number): ReadonlySet<number> {
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
  /** The height by width that it is taken to have until it is drawn. */
  usual: number
  near: boolean
  zoom: number
  inTurn: InTurn
}

function PdfPage({ no, label, pdf, usual, near, zoom, inTurn }: PdfPageProps) {
  const words = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [shape, setShape] = useState(usual)
  const [damaged, setDamaged] = useState(false)
  useEffect(() => {
    if (!near) return
    const leaving = new AbortController()
    inTurn(async () => {
      const target = canvas.current
      if (leaving.signal.aborted || !target) return
      try {
        setShape(await draw(pdf, no, target, leaving.signal))
      } catch {
        if (!leaving.signal.aborted) setDamaged(true)
      } finally {
        if (leaving.signal.aborted) clear(target)
      }
    })
    return () => {
      leaving.abort()
      if (canvas.current) clear(canvas.current)
    }
  }, [pdf, near, no, zoom])
  return (
    <div className="pdf-page" data-page={no} style={{ inlineSize: `${zoom * 100}%`, aspectRatio: `1 / ${shape}` }}>
      {damaged ? <p>{words.papers.preview.pageDamaged(no)}</p> : <canvas ref={canvas} role="img" aria-label={label} />}
    </div>
  )
}

/** Draws more finely than this many pixels help nobody and only take memory. */
const MOST_PIXELS = 12_000_000

/** Draws a page at the size at which it stands, unless it is left before; gives its height by its width. */
async function draw(pdf: OpenPdf, no: number, canvas: HTMLCanvasElement, leaving: AbortSignal): Promise<number> {
  const page = await pdf.page(no)
  leaving.throwIfAborted()
  const natural = page.getViewport({ scale: 1 })
  const wide = (canvas.clientWidth * window.devicePixelRatio) / natural.width
  const most = Math.sqrt(MOST_PIXELS / (natural.width * natural.height))
  const viewport = page.getViewport({ scale: Math.min(wide, most) })
  canvas.width = Math.max(1, Math.round(viewport.width))
  canvas.height = Math.max(1, Math.round(viewport.height))
  const drawing = page.render({ canvas, viewport })
  leaving.addEventListener('abort', () => drawing.cancel())
  await drawing.promise
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
