import { Refusal } from '../../db/errors.ts'
import { writeWhole } from './document-file.ts'

const HEADING = ['Parley · 协商簿 · 協商簿', 'Recovery key · 恢复密钥 · 復原金鑰']

/** Saves the recovery key as a text that says in each language what it is; refuses file.notWritable. */
export async function writeRecoverySheet(path: string, office: string, recoveryKey: string): Promise<void> {
  const groups = recoveryKey.split('-').map((group, index) => `${String(index + 1).padStart(2)}  ${group}`)
  const text = [...HEADING, office, '', ...groups, '', recoveryKey, ''].join('\n')
  await writeWhole(path, (file) => file.writeFile(text)).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error ? new Refusal('file.notWritable') : error
  })
}
