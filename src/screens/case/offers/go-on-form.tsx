import type { Proposal } from '../../../domain/case-file.ts'
import type { Warning } from '../../../domain/warnings.ts'
import { useToday } from '../../../ui/clock.ts'
import { AreaField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { stated } from '../../../ui/read-form.ts'
import { useCase } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { goneOn } from './proposal-warnings.ts'
import { WarningList } from './warning-list.tsx'
import type { Problem } from '../../../contract/reply.ts'

interface GoOnFormProps {
  /** Under the status that it is to get. */
  next: Proposal
  warnings: readonly Warning[]
  save: (next: Proposal) => Promise<Problem | null>
  onLeave: () => void
}

/** A conscious choice before an offer goes out: the warnings in full, and the reason to go on. */
export function GoOnForm({ next, warnings, save, onLeave }: GoOnFormProps) {
  const words = useWords()
  const label = useLabel()
  const today = useToday()
  const { file } = useCase()
  const form = useForm({ initial: { reason: '' }, draft: `go-on:${file.caseNo}:${next.key}` })
  useFormFocus(form, `proposal:${next.key}`)
  const goOn = async () => {
    const reason = stated(form.values.reason)
    if (reason === undefined) return form.fail({ code: 'text.empty', field: 'reason' })
    const problem = await save(goneOn(next, warnings, reason, today))
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form
      form={form}
      label={`${words.offers.warningsTitle}: ${next.key}`}
      saveLabel={words.offers.goOn(label('proposal_status', next.status))}
      onSave={goOn}
      onLeave={onLeave}
    >
      <div className="note waiting stack tight">
        <h3>
          {words.offers.warningsTitle} <span className="soft code small">{next.key}</span>
        </h3>
        <WarningList warnings={warnings} open />
      </div>
      <AreaField label={words.offers.whyOn} {...form.field('reason')} hint={words.offers.whyHint} required />
    </Form>
  )
}
