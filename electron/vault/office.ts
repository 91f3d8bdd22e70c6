import { basename } from 'node:path'
import { checkDatabase } from '../../db/check.ts'
import { storedDocuments } from '../../db/documents.ts'
import { Refusal } from '../../db/errors.ts'
import type { Answers } from '../../src/contract/requests.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { bringIn } from './bring-in.ts'
import { isWhole, type Progress } from './document-file.ts'
import type { Handlers } from './handler.ts'
import { confirmRecovery, lockOffice, makeOffice, markAsSample, officeState, unlockOffice } from './life.ts'
import { copyOffice } from './office-copy.ts'
import { filesOf } from './office-folder.ts'
import { writeRecoverySheet } from './recovery-sheet.ts'
import { openOffice, placeOf, type Office } from './session.ts'

/** The office itself. */
export const office = {
  async 'office.create'({ handle, passphrase, person, sample }, { session, progress }) {
    const folder = placeOf(session, handle)
    const making = await orNotWritable(() => makeOffice(session, folder, passphrase, person))
    try {
      if (sample) await fillWithSample(making.office, sample, progress)
    } catch (error) {
      lockOffice(session)
      throw error
    }
    return { recoveryKey: making.recoveryKey, ask: making.ask }
  },

  async 'office.saveRecovery'({ handle }, { session }) {
    if (!session.making) throw new Refusal('office.notBeingMade')
    const target = placeOf(session, handle)
    await writeRecoverySheet(target, basename(session.making.folder), session.making.recoveryKey)
    return { label: basename(target) }
  },

  async 'office.confirmRecovery'({ groups }, { session }) {
    await orNotWritable(() => confirmRecovery(session, groups))
    return officeState(session)
  },

  async 'office.unlock'({ handle, secret }, { session }) {
    await orNotWritable(() => unlockOffice(session, placeOf(session, handle), secret))
    return officeState(session)
  },

  'office.state': (_input, { session }) => officeState(session),

  'office.copyTo': ({ handle }, { session, progress }) =>
    orNotWritable(() => copyOffice(openOffice(session), session.around.migrations, placeOf(session, handle), progress)),

  'office.check': (_input, { session }) => checkedOffice(openOffice(session)),
} satisfies Partial<Handlers>

/** The generator is loaded only for an office of made-up cases. */
async function fillWithSample(made: Office, sample: { cases: number; seed: number; today: Day }, progress: Progress): Promise<void> {
  const { sampleOffice } = await import('../../src/domain/sample/office.ts')
  await bringIn(made, sampleOffice(sample.cases, sample.seed, sample.today), progress)
  markAsSample(made)
}

/** Everything that can be checked: the database and its log, the log beside its anchor, every byte of every document. */
function checkedOffice({ database, folder, keys, anchor }: Office): Answers['office.check'] {
  const report = checkDatabase(database, anchor.last())
  const { missing, broken } = anchor.verdict
  const anchored = missing > 0 ? `missing ${missing}` : broken ? 'anchor differs' : null
  const chain = { ...report.chain, ok: report.chain.ok && !anchored, problem: report.chain.problem ?? anchored }
  const stored = [...storedDocuments(database.db)]
  const damaged = stored.filter((row) => !isWhole(filesOf(folder).documents, keys.documents, row))
  const documents = { ok: damaged.length === 0, count: stored.length, problems: damaged.map(({ caseNo, key }) => `${caseNo}/${key}`) }
  return { ...report, chain, documents, ok: report.ok && chain.ok && documents.ok }
}

/** A folder that the system does not let us write to is the person's affair, not an error of the program. */
async function orNotWritable<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw ['EACCES', 'EPERM', 'EROFS', 'EXDEV', 'EBUSY'].includes(code) ? new Refusal('office.notWritable') : error
  }
}
