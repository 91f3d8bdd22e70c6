import type { Agreement, CaseFile, Installment } from '../../../domain/case-file.ts'
import { offerSchedule } from '../../../domain/offer-schedule.ts'

/** The rows of the plan of the offer that an agreement answers; null when there is no such plan. */
export function offeredRows(file: CaseFile, agreement: Agreement): Installment[] | null {
  const proposal = file.proposals.find(({ key }) => key === agreement.proposal)
  return proposal ? offerSchedule(file, proposal) : null
}
