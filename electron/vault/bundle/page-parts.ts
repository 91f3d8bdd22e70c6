import { PDFArray, PDFDict, PDFDocument, PDFName, PDFPageLeaf, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib'
import type { Apart } from '../../../src/domain/bundle.ts'
import { named } from './pdf-file.ts'

/** What of a foreign PDF comes into the bundle: what its pages show, and nothing that acts. */

const PAGE_KEYS = ['Type', 'Contents', 'Group', 'UserUnit', ...PDFPageLeaf.InheritableEntries]
/** Annotations that show something of their own. Links, attachments, sounds and films only act. */
const SHOWN = new Set(
  'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Widget Watermark Redact'.split(
    ' ',
  ),
)
const ANNOTATION_KEYS = [
  'Rect',
  'F',
  'AS',
  'C',
  'CA',
  'QuadPoints',
  'Vertices',
  'InkList',
  'L',
  'LE',
  'BS',
  'Border',
  'IC',
  'RD',
  'Contents',
]
/** What acts, carries files along or points outside the page, wherever it stands. */
const ACTING = 'AA JS JavaScript OpenAction URI Launch EF EmbeddedFiles AF RichMediaContent Metadata PieceInfo OPI Ref Alternates'
  .split(' ')
  .map(named)
/** A stream whose content lies in a file of its own. */
const OUTSIDE = ['F', 'FFilter', 'FDecodeParms'].map(named)

export interface Opened {
  context: PDFContext
  pages: PDFPageLeaf[]
}

/** The pages of a PDF with nothing that acts, ready to be copied; or why it cannot be merged. */
export async function openPdf(content: Buffer): Promise<Opened | Apart> {
  const source = await PDFDocument.load(content, { ignoreEncryption: true, throwOnInvalidObject: true, updateMetadata: false }).catch(
    () => null,
  )
  // What is encrypted often cannot be read as far as to its own word on that.
  if (source?.isEncrypted || (!source && content.includes('/Encrypt'))) return 'encrypted'
  if (!source) return 'damaged'
  try {
    disarm(source.context)
    const found = source.getPages().map(({ node }) => node)
    if (found.length === 0 || found.length !== source.catalog.Pages().Count().asNumber()) return 'damaged'
    if (source.catalog.lookupMaybe(named('AcroForm'), PDFDict)?.has(named('XFA'))) return 'form'
    if (hidesLayers(source.catalog)) return 'layers'
    const pages = found.map((page) => shownOf(page, source.context))
    return pages.every((page) => page !== null) ? { context: source.context, pages } : 'form'
  } catch {
    return 'damaged'
  }
}

/** Pages are copied without the list of their layers: what it hides would be seen. */
function hidesLayers(catalog: PDFDict): boolean {
  const shownAtFirst = catalog.lookupMaybe(named('OCProperties'), PDFDict)?.lookupMaybe(named('D'), PDFDict)
  const base = shownAtFirst?.lookupMaybe(named('BaseState'), PDFName) ?? named('ON')
  return base !== named('ON') || (shownAtFirst?.lookupMaybe(named('OFF'), PDFArray)?.size() ?? 0) > 0
}

/** Takes what acts out of everything in the context. */
export function disarm(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) disarmed(object)
}

/** The page with what it shows; null when it shows fields that only a form program can draw. */
function shownOf(page: PDFPageLeaf, context: PDFContext): PDFPageLeaf | null {
  mustHaveContent(page, context)
  const shown = PDFPageLeaf.fromMapWithContext(new Map(), context, false)
  for (const key of PAGE_KEYS.map(named)) {
    const value =
      page.get(key) ?? (PDFPageLeaf.InheritableEntries.includes(key.decodeText()) ? page.getInheritableAttribute(key) : undefined)
    if (value) shown.set(key, value)
  }
  const annotations = (page.Annots()?.asArray() ?? [])
    .map((each) => context.lookupMaybe(each, PDFDict))
    .filter((each) => each !== undefined)
  if (annotations.some(isUndrawnField)) return null
  const drawn = annotations.filter(isShown).map((annotation) => drawnOf(annotation, context))
  if (drawn.length > 0) shown.set(named('Annots'), context.obj(drawn))
  return shown
}

/** A page whose content is missing would come out blank. */
function mustHaveContent(page: PDFPageLeaf, context: PDFContext): void {
  page.MediaBox()
  const contents = page.get(named('Contents'))
  if (contents === undefined) return
  const all = context.lookup(contents)
  for (const each of all instanceof PDFArray ? all.asArray() : [all]) context.lookup(each, PDFStream)
}

function isShown(annotation: PDFDict): boolean {
  const kind = annotation.lookupMaybe(named('Subtype'), PDFName)?.decodeText() ?? ''
  return SHOWN.has(kind) && (kind !== 'Widget' || appearanceOf(annotation) !== undefined)
}

function isUndrawnField(annotation: PDFDict): boolean {
  if (annotation.lookupMaybe(named('Subtype'), PDFName) !== named('Widget') || appearanceOf(annotation)) return false
  const field = annotation.has(named('V')) ? annotation : annotation.lookupMaybe(named('Parent'), PDFDict)
  return field?.has(named('V')) === true
}

function appearanceOf(annotation: PDFDict): PDFObject | undefined {
  return annotation.lookupMaybe(named('AP'), PDFDict)?.get(named('N'))
}

/** A filled-in field stays as the picture of itself: a stamp. */
function drawnOf(annotation: PDFDict, context: PDFContext): PDFDict {
  const kind = annotation.lookup(named('Subtype'), PDFName)
  const drawn = context.obj({ Type: 'Annot', Subtype: kind === named('Widget') ? 'Stamp' : kind })
  for (const key of ANNOTATION_KEYS.map(named)) {
    const value = annotation.get(key)
    if (value) drawn.set(key, value)
  }
  const appearance = appearanceOf(annotation)
  if (appearance) drawn.set(named('AP'), context.obj({ N: appearance }))
  return drawn
}

/** The object without what acts in it; what it points to is not looked at. */
function disarmed<T extends PDFObject>(object: T): T {
  if (object instanceof PDFStream) {
    for (const key of OUTSIDE) object.dict.delete(key)
    disarmed(object.dict)
  } else if (object instanceof PDFDict) {
    for (const key of ACTING) object.delete(key)
    for (const value of object.values()) disarmed(value)
  } else if (object instanceof PDFArray) for (const value of object.asArray()) disarmed(value)
  return object
}
