/** A contact entry, typed while the phone is at the ear; it docks beside the case, which stays in sight. */
import { useState } from 'react'
import { call } from '../../../call.ts'
import type { ContactEntry } from '../../../domain/case-file.ts'
import { clockTime, thisZone, today } from '../../../ui/clock.ts'
import { AreaField, ChoiceField, ManyField, TextField } from '../../../ui/fields.tsx'
import { Form, useForm, type FormState } from '../../../ui/form.tsx'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField, TimeField } from '../../../ui/value-fields.tsx'
import { useCase } from '../case-context.tsx'
import { PhoneLine } from '../phone-line.tsx'
import { contactAsTyped, freshContact, readContact, type ContactFields } from './read-contact.ts'
import { useWithdraw } from './withdraw.ts'

/** A new entry, or the correction of an earlier one, which stays in the log. */
export function ContactForm({ corrects, onLeave }: { corrects?: ContactEntry; onLeave: () => void }) {
  const words = useWords()
  const { file, put } = useCase()
  const say = useToast()
  const withdraw = useWithdraw()
  const form = useForm<ContactFields>({
    initial: corrects ? contactAsTyped(corrects) : freshContact(file, today(), clockTime(), thisZone()),
    draft: corrects ? `contact:${file.caseNo}:${corrects.key}` : `contact:${file.caseNo}`,
  })
  const save = async () => {
    const read = readContact(form.values)
    if (!read.ok) return form.fail(read.problems)
    const { caseNo } = file
    const entry = read.value
    const reply = corrects ? await call('contact.correct', { caseNo, corrects: corrects.key, entry }) : await call('contact.add', { caseNo, entry })
    if (!reply.ok) return form.fail(reply.problem)
    const added = reply.value.contacts.at(-1)
    await form.drop()
    put(reply.value)
    say(words.contacts.saved, added ? { undo: () => void withdraw(added.key, words.contacts.undone) } : {})
    onLeave()
  }
  const title = corrects ? words.contacts.correction : words.case.newContact
  return (
    <Form form={form} label={title} onSave={save} onLeave={onLeave} sticky>
      <h2>{title}</h2>
      {corrects && <p className="soft">{words.contacts.correctionWhy}</p>}
      <WhoToCall />
      <Counterpart form={form} />
      <Said form={form} />
      <Promises form={form} />
      <Evidence form={form} />
    </Form>
  )
}

/** What the client said about being called stands above every call. */
function WhoToCall() {
  const { file } = useCase()
  const { phones, safeContactNote } = file.client
  if (phones.length === 0 && !safeContactNote) return null
  return (
    <div className="note">
      <ul>
        {phones.map((phone) => (
          <li key={phone.number}>
            <PhoneLine phone={phone} />
          </li>
        ))}
      </ul>
      {safeContactNote && (
        <p>
          <T lines>{safeContactNote}</T>
        </p>
      )}
    </div>
  )
}

type Part = { form: FormState<ContactFields> }

function Counterpart({ form }: Part) {
  const words = useWords().contacts
  const { file } = useCase()
  return (
    <div className="fields">
      <ChoiceField label={words.direction} name="contact_direction" {...form.field('direction')} />
      <ChoiceField label={words.channel} name="contact_channel" {...form.field('channel')} />
      <DayField label={words.day} {...form.field('day')} required />
      <TimeField label={words.time} {...form.field('time')} required />
      {file.debts.length > 1 && (
        <ManyField label={words.debts} {...form.field('debts')} options={file.debts.map((debt) => ({ value: debt.key, label: <T>{debt.brand}</T> }))} size="double" />
      )}
      <TextField label={words.counterpartOrg} {...form.field('counterpartOrg')} size="double" />
      <TextField label={words.counterpartName} {...form.field('counterpartName')} autoFocus />
      <TextField label={words.counterpartNo} {...form.field('counterpartNo')} />
    </div>
  )
}

function Said({ form }: Part) {
  const words = useWords().contacts
  return (
    <div className="fields">
      <AreaField label={words.summary} {...form.field('summary')} required rows={3} size="double" />
      <ChoiceField label={words.result} name="contact_result" {...form.field('result')} required />
      <DayField label={words.nextFollowUpOn} {...form.field('nextFollowUpOn')} />
    </div>
  )
}

function Promises({ form }: Part) {
  const words = useWords().contacts
  return (
    <div className="fields">
      <TextField label={words.theirPromise} {...form.field('theirPromise')} size="wide" />
      <DayField label={words.dueOn} {...form.field('theirPromiseDue')} />
      <TextField label={words.ourPromise} {...form.field('ourPromise')} size="wide" />
      <DayField label={words.dueOn} {...form.field('ourPromiseDue')} />
    </div>
  )
}

/** Rarer than the rest; open at once when it holds something. */
function Evidence({ form }: Part) {
  const words = useWords()
  const sentence = useSentence()
  const { values } = form
  const [open, setOpen] = useState([values.recordingKind, values.recordingRef, values.minutes, values.party, values.number].some((text) => text !== ''))
  if (!open) {
    return (
      <div>
        <Button quiet expanded={false} onClick={() => setOpen(true)}>
          {words.contacts.more}
        </Button>
      </div>
    )
  }
  return (
    <div className="fields">
      <ChoiceField label={words.contacts.recordingKind} name="recording_kind" {...form.field('recordingKind')} optional />
      <TextField label={words.contacts.recordingRef} {...form.field('recordingRef')} />
      <TextField label={words.contacts.minutes} {...form.field('minutes')} inputMode="numeric" hint={words.contacts.minutesHint} size="short" />
      <ChoiceField label={words.contacts.party} name="contact_party" {...form.field('party')} optional />
      <TextField label={words.contacts.number} {...form.field('number')} inputMode="tel" />
      <TextField label={words.contacts.zone} {...form.field('zone')} error={form.field('zone').error ?? zoneProblem(values.zone, sentence)} />
    </div>
  )
}

function zoneProblem(zone: string, sentence: (code: string) => string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return undefined
  } catch {
    return sentence('choice.unknown')
  }
}
