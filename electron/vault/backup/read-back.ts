import { digestSteps } from '../../../db/digest.ts'
import { OfficeError, sqliteCode } from '../../../db/errors.ts'
import { closeReading, openForReading } from '../../../db/open.ts'
import { pageSteps } from '../../../db/pages.ts'
import type { OfficeKeys } from '../keys.ts'
import { aTurn, inSteps } from '../steps.ts'

/**
 * Whether the database in a file can be opened with the keys, has no page that is damaged, and says row by row what the logical digest
 * stands for. The file is not changed. `between` runs between the steps.
 */
export async function readsBackAs(
  digest: string,
  path: string,
  keys: OfficeKeys,
  migrations: string,
  between: () => Promise<void> = aTurn,
): Promise<boolean> {
  const chain = { key: Buffer.from(keys.audit), anchor: () => {} }
  try {
    const copy = openForReading({ path, key: Buffer.from(keys.db), migrations, chain })
    try {
      const problems = await inSteps(pageSteps(copy.sqlite), between)
      return problems.length === 0 && (await inSteps(digestSteps(copy.sqlite), between)).digest === digest
    } finally {
      closeReading(copy)
    }
  } catch (error) {
    if (sqliteCode(error) || (error instanceof OfficeError && error.code === 'office.damaged')) return false
    throw error
  }
}
