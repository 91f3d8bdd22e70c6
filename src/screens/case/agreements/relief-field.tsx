import { SelectField } from '../../../ui/fields.tsx'
import type { FieldBinding } from '../../../ui/form.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'

/** A decision about one installment that is not a payment. */
export function ReliefField(binding: FieldBinding<string>) {
  const words = useWords()
  const label = useLabel()
  const options = (['waived', 'deferred'] as const).map((value) => ({ value, label: label('installment_status', value) }))
  return <SelectField label={words.agreements.relief} {...binding} optional={words.ui.none} options={options} />
}
