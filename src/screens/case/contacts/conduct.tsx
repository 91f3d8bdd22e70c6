/** What the log may show of the creditor side's conduct: a section above it, and a flag beside each entry. */
import { useDeferredValue, useMemo, useState } from 'react'
import { caseConduct, conductRulesOf, conductSource } from '../../../domain/case-conduct.ts'
import type { ContactEntry } from '../../../domain/case-file.ts'
import { conductRules, type ConductFlag, type ConductRule } from '../../../domain/conduct.ts'
import { localParts } from '../../../domain/time.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Button, Pill, type Tone } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Section } from '../../../ui/view.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { useCase } from '../case-context.tsx'
import { isFromCreditor } from './read-contact.ts'

const tones: Record<(typeof conductRules)[ConductRule]['severity'], Tone> = { breach: 'late', advisory: 'waiting', info: 'plain' }
/** So many entries of a rule are shown until all are asked for. */
const shownAtFirst = 3

/** The flags of the open case, oldest first; an entry that was just added is drawn before it is judged. */
export function useConduct(): ConductFlag[] {
  const file = useDeferredValue(useCase().file)
  const { conduct } = useOfficeLists()
  const today = useToday()
  return useMemo(() => caseConduct(file, conduct, today), [file, conduct, today])
}

/** The rules that were possibly broken, each with its source and its entries; one line where there is nothing to say. */
export function ConductSection({ flags }: { flags: ConductFlag[] }) {
  const { conduct } = useWords()
  const { file, dock } = useCase()
  const { timeZone } = file.client
  if (!file.contacts.some(({ direction }) => isFromCreditor(direction))) return null
  if (flags.length === 0) return <NothingFound />
  const rules = [...new Set(flags.map(({ rule }) => rule))]
  return (
    <Section
      level={3}
      title={conduct.title}
      actions={
        <Button
          needs="contact.add"
          quiet
          opens="letter"
          onClick={() => dock({ kind: 'letter', letter: { kind: 'complaint', conduct: flags } })}
        >
          {conduct.useInComplaint}
        </Button>
      }
    >
      <p className="soft small">
        {conduct.what} {timeZone !== undefined && conduct.clock(timeZone)}
      </p>
      <ul className="conduct">
        {rules.map((rule) => (
          <OneRule key={rule} rule={rule} flags={flags.filter((flag) => flag.rule === rule)} />
        ))}
      </ul>
    </Section>
  )
}

function NothingFound() {
  const { conduct } = useWords()
  const label = useLabel()
  const { jurisdiction } = useCase().file
  const lists = useOfficeLists()
  const on = conductRulesOf(jurisdiction, lists.conduct).filter((rule) => rule.on).length
  return <p className="soft small conduct-none">{on === 0 ? conduct.allOff(label('jurisdiction', jurisdiction)) : conduct.none(on)}</p>
}

function OneRule({ rule, flags }: { rule: ConductRule; flags: ConductFlag[] }) {
  const { conduct } = useWords()
  const { jurisdiction, contacts } = useCase().file
  const [all, setAll] = useState(false)
  const byKey = useMemo(() => new Map(contacts.map((entry) => [entry.key, entry])), [contacts])
  const source = conductSource(jurisdiction, rule)
  const newestFirst = flags.toReversed()
  return (
    <li>
      <details className="conduct-rule" open={flags.length <= shownAtFirst}>
        <summary>
          <Severity rule={rule} /> <span className="strong">{conduct.rules[rule]}</span>{' '}
          <span className="soft small">{conduct.counted(flags.length)}</span>
        </summary>
        <p className="soft small">
          {conduct.source} <T>{source ?? conduct.officeRule}</T>
        </p>
        <ul>
          {(all ? newestFirst : newestFirst.slice(0, shownAtFirst)).map((flag) => (
            <li key={flag.entry}>
              <OneFlag flag={flag} byKey={byKey} />
            </li>
          ))}
        </ul>
        {flags.length > shownAtFirst && (
          <Button quiet expanded={all} onClick={() => setAll(!all)}>
            {all ? conduct.showLess : conduct.showAll(flags.length)}
          </Button>
        )}
      </details>
    </li>
  )
}

/** How grave, always as possible. */
function Severity({ rule }: { rule: ConductRule }) {
  const { conduct } = useWords()
  const { severity } = conductRules[rule]
  return <Pill tone={tones[severity]}>⚑ {conduct.severity[severity]}</Pill>
}

/** The entry, one press away, and the earlier ones that it was counted with. */
function OneFlag({ flag, byKey }: { flag: ConductFlag; byKey: ReadonlyMap<string, ContactEntry> }) {
  const words = useWords()
  const { show } = useCase()
  const momentText = useMomentText()
  const entry = byKey.get(flag.entry)
  if (!entry) return null
  const counted = flag.counted.map((key) => momentText(byKey.get(key)!.at, entry.at)).join(words.case.and)
  return (
    <span className="row small">
      <button type="button" className="button quiet in-line" onClick={() => show('contacts', entry.key)}>
        {momentText(entry.at)}
      </button>
      <ContentText entry={entry} rule={flag.rule} />
      {counted && <span className="soft">{words.conduct.countedWith(counted)}</span>}
    </span>
  )
}

function ContentText({ entry, rule }: { entry: ContactEntry; rule: ConductRule }) {
  const words = useWords()
  if (rule !== 'CONTENT') return null
  const kinds = entry.conduct?.content ?? []
  return <span>{kinds.map((kind) => words.conduct.content[kind]).join(words.case.and)}</span>
}

/** Day and time as they were logged; beside an entry of the same day the time alone. */
function useMomentText(): (at: string, beside?: string) => string {
  const format = useFormat()
  return (at, beside) => {
    const { day, time } = localParts(at)
    return beside?.startsWith(day) ? time : `${format.day(day, { weekday: beside === undefined })} ${time}`
  }
}

/** The flags of one entry of the log. */
export function EntryFlags({ flags }: { flags: readonly ConductFlag[] | undefined }) {
  const { conduct } = useWords()
  return flags?.map(({ rule }) => (
    <p className="row small" key={rule}>
      <Severity rule={rule} /> {conduct.rules[rule]}
    </p>
  ))
}

/** The flags by the key of their entry. */
export function flagsByEntry(flags: readonly ConductFlag[]): ReadonlyMap<string, ConductFlag[]> {
  const byEntry = new Map<string, ConductFlag[]>()
  for (const flag of flags) byEntry.set(flag.entry, [...(byEntry.get(flag.entry) ?? []), flag])
  return byEntry
}
