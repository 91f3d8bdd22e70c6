/** The log: newest first; corrected and withdrawn entries stay, struck through, with what took their place. */
import { useState } from 'react'
import { standing, type StandingEntry } from '../../../domain/contacts.ts'
import { localParts } from '../../../domain/time.ts'
import { TextField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Empty, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase } from '../case-context.tsx'
import { useWithdraw } from './withdraw.ts'

export function Contacts() {
  const words = useWords()
  const { file, dock } = useCase()
  const entries = standing(file.contacts).toSorted((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at))
  const add = (
    <Button main={entries.length === 0} keys="n" onClick={() => dock({ kind: 'contact' })}>
      {words.case.newContact}
    </Button>
  )
  return (
    <Section title={words.case.sections.contacts} actions={entries.length > 0 && add}>
      {entries.length === 0 ? (
        <Empty text={words.contacts.empty} action={add} />
      ) : (
        <ol className="log">
          {entries.map((one) => (
            <Entry key={one.entry.key} one={one} />
          ))}
        </ol>
      )}
    </Section>
  )
}

function Entry({ one }: { one: StandingEntry }) {
  const words = useWords()
  const { dock } = useCase()
  const [withdrawing, setWithdrawing] = useState(false)
  const { entry } = one
  const name = words.contacts.entry(entry.key)
  return (
    <li className="log-entry" id={`entry-${entry.key}`}>
      <EntryHead one={one} />
      <div className={one.state === 'stands' ? undefined : 'struck'}>
        <p>
          <T lines>{entry.summary}</T>
        </p>
        <EntryFacts one={one} />
      </div>
      {one.counts && !withdrawing && (
        <div className="row">
          <Button quiet label={`${words.contacts.correct}: ${name}`} onClick={() => dock({ kind: 'contact', corrects: entry })}>
            {words.contacts.correct}
          </Button>
          <Button quiet label={`${words.contacts.withdraw}: ${name}`} onClick={() => setWithdrawing(true)}>
            {words.contacts.withdraw}
          </Button>
        </div>
      )}
      {withdrawing && <WithdrawForm one={one} onLeave={() => setWithdrawing(false)} />}
    </li>
  )
}

function EntryHead({ one }: { one: StandingEntry }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { entry } = one
  const { day, time, offset } = localParts(entry.at)
  return (
    <div className="row log-head">
      <time dateTime={entry.at} className="strong">
        {format.day(day, { weekday: true })} {time}
      </time>
      <span className="soft small">
        {entry.zone} {offset}
      </span>
      <span>{label('contact_direction', entry.direction)}</span>
      <span className="soft">{label('contact_channel', entry.channel)}</span>
      <Pill>{label('contact_result', entry.result)}</Pill>
      {one.state !== 'stands' && <Pill tone="late">{words.case.entryState[one.state]}</Pill>}
      <span className="soft small code">{entry.key}</span>
      {(entry.corrects ?? entry.withdraws) !== undefined && (
        <span className="soft small">{entry.corrects ? words.contacts.corrects(entry.corrects) : words.contacts.withdraws(entry.withdraws ?? '')}</span>
      )}
      {one.correctedBy && <span className="soft small">{words.contacts.correctedBy(one.correctedBy)}</span>}
      {one.withdrawnBy && <span className="soft small">{words.contacts.withdrawnBy(one.withdrawnBy)}</span>}
    </div>
  )
}

function EntryFacts({ one }: { one: StandingEntry }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { file } = useCase()
  const { entry } = one
  const debts = file.debts.filter((debt) => entry.debts.includes(debt.key)).map((debt) => debt.brand)
  const facts: [string, string | undefined][] = [
    [words.contacts.counterpart, [entry.counterpartOrg, entry.counterpartName, entry.counterpartNo].filter(Boolean).join(' · ')],
    [words.contacts.debts, debts.join(words.case.and)],
    [words.contacts.party, entry.party && label('contact_party', entry.party)],
    [words.contacts.minutes, entry.durationSec === undefined ? undefined : words.contacts.lasted(Math.floor(entry.durationSec / 60), entry.durationSec % 60)],
    [words.contacts.recordingKind, [entry.recordingKind && label('recording_kind', entry.recordingKind), entry.recordingRef].filter(Boolean).join(' · ')],
    [words.contacts.loggedBy, entry.loggedBy && entry.loggedAt ? `${entry.loggedBy} · ${format.day(localParts(entry.loggedAt).day)}` : undefined],
  ]
  return (
    <>
      <Promise what={entry.promiseByThem} label={words.contacts.theirPromise} />
      <Promise what={entry.promiseByUs} label={words.contacts.ourPromise} />
      {entry.nextFollowUpOn && (
        <p>
          <span className="soft">{words.contacts.nextFollowUpOn}</span> <DayText day={entry.nextFollowUpOn} weekday distance />
        </p>
      )}
      <p className="small">
        {facts
          .filter(([, text]) => text)
          .map(([title, text]) => (
            <span key={title} className="log-fact">
              <span className="soft">{title}</span> <T>{text}</T>
            </span>
          ))}
      </p>
    </>
  )
}

function Promise({ what, label }: { what: StandingEntry['entry']['promiseByUs']; label: string }) {
  if (!what) return null
  return (
    <p>
      <span className="soft">{label}</span> <T>{what.what}</T> {what.dueOn && <DayText day={what.dueOn} weekday distance />}
    </p>
  )
}

function WithdrawForm({ one, onLeave }: { one: StandingEntry; onLeave: () => void }) {
  const words = useWords()
  const withdraw = useWithdraw()
  const form = useForm({ initial: { reason: '' } })
  const save = async () => {
    if (form.values.reason.trim() === '') return form.fail({ code: 'text.empty', field: 'reason' })
    const problem = await withdraw(one.entry.key, form.values.reason.trim())
    if (problem) return form.fail(problem)
    onLeave()
  }
  return (
    <Form form={form} label={words.contacts.withdraw} saveLabel={words.contacts.withdraw} onSave={save} onLeave={onLeave} enterSaves>
      <TextField label={words.contacts.withdrawWhy} {...form.field('reason')} size="double" required autoFocus />
    </Form>
  )
}
