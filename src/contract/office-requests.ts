import { z } from 'zod'
import { officeLists } from './office-lists.ts'
import { choice, day } from './parts.ts'

/** The requests about the office itself: opening it, its people and keys, its backups, its lists. */
export const handle = z.string().regex(/^[\w-]{16,64}$/, 'handle.unknown')
export const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }
export const personKey = z.string().regex(/^[0-9a-f]{16}$/, 'person.unknown')
const today = { today: day }
/** Printable ASCII, since password fields switch input methods off. */
const passphrase = z
  .string()
  .min(12, 'passphrase.tooShort')
  .max(200, 'text.tooLong')
  .regex(/^[\x20-\x7e]*$/, 'passphrase.notAscii')
const ownPassphrase = z.string().max(200)
const typedGroups = z.array(z.strictObject({ index: z.number().int(), text: z.string().max(40) }))
const personName = z
  .string()
  .refine((t) => t.trim() !== '', 'text.empty')
  .max(200, 'text.tooLong')
/** The name of a backup's folder: when it was made. */
const backupName = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{6}Z$/, 'backup.notOne')
const backupSecret = z.union([z.strictObject({ passphrase: z.string().max(200) }), z.strictObject({ recoveryKey: z.string().max(200) })])

export const officeRequests = {
  'office.create': z.strictObject({
    handle,
    passphrase,
    person: personName,
    sample: z.strictObject({ cases: z.number().int().min(2).max(100_000), seed: z.number().int(), ...today }).optional(),
  }),
  'office.saveRecovery': z.strictObject({ handle }),
  'office.confirmRecovery': z.strictObject({ groups: typedGroups }),
  /** Who has a passphrase for an office that is not open. */
  'office.glance': z.strictObject({ handle }),
  'office.unlock': z.strictObject({
    handle,
    person: personKey.optional(),
    secret: z.union([
      z.strictObject({ passphrase: z.string().max(200) }),
      z.strictObject({ recoveryKey: z.string().max(200), newPassphrase: passphrase }),
    ]),
  }),
  'office.state': z.strictObject({}),
  'office.copyTo': z.strictObject({ handle }),
  /** Without `documents: false` also every byte of every document. */
  'office.check': z.strictObject({ documents: z.boolean().optional() }),

  /** How the backups of the open office stand: from its own list and a quick look at the place; nothing is read through. */
  'backup.state': z.strictObject({}),
  /** Makes one, at the place of this computer or at the picked one; answers when it is verified. Other requests are answered meanwhile. */
  'backup.now': z.strictObject({ handle: handle.optional() }),
  /** The backups in a picked folder, a set or the folder above it, each read through but for its documents; no office needs to be open. */
  'backup.list': z.strictObject({ handle }),
  /** Reads a backup through. `deep` also opens it: with the keys of the open office, or with the secret of its time. */
  'backup.check': z.strictObject({
    handle: handle.optional(),
    name: backupName.optional(),
    deep: z.boolean(),
    person: personKey.optional(),
    secret: backupSecret.optional(),
  }),
  /** A whole office from a backup, at a place where nothing is; without a name from the newest verified one. */
  'backup.restore': z.strictObject({
    handle,
    name: backupName.optional(),
    to: handle,
    person: personKey.optional(),
    secret: backupSecret,
  }),

  /** The log of everything, from an entry's number down; 0 is the newest. */
  'office.log': z.strictObject({
    from: z.number().int().min(0),
    limit: page.limit,
    by: z.string().max(200).optional(),
    action: choice('data_action').optional(),
  }),

  /** Everybody who works or worked here. */
  'office.people': z.strictObject({}),
  'people.add': z.strictObject({ name: personName, role: choice('person_role'), passphrase }),
  'people.change': z.strictObject({ key: personKey, role: choice('person_role') }),
  /** Ends somebody's work here, with the passphrase of whoever does it: their cases go to `casesTo` or to nobody, and the keys are changed. */
  'people.remove': z.strictObject({ key: personKey, casesTo: personKey.nullable(), passphrase: ownPassphrase }),
  'keys.rotate': z.strictObject({ passphrase: ownPassphrase }),
  'passphrase.change': z.strictObject({ now: ownPassphrase, next: passphrase }),
  /** A new recovery key to write down; the old one holds until recovery.confirm. */
  'recovery.renew': z.strictObject({ passphrase: ownPassphrase }),
  'recovery.confirm': z.strictObject({ groups: typedGroups }),

  /** The newest whole backup of an office that does not open, at the place of this computer; null when there is none. */
  'backup.newestFor': z.strictObject({ handle }),
  /** Opens an office or a backup for reading alone, from a private copy of its database; nothing in its folder changes. */
  'office.lookInside': z.strictObject({ handle, name: backupName.optional(), person: personKey.optional(), secret: backupSecret }),
  /** A new office from all that can still be read of a damaged one, at a place where nothing is; its report is written beside it. */
  'office.rescue': z.strictObject({
    handle,
    to: handle,
    person: personKey.optional(),
    secret: backupSecret,
    language: z.enum(['zh-CN', 'zh-TW', 'en']),
  }),

  /** What the office has set for all its cases; lists that it never touched are missing. */
  'office.lists': z.strictObject({}),
  'office.saveList': z.union([
    z.strictObject({ name: z.literal('rules'), value: officeLists.rules }),
    z.strictObject({ name: z.literal('guidelines'), value: officeLists.guidelines }),
    z.strictObject({ name: z.literal('reserve'), value: officeLists.reserve }),
    z.strictObject({ name: z.literal('chaser'), value: officeLists.chaser }),
    z.strictObject({ name: z.literal('conduct'), value: officeLists.conduct }),
    z.strictObject({ name: z.literal('retention'), value: officeLists.retention }),
  ]),
}
