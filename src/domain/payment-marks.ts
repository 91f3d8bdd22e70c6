import type { Agreement, CaseFile, Day, Payment } from './case-file.ts'
import { payeeWarning, type Warning } from './warnings.ts'

/** Something about one payment to look at again; nothing of it is refused. `index`: its place among the agreement's payments. */
export type PaymentMark = { index: number } & (
  | { kind: 'beforeAgreement'; agreedOn: Day }
  /** Amount and day are those of an earlier one. */
  | { kind: 'twice'; like: number }
  | { kind: 'otherPayee'; warning: Warning }
  /** Money that is said to have come, on a day that has not. */
  | { kind: 'ahead' }
)

/** The marks of an agreement's payments, payment by payment. What failed or was taken back is not marked. */
export function paymentMarks(agreement: Agreement, file: Pick<CaseFile, 'debts' | 'contacts'>, today: Day): PaymentMark[] {
  const { debts, payments } = agreement
  const agreedOn = firstAgreedOn(agreement, file)
  return payments.flatMap((payment, index): PaymentMark[] => {
    const { paidOn, amount, status, paidTo } = payment
    if (status !== 'planned' && !isMoney(payment)) return []
    const marks: PaymentMark[] = []
    if (agreedOn !== null && paidOn < agreedOn) marks.push({ index, kind: 'beforeAgreement', agreedOn })
    const like = payments.findIndex((other) => isMoney(other) && other.paidOn === paidOn && other.amount === amount)
    if (isMoney(payment) && like < index) marks.push({ index, kind: 'twice', like })
    const warning = paidTo === undefined ? null : payeeWarning(file, debts, paidTo)
    if (warning) marks.push({ index, kind: 'otherPayee', warning })
    if (isMoney(payment) && paidOn > today) marks.push({ index, kind: 'ahead' })
    return marks
  })
}

const isMoney = ({ status }: Payment): boolean => status === 'reported' || status === 'confirmed'

/** The earliest day on which anything was agreed, by phone or on a paper; null while none is stated. */
function firstAgreedOn({ oralTerms, writtenTerms, earlierPapers = [] }: Agreement, { contacts }: Pick<CaseFile, 'contacts'>): Day | null {
  const said = contacts.find(({ key }) => key === oralTerms?.contact)?.at.slice(0, 10) as Day | undefined
  const days = [said, writtenTerms?.signedOn, ...earlierPapers.map(({ signedOn }) => signedOn)].filter((day) => day !== undefined)
  return days.toSorted()[0] ?? null
}
