import type { Proposal } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { newProposal } from '../../../contract/requests.ts'
import { today } from '../../../ui/clock.ts'
import { AreaField, ChoiceField, ManyField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { formReader, stated, withoutUnstated } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { currencyOf } from './currency.ts'
import { noTerms, readTerms, termsAsTyped } from './read-terms.ts'
import { TermsFieldset } from './terms-fields.tsx'

/** What is asked of the creditor: more time, installments, less penalty. */
export function ProposalForm({ proposal, onLeave }: { proposal?: Proposal; onLeave: () => void }) {
  const words = useWords()
  const label = useLabel()
  const change = useChange()
  const { file } = useCase()
  const form = useForm({
    initial: {
      debts: proposal?.debts ?? (file.debts.length === 1 ? [file.debts[0]!.key] : []),
      types: (proposal?.types ?? []) as string[],
      sentOn: proposal ? (proposal.sentOn ?? '') : (today() as string),
      channel: proposal?.channel ?? (proposal ? '' : 'call'),
      status: (proposal?.status ?? 'sent') as string,
      reasons: proposal?.reasons ?? '',
      validUntil: proposal?.validUntil ?? '',
      decidedOn: proposal?.decidedOn ?? '',
      decisionNote: proposal?.decisionNote ?? '',
      terms: proposal ? termsAsTyped(proposal.terms, currencyOf(file, proposal.debts)) : noTerms(),
    },
    draft: `proposal:${file.caseNo}:${proposal?.key ?? 'new'}`,
  })
  useFormFocus(form, proposal ? `proposal:${proposal.key}` : 'proposal')
  const currency = currencyOf(file, form.values.debts)
  const save = async () => {
    const { values } = form
    const read = formReader()
    if (values.debts.length === 0) read.fail('debts', 'list.empty')
    if (values.types.length === 0) read.fail('types', 'list.empty')
    const result = read.finish(
      newProposal,
      withoutUnstated({
        debts: values.debts,
        types: values.types,
        sentOn: read.day('sentOn', values.sentOn),
        channel: stated(values.channel),
        status: values.status,
        reasons: stated(values.reasons),
        validUntil: read.day('validUntil', values.validUntil),
        decidedOn: read.day('decidedOn', values.decidedOn),
        decisionNote: stated(values.decisionNote),
        terms: readTerms(read, 'terms', values.terms, currency),
      }),
    )
    if (!result.ok) return form.fail(result.problems)
    const input = { caseNo: file.caseNo, proposal: result.value }
    const problem = proposal
      ? await change('proposal.update', { ...input, key: proposal.key }, words.ui.saved)
      : await change('proposal.add', input, words.agreements.proposalSaved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={proposal ? words.agreements.proposalEdit : words.agreements.newProposal} onSave={save} onLeave={onLeave}>
      {file.debts.length > 1 && (
        <ManyField
          label={words.agreements.ofDebts}
          {...form.field('debts')}
          options={file.debts.map((debt) => ({ value: debt.key, label: <T>{debt.brand}</T> }))}
        />
      )}
      <ManyField
        label={words.agreements.asked}
        {...form.field('types')}
        options={enums.proposal_type.map((type) => ({ value: type, label: label('proposal_type', type) }))}
      />
      <TermsFieldset form={form} currency={currency} legend={words.agreements.termsAsked} />
      <div className="fields">
        <DayField label={words.agreements.sentOn} {...form.field('sentOn')} />
        <ChoiceField label={words.contacts.channel} name="contact_channel" {...form.field('channel')} optional />
        <ChoiceField label={words.agreements.status} name="proposal_status" {...form.field('status')} />
        <DayField label={words.agreements.validUntil} {...form.field('validUntil')} />
        <AreaField label={words.agreements.reasons} {...form.field('reasons')} size="double" />
      </div>
    </Form>
  )
}
