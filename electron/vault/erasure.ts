import { auditEntries } from '../../db/audit.ts'
import {
  askedErasures,
  askForErasure,
  caseErasure,
  dropErasureRequest,
  heldCases,
  liftHold,
  proposedErasures,
  readErasures,
  setHold,
  type CaseErasure,
  type ErasureRequest,
} from '../../db/erasures.ts'
import { Refusal } from '../../db/errors.ts'
import { readPeople } from '../../db/office.ts'
import { readOfficeLists } from '../../db/office-lists.ts'
import { maySee } from '../../db/sees.ts'
import type { Confirmable, ErasureState } from '../../src/contract/requests.ts'
import { confirmableFrom } from '../../src/domain/retention.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { noteErased } from './backup/make.ts'
import { isFolder, setFor } from './backup/places.ts'
import { dropBundle } from './bundle.ts'
import { eraseClient } from './erased-files.ts'
import type { Handlers } from './handler.ts'
import { filesOf } from './office-folder.ts'
import { mustBeMine } from './passphrase.ts'
import { openOffice, whoIn, type Office, type Session } from './session.ts'

/** Erasing clients: proposed by the office's rule, asked for by one person, confirmed by another; and legal holds, which stop both. */
export const erasure = {
  'erasure.list'({ today }, { session }) {
    const office = openOffice(session)
    const { db } = office.database
    const { retention } = officeListsOf(readOfficeLists(db))
    return {
      proposed: proposedErasures(db, office.me, retention, today),
      asked: askedErasures(db, office.me).map((one) => ({ ...one, confirm: confirmableNow(office, one.caseNo, one) })),
      held: heldCases(db, office.me),
      done: readErasures(db),
    }
  },
  'erasure.state': ({ caseNo }, { session }) => stateOf(openOffice(session), caseNo),
  'erasure.ask': (input, { session }) => changed(session, input, askForErasure),
  'erasure.drop': (input, { session }) => changed(session, input, dropErasureRequest),
  'hold.set': (input, { session }) => changed(session, input, setHold),
  'hold.lift': (input, { session }) => changed(session, input, liftHold),
  async 'erasure.confirm'(input, { session }) {
    await confirmErasure(session, input, new Date().toISOString())
    return null
  },
} satisfies Partial<Handlers>

/**
 * Erases a client for whom somebody asked it, at the instant `at`. Refuses erasure.notAsked, erasure.held, erasure.samePerson,
 * erasure.tooEarly, erasure.clockBack, office.wrongPassphrase, office.waitBeforeTrying.
 */
export async function confirmErasure(session: Session, { caseNo, passphrase }: { caseNo: string; passphrase: string }, at: string) {
  const office = openOffice(session)
  mustBeConfirmable(office, caseNo, at)
  await mustBeMine(session, passphrase)
  // Guessing the key took its time; meanwhile somebody may have put a hold on it.
  const { subject, asked } = mustBeConfirmable(office, caseNo, at)
  dropBundle(session)
  office.drafts.flush()
  const { documents } = filesOf(office.folder)
  eraseClient(office.database, documents, { ...whoIn(office), at }, { subject, reason: asked.reason, askedBy: asked.by })
  tellBackups(session, office)
}

/** The list beside the backups that are within reach is told at once; one under way tells it at its end, others the next backup. */
function tellBackups({ backupPlace, backup }: Session, office: Office): void {
  if (backupPlace === null || backup) return
  const set = setFor(backupPlace, office.file.office)
  try {
    if (isFolder(set)) noteErased(set, office)
  } catch {
    // The client is erased; a disk that cannot be written now gets the list with its next backup.
  }
}

function mustBeConfirmable(office: Office, caseNo: string, at: string): CaseErasure & { asked: ErasureRequest } {
  const { subject, asked, hold } = caseErasure(office.database.db, caseNo)
  if (!asked) throw new Refusal('erasure.notAsked')
  if (hold) throw new Refusal('erasure.held')
  const may = confirmable(office, caseNo, asked)
  if (may.by === 'another') throw new Refusal('erasure.samePerson')
  if (may.from !== null) {
    const [newest] = auditEntries(office.database.db, { from: 0, limit: 1 })
    if (newest && at < newest.at) throw new Refusal('erasure.clockBack')
    if (at < may.from) throw new Refusal('erasure.tooEarly', { from: may.from })
  }
  return { subject, asked, hold }
}

/** Whether the person who is here may confirm it, and from when: who asked only where nobody else could, and a day later. */
function confirmable(office: Office, caseNo: string, asked: ErasureRequest): Confirmable {
  if (asked.by !== office.me.name) return { by: 'me', from: null }
  const others = readPeople(office.database.db).filter(
    ({ name, key, role, removedAt }) =>
      name !== asked.by && removedAt === null && role !== 'reader' && maySee(office.database.db, { key, role }, caseNo),
  )
  return others.length > 0 ? { by: 'another', from: null } : { by: 'me', from: confirmableFrom(asked.at) }
}

/** The same for the eye: an instant that is over is none. */
function confirmableNow(office: Office, caseNo: string, asked: ErasureRequest): Confirmable {
  const { by, from } = confirmable(office, caseNo, asked)
  return { by, from: from !== null && from > whoIn(office).at ? from : null }
}

function stateOf(office: Office, caseNo: string): ErasureState {
  const { asked, hold } = caseErasure(office.database.db, caseNo)
  return { asked: asked && { ...asked, confirm: confirmableNow(office, caseNo, asked) }, hold }
}

function changed<I extends { caseNo: string }>(
  session: Session,
  input: I,
  change: (open: Office['database'], who: ReturnType<typeof whoIn>, input: I) => void,
): ErasureState {
  const office = openOffice(session)
  change(office.database, whoIn(office), input)
  return stateOf(office, input.caseNo)
}
