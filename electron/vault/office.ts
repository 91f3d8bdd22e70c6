import { basename } from 'node:path'
import { checkSteps } from '../../db/check.ts'
import { storedDocuments } from '../../db/documents.ts'
import { officeLog } from '../../db/log.ts'
import { isDamage, Refusal, sqliteCode } from '../../db/errors.ts'
import type { Answers } from '../../src/contract/requests.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { bringIn } from './bring-in.ts'
import type { Progress } from './document-file.ts'
import { isWholeDocument } from './backup/documents.ts'
import type { Handlers } from './handler.ts'
import { confirmRecovery, lockOffice, makeOffice, markAsSample, officeState } from './life.ts'
import { copyOffice } from './office-copy.ts'
import { filesOf } from './office-folder.ts'
import { writeRecoverySheet } from './recovery-sheet.ts'
import { openOffice, placeOf, shownRecovery, type Office, type Session } from './session.ts'
import { aTurn, inSteps } from './steps.ts'
import { glanceAt, unlockOffice } from './unlock.ts'

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
    const { folder, recoveryKey } = shownRecovery(session)
    const target = placeOf(session, handle)
    await writeRecoverySheet(target, basename(folder), recoveryKey)
    return { label: basename(target) }
  },

  async 'office.confirmRecovery'({ groups }, { session }) {
    await orNotWritable(() => confirmRecovery(session, groups))
    return officeState(session)
  },

  'office.glance': ({ handle }, { session }) => ({ people: glanceAt(session, placeOf(session, handle)) }),

  async 'office.unlock'({ handle, person, secret }, { session }) {
    await orNotWritable(() => unlockOffice(session, placeOf(session, handle), secret, person))
    return officeState(session)
  },

  'office.state': (_input, { session }) => officeState(session),

  'office.copyTo': ({ handle }, { session, progress }) =>
    orNotWritable(() => copyOffice(openOffice(session), session.around.migrations, placeOf(session, handle), progress)),

  'office.log': (input, { session }) => officeLog(openOffice(session).database.db, input),

  'office.check': ({ documents = true }, { session }) => checkedOffice(session, documents),
} satisfies Partial<Handlers>

/** The generator is loaded only for an office of made-up cases. */
async function fillWithSample(made: Office, sample: { cases: number; seed: number; today: Day }, progress: Progress): Promise<void> {
  const { sampleOffice } = await import('../../src/domain/sample/office.ts')
  await bringIn(made, sampleOffice(sample.cases, sample.seed, sample.today), progress)
  markAsSample(made)
}

/**
 * Everything that can be checked: the database and its log, the log beside its anchor, and unless left out every byte of every document.
 * In steps: the office is worked in meanwhile, and a lock ends it.
 */
async function checkedOffice(session: Session, withDocuments: boolean): Promise<Answers['office.check']> {
  const office = openOffice(session)
  const { database, anchor } = office
  const between = async () => {
    await aTurn()
    if (openOffice(session).database !== database) throw new Refusal('office.locked')
  }
  const report = await inSteps(checkSteps(database, anchor.last()), between)
  const { missing, broken } = anchor.verdict
  const anchored = missing > 0 ? `missing ${missing}` : broken ? 'anchor differs' : null
  const chain = { ...report.chain, ok: report.chain.ok && !anchored, problem: report.chain.problem ?? anchored }
  const documents = withDocuments ? await checkedDocuments(office, between) : { ok: true, count: 0, problems: [] }
  return { ...report, chain, documents, ok: report.ok && chain.ok && documents.ok }
}

/** Every document whose content is not as it was stored; where pages of the database cannot be read, of those that can. */
async function checkedDocuments(
  { database, folder, keys }: Office,
  between: () => Promise<void>,
): Promise<Answers['office.check']['documents']> {
  const problems: string[] = []
  let count = 0
  try {
    for (const row of storedDocuments(database.db)) {
      count += 1
      const isWhole = await isWholeDocument(filesOf(folder).documents, keys.documents, row)
      await between()
      if (!isWhole) problems.push(`${row.caseNo}/${row.key}`)
    }
  } catch (error) {
    if (!isDamage(sqliteCode(error))) throw error
    problems.push('the list of documents cannot be read to its end')
  }
  return { ok: problems.length === 0, count, problems }
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
