/** Why a document is handed over beside the bundle and not in it. */
export type Apart = 'kind' | 'tooLarge' | 'damaged' | 'encrypted' | 'form' | 'layers'

/** One document of an evidence bundle, as its index names it. */
export interface BundleLine {
  /** From 1, in the order of the bundle. */
  no: number
  document: string
  /** Its first and last page, counted over all evidence; or why it has none. */
  pages: { from: number; to: number } | { apart: Apart }
}
