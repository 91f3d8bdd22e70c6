import type { InstallmentState } from '../../domain/schedule.ts'
import { useLabel } from '../../ui/language.tsx'
import { Pill } from '../../ui/pieces.tsx'

const tones = {
  upcoming: 'plain',
  due_today: 'waiting',
  paid: 'done',
  paid_late: 'done',
  partial: 'waiting',
  overdue: 'late',
  overdue_partial: 'late',
  waived: 'plain',
  deferred: 'waiting',
} as const

/** What has become of an installment, by its word; paid by the client's word only, it says that the receipt is missing. */
export function InstallmentPill({ status, open, reported }: Pick<InstallmentState, 'status' | 'open' | 'reported'>) {
  const label = useLabel()
  if (open === 0 && reported > 0) return <Pill tone="waiting">{label('payment_status', 'reported')}</Pill>
  return <Pill tone={tones[status]}>{label('installment_status', status)}</Pill>
}
