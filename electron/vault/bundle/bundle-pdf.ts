import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFObjectCopier, PDFPageLeaf, PDFRef } from '@cantoo/pdf-lib'
import type { Apart } from '../../../src/domain/bundle.ts'
import { disarm, openPdf, type Opened } from './page-parts.ts'
import { named, PdfFile } from './pdf-file.ts'
import type { Picture } from './pictures.ts'
import { picturePage, stampOn, type Sheet } from './sheets.ts'

interface Placed {
  ref: PDFRef
  /** The content that says which evidence and page it is: written when all pages are counted. */
  stamp: PDFRef
  evidence: number
  sheet: Sheet
}

const FONT = named('ParleyStamp')

/** The bundle as it grows: documents go in one after the other, the cover goes before them when they are counted. */
export class BundlePdf {
  private readonly file: PdfFile
  private readonly pages: Placed[] = []
  private readonly font: PDFRef
  private readonly save: PDFRef

  constructor(write: (bytes: Uint8Array) => void) {
    this.file = new PdfFile(write)
    this.font = this.file.context.nextRef()
    this.save = this.file.context.nextRef()
  }

  /** Pages of evidence so far. */
  get count(): number {
    return this.pages.length
  }

  /** Adds the pages of a PDF as evidence with this number; or says why it cannot be merged, and nothing was added. */
  async addPdf(content: Buffer, evidence: number): Promise<Apart | null> {
    const opened = await openPdf(content)
    if (typeof opened === 'string') return opened
    const placed = this.taken(opened, evidence)
    if (!placed) return 'damaged'
    this.file.flush()
    this.pages.push(...placed)
    return null
  }

  /** Adds a picture as one page, A4 as it lies best. */
  addPicture(picture: Picture, evidence: number): void {
    const { context } = this.file
    const { content, width, height } = picturePage(picture)
    const page = context.obj({
      Type: 'Page',
      MediaBox: [0, 0, width, height],
      Resources: { XObject: { Picture: picture.embed(context) } },
      Contents: context.register(context.flateStream(content)),
    })
    const placed = this.placed(PDFPageLeaf.fromMapWithContext(page.asMap(), context, false), evidence)
    this.file.flush()
    this.pages.push(placed)
  }

  /** Puts the printed cover before the evidence, stamps every page, writes the rest; `titles` name the evidence in the reader's list. */
  async finish(cover: Uint8Array, titles: ReadonlyMap<number, string>): Promise<void> {
    const { context } = this.file
    context.assign(this.font, context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' }))
    context.assign(this.save, context.stream('q\n'))
    for (const [index, { stamp, evidence, sheet }] of this.pages.entries())
      context.assign(stamp, context.stream(`\nQ\n${stampOn(sheet, `${evidence} \\226 ${index + 1}/${this.count}`, FONT.toString())}`))
    const printed = await PDFDocument.load(cover, { updateMetadata: false })
    disarm(printed.context)
    const copier = PDFObjectCopier.for(printed.context, context)
    const covers = printed.getPages().map(({ ref }) => copier.copy(ref))
    for (const ref of covers) context.lookup(ref, PDFDict).set(named('Parent'), this.file.tree)
    for (const key of ['Pages', 'Outlines']) printed.catalog.delete(named(key))
    const catalog = copier.copy<PDFDict>(printed.catalog)
    catalog.set(named('Pages'), this.file.tree)
    const outline = this.outline(titles)
    if (outline) catalog.set(named('Outlines'), outline)
    const info = printed.context.trailerInfo.Info
    const about = info instanceof PDFRef ? copier.copy(info) : undefined
    this.file.end([...covers, ...this.pages.map(({ ref }) => ref)], context.register(catalog), about)
  }

  /** The pages in this file's numbers; null when they are not what pages have to be. */
  private taken({ context, pages }: Opened, evidence: number): Placed[] | null {
    const copier = PDFObjectCopier.for(context, this.file.context)
    try {
      return pages.map((page) => this.placed(copier.copy(page), evidence))
    } catch {
      this.file.drop()
      return null
    }
  }

  private placed(leaf: PDFPageLeaf, evidence: number): Placed {
    const { context } = this.file
    const stamp = context.nextRef()
    const contents = leaf.get(named('Contents'))
    const content = contents && context.lookup(contents)
    const own = content instanceof PDFArray ? content.asArray() : contents ? [contents] : []
    leaf.set(named('Contents'), context.obj([this.save, ...own, stamp]))
    leaf.set(named('Parent'), this.file.tree)
    const resources = entryOf(leaf, 'Resources')
    entryOf(resources, 'Font').set(FONT, this.font)
    return { ref: context.register(leaf), stamp, evidence, sheet: sheetOf(leaf) }
  }

  private outline(titles: ReadonlyMap<number, string>): PDFRef | null {
    const { context } = this.file
    const firsts = this.pages.filter(({ evidence }, index) => this.pages[index - 1]?.evidence !== evidence)
    if (firsts.length === 0) return null
    const root = context.nextRef()
    const refs = firsts.map(() => context.nextRef())
    for (const [index, { ref, evidence }] of firsts.entries()) {
      const Title = PDFHexString.fromText(titles.get(evidence) ?? String(evidence))
      const beside = { Prev: refs[index - 1], Next: refs[index + 1] }
      context.assign(refs[index]!, context.obj({ Title, Parent: root, Dest: [ref, 'Fit'], ...beside }))
    }
    context.assign(root, context.obj({ Type: 'Outlines', First: refs[0], Last: refs.at(-1), Count: refs.length }))
    return root
  }
}

/** The dictionary under a key, made when it is not there. */
function entryOf(dict: PDFDict, key: string): PDFDict {
  const found = dict.lookupMaybe(named(key), PDFDict)
  if (found) return found
  const made = dict.context.obj({})
  dict.set(named(key), made)
  return made
}

function sheetOf(leaf: PDFPageLeaf): Sheet {
  const { x, y, width, height } = (leaf.CropBox() ?? leaf.MediaBox()).asRectangle()
  return { left: x, bottom: y, right: x + width, top: y + height, turned: leaf.Rotate()?.asNumber() ?? 0 }
}
