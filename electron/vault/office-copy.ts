import { renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { auditHead } from '../../db/audit.ts'
import { documentsInOffice } from '../../db/backups.ts'
import { logicalDigest } from '../../db/digest.ts'
import { Refusal } from '../../db/errors.ts'
import { closeDatabase, copyDatabase, openDatabase } from '../../db/open.ts'
import { write } from '../../db/write.ts'
import { createAnchor } from './anchor.ts'
import { copyDurably } from './backup/files.ts'
import { readsBackAs } from './backup/read-back.ts'
import { syncFolder } from './disk.ts'
import { isWhole, type Progress, type StoredFile } from './document-file.ts'
import { writeOfficeKeys } from './key-file.ts'
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
    const documents = documentsInOffice(office.database.db)
    const total = documents.length + 2
    writeOfficeKeys(partial, office.file)
    copyDatabase(office.database, filesOf(partial).database)
    const [{ digest, counts }, head] = [logicalDigest(office.database.sqlite), auditHead(office.database.db)]
    progress(1, total)
    for (const [index, { storedName }] of documents.entries()) {
      await copyDurably(join(filesOf(office.folder).documents, storedName), join(filesOf(partial).documents, storedName))
      progress(index + 2, total)
    }
    syncFolder(filesOf(partial).documents)
    await mustBeEqual(office, digest, migrations, partial, documents)
    createAnchor(filesOf(partial).anchor, office.keys.anchor, head, office.anchor.verdict)
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

/** The copied database says row by row what the office did, and every document can be opened; or office.copyDiffers, document.damaged. */
async function mustBeEqual(
  office: Office,
  digest: string,
  migrations: string,
  partial: string,
  documents: readonly StoredFile[],
): Promise<void> {
  const { database: path, documents: folder } = filesOf(partial)
  if (!(await readsBackAs(digest, path, office.keys, migrations))) throw new Refusal('office.copyDiffers')
  for (const stored of documents) if (!isWhole(folder, office.keys.documents, stored)) throw new Refusal('document.damaged')
  // It was taken from an office that is open; closed once, it is one that was left in order.
  const chain = { key: Buffer.from(office.keys.audit), anchor: () => {} }
  closeDatabase(openDatabase({ path, key: Buffer.from(office.keys.db), create: false, migrations, chain }))
}
