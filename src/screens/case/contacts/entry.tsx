import { memo } from 'react'
import type { CaseFile, ContactEntry } from '../../../domain/case-file.ts'
import type { ConductFlag } from '../../../domain/conduct.ts'
import type { StandingEntry } from '../../../domain/contacts.ts'
import { localParts } from '../../../domain/time.ts'
import { thisZone } from '../../../ui/clock.ts'
import { TextField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { conductNoted } from '../../../words/conduct-noted.ts'
import { useCase } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { LetterText, PrintLetter } from '../letters/logged-letter.tsx'
import { brandsOf } from '../../../domain/owed.ts'
import { LoggedNumber } from '../phone-line.tsx'
import { EntryFlags } from './conduct.tsx'
import { useWithdraw } from './withdraw.ts'

interface EntryProps {
  one: StandingEntry
  flags: readonly ConductFlag[] | undefined
  withdrawing: boolean
  /** The key of the entry that is to be withdrawn, or null. */
  onWithdraw: (key: string | null) => void
}

/** One entry of the log with all that was written down. */
export const Entry = memo(function Entry({ one, flags, withdrawing, onWithdraw }: EntryProps) {
  const words = useWords()
  const { dock } = useCase()
  const { entry } = one
  const name = words.contacts.entry(entry.key)
  return (
    <>
      <div className="row ends top">
        <EntryHead one={one} />
        {one.counts && (
          <span className="log-actions">
            {entry.letter && <PrintLetter entry={entry} />}
            <Button
              needs="contact.correct"
              quiet
              opens={`correct:${entry.key}`}
              label={`${words.contacts.correct}: ${name}`}
              onClick={() => dock({ kind: 'contact', corrects: entry })}
            >
              {words.contacts.correct}
            </Button>
            <Button
              needs="contact.withdraw"
              quiet
              label={`${words.contacts.withdraw}: ${name}`}
              expanded={withdrawing}
              opens={`withdraw:${entry.key}`}
              onClick={() => onWithdraw(entry.key)}
            >
              {words.contacts.withdraw}
            </Button>
          </span>
        )}
      </div>
      <div className={one.state === 'stands' ? 'log-body' : 'log-body struck'}>
        {entry.letter ? (
          <LetterText letter={entry.letter} text={entry.summary} />
        ) : (
          <p>
            <T lines>{entry.summary}</T>
          </p>
        )}
        <EntryFacts one={one} />
      </div>
      <EntryFlags flags={flags} />
      {withdrawing && one.counts && <WithdrawForm one={one} onLeave={() => onWithdraw(null)} />}
    </>
  )
})

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
      {entry.zone !== thisZone() && (
        <span className="soft small">
          {entry.zone} {offset}
        </span>
      )}
      <span>{label('contact_direction', entry.direction)}</span>
      <span className="soft">{label('contact_channel', entry.channel)}</span>
      <Pill>{label('contact_result', entry.result)}</Pill>
      {one.state !== 'stands' && <Pill tone="late">✕ {words.case.entryState[one.state]}</Pill>}
      <span className="soft small code">{entry.key}</span>
      <Pointer to={entry.corrects} text={words.contacts.corrects} />
      <Pointer to={entry.withdraws} text={words.contacts.withdraws} />
      <Pointer to={one.correctedBy} text={words.contacts.correctedBy} />
      <Pointer to={one.withdrawnBy} text={words.contacts.withdrawnBy} />
    </div>
  )
}

/** The other entry of a correction or withdrawal, one press away. */
function Pointer({ to, text }: { to: string | undefined; text: (key: string) => string }) {
  const { show } = useCase()
  if (to === undefined) return null
  return (
    <button type="button" className="button quiet in-line small" onClick={() => show('contacts', to)}>
      {text(to)}
    </button>
  )
}

function EntryFacts({ one }: { one: StandingEntry }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { file } = useCase()
  const { entry } = one
  const seconds = entry.durationSec
  const facts: [string, string | undefined][] = [
    [words.contacts.counterpart, [entry.counterpartOrg, entry.counterpartName, entry.counterpartNo].filter(Boolean).join(' · ')],
    [words.contacts.refusedToSay, entry.refusedToSay?.map((what) => words.contacts.refused[what]).join(words.case.and)],
    [words.contacts.debts, brandsOf(file, entry.debts).join(words.case.and)],
    [words.contacts.party, entry.party && label('contact_party', entry.party)],
    [words.contacts.duration, seconds === undefined ? undefined : words.contacts.lasted(Math.floor(seconds / 60), seconds % 60)],
    [
      words.contacts.recordingKind,
      [entry.recordingKind && label('recording_kind', entry.recordingKind), entry.recordingRef].filter(Boolean).join(' · '),
    ],
    [words.contacts.documents, documentNames(file, entry).join(words.case.and)],
    [words.conduct.facts, conductNoted(words, entry.conduct).join(words.case.and)],
    [
      words.contacts.loggedBy,
      entry.loggedBy && entry.loggedAt ? `${entry.loggedBy} · ${format.day(localParts(entry.loggedAt).day)}` : undefined,
    ],
  ]
  return (
    <>
      {entry.readBack && <p className="soft">✓ {words.contacts.readBack}</p>}
      <Promised what={entry.promiseByThem} label={words.contacts.theirPromise} />
      <Promised what={entry.promiseByUs} label={words.contacts.ourPromise} />
      {entry.nextFollowUpOn && (
        <p>
          <span className="soft">{words.contacts.nextFollowUpOn}</span> <DayText day={entry.nextFollowUpOn} weekday distance />
        </p>
      )}
      <p className="small log-facts">
        {facts
          .filter(([, text]) => text)
          .map(([title, text]) => (
            <span key={title}>
              <span className="soft">{title}</span> <T>{text}</T>
            </span>
          ))}
        {entry.number && (
          <span className="log-number">
            <span className="soft">{words.contacts.number}</span> <LoggedNumber number={entry.number} entry={entry.key} />
          </span>
        )}
      </p>
    </>
  )
}

function documentNames({ documents }: CaseFile, entry: ContactEntry): string[] {
  return entry.documents ? documents.filter(({ key }) => entry.documents!.includes(key)).map(({ fileName }) => fileName) : []
}

function Promised({ what, label }: { what: StandingEntry['entry']['promiseByUs']; label: string }) {
  if (!what) return null
  return (
    <p>
      <span className="soft">{label}</span> <T>{what.what}</T>
      {what.dueOn && (
        <>
          {' · '}
          <DayText day={what.dueOn} weekday distance />
        </>
      )}
    </p>
  )
}

function WithdrawForm({ one, onLeave }: { one: StandingEntry; onLeave: () => void }) {
  const words = useWords()
  const withdraw = useWithdraw()
  const form = useForm({ initial: { reason: '' } })
  useFormFocus(form, `withdraw:${one.entry.key}`)
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
