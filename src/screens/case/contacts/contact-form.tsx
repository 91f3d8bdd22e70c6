/** A contact entry, typed while the phone is at the ear; it docks beside the case, which stays in sight. */
import { startTransition, useMemo } from 'react'
import { call } from '../../../call.ts'
import type { ContactEntry } from '../../../domain/case-file.ts'
import { localParts } from '../../../domain/time.ts'
import { isAhead, nowIn, thisZone } from '../../../ui/clock.ts'
import { AreaField, ChoiceField, ManyField, TextField } from '../../../ui/fields.tsx'
import { Form, useForm, type FormState } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField, TimeField } from '../../../ui/value-fields.tsx'
import { nameOfSends, useCase, type Sends } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { PhoneLine } from '../phone-line.tsx'
import { ConductFields, Evidence } from './evidence-fields.tsx'
import {
  contactAsTyped,
  freshContact,
  isAmongUs,
  knownOrgs,
  momentOf,
  readContact,
  resultsByUse,
  withUsualOrg,
  type ContactFields,
} from './read-contact.ts'
import { useWithdraw } from './withdraw.ts'

/** A new entry, or the correction of an earlier one, which stays in the log. */
export function ContactForm({ corrects, sends, onLeave }: { corrects?: ContactEntry; sends?: Sends; onLeave: () => void }) {
  const words = useWords()
  const { file, put } = useCase()
  const say = useToast()
  const withdraw = useWithdraw()
  const form = useForm<ContactFields>({
    initial: corrects ? contactAsTyped(corrects) : withUsualOrg(file, freshContact(file, thisZone(), nowIn), sends ?? {}),
    draft: ['contact', file.caseNo, corrects?.key ?? (sends && nameOfSends(sends))].filter(Boolean).join(':'),
  })
  useFormFocus(form, corrects ? `correct:${corrects.key}` : 'contact')
  const save = async () => {
    const read = readContact(form.values, corrects)
    if (!read.ok) return form.fail(read.problems)
    const { caseNo } = file
    const entry = read.value
    const reply = corrects
      ? await call('contact.correct', { caseNo, corrects: corrects.key, entry })
      : await call('contact.add', { caseNo, entry })
    if (!reply.ok) return form.fail(reply.problem)
    const added = reply.value.contacts.at(-1)
    const dropped = form.drop()
    put(reply.value)
    say(words.contacts.saved, added ? { undo: () => void withdraw(added.key, words.contacts.undone) } : {})
    // The entry is seen first; that the panes take other widths comes with the next drawing.
    startTransition(onLeave)
    await dropped
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
      <ConductFields form={form} />
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
      <ul className="phones">
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

export interface ContactPart {
  form: FormState<ContactFields>
}

function Counterpart({ form }: ContactPart) {
  const words = useWords().contacts
  const { file } = useCase()
  const orgs = useMemo(() => knownOrgs(file), [file])
  const { values } = form
  const change = (part: Partial<ContactFields>) => form.update((before) => withUsualOrg(file, before, part))
  const moment = momentOf(values)
  const zone = values.zone.trim() === thisZone() || moment === null ? undefined : `${values.zone} ${localParts(moment).offset}`
  return (
    <div className="fields who-fields">
      <ChoiceField
        label={words.direction}
        name="contact_direction"
        {...form.field('direction')}
        onChange={(direction) => change({ direction })}
      />
      <ChoiceField label={words.channel} name="contact_channel" {...form.field('channel')} />
      <DayField label={words.day} {...form.field('day')} required />
      <TimeField
        label={words.time}
        {...form.field('time')}
        required
        hint={zone}
        warning={moment !== null && isAhead(moment) ? words.ahead : undefined}
      />
      {!isAmongUs(values.direction) && (
        <>
          <TextField label={words.counterpartOrg} {...form.field('counterpartOrg')} suggestions={orgs} size="wide" />
          <TextField label={words.counterpartName} {...form.field('counterpartName')} autoFocus />
          <TextField label={words.counterpartNo} {...form.field('counterpartNo')} />
        </>
      )}
      {file.debts.length > 1 && (
        <ManyField
          label={words.debts}
          {...form.field('debts')}
          onChange={(debts) => change({ debts })}
          options={file.debts.map((debt) => ({ value: debt.key, label: <T>{debt.brand}</T> }))}
          size="wide"
        />
      )}
    </div>
  )
}

function Said({ form }: ContactPart) {
  const words = useWords().contacts
  return (
    <div className="fields">
      <AreaField label={words.summary} {...form.field('summary')} required rows={3} size="wide" />
      <ChoiceField label={words.result} name="contact_result" only={resultsByUse} {...form.field('result')} required />
      <DayField label={words.nextFollowUpOn} {...form.field('nextFollowUpOn')} />
    </div>
  )
}

function Promises({ form }: ContactPart) {
  const words = useWords().contacts
  return (
    <div className="promise-lines">
      <TextField label={words.theirPromise} {...form.field('theirPromise')} />
      <DayField label={words.theirPromiseDue} {...form.field('theirPromiseDue')} />
      <TextField label={words.ourPromise} {...form.field('ourPromise')} />
      <DayField label={words.ourPromiseDue} {...form.field('ourPromiseDue')} />
    </div>
  )
}
