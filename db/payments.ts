import type { Payment } from '../src/domain/case-file.ts'
import type { Who } from './audit.ts'
import { needAt, needCase, needPart } from './find.ts'
import type { OpenDb } from './open.ts'
import { agreements, payments } from './schema/agreements.ts'
import { documents } from './schema/documents.ts'
import { write } from './write.ts'

/** Adds a payment to an agreement. */
export function addPayment(
  open: OpenDb,
  who: Who,
  { caseNo, agreement, payment }: { caseNo: string; agreement: string; payment: Payment },
): void {
  write(open, { ...who, action: 'created', about: `payment ${agreement}`, caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    needPart(tx.db, agreements, caseId, agreement)
    if (payment.receipt !== undefined) needPart(tx.db, documents, caseId, payment.receipt)
    tx.insert(payments, { caseId, agreement, ...payment })
  })
}

interface PaymentUpdate {
  caseNo: string
  agreement: string
  /** Its place among the agreement's payments in the case file. */
  index: number
  status: Payment['status']
  /** The document that shows it; null takes it away, missing leaves it. */
  receipt?: string | null | undefined
}

/** Changes what is known of a payment: reported, confirmed with its receipt, bounced, … */
export function updatePayment(open: OpenDb, who: Who, { caseNo, agreement, index, status, receipt }: PaymentUpdate): void {
  write(open, { ...who, action: 'updated', about: `payment ${agreement}`, caseNo }, (tx) => {
    const caseId = needCase(tx.db, caseNo)
    needPart(tx.db, agreements, caseId, agreement)
    if (typeof receipt === 'string') needPart(tx.db, documents, caseId, receipt)
    tx.update(payments, needAt(tx.db, payments, caseId, index, agreement), { status, receipt })
  })
}
