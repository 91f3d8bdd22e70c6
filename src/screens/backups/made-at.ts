/** The instant at which a backup of this name was made, "2026-11-23T013000Z"; null for a name that is none of a backup. */
export function madeAt(name: string): string | null {
  const found = /^(\d{4}-\d{2}-\d{2}T\d{2})(\d{2})(\d{2}Z)$/.exec(name)
  return found && `${found[1]}:${found[2]}:${found[3]}`
}
