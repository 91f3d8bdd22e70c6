import { getDocument, PDFDataRangeTransport, PDFWorker, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { Unreadable, type ReadPiece } from './read-document.ts'

/** A PDF that is open. Its pages are drawn and nothing in it is run: no script, no form, no link, no file inside it. */
export interface OpenPdf {
  pages: number
  page: (no: number) => Promise<PDFPageProxy>
  close: () => void
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

/** The one script that a worker may be started from. */
const scripts = window.trustedTypes?.createPolicy('parley-pdf', {
  createScriptURL: (url) => {
    if (url !== workerUrl) throw new Error('not a script of ours')
    return url
  },
})

/** Opens a PDF. Rejects with Unreadable when a piece cannot be read, and with the reader's own error when it is no whole PDF or wants a password. */
export async function openPdf(sizeBytes: number, read: ReadPiece): Promise<OpenPdf> {
  let closed = false
  let opening = start(sizeBytes, read)
  const opened = await opening.document
  const reopen = () => {
    opening.end()
    opening = start(sizeBytes, read)
  }
  return {
    pages: opened.numPages,
    page: async (no) => {
      if (closed) throw new Error('closed')
      if (opening.bytesRead() > MOST_READ) reopen()
      return (await opening.document).getPage(no)
    },
    close: () => {
      closed = true
      opening.end()
    },
  }
}

interface Opening {
  document: Promise<PDFDocumentProxy>
  bytesRead: () => number
  end: () => void
}

function start(sizeBytes: number, read: ReadPiece): Opening {
  const port = new Worker(scripts?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' })
  const worker = PDFWorker.create({ port })
  const pieces = new Pieces(sizeBytes, read)
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
  const broken = new Promise<never>((_resolve, reject) => {
    pieces.onBroken = reject
  })
  return {
    document: Promise.race([task.promise, broken]),
    bytesRead: () => pieces.bytesRead,
    end: () => {
      void task.destroy().finally(() => {
        worker.destroy()
        port.terminate()
      })
    },
  }
}

/** Gives the reader the pieces that it asks for. */
class Pieces extends PDFDataRangeTransport {
  bytesRead = 0
  onBroken: (error: unknown) => void = () => {}
  readonly #read: ReadPiece

  constructor(sizeBytes: number, read: ReadPiece) {
    super(sizeBytes, null)
    this.#read = read
  }

  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end - begin).then(
      (piece) => {
        this.bytesRead += piece.length
        this.onDataRange(begin, piece)
      },
      (error: unknown) => this.onBroken(error),
    )
  }
}

/** Why a PDF is not shown. */
export type PdfTrouble = 'password' | 'damaged' | Unreadable

export function troubleOf(error: unknown): PdfTrouble {
  if (error instanceof Unreadable) return error
  return error instanceof Error && error.name === 'PasswordException' ? 'password' : 'damaged'
}
