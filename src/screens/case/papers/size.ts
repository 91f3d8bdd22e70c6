const units = ['KB', 'MB', 'GB'] as const

/** The size of a file as people read it, in units of 1024: "1 KB", "3.4 MB"; a file smaller than 1 KB is 1 KB. */
export function sizeText(bytes: number): string {
  const power = Math.min(units.length, Math.max(1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)))
  const size = Math.max(1, bytes / 1024 ** power)
  return `${size < 10 && power > 1 ? size.toFixed(1) : Math.round(size)} ${units[power - 1]}`
}
