import type { Currency } from '../../../domain/case-file.ts'
import { ChoiceField, SelectField, TextField } from '../../../ui/fields.tsx'
import type { FormState } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { DayField, MoneyField } from '../../../ui/value-fields.tsx'
import { noWaiver, type TermsFields } from './read-terms.ts'

/** Any form that holds terms. */
export type TermsForm = Pick<FormState<{ terms: TermsFields }>, 'values' | 'field' | 'set'>

/** Total, installments, first due day and waivers: the same four terms asked, said and written. */
export function TermsFieldset({ form, currency, legend }: { form: TermsForm; currency: Currency; legend: string }) {
  const words = useWords()
  const { waived } = form.values.terms
  return (
    <fieldset className="fieldset">
      <legend>{legend}</legend>
      <div className="fields">
        <MoneyField label={words.evidence.term.total} currency={currency} {...form.field('terms.total')} />
        <TextField label={words.evidence.term.installments} {...form.field('terms.installments')} inputMode="numeric" size="short" align="end" />
        <DayField label={words.evidence.term.firstDueOn} {...form.field('terms.firstDueOn')} />
        <SelectField
          label={words.agreements.waived}
          {...form.field('terms.waived')}
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

function WaiverRows({ form, currency }: { form: TermsForm; currency: Currency }) {
  const words = useWords()
  const { waivers } = form.values.terms
  return (
    <div className="stack tight">
      {waivers.map((_, index) => (
        <div className="fields" key={index}>
          <ChoiceField label={words.agreements.waivedPart} name="debt_component" {...form.field(`terms.waivers.${index}.component`)} required />
          <MoneyField label={words.agreements.waivedAmount} currency={currency} {...form.field(`terms.waivers.${index}.amount`)} required />
          <div className="field-end">
            <Button quiet onClick={() => form.set('terms.waivers', waivers.filter((_, other) => other !== index))}>
              {words.ui.remove}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button quiet onClick={() => form.set('terms.waivers', [...waivers, noWaiver])}>
          {words.agreements.addWaiver}
        </Button>
      </div>
    </div>
  )
}
