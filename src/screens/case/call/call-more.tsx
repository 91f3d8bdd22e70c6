import { phoneOf } from '../../../domain/phone.ts'
import { ChoiceField, TextField } from '../../../ui/fields.tsx'
import { useWords } from '../../../ui/language.tsx'
import { More } from '../../../ui/more.tsx'
import { DayField, TimeField } from '../../../ui/value-fields.tsx'
import { useCase } from '../case-context.tsx'
import type { CallPart } from './call-form.tsx'

/** Who called whom, when, and on which number. */
export function CallMore({ form }: CallPart) {
  const words = useWords()
  const { contacts } = words
  const { file } = useCase()
  const phone = phoneOf(file.client, form.values.number)
  const warning = phone?.safeToCall === false ? contacts.doNotCallThis : phone?.reachable && contacts.callOnly(phone.reachable)
  return (
    <More label={words.call.more} filled={form.values.number !== ''}>
      <div className="fields">
        <ChoiceField label={contacts.direction} name="contact_direction" {...form.field('direction')} />
        <ChoiceField label={contacts.channel} name="contact_channel" {...form.field('channel')} />
        <DayField label={contacts.day} {...form.field('day')} required />
        <TimeField label={contacts.time} {...form.field('time')} required />
        <TextField label={contacts.zone} {...form.field('zone')} />
        <ChoiceField label={contacts.party} name="contact_party" {...form.field('party')} optional />
        <TextField label={contacts.number} {...form.field('number')} inputMode="tel" warning={warning} />
      </div>
    </More>
  )
}
