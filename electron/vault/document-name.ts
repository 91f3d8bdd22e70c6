const LONGEST = 300
/** A longer ending is a part of the name and no extension. */
const LONGEST_EXTENSION = 12

/**
 * The name of a file without folders, drive letter and control characters, otherwise as it is. What is too long is cut
 * before the extension, to 300 UTF-16 units.
 */
export function plainName(path: string): string {
  const name = path
    .replaceAll(/\p{Cc}/gu, '')
    .replace(/^.*[/\\]/s, '')
    .replace(/^[a-z]:/i, '')
  return /^\.*$/.test(name) ? 'document' : shortened(name)
}

function shortened(name: string): string {
  if (name.length <= LONGEST) return name
  const extension = /\.[^.]*$/.exec(name)?.[0] ?? ''
  const kept = extension.length <= LONGEST_EXTENSION ? extension : ''
  return `${name
    .slice(0, LONGEST - kept.length)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}${kept}`
}
