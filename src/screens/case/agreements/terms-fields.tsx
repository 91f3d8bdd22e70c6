import { clawbacks, type Currency } from '../../../domain/case-file.ts'
import { sumMisfit } from '../../../domain/terms-diff.ts'
import { ChoiceField, SelectField, TextField } from '../../../ui/fields.tsx'
import { useRows } from '../../../ui/form-rows.tsx'
import type { FormState } from '../../../ui/form.tsx'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { More } from '../../../ui/more.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { formReader } from '../../../ui/read-form.ts'
import { DayField, MoneyField, RateField } from '../../../ui/value-fields.tsx'
import { amountsAsTyped, newWaiver, readTerms, type TermsFields, type WaiverFields } from './read-terms.ts'

/** What any form that holds terms has. */
export interface WithTerms {
  terms: TermsFields
}

/** The same terms asked, said and written; those that are seldom stated behind one line. */
export function TermsFieldset<T extends WithTerms>({ form, currency, legend }: { form: FormState<T>; currency: Currency; legend: string }) {
  const words = useWords()
  const { waived } = form.values.terms
  const { field } = form as unknown as FormState<WithTerms>
  return (
    <fieldset className="fieldset">
      <legend>{legend}</legend>
      <div className="fields">
        <MoneyField label={words.evidence.term.total} currency={currency} {...field('terms.total')} />
        <TextField label={words.evidence.term.installments} {...field('terms.installments')} inputMode="numeric" size="short" align="end" />
        <AmountsField form={form as unknown as FormState<WithTerms>} currency={currency} />
        <DayField label={words.evidence.term.firstDueOn} {...field('terms.firstDueOn')} />
        <DayField label={words.evidence.term.lastDueOn} {...field('terms.lastDueOn')} />
        <SelectField
          label={words.agreements.waived}
          {...field('terms.waived')}
          optional
          options={[
            { value: 'none', label: words.agreements.nothingWaived },
            { value: 'some', label: words.agreements.someWaived },
          ]}
        />
      </div>
      {waived === 'some' && <WaiverRows form={form} currency={currency} />}
      <MoreTerms form={form as unknown as FormState<WithTerms>} />
    </fieldset>
  )
}

type TermsForm = FormState<WithTerms>

/** One amount for all or a list; what it comes to where that is not the total. */
function AmountsField({ form, currency }: { form: TermsForm; currency: Currency }) {
  const words = useWords()
  const format = useFormat()
  const { terms } = form.values
  const binding = form.field('terms.amounts')
  const read = readTerms(formReader(), 'terms', terms, currency)
  const misfit = sumMisfit(read, currency)
  const asRead = read.amounts && amountsAsTyped(read.amounts, currency)
  const plain = asRead?.replaceAll(',', '')
  const same = asRead === undefined || [asRead, plain, plain?.replace(/\.00$/, '')].includes(terms.amounts.trim())
  return (
    <TextField
      label={words.evidence.term.amounts}
      {...binding}
      inputMode="text"
      size="short"
      align="end"
      suffix={currency}
      hint={terms.amounts === '' ? words.agreements.amountsHint : same ? undefined : words.ui.readAs(asRead)}
      warning={misfit && words.agreements.amountsMisfit(format.money(misfit.sum, currency), format.money(misfit.total, currency))}
    />
  )
}

/** Interest, grace, the end of a waiver, whom to pay. */
function MoreTerms({ form }: { form: TermsForm }) {
  const words = useWords()
  const { field, values } = form
  const { interest, graceDays, clawback, holder, account } = values.terms
  const { term } = words.evidence
  return (
    <More label={words.agreements.moreTerms} filled={[interest, graceDays, clawback, holder, account].some((text) => text !== '')}>
      <div className="fields">
        <RateField label={term.interest} {...field('terms.interest')} size="short" />
        <TextField label={words.agreements.graceDays} {...field('terms.graceDays')} inputMode="numeric" size="short" align="end" />
        <SelectField
          label={term.clawback}
          {...field('terms.clawback')}
          optional
          options={clawbacks.map((after) => ({ value: after, label: words.evidence.clawback[after] }))}
        />
        {clawback === 'other' && (
          <TextField label={words.agreements.clawbackWords} {...field('terms.clawbackWords')} size="double" required />
        )}
        <TextField label={term['payTo.holder']} {...field('terms.holder')} size="double" />
        <TextField label={term['payTo.account']} {...field('terms.account')} code />
      </div>
    </More>
  )
}

function WaiverRows<T extends WithTerms>({ form, currency }: { form: FormState<T>; currency: Currency }) {
  const words = useWords()
  const rows = useRows<WaiverFields, T>(form, () => 'terms.waivers')
  const { field } = form as unknown as FormState<WithTerms>
  return (
    <div className="stack tight" ref={rows.box}>
      {form.values.terms.waivers.map((waiver, index) => {
        const name = words.agreements.waiverNo(index + 1)
        return (
          <div className="fields" key={waiver.row} data-row={waiver.row} role="group" aria-label={name}>
            <ChoiceField
              label={words.agreements.waivedPart}
              name="debt_component"
              {...field(`terms.waivers.${index}.component`)}
              required
            />
            <MoneyField label={words.agreements.waivedAmount} currency={currency} {...field(`terms.waivers.${index}.amount`)} required />
            <div className="field-end">
              <Button quiet label={words.ui.removeNamed(name)} onClick={() => rows.remove(index, name)}>
                {words.ui.remove}
              </Button>
            </div>
          </div>
        )
      })}
      <div>
        <button type="button" className="button quiet" data-add onClick={() => rows.add(newWaiver())}>
          {words.agreements.addWaiver}
        </button>
      </div>
    </div>
  )
}
