import { PDFContext, PDFName, type PDFObject, type PDFRef } from '@cantoo/pdf-lib'

const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
const BATCH = 1024 * 1024

/**
 * One PDF that is written object by object: what was added is on the disk and forgotten with flush(), so no more than the
 * document just added is in memory. Objects may point to numbers that are written later.
 */
export class PdfFile {
  readonly context = PDFContext.create()
  /** The page tree, written last of all. */
  readonly tree: PDFRef = this.context.nextRef()
  private readonly write: (bytes: Uint8Array) => void
  private readonly offsets = new Map<number, number>()
  private at = 0

  constructor(write: (bytes: Uint8Array) => void) {
    this.write = write
  }

  /** Writes every object that was added since, and forgets it. */
  flush(): void {
    if (this.at === 0) this.put([HEADER])
    let batch: Uint8Array[] = []
    let size = 0
    let at = this.at
    for (const [ref, object] of this.context.enumerateIndirectObjects()) {
      const bytes = bytesOf(ref, object)
      this.offsets.set(ref.objectNumber, at)
      this.context.delete(ref)
      at += bytes.length
      batch.push(bytes)
      size += bytes.length
      if (size < BATCH) continue
      this.put(batch)
      batch = []
      size = 0
    }
    this.put(batch)
  }

  /** Forgets what was added since the last flush. */
  drop(): void {
    for (const [ref] of this.context.enumerateIndirectObjects()) this.context.delete(ref)
  }

  /** Writes the page tree over these pages and what stands at the end; nothing can be added afterwards. */
  end(pages: readonly PDFRef[], catalog: PDFRef, info: PDFRef | undefined): void {
    const { context } = this
    context.assign(this.tree, context.obj({ Type: 'Pages', Kids: [...pages], Count: pages.length }))
    this.flush()
    const trailer = context.obj({ Size: context.largestObjectNumber + 1, Root: catalog, Info: info })
    const start = this.at
    this.put([Buffer.from(`${this.crossReferences()}trailer\n${trailer.toString()}\nstartxref\n${start}\n%%EOF\n`, 'latin1')])
  }

  /** A number that was given to nothing in the end is free. */
  private crossReferences(): string {
    const numbers = Array.from({ length: this.context.largestObjectNumber }, (_, index) => index + 1)
    const lines = numbers.map((number) => {
      const offset = this.offsets.get(number)
      return offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
    })
    return `xref\n0 ${numbers.length + 1}\n0000000000 65535 f \n${lines.join('')}`
  }

  private put(parts: readonly Uint8Array[]): void {
    const bytes = Buffer.concat(parts)
    this.at += bytes.length
    this.write(bytes)
  }
}

/** The name of a key or value of a PDF. */
export const named = (text: string): PDFName => PDFName.of(text)

function bytesOf(ref: PDFRef, object: PDFObject): Uint8Array {
  const head = Buffer.from(`${ref.objectNumber} 0 obj\n`, 'latin1')
  const tail = Buffer.from('\nendobj\n', 'latin1')
  const size = object.sizeInBytes()
  const bytes = Buffer.alloc(head.length + size + tail.length)
  head.copy(bytes)
  object.copyBytesInto(bytes, head.length)
  tail.copy(bytes, head.length + size)
  return bytes
}
