import type { StoredDocument } from '../../../db/documents.ts'
import type { BundleLine } from '../../../src/domain/bundle.ts'
import type { PlainFile } from '../plain-file.ts'
import type { BundlePdf } from './bundle-pdf.ts'

/** A bundle that is being built, one document a request, so that the office answers others in between. */
export interface BundleInMaking {
  caseNo: string
  /** Keys of the documents that are not in yet, in their order. */
  waiting: string[]
  /** What is in, in its order. */
  lines: BundleLine[]
  /** The next document, when the paper view has to make pages of it. */
  drawn: Drawn | null
  pdf: BundlePdf
  file: PlainFile
}

/** A document that only the paper view can make pages of. */
export type Drawn = { row: StoredDocument } & ({ text: string } | { picture: { mime: string; base64: string } })
