import { getDocument, PDFDataRangeTransport, PDFWorker, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { Unreadable, type ReadPiece } from './read-document.ts'

/** A PDF that is open. Its pages are drawn and nothing in it is run: no script, no form, no link, no file inside it. */
export interface OpenPdf {
  /** Rejects with the reader's own error when it is no whole PDF or wants a password. */
  first: Promise<FirstLook>
  page: (no: number) => Promise<PDFPageProxy>
  close: () => void
}

export interface FirstLook {
  pages: number
  /** Height by width of its first page; the others are taken to be like it until they are drawn. */
  shape: number
}

const MIB = 1024 * 1024
/** What was read stays in the reader's memory; beyond this much it is opened anew. */
const MOST_READ = 48 * MIB
/** Pictures inside a PDF with more pixels are left out. */
const MOST_PIXELS = 100_000_000

declare global {
  interface Window {
    /** Known to every Chromium, and not yet to the types of the browser. */
    readonly trustedTypes?: {
      createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => { createScriptURL: (url: string) => string }
    }
  }
}

const workerUrl = new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url).href

/** The one script that a worker may be started from. */
const scripts = window.trustedTypes?.createPolicy('parley-pdf', {
  createScriptURL: (url) => {
    if (url !== workerUrl) throw new Error('not a script of ours')
    return url
  },
})

/** Opens a PDF; `onBroken` is told when a piece of it cannot be read, and what waits for that piece waits on. */
export function openPdf(sizeBytes: number, read: ReadPiece, onBroken: (error: unknown) => void): OpenPdf {
  const open = () => start(new Pieces(sizeBytes, read, onBroken))
  let opening = open()
  return {
    first: opening.document.then(async (pdf) => {
      const { height, width } = (await pdf.getPage(1)).getViewport({ scale: 1 })
      return { pages: pdf.numPages, shape: height / width }
    }),
    page: async (no) => {
      if (opening.pieces.bytesRead > MOST_READ) {
        opening.end()
        opening = open()
      }
      return (await opening.document).getPage(no)
    },
    close: () => opening.end(),
  }
}

interface Opening {
  document: Promise<PDFDocumentProxy>
  pieces: Pieces
  end: () => void
}

function start(pieces: Pieces): Opening {
  const port = new Worker(scripts?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' })
  const worker = PDFWorker.create({ port })
  const files = new URL('/pdf/', window.location.href).href
  const task = getDocument({
    range: pieces,
    worker,
    rangeChunkSize: MIB,
    disableStream: true,
    disableAutoFetch: true,
    enableXfa: false,
    useWasm: false,
    disableWorkerRendering: true,
    maxImageSize: MOST_PIXELS,
    canvasMaxAreaInBytes: 64 * MIB,
    cMapUrl: `${files}cmaps/`,
    standardFontDataUrl: `${files}standard_fonts/`,
    wasmUrl: `${files}wasm/`,
    verbosity: 0,
  })
  return {
    document: task.promise,
    pieces,
    end: () => {
      pieces.ended = true
      void task.destroy()
      // The worker tidies up for a moment; one that a document keeps busy for ever ends all the same.
      setTimeout(() => {
        worker.destroy()
        port.terminate()
      }, 1000)
    },
  }
}

/** Gives the reader the pieces that it asks for. */
class Pieces extends PDFDataRangeTransport {
  bytesRead = 0
  /** Nobody waits any more for what is still on its way. */
  ended = false
  readonly #read: ReadPiece
  readonly #onBroken: (error: unknown) => void

  constructor(sizeBytes: number, read: ReadPiece, onBroken: (error: unknown) => void) {
    super(sizeBytes, null)
    this.#read = read
    this.#onBroken = onBroken
  }

  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end - begin).then(
      (piece) => {
        this.bytesRead += piece.length
        if (!this.ended) this.onDataRange(begin, piece)
      },
      (error: unknown) => this.ended || this.#onBroken(error),
    )
  }
}

/** Why a PDF is not shown. */
export type PdfTrouble = 'password' | 'damaged' | Unreadable

export function troubleOf(error: unknown): PdfTrouble {
  if (error instanceof Unreadable) return error
  return error instanceof Error && error.name === 'PasswordException' ? 'password' : 'damaged'
}
