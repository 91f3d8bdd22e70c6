import { call } from '../../../call.ts'
import { parts } from '../../../contract/parts.ts'
import type { Agreement } from '../../../domain/case-file.ts'
import { standingContacts, standingVersion } from '../../../domain/contacts.ts'
import { localParts } from '../../../domain/time.ts'
import { ManyField, SelectField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { formReader, stated, withoutUnstated } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useCase } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { currencyOf } from './currency.ts'
import { noTerms, readTerms, termsAsTyped } from './read-terms.ts'
import { TermsFieldset } from './terms-fields.tsx'

interface SaidFormProps {
  agreement?: Agreement
  /** The agreement that a new one stands in place of. */
  replaces?: Agreement
  onLeave: () => void
  onAdded?: (key: string) => void
}

/** A new agreement, or what was said by phone for one: the terms, tied to the contact entry in which they were said. */
export function SaidForm({ agreement, replaces, onLeave, onAdded }: SaidFormProps) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const say = useToast()
  const { file, put } = useCase()
  const contacts = standingContacts(file).toReversed()
  const used = replaces && standingVersion(file.contacts, replaces.oralTerms?.contact ?? '')
  const lastYes = contacts.find((entry) => entry.result === 'accepted_verbal' && entry.key !== used?.key)
  const proposal = file.proposals.findLast(({ key }) => key !== replaces?.proposal)
  const of = agreement ?? replaces
  const form = useForm({
    initial: {
      debts: of?.debts ?? lastYes?.debts ?? (file.debts.length === 1 ? [file.debts[0]!.key] : []),
      proposal: agreement?.proposal ?? (agreement ? '' : (proposal?.key ?? '')),
      contact: agreement?.oralTerms?.contact ?? (agreement ? '' : (lastYes?.key ?? '')),
      terms: agreement ? termsAsTyped(agreement.oralTerms, currencyOf(file, agreement.debts)) : noTerms(),
    },
    draft: `said:${file.caseNo}:${agreement?.key ?? (replaces ? `for-${replaces.key}` : 'new')}`,
  })
  useFormFocus(form, agreement ? `said:${agreement.key}` : replaces ? `amend:${replaces.key}` : 'agreement')
  const { values } = form
  const currency = currencyOf(file, values.debts)
  const save = async () => {
    const read = formReader()
    if (values.debts.length === 0) read.fail('debts', 'list.empty')
    const terms = readTerms(read, 'terms', values.terms, currency)
    const contact = stated(values.contact)
    const nothingSaid = contact === undefined && Object.keys(terms).length === 0
    const result = read.finish(parts.oralTerms, withoutUnstated({ ...terms, contact }))
    if (!result.ok) return form.fail(result.problems)
    const { caseNo } = file
    const oralTerms = result.value
    const reply = agreement
      ? await call('agreement.oralTerms', { caseNo, key: agreement.key, oralTerms })
      : await call(
          'agreement.add',
          withoutUnstated({
            caseNo,
            debts: values.debts,
            proposal: stated(values.proposal),
            replaces: replaces?.key,
            oralTerms: nothingSaid ? undefined : oralTerms,
          }),
        )
    if (!reply.ok) return form.fail(reply.problem)
    await form.drop()
    put(reply.value)
    say(words.ui.saved)
    const added = reply.value.agreements.at(-1)
    if (!agreement && added) onAdded?.(added.key)
    onLeave()
  }
  const title = agreement ? words.agreements.saidEdit : replaces ? words.agreements.amendOf(replaces.key) : words.agreements.newAgreement
  return (
    <Form form={form} label={title} onSave={save} onLeave={onLeave}>
      {!agreement && file.debts.length > 1 && (
        <ManyField
          label={words.agreements.ofDebts}
          {...form.field('debts')}
          options={file.debts.map((debt) => ({ value: debt.key, label: <T>{debt.brand}</T> }))}
        />
      )}
      <div className="fields">
        {!agreement && file.proposals.length > 0 && (
          <SelectField
            label={words.agreements.answers}
            {...form.field('proposal')}
            optional={words.ui.none}
            options={file.proposals.map((one) => ({
              value: one.key,
              label: `${one.key} · ${one.types.map((type) => label('proposal_type', type)).join(words.case.and)}`,
            }))}
          />
        )}
        <SelectField
          label={words.agreements.saidIn}
          {...form.field('contact')}
          optional={words.agreements.notSaid}
          size="double"
          hint={contacts.length === 0 ? words.agreements.logFirst : undefined}
          options={contacts.map((entry) => ({
            value: entry.key,
            label: `${format.day(localParts(entry.at).day)} ${localParts(entry.at).time} · ${[entry.counterpartOrg, entry.counterpartName].filter(Boolean).join(' ')} · ${label('contact_result', entry.result)}`,
          }))}
        />
      </div>
      <TermsFieldset form={form} currency={currency} legend={words.agreements.termsSaid} />
    </Form>
  )
}
