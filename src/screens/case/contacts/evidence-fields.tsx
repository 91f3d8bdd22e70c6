import { useState } from 'react'
import { conductFacts, contentBreaches } from '../../../domain/case-file.ts'
import { phoneOf } from '../../../domain/phone.ts'
import { ChoiceField, ManyField, TextField } from '../../../ui/fields.tsx'
import { useWords } from '../../../ui/language.tsx'
import { More } from '../../../ui/more.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'
import type { ContactPart } from './contact-form.tsx'
import { PickDocuments } from '../papers/pick-documents.tsx'
import { isAmongUs, isFromCreditor } from './read-contact.ts'

const rare = ['recordingKind', 'recordingRef', 'minutes', 'party', 'number', 'zone', 'refusedToSay', 'documents'] as const

/** Rarer than the rest; open at once when it holds something or something in it is wrong. */
export function Evidence({ form }: ContactPart) {
  const words = useWords()
  const { values } = form
  const [asked, setAsked] = useState(false)
  const open = asked || rare.some((name) => form.field(name).error !== undefined || (name !== 'zone' && values[name].length > 0))
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
      {!isAmongUs(values.direction) && (
        <ManyField
          label={words.contacts.refusedToSay}
          {...form.field('refusedToSay')}
          options={(['name', 'number'] as const).map((value) => ({ value, label: words.contacts.refused[value] }))}
          size="wide"
        />
      )}
      <PickDocuments label={words.contacts.documents} {...form.field('documents')} />
    </div>
  )
}

/** What a person noted of the conduct in a contact that the creditor's side started. */
export function ConductFields({ form }: ContactPart) {
  const { conduct } = useWords()
  const { file } = useCase()
  const { values } = form
  if (!isFromCreditor(values.direction)) return null
  const facts = conductFacts.filter((fact) => fact !== 'excluded' || file.jurisdiction === 'US')
  return (
    <More label={conduct.facts} filled={values.conduct.length + values.content.length > 0}>
      <div className="fields">
        <ManyField
          label={conduct.factsWhat}
          {...form.field('conduct')}
          options={facts.map((value) => ({ value, label: conduct.fact[value] }))}
          size="wide"
        />
        <ManyField
          label={conduct.factsContent}
          {...form.field('content')}
          options={contentBreaches.map((value) => ({ value, label: conduct.content[value] }))}
          size="wide"
        />
      </div>
    </More>
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
