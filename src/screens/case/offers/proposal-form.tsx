import { useMemo } from 'react'
import { newProposal } from '../../../contract/requests.ts'
import type { Proposal } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { today, useToday } from '../../../ui/clock.ts'
import { AreaField, CheckField, ChoiceField, ManyField, SelectField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { More } from '../../../ui/more.tsx'
import { Note } from '../../../ui/pieces.tsx'
import { formReader, stated, withoutUnstated } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { currencyOf } from '../agreements/currency.ts'
import { readTerms } from '../agreements/read-terms.ts'
import { TermsFieldset } from '../agreements/terms-fields.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { followed, goneOn, unanswered, warningsOf } from './proposal-warnings.ts'
import { keepsPlan, proposalAsTyped, typedOffer, type ProposalFields } from './read-proposal.ts'
import { WarningList } from './warning-list.tsx'

interface ProposalFormProps {
  proposal?: Proposal
  /** What a new one begins with: the offer that it answers. */
  answers?: Proposal
  onLeave: () => void
}

/** What is asked of the creditor or offered by it: more time, installments, less penalty. */
export function ProposalForm({ proposal, answers, onLeave }: ProposalFormProps) {
  const words = useWords()
  const label = useLabel()
  const change = useChange()
  const { file } = useCase()
  const now = useToday()
  const lists = useOfficeLists()
  const form = useForm({
    initial: proposalAsTyped(file, today(), proposal, answers),
    draft: `proposal:${file.caseNo}:${proposal?.key ?? (answers ? `to-${answers.key}` : 'new')}`,
  })
  useFormFocus(form, proposal ? `proposal:${proposal.key}` : 'proposal')
  const { values } = form
  const currency = currencyOf(file, values.debts)
  const plan = keepsPlan(file, values, proposal) ? proposal?.plan : undefined
  const warnings = useMemo(() => {
    const offer = typedOffer(values, readTerms(formReader(), 'terms', values.terms, currency))
    const standing = { status: values.status as Proposal['status'], madeBy: stated(values.madeBy) as Proposal['madeBy'] }
    return unanswered(
      warningsOf(file, lists, now, plan ? { ...offer, plan } : offer),
      withoutUnstated({ ...standing, acceptedWarnings: proposal?.acceptedWarnings }),
    )
  }, [file, lists, now, values, plan])
  const save = async () => {
    const read = formReader()
    if (values.debts.length === 0) read.fail('debts', 'list.empty')
    if (values.types.length === 0) read.fail('types', 'list.empty')
    if (warnings.length > 0 && stated(values.goOn) === undefined) read.fail('goOn', 'text.empty')
    const { key: _, ...before } = proposal ?? { key: '' }
    const result = read.finish(
      newProposal,
      withoutUnstated({
        ...before,
        ...typedOffer(values, readTerms(read, 'terms', values.terms, currency)),
        types: values.types,
        madeBy: stated(values.madeBy),
        answers: stated(values.answers),
        replaces: stated(values.replaces),
        sentOn: read.day('sentOn', values.sentOn),
        channel: stated(values.channel),
        status: values.status,
        reasons: stated(values.reasons),
        validUntil: read.day('validUntil', values.validUntil),
        plan,
      }),
    )
    if (!result.ok) return form.fail(result.problems)
    const { caseNo } = file
    const typed = goneOn(result.value as Proposal, warnings, values.goOn.trim(), now)
    const problem = proposal
      ? await change('proposal.update', { caseNo, key: proposal.key, proposal: typed }, words.ui.saved)
      : await change('proposal.add', { caseNo, proposals: [typed], others: followed(file, typed) }, words.offers.proposalSaved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  const title = proposal ? words.offers.proposalEdit : answers ? words.offers.counterOffer : words.offers.newProposal
  return (
    <Form form={form} label={title} onSave={save} onLeave={onLeave}>
      {file.debts.length > 1 && (
        <ManyField
          label={words.offers.ofDebts}
          {...form.field('debts')}
          options={file.debts.map((debt) => ({ value: debt.key, label: <T>{debt.brand}</T> }))}
        />
      )}
      <ManyField
        label={words.offers.asked}
        {...form.field('types')}
        options={enums.proposal_type.map((type) => ({ value: type, label: label('proposal_type', type) }))}
      />
      <TermsFieldset form={form} currency={currency} legend={words.agreements.termsAsked} />
      {proposal?.plan && !plan && <Note tone="waiting">{words.offers.planDropped}</Note>}
      <div className="fields">
        <DayField label={words.offers.sentOn} {...form.field('sentOn')} />
        <ChoiceField label={words.contacts.channel} name="contact_channel" {...form.field('channel')} optional />
        <ChoiceField label={words.offers.status} name="proposal_status" {...form.field('status')} />
        <DayField label={words.offers.validUntil} {...form.field('validUntil')} />
        <AreaField label={words.offers.reasons} {...form.field('reasons')} size="double" />
      </div>
      <MoreFields form={form} except={proposal?.key} />
      {warnings.length > 0 && (
        <fieldset className="fieldset stack tight">
          <legend>{words.offers.warningsTitle}</legend>
          <WarningList warnings={warnings} open />
          <AreaField label={words.offers.whyOn} {...form.field('goOn')} hint={words.offers.whyHint} required />
        </fieldset>
      )}
    </Form>
  )
}

type ProposalFormState = ReturnType<typeof useForm<ProposalFields>>

/** Who made it, what it answers or stands in place of, and with which money. */
function MoreFields({ form, except }: { form: ProposalFormState; except: string | undefined }) {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  const { madeBy, answers, replaces, newBorrowing } = form.values
  const others = file.proposals
    .filter(({ key }) => key !== except)
    .map(({ key, types }) => ({ value: key, label: `${key} · ${types.map((type) => label('proposal_type', type)).join(words.case.and)}` }))
  const makers = Object.entries(words.offers.makers).map(([value, name]) => ({ value, label: name }))
  return (
    <More label={words.offers.more} filled={[madeBy, answers, replaces].some((text) => text !== '') || newBorrowing}>
      <div className="fields">
        <SelectField label={words.offers.madeBy} {...form.field('madeBy')} optional options={makers} />
        {others.length > 0 && (
          <>
            <SelectField label={words.offers.answers} {...form.field('answers')} optional={words.ui.none} options={others} />
            <SelectField label={words.offers.replaces} {...form.field('replaces')} optional={words.ui.none} options={others} />
          </>
        )}
        <CheckField label={`${words.offers.newBorrowing}: ${words.offers.borrowed}`} {...form.field('newBorrowing')} />
      </div>
    </More>
  )
}
