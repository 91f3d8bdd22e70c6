import { deserialize, serialize } from 'node:v8'
import { LOWEST_COST } from '../../electron/vault/argon.ts'
import { openFiles } from '../../electron/vault/opening.ts'
import { newSession, type Office, type Session } from '../../electron/vault/session.ts'

/** Offices whose keys are at hand: opening one again and again costs no stretching of a passphrase. */

/** The keys of an office with its key file and who opens it, as text that can be handed to another process. */
export type Keys = string

/** A vault that says nothing and whose new passphrases cost little. `migrations` where this code does not lie in its own folder. */
export function quietSession(migrations?: string): Session {
  return newSession({ cost: () => Promise.resolve(LOWEST_COST), log: () => {}, ...(migrations !== undefined && { migrations }) })
}

/** The keys of an open office. */
export function keysOf({ file, keys, me }: Office): Keys {
  return serialize({ file, keys, me }).toString('base64')
}

/** Opens an office with its keys, as the vault does after the passphrase. Throws what speaks against it. */
export function openWith(folder: string, keys: Keys, migrations?: string): Session & { office: Office } {
  const session = quietSession(migrations)
  const held = deserialize(Buffer.from(keys, 'base64')) as Pick<Office, 'file' | 'keys' | 'me'>
  return Object.assign(session, { office: openFiles(session, folder, { file: held.file, keys: held.keys, who: () => held.me }) })
}
