import { useState } from 'react'
import { phoneOf } from '../../../domain/phone.ts'
import { ChoiceField, TextField } from '../../../ui/fields.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'
import type { ContactPart } from './contact-form.tsx'

const rare = ['recordingKind', 'recordingRef', 'minutes', 'party', 'number', 'zone'] as const

/** Rarer than the rest; open at once when it holds something or something in it is wrong. */
export function Evidence({ form }: ContactPart) {
  const words = useWords()
  const { values } = form
  const [asked, setAsked] = useState(false)
  const open = asked || rare.some((name) => form.field(name).error !== undefined || (name !== 'zone' && values[name] !== ''))
  if (!open) {
    return (
      <div>
        <Button quiet expanded={false} onClick={() => setAsked(true)}>
          {words.contacts.more}
        </Button>
      </div>
    )
  }
  return (
    <div className="fields">
      <ChoiceField label={words.contacts.recordingKind} name="recording_kind" {...form.field('recordingKind')} optional autoFocus={asked} />
      <TextField label={words.contacts.recordingRef} {...form.field('recordingRef')} />
      <TextField
        label={words.contacts.minutes}
        {...form.field('minutes')}
        inputMode="numeric"
        hint={words.contacts.minutesHint}
        size="short"
      />
      <ChoiceField label={words.contacts.party} name="contact_party" {...form.field('party')} optional />
      <NumberCalled form={form} />
      <TextField label={words.contacts.zone} {...form.field('zone')} />
    </div>
  )
}

/** A number of the client's says what the client asked about it, when we are the ones who call. */
function NumberCalled({ form }: ContactPart) {
  const words = useWords().contacts
  const { file } = useCase()
  const phone = phoneOf(file.client, form.values.number)
  const warning = phone?.safeToCall === false ? words.doNotCallThis : phone?.reachable && words.callOnly(phone.reachable)
  return (
    <TextField
      label={words.number}
      {...form.field('number')}
      inputMode="tel"
      warning={warning}
      hint={phone ? words.clientNumber : undefined}
    />
  )
}
