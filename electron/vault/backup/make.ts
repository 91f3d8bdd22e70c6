import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { auditHead } from '../../../db/audit.ts'
import { addBackup, documentsInOffice, erasedSubjects, readBackups, subjectsWithCase } from '../../../db/backups.ts'
import { logicalDigest } from '../../../db/digest.ts'
import { Refusal } from '../../../db/errors.ts'
import { copyDatabase } from '../../../db/open.ts'
import type { BackupInfo } from '../../../src/contract/requests.ts'
import { makeFolder, syncFolder, writeFileWhole } from '../disk.ts'
import type { Progress } from '../document-file.ts'
import { writeKeyFile } from '../key-file.ts'
import { copyOfKeys, forgetKeys } from '../keys.ts'
import { mustBeOutside } from '../office-folder.ts'
import { openOffice, whoIn, type Office, type Session } from '../session.ts'
import { aTurn } from '../steps.ts'
import { bringDocuments, dropDocumentsOf } from './documents.ts'
import { readErasedList, union, writeErasedList } from './erased-list.ts'
import { atPlace, sumOf } from './files.ts'
import { removeOld } from './generations.ts'
import { infoOf } from './info.ts'
import type { Making } from './making.ts'
import { APP_VERSION, manifestsIn, readManifest, writtenManifest, type Manifest } from './manifest.ts'
import { filesOfGeneration, filesOfSet, instantOf, isGeneration, isOutside, nameOf, setFor } from './places.ts'
import { readsBackAs } from './read-back.ts'

/**
 * Makes a backup of the open office in a folder: written under a temporary name, opened again, compared, and only then named and
 * listed. What is there already is never written over. Refuses backup.running, the problems of the place,
 * backup.differs and, when the office was locked meanwhile, office.locked; nothing of a refused one stays that counts as a backup.
 */
export async function makeBackup(session: Session, folder: string, progress: Progress): Promise<{ info: BackupInfo; inside: string }> {
  const office = openOffice(session)
  if (session.backup) throw new Refusal('backup.running')
  mustBeOutside(office.folder, folder)
  office.drafts.flush()
  session.backup = { done: 0, total: 1 }
  let making: Making | null = null
  try {
    making = await atPlace(() => begin(session, office, folder, progress))
    session.backup.total = making.documents.length * 2 + 4
    const manifest = await atPlace(() => written(making!))
    return await listed(making, manifest, folder)
  } finally {
    session.backup = null
    if (making) end(making)
  }
}

/** In one go, so that the copy, its digest and the list of its documents are of the same moment. */
function begin(session: Session, office: Office, folder: string, progress: Progress): Making {
  const set = setFor(folder, office.file.office)
  makeFolder(filesOfSet(set).documents, 0o700)
  removeLeftovers(set)
  const disputed = noteErased(set, office)
  const name = freeName(set, office)
  const partial = join(set, `${name}.partial`)
  mkdirSync(partial, { mode: 0o700 })
  try {
    return { session, office, set, name, partial, disputed, ...momentOf(office, partial), step: stepper(session, office, progress) }
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  }
}

type Moment = Pick<Making, 'digest' | 'counts' | 'head' | 'documents' | 'erased' | 'keys' | 'file'>

/** The office as it is now, its database and key file in the folder. */
function momentOf({ database, keys, file }: Office, partial: string): Moment {
  writeKeyFile(filesOfGeneration(partial).keys, file)
  copyDatabase(database, filesOfGeneration(partial).database)
  const documents = documentsInOffice(database.db)
  const said = { head: auditHead(database.db), documents, erased: erasedSubjects(database.db) }
  return { ...logicalDigest(database.sqlite), ...said, keys: copyOfKeys(keys), file }
}

/** A step is a turn for everything else, after which the office must still be open. */
function stepper(session: Session, office: Office, progress: Progress): Making['step'] {
  return async () => {
    const run = session.backup!
    run.done = Math.min(run.done + 1, run.total)
    progress(run.done, run.total)
    await aTurn()
    stillOpen(session, office)
  }
}

