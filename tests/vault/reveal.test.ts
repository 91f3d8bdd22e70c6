import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { maskedNumbers } from '../../src/domain/mask.ts'
import { CLIENT_ID, newCase, newContact } from './new-case.ts'
import { makeOffice, must, problemOf, scratch, vault } from './support.ts'
import { join } from 'node:path'

/** Asking for a masked number is an entry of the log, by what it is and never by what it says. */

const caseNo = '2026-0001'

async function openedOffice() {
  const session = vault()
  await makeOffice(session, join(scratch(), 'office'))
  await must(session, 'case.create', newCase(caseNo))
  await must(session, 'contact.add', { caseNo, entry: newContact('d1', 'x') })
  return session
}

const newest = (session: Awaited<ReturnType<typeof openedOffice>>) => auditEntries(session.office!.database.db, { from: 0, limit: 1 })[0]!

const asked = [
  { what: 'idDocNo', about: 'idDocNo' },
  { what: 'phone', about: 'phone' },
  { what: 'accountNo', of: 'd1', about: 'debt d1 accountNo' },
  { what: 'contractNo', of: 'd1', about: 'debt d1 contractNo' },
  { what: 'creditorPhone', of: 'd1', about: 'debt d1 phone' },
  { what: 'loggedNumber', of: 'c1', about: 'contact c1 number' },
] as const

test.each(asked)('$about', async ({ about, ...input }) => {
  const session = await openedOffice()
  expect(await must(session, 'case.reveal', { caseNo, ...input })).toBeNull()
  const entry = newest(session)
  expect(entry).toMatchObject({ action: 'viewed_sensitive', about, caseNo, by: session.office!.me.name })
  expect(JSON.stringify(entry)).not.toContain(CLIENT_ID)
})

test('each kind of number has its words for the log', () => {
  expect([...asked.map(({ what }) => what), 'payeeAccount'].toSorted()).toEqual([...maskedNumbers].toSorted())
})

test('the page cannot write words of its own into the log', async () => {
  const session = await openedOffice()
  const before = newest(session).seq
  const wrong = [
    { what: 'accountNo', of: 'the client said so' },
    { what: 'accountNo' },
    { what: 'payeeAccount', of: 'd1' },
    { what: 'idDocNo', of: 'd1' },
    { what: 'passphrase' },
  ] as const
  for (const input of wrong) {
    const problem = await problemOf(session, 'case.reveal', { caseNo, ...input } as never)
    expect(['request.invalid', 'choice.unknown'], JSON.stringify(input)).toContain(problem.code)
  }
  expect(await problemOf(session, 'case.reveal', { caseNo: '2026-0999', what: 'idDocNo' })).toMatchObject({ code: 'case.unknown' })
  expect(newest(session).seq).toBe(before)
})
