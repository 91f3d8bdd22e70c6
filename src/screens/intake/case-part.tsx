import { useEffect } from 'react'
import { parseDay } from '../../domain/day.ts'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { useWords } from '../../ui/language.tsx'
import { useNewest } from '../../ui/newest.ts'
import { Button } from '../../ui/pieces.tsx'
import { DayField } from '../../ui/value-fields.tsx'
import { withFreeNumber, withJurisdiction } from './fields.ts'
import { Part, type IntakeFormState } from './part.tsx'

/** Number, day, place and urgency of the case itself. `nextNo` is the number that was offered when the form opened. */
export function CasePart({ form, nextNo }: { form: IntakeFormState; nextNo: string }) {
  const words = useWords().intake
  const free = useFreeNumber(form, nextNo)
  return (
    <Part part="case">
      <div className="fields">
        <TextField
          label={words.caseNo}
          {...form.field('caseNo')}
          required
          hint={
            form.values.caseNo.trim() !== free && (
              <Button quiet onClick={() => form.set('caseNo', free)}>
                {words.nextNo(free)}
              </Button>
            )
          }
        />
        <ChoiceField
          label={words.jurisdiction}
          name="jurisdiction"
          {...form.field('jurisdiction')}
          onChange={(value) => form.update((fields) => withJurisdiction(fields, value))}
        />
        <DayField fact label={words.openedOn} {...form.field('openedOn')} required />
        <ChoiceField label={words.priority} name="priority" {...form.field('priority')} />
        <ChoiceField label={words.referralSource} name="referral_source" {...form.field('referralSource')} optional />
      </div>
    </Part>
  )
}

/** The next free number of the year the case is opened in; a number that nobody typed follows it, a draft's from last time too. */
function useFreeNumber(form: IntakeFormState, first: string): string {
  const opened = parseDay(form.values.openedOn)
  const next = useNewest('cases.nextNo', opened.ok ? { year: Number(opened.value.slice(0, 4)) } : null)
  const free = next?.caseNo ?? first
  useEffect(() => {
    if (withFreeNumber(form.values, free) !== form.values) form.update((fields) => withFreeNumber(fields, free))
  }, [free])
  return free
}