/** What a crash left. */
function removeLeftovers(set: string): void {
  for (const name of readdirSync(set))
    if (name.endsWith('.partial') && isGeneration(basename(name, '.partial'))) rmSync(join(set, name), { recursive: true })
  const { documents } = filesOfSet(set)
  for (const name of readdirSync(documents)) if (name.endsWith('.partial')) rmSync(join(documents, name))
}

/**
 * Before anything of them is removed, so that no check misses what is gone on purpose. Gives those whom the list names although this
 * office still has a case of them, as when another copy of it erased them: nothing of theirs goes.
 */
export function noteErased(set: string, { keys, database: { db }, file }: Office): string[] {
  const path = filesOfSet(set).erased
  const before = readErasedList(path, keys.audit)
  // A list that was lost, or put back as it once was, does not make anybody forgotten whom a backup names.
  const sealed = manifestsIn(set).filter(({ manifest, isSealedBy }) => manifest.erased.length > 0 && isSealedBy(keys.anchor))
  const erased = union(before ?? [], ...sealed.map(({ manifest }) => manifest.erased), erasedSubjects(db))
  if (before?.length !== erased.length) writeErasedList(path, keys.audit, file.office, erased)
  const subjects = new Set(erased.map(({ subject }) => subject))
  const disputed = subjectsWithCase(db).filter((subject) => subjects.delete(subject))
  dropDocumentsOf(set, subjects)
  return disputed
}

/** The name of this second, or of the next that no backup of this office has, here or elsewhere: what is there is never written over. */
function freeName(set: string, { database }: Office): string {
  const taken = new Set(readBackups(database.db).map(({ name }) => name))
  for (let at = Date.now(); ; at += 1000) {
    const name = nameOf(new Date(at))
    if (!taken.has(name) && !existsSync(join(set, name))) return name
  }
}

function stillOpen(session: Session, office: Office): Office {
  const now = openOffice(session)
  if (now.folder !== office.folder) throw new Refusal('office.locked')
  return now
}

/** The whole generation under its own name, once what was written reads back as what was meant. */
async function written(making: Making): Promise<Manifest> {
  const { partial, set, name, file, office, keys, step } = making
  const files = filesOfGeneration(partial)
  await step()
  const [keyPart, database] = [await sumOf(files.keys), await sumOf(files.database)]
  await step()
  const between = async () => void (await aTurn(), stillOpen(making.session, office))
  if (!(await readsBackAs(making.digest, files.database, keys, making.session.around.migrations, between)))
    throw new Refusal('backup.differs')
  await step()
  const { parts, lost } = await bringDocuments(making)
  const content: Omit<Manifest, 'format'> = {
    app: APP_VERSION,
    schema: file.schema,
    office: file.office,
    epoch: file.epoch,
    at: instantOf(name),
    counts: making.counts,
    digest: making.digest,
    head: making.head,
    keys: keyPart,
    database,
    documents: parts,
    lost,
    erased: making.erased,
    disputed: making.disputed,
  }
  writeFileWhole(files.manifest, writtenManifest(content, keys.anchor))
  const read = readManifest(files.manifest)
  if (typeof read === 'string' || !read.isSealedBy(keys.anchor)) throw new Refusal('backup.differs')
  syncFolder(filesOfSet(set).documents)
  renameSync(partial, join(set, name))
  syncFolder(set)
  noteErased(set, stillOpen(making.session, office))
  return read.manifest
}

/** Into the office's own list, and then what it replaces goes. */
async function listed(making: Making, manifest: Manifest, folder: string): Promise<{ info: BackupInfo; inside: string }> {
  const { session, set, name, head } = making
  const office = stillOpen(session, making.office)
  const place = realpathSync(dirname(set))
  const offMachine = isOutside(office.folder, place)
  const { sha256: digest } = await atPlace(() => sumOf(filesOfGeneration(join(set, name)).manifest))
  const row = addBackup(office.database, whoIn(office), { name, place, offMachine, epoch: manifest.epoch, seq: head.seq, digest })
  await atPlace(() => removeOld(office, set, place))
  await making.step()
  return { info: infoOf(row, manifest), inside: set === folder ? name : join(basename(set), name) }
}

function end({ keys, partial }: Making): void {
  forgetKeys(keys)
  rmSync(partial, { recursive: true, force: true })
}
