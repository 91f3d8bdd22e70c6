/** What is typed while the phone is at the ear: who, word for word, the result, the terms, what was promised. One save. */
import { useLayoutEffect, useMemo, useState } from 'react'
import { call } from '../../../call.ts'
import { followUpOn } from '../../../domain/call.ts'
import { daysBetween } from '../../../domain/day.ts'
import type { Debt } from '../../../domain/case-file.ts'
import { nowIn, thisZone, useToday } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { AreaField, ChoiceField, TextField } from '../../../ui/fields.tsx'
import { Form, useForm, type FormState } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button, Keys } from '../../../ui/pieces.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { useCase } from '../case-context.tsx'
import { knownOrgs } from '../contacts/read-contact.ts'
import { useWithdraw } from '../contacts/withdraw.ts'
import { useFormFocus } from '../focus.ts'
import { CallMore } from './call-more.tsx'
import { asksTerms, asksWho, freshCall, hasTyped, readCall, type CallFields } from './read-call.ts'
import { ResultField } from './result-field.tsx'
import { SaidTerms } from './said-terms.tsx'
import { Timer } from './timer.tsx'

export interface CallPart {
  form: FormState<CallFields>
}

/** The key under which a call that was not saved is kept. */
export const callDraft = (caseNo: string, debt: string): string => `call:${caseNo}:${debt}`

interface CallFormProps {
  debt: Debt
  onLeave: () => void
  /** Gets the key of the entry. */
  onSaved: (entry: string) => void
}

/** The form of a call; its timer begins when it opens, and both are back when the program was gone in between. */
export function CallForm({ debt, onLeave, onSaved }: CallFormProps) {
  const words = useWords()
  const { file, put } = useCase()
  const say = useToast()
  const withdraw = useWithdraw()
  const [fresh] = useState(() => freshCall(file, debt.key, thisZone(), nowIn))
  const form = useForm<CallFields>({ initial: fresh, draft: callDraft(file.caseNo, debt.key) })
  useFormFocus(form, `call:${debt.key}`)
  const { startedAt } = form.values
  // Before the first key can come.
  useLayoutEffect(() => {
    if (form.ready && startedAt === '') form.set('startedAt', new Date().toISOString())
  }, [form.ready, startedAt])
  const save = async () => {
    const read = readCall(file, form.values, debt.currency, Date.now())
    if (!read.ok) return form.fail(read.problems)
    const reply = await call('contact.add', { caseNo: file.caseNo, ...read.value })
    if (!reply.ok) return form.fail(reply.problem)
    await form.drop()
    put(reply.value)
    const added = reply.value.contacts.at(-1)
    say(words.contacts.saved, added ? { undo: () => void withdraw(added.key, words.contacts.undone) } : {})
    if (added) onSaved(added.key)
  }
  const leave = () => void (hasTyped(form.values, fresh) ? Promise.resolve() : form.drop()).then(onLeave)
  return (
    <Form form={form} label={words.call.title(debt.brand)} onSave={save} onLeave={leave} sticky>
      <Timer form={form} />
      <Who form={form} />
      <AreaField label={words.call.notes} {...form.field('summary')} required rows={5} size="wide" />
      <ResultField form={form} />
      {asksTerms(form.values) && <SaidTerms form={form} currency={debt.currency} />}
      <Promises form={form} />
      <Afterwards form={form} />
      <CallMore form={form} />
    </Form>
  )
}

function Who({ form }: CallPart) {
  const words = useWords()
  const { file } = useCase()
  const orgs = useMemo(() => knownOrgs(file), [file])
  const wanted = asksWho(form.values)
  const { counterpartName, counterpartNo, nameRefused, numberRefused } = form.values
  const askName = wanted && counterpartName.trim() === '' && !nameRefused
  const askNumber = wanted && counterpartNo.trim() === '' && !numberRefused
  return (
    <fieldset className="fieldset">
      <legend>{words.call.who}</legend>
      <div className="fields call-who">
        <TextField label={words.contacts.counterpartOrg} {...form.field('counterpartOrg')} suggestions={orgs} size="wide" />
        <TextField
          label={words.contacts.counterpartName}
          {...form.field('counterpartName')}
          autoFocus
          warning={askName && !form.field('counterpartName').error ? words.call.askName : undefined}
        />
        <TextField
          label={words.contacts.counterpartNo}
          {...form.field('counterpartNo')}
          warning={askNumber && !form.field('counterpartNo').error ? words.call.askNumber : undefined}
        />
        <Refused form={form} what="nameRefused" of="counterpartName" label={words.call.nameRefused} keys="alt+n" />
        <Refused form={form} what="numberRefused" of="counterpartNo" label={words.call.numberRefused} keys="alt+u" />
      </div>
    </fieldset>
  )
}

interface RefusedProps extends CallPart {
  what: 'nameRefused' | 'numberRefused'
  /** The field that then needs no answer. */
  of: 'counterpartName' | 'counterpartNo'
  label: string
  keys: string
}

function Refused({ form, what, of, label, keys }: RefusedProps) {
  const { value, onChange } = form.field(what)
  const tick = () => {
    // What was remarked of the field is settled.
    form.set(of, form.values[of])
    onChange(!value)
  }
  useCommand({ id: `call.${what}`, title: label, keys, run: tick })
  return (
    <label className="check">
      <input type="checkbox" checked={value} onChange={tick} />
      <span>{label}</span> <Keys keys={keys} />
    </label>
  )
}

const followKeys = 'alt+f'

function Promises({ form }: CallPart) {
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

/** When to ask again, and where the recording is. */
function Afterwards({ form }: CallPart) {
  const words = useWords()
  const { contacts } = words
  const today = useToday()
  const { chaser } = useOfficeLists()
  const day = followUpOn(chaser, form.values.counterpartOrg, today)
  const follow = () => form.set('nextFollowUpOn', day)
  const followIn = words.call.followIn(daysBetween(today, day))
  useCommand({ id: 'call.followUp', title: `${contacts.nextFollowUpOn}: ${followIn}`, keys: followKeys, run: follow })
  return (
    <div className="fields call-after">
      <DayField label={contacts.nextFollowUpOn} {...form.field('nextFollowUpOn')} />
      <Button keys={followKeys} label={`${contacts.nextFollowUpOn}: ${followIn}`} onClick={follow}>
        {followIn}
      </Button>
      <ChoiceField label={contacts.recordingKind} name="recording_kind" {...form.field('recordingKind')} optional />
      <TextField label={contacts.recordingRef} {...form.field('recordingRef')} />
    </div>
  )
}
