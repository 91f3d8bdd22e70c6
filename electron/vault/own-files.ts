import { lstatSync, readdirSync, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../db/errors.ts'

const OURS = /^(vault\..*|documents)$/

/**
 * Refuses office.strange {name} when a file of the office is a link or anything else that leads elsewhere, or belongs to
 * somebody else on this computer: what we write would then land where another person wants it.
 */
export function mustBeOurOwn(folder: string, me = process.getuid?.()): void {
  if (!isOwn(statSync(folder, { throwIfNoEntry: false }), me)) throw new Refusal('office.strange', { name: '.' })
  for (const name of namesIn(folder).filter((one) => OURS.test(one))) {
    const found = lstatSync(join(folder, name), { throwIfNoEntry: false })
    if (!isOwn(found, me) || !(found === undefined || found.isFile() || found.isDirectory())) throw new Refusal('office.strange', { name })
  }
}

/** What is not there is nobody's. Windows knows no user numbers; what belongs to root is no lesser place than our own. */
function isOwn(found: Stats | undefined, me: number | undefined): boolean {
  return found === undefined || me === undefined || [me, 0].includes(found.uid)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
