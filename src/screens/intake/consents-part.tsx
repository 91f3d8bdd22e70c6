import type { EnumValue } from '../../domain/enums.ts'
import { useToday } from '../../ui/clock.ts'
import { CheckField, ChoiceField, TextField } from '../../ui/fields.tsx'
import { useRows } from '../../ui/form-rows.tsx'
import { useLabel, useWords } from '../../ui/language.tsx'
import { DayField } from '../../ui/value-fields.tsx'
import { newConsent, type ConsentFields, type IntakeFields } from './fields.ts'
import { AddLine, Part, RemoveLine, type IntakeFormState } from './part.tsx'

/** What the client agreed to: the two that every case needs stand there to be ticked, others are added. */
export function ConsentsPart({ form }: { form: IntakeFormState }) {
  const words = useWords().intake
  const today = useToday()
  const rows = useRows<ConsentFields, IntakeFields>(form, () => 'consents')
  const { consents } = form.values
  const add = () => rows.add(newConsent(nextType(consents), today))
  return (
    <Part part="consents">
      <p className="soft intake-why">{words.consentsWhy}</p>
      <div className="form-lines" ref={rows.box}>
        {consents.map((consent, index) => (
          <ConsentLine key={consent.row} form={form} index={index} onRemove={(what) => rows.remove(index, what)} />
        ))}
        <AddLine onClick={add}>{words.addConsent}</AddLine>
      </div>
    </Part>
  )
}

/** The consent that is most often taken next. */
function nextType(consents: readonly ConsentFields[]): EnumValue<'consent_type'> {
  return consents.some((consent) => consent.type === 'representation') ? 'share_creditor' : 'representation'
}

function ConsentLine({ form, index, onRemove }: { form: IntakeFormState; index: number; onRemove: (what: string) => void }) {
  const words = useWords().intake
  const label = useLabel()
  const consent = form.values.consents[index]!
  const at = `consents.${index}` as const
  const title = label('consent_type', consent.type as EnumValue<'consent_type'>)
  const off = !consent.given
  return (
    <div className="form-line consent-line" data-row={consent.row} role="group" aria-label={title}>
      {consent.offered ? (
        <div className="field">
          <span className="field-legend" aria-hidden="true">
            {words.given}
          </span>
          <CheckField {...form.field(`${at}.given`)} label={title} />
        </div>
      ) : (
        <ChoiceField label={words.consentType} name="consent_type" {...form.field(`${at}.type`)} />
      )}
      <DayField fact label={words.givenOn} {...form.field(`${at}.givenOn`)} disabled={off} />
      <ChoiceField label={words.method} name="consent_method" {...form.field(`${at}.method`)} disabled={off} />
      <TextField label={words.scope} {...form.field(`${at}.scope`)} disabled={off} />
      <DayField label={words.expiresOn} {...form.field(`${at}.expiresOn`)} disabled={off} />
      {consent.offered ? <span /> : <RemoveLine what={title} onClick={() => onRemove(title)} />}
    </div>
  )
}
