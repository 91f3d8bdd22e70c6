import { renameSync } from 'node:fs'
import { copyFile, open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { auditHead } from '../../db/audit.ts'
import { checkDatabase } from '../../db/check.ts'
import { storedDocuments } from '../../db/documents.ts'
import { Refusal } from '../../db/errors.ts'
import { closeDatabase, copyDatabase, openDatabase } from '../../db/open.ts'
import { write } from '../../db/write.ts'
import { createAnchor } from './anchor.ts'
import { syncFolder } from './disk.ts'
import { isWhole, type Progress } from './document-file.ts'
import { writeKeyFile } from './keys.ts'
import { filesOf, makePartial, makeRoom, mustBeOutside, removePartial } from './office-folder.ts'
import { whoIn, type Office } from './session.ts'

/** What a copy holds, counted in the copy. */
export interface OfficeCopy {
  label: string
  counts: Record<string, number>
}

/**
 * A whole second office in `target`: written under a temporary name, opened again with the key, checked and counted,
 * then renamed into place. Refuses office.folderNotEmpty, office.copyDiffers.
 */
export async function copyOffice(office: Office, migrations: string, target: string, progress: Progress): Promise<OfficeCopy> {
  mustBeOutside(office.folder, target)
  const partial = makePartial(target)
  try {
    office.drafts.flush()
    const documents = [...storedDocuments(office.database.db)]
    const total = documents.length + 2
    writeKeyFile(filesOf(partial).keys, office.file)
    copyDatabase(office.database, filesOf(partial).database)
    progress(1, total)
    for (const [index, { storedName }] of documents.entries()) {
      await copyDurably(join(filesOf(office.folder).documents, storedName), join(filesOf(partial).documents, storedName))
      progress(index + 2, total)
    }
    syncFolder(filesOf(partial).documents)
    const counts = countedCopy(office, migrations, partial)
    makeRoom(target)
    renameSync(partial, target)
    syncFolder(dirname(target))
    progress(total, total)
    write(office.database, { ...whoIn(office), action: 'exported', about: 'office copy' }, () => undefined)
    return { label: basename(target), counts }
  } catch (error) {
    removePartial(partial)
    throw error
  }
}

/** Opens the copy with its own key file's key and compares what it holds with the office. */
function countedCopy(office: Office, migrations: string, partial: string): Record<string, number> {
  const { database, documents } = filesOf(partial)
  const chain = { key: Buffer.from(office.keys.audit), anchor: () => {} }
  const copy = openDatabase({ path: database, key: Buffer.from(office.keys.db), create: false, migrations, chain })
  try {
    const head = auditHead(office.database.db)
    const [there, here] = [checkDatabase(copy, head), checkDatabase(office.database, head)]
    if (!there.ok || JSON.stringify(there.counts) !== JSON.stringify(here.counts) || there.chain.head !== here.chain.head)
      throw new Refusal('office.copyDiffers')
    for (const stored of storedDocuments(copy.db))
      if (!isWhole(documents, office.keys.documents, stored)) throw new Refusal('document.damaged')
    createAnchor(filesOf(partial).anchor, office.keys.anchor, head, office.anchor.verdict)
    return there.counts
  } finally {
    closeDatabase(copy)
  }
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  const file = await open(to, 'r+')
  try {
    await file.chmod(0o600)
    await file.sync()
  } finally {
    await file.close()
  }
}
