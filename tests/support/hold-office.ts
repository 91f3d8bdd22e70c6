import { join } from 'node:path'
import { createCase } from '../../db/cases.ts'
import { OfficeError } from '../../db/errors.ts'
import { openDatabase } from '../../db/open.ts'

/** Another process: opens the database named as its argument and keeps it open, or prints why it could not. */
const migrations = join(import.meta.dirname, '../../db/migrations')
const who = { by: '周顾问', at: '2026-11-22T09:00:00.000Z' }
try {
  const chain = { key: Buffer.alloc(32, 9), anchor: () => undefined }
  const open = openDatabase({ path: process.argv[2]!, key: Buffer.alloc(32, 7), create: false, migrations, chain })
  console.log('open')
  process.stdin.on('data', () => {
    const client = { name: '钱一', phones: [], household: [] }
    const opened = { jurisdiction: 'CN', priority: 'normal', openedOn: '2026-11-22', consents: [], debts: [] } as const
    createCase(open, who, { ...(opened as unknown as Parameters<typeof createCase>[2]), caseNo: '2026-0099', client })
    console.log('added')
  })
} catch (error) {
  if (!(error instanceof OfficeError)) throw error
  console.log(error.code)
}
