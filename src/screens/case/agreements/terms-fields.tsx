import type { Currency } from '../../../domain/case-file.ts'
import { ChoiceField, SelectField, TextField } from '../../../ui/fields.tsx'
import { useRows } from '../../../ui/form-rows.tsx'
import type { FormState } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { DayField, MoneyField } from '../../../ui/value-fields.tsx'
import { newWaiver, type TermsFields, type WaiverFields } from './read-terms.ts'

/** What any form that holds terms has. */
export interface WithTerms {
  terms: TermsFields
}

/** Total, installments, first due day and waivers: the same four terms asked, said and written. */
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
        <DayField label={words.evidence.term.firstDueOn} {...field('terms.firstDueOn')} />
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
    </fieldset>
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
