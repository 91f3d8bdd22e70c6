import { AreaField, ChecksField } from '../../ui/fields.tsx'
import { useWords } from '../../ui/language.tsx'
import { DayField } from '../../ui/value-fields.tsx'
import { Part, type IntakeFormState } from './part.tsx'

/** Why the client cannot pay, since when, and the story. */
export function HardshipPart({ form }: { form: IntakeFormState }) {
  const words = useWords().intake
  return (
    <Part part="hardship">
      <div className="fields">
        <ChecksField label={words.causes} name="hardship_cause" {...form.field('hardship.causes')} size="wide" />
        <DayField fact label={words.startedOn} {...form.field('hardship.startedOn')} />
        <DayField label={words.expectedEnd} {...form.field('hardship.expectedEnd')} />
        <AreaField label={words.narrative} {...form.field('hardship.narrative')} size="wide" rows={3} />
      </div>
    </Part>
  )
}
