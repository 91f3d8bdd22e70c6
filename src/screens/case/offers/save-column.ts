import { newProposal, type Input } from '../../../contract/requests.ts'
import type { OfferFigures } from '../../../domain/offer.ts'
import { formReader, stated, withoutUnstated, type FormRead } from '../../../ui/read-form.ts'
import type { ColumnFields } from './desk-fields.ts'

type NewProposal = Input<'proposal.add'>['proposals'][number]

/** The offers that a column is saved as, as drafts: one, or with a shared pool one for each debt. */
export function draftsOf(column: ColumnFields, { offers }: OfferFigures): FormRead<NewProposal[]> {
  const read = formReader()
  const holder = stated(column.holder)
  const drafts = offers.map(({ debts, types, terms, plan }) =>
    withoutUnstated({
      debts,
      types,
      madeBy: stated(column.madeBy),
      status: 'draft',
      validUntil: read.day('validUntil', column.validUntil),
      terms: withoutUnstated({ ...terms, payTo: holder === undefined ? undefined : { holder } }),
      plan,
      newBorrowing: column.newBorrowing || undefined,
    }),
  )
  return read.finish(newProposal.array(), drafts)
}
