import { AreaField, ChoiceField, SelectField, TextField } from '../../ui/fields.tsx'
import { useRows } from '../../ui/form-rows.tsx'
import { useWords } from '../../ui/language.tsx'
import { newPhone, type IntakeFields, type PhoneFields } from './fields.ts'
import { AddLine, Part, RemoveLine, useYesNo, type IntakeFormState } from './part.tsx'

/** Zones in which clients of the places that we know live; any other can be typed. */
const usualZones = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Taipei',
  'Asia/Hong_Kong',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
]

/** How the client can be reached without harm. */
export function ContactPart({ form }: { form: IntakeFormState }) {
  const words = useWords().intake
  const yesNo = useYesNo()
  const rows = useRows<PhoneFields, IntakeFields>(form, () => 'client.phones')
  return (
    <Part part="contact">
      <div className="form-lines" ref={rows.box}>
        {form.values.client.phones.map((phone, index) => {
          const title = words.nth(words.phone, index + 1)
          const at = `client.phones.${index}` as const
          return (
            <div className="form-line phone-line" key={phone.row} data-row={phone.row} role="group" aria-label={title}>
              <TextField label={words.phoneNumber} {...form.field(`${at}.number`)} inputMode="tel" />
              <ChoiceField label={words.phoneOwner} name="phone_owner" {...form.field(`${at}.owner`)} />
              <SelectField label={words.safeToCall} options={yesNo} {...form.field(`${at}.safeToCall`)} optional />
              <TextField label={words.reachable} {...form.field(`${at}.reachable`)} />
              {phone.offered ? <span /> : <RemoveLine what={title} onClick={() => rows.remove(index, title)} />}
            </div>
          )
        })}
        <AddLine onClick={() => rows.add(newPhone())}>{words.addPhone}</AddLine>
      </div>
      <div className="fields">
        <ChoiceField label={words.preferredChannel} name="contact_channel" {...form.field('client.preferredChannel')} optional />
        <TextField label={words.timeZone} {...form.field('client.timeZone')} suggestions={usualZones} hint={words.timeZoneHint} />
        <AreaField label={words.safeContactNote} {...form.field('client.safeContactNote')} size="double" rows={1} />
      </div>
    </Part>
  )
}
