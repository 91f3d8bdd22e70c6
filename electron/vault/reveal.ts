import { Refusal } from '../../db/errors.ts'
import { write } from '../../db/write.ts'
import type { CaseFile } from '../../src/domain/case-file.ts'
import type { MaskedNumber } from '../../src/domain/mask.ts'
import { caseOf } from './case-now.ts'
import type { Handlers } from './handler.ts'
import { openOffice, whoIn } from './session.ts'

/** Where the numbers that stand masked on the screen are in a case. The log gets these words and the part's key, never the number. */
const PLACES: Record<MaskedNumber, { about: (of: string) => string; parts: (file: CaseFile) => readonly { key: string }[] | null }> = {
  idDocNo: { about: () => 'idDocNo', parts: () => null },
  phone: { about: () => 'phone', parts: () => null },
  accountNo: { about: (of) => `debt ${of} accountNo`, parts: ({ debts }) => debts },
  contractNo: { about: (of) => `debt ${of} contractNo`, parts: ({ debts }) => debts },
  creditorPhone: { about: (of) => `debt ${of} phone`, parts: ({ debts }) => debts },
  loggedNumber: { about: (of) => `contact ${of} number`, parts: ({ contacts }) => contacts },
  payeeAccount: { about: (of) => `agreement ${of} account`, parts: ({ agreements }) => agreements },
}

/** A number that a person wants to see: the log says so before it is shown. An office that is only looked into keeps no log. */
export const reveal = {
  'case.reveal'({ caseNo, what, of }, { session }) {
    const office = openOffice(session)
    const { about, parts } = PLACES[what]
    const there = parts(caseOf(office, caseNo))
    if (there ? !there.some(({ key }) => key === of) : of !== undefined) throw new Refusal('request.invalid', undefined, 'of')
    const act = { ...whoIn(office), action: 'viewed_sensitive', about: about(of ?? ''), caseNo } as const
    if (!office.readOnly) write(office.database, act, () => undefined)
    return null
  },
} satisfies Partial<Handlers>
