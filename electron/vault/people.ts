import { basename } from 'node:path'
import { Refusal } from '../../db/errors.ts'
import { addPerson, newPersonKey } from '../../db/office.ts'
import { changeRole, mustBeNewName, mustBeRemovable, peopleWithCases, removePerson } from '../../db/people.ts'
import type { Change } from '../../db/write.ts'
import type { NewKeys, PersonInfo } from '../../src/contract/office-answers.ts'
import { changeKeys, note } from './change-keys.ts'
import type { Progress } from './document-file.ts'
import type { Handlers } from './handler.ts'
import type { KeyFile } from './key-file.ts'
import { newRecoveryKey, withPerson, withRecovery } from './keys.ts'
import { groupsToAsk, mustMatch } from './life.ts'
import { mustBeGoodPassphrase, mustBeMine } from './passphrase.ts'
import { backupsOfOldKeys, rotate } from './rotate.ts'
import { openOffice, whoIn, type Office, type Session } from './session.ts'

/** Who works in the office, and the keys that let them in. */
export const people = {
  'office.people': (_input, { session }) => staffOf(openOffice(session)),

  async 'people.add'({ name, role, passphrase }, { session }) {
    const office = openOffice(session)
    const person = { key: newPersonKey(), name: name.trim(), role }
    mustBeNewName(office.database.db, person.name)
    mustBeGoodPassphrase(passphrase, [person.name, basename(office.folder)], 'passphrase')
    const file = await withPerson(office.file, office.keys, person, passphrase, await session.around.cost())
    // The slot first: one that nobody in the database has is dropped by the next opening.
    keep(session, office, file, () => addPerson(office.database, whoIn(office), person))
    return staffOf(office)
  },

  'people.change'({ key, role }, { session }) {
    const office = openOffice(session)
    changeRole(office.database, whoIn(office), { key, role })
    if (key === office.me.key) office.me = { ...office.me, role }
    return staffOf(office)
  },

  async 'people.remove'({ key, casesTo, passphrase }, { session, progress }) {
    const office = openOffice(session)
    if (key === office.me.key) throw new Refusal('person.yourself')
    mustBeRemovable(office.database.db, key, casesTo)
    await mustBeMine(session, passphrase)
    return newKeys(session, { without: key, change: (tx) => removePerson(tx, key, casesTo) }, progress)
  },

  async 'keys.rotate'({ passphrase }, { session, progress }) {
    await mustBeMine(session, passphrase)
    return newKeys(session, { change: (tx) => tx.entry({ action: 'updated', about: 'keys' }) }, progress)
  },

  async 'passphrase.change'({ now, next }, { session }) {
    const office = openOffice(session)
    mustBeGoodPassphrase(next, [office.me.name, basename(office.folder)], 'next')
    await mustBeMine(session, now, 'now')
    const file = await withPerson(office.file, office.keys, office.me, next, await session.around.cost())
    keep(session, office, file, () => note(office, 'passphrase'))
    return null
  },

  async 'recovery.renew'({ passphrase }, { session }) {
    await mustBeMine(session, passphrase)
    session.newRecovery = { recoveryKey: newRecoveryKey(), ask: groupsToAsk() }
    return session.newRecovery
  },

  'recovery.confirm'({ groups }, { session }) {
    const office = openOffice(session)
    const { newRecovery } = session
    if (!newRecovery) throw new Refusal('recovery.notBegun')
    mustMatch(newRecovery, groups)
    const file = withRecovery(office.file, office.keys, newRecovery.recoveryKey)
    keep(session, office, file, () => note(office, 'recovery'))
    session.newRecovery = null
    return null
  },
} satisfies Partial<Handlers>

interface Renewal {
  change: (tx: Change) => void
  without?: string
}

function newKeys(session: Session, renewal: Renewal, progress: Progress): NewKeys {
  const office = openOffice(session)
  rotate(session, office, renewal, progress)
  return { people: staffOf(office), backups: backupsOfOldKeys(office.database.db, office.file) }
}

function staffOf(office: Office): PersonInfo[] {
  return peopleWithCases(office.database.db)
}

function keep(session: Session, office: Office, file: KeyFile, said: () => void): void {
  // Stretching a passphrase takes its time, and without the lock of the office nothing may be written.
  if (session.office !== office) throw new Refusal('office.locked')
  changeKeys(office, file, said)
}
