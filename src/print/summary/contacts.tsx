import type { CaseFile, ContactEntry, Promised } from '../../domain/case-file.ts'
import { mask } from '../../domain/mask.ts'
import { searchKey } from '../../domain/text.ts'
import { conductNoted } from '../../words/conduct-noted.ts'
import type { ReactNode } from 'react'
import { Lines, Said, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import type { CaseSummary, ContactLine } from './facts.ts'

/** The whole log, oldest first; what was corrected or withdrawn stays, struck through and said so. */
export function ContactsPart({ file, contacts }: CaseSummary) {
  const { words } = useTongue()
  const { contact: head, contacts: heading, none, noteOf } = words.paper
  const zone = theOnly(contacts.map(({ entry }) => entry.zone))
  const logger = theOnly(contacts.map(({ entry }) => entry.loggedBy))
  const caption = [head.caption, zone && head.zone(zone), logger && noteOf(head.loggedBy, logger)].filter(Boolean).join(' ')
  return (
    <section>
      <h2>{heading}</h2>
      {contacts.length === 0 && <p>{none}</p>}
      {contacts.length > 0 && (
        <Table
          className="log"
          caption={caption}
          columns={[{ head: head.no, number: true }, { head: [head.when, head.who, head.what].join(' · ') }]}
        >
          {contacts.map((line) => (
            <Entry key={line.no} line={line} file={file} withZone={zone === undefined} withLogger={logger === undefined} />
          ))}
        </Table>
      )}
    </section>
  )
}

/** What all have in common is said once, above the table. */
function theOnly<T>(values: T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}

interface EntryProps {
  line: ContactLine
  file: CaseFile
  withZone: boolean
  withLogger: boolean
}

/**
 * One block of full-width lines: beside each other, wrapped cells would be read line by line across the table by
 * everything that takes the text out of a PDF without its tags.
 */
function Entry({ line, file, withZone, withLogger }: EntryProps) {
  return (
    <tr className={line.state === 'stands' ? undefined : 'undone'}>
      <th scope="row" className="number">
        {line.no}
      </th>
      <td>
        <When line={line} withZone={withZone} />
        <Who entry={line.entry} file={file} />
        <What line={line} withLogger={withLogger} />
      </td>
    </tr>
  )
}

function When({ line, withZone }: { line: ContactLine; withZone: boolean }) {
  const tongue = useTongue()
  const { entry } = line
  const rest = [
    withZone && `UTC${entry.at.slice(19)} ${entry.zone}`,
    `${tongue.label('contact_channel', entry.channel)}${lasting(entry, tongue)}`,
    tongue.label('contact_direction', entry.direction),
  ]
  return (
    <div>
      <strong>
        <Struck line={line}>{tongue.moment(entry.at)}</Struck>
      </strong>
      {rest.filter(Boolean).map((text) => ` · ${text}`)}
    </div>
  )
}

function Who({ entry, file }: { entry: ContactEntry; file: CaseFile }) {
  const tongue = useTongue()
  const brands = file.debts.filter((debt) => entry.debts.includes(debt.key)).map((debt) => debt.brand)
  const said = [
    entry.counterpartOrg,
    person(entry, tongue),
    entry.party && tongue.label('contact_party', entry.party),
    entry.number && numberText(entry.number, file, tongue),
    brands.length > 0 && tongue.list(brands),
  ].filter((text) => typeof text === 'string' && text !== '')
  if (said.length === 0) return null
  return (
    <div>
      {said.map((text, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          <Said>{text as string}</Said>
        </span>
      ))}
    </div>
  )
}

function What({ line, withLogger }: { line: ContactLine; withLogger: boolean }) {
  const { words, label, deadline, list } = useTongue()
  const { contact: head, noteOf } = words.paper
  const { entry } = line
  const noted = conductNoted(words, entry.conduct)
  return (
    <Lines>
      {[
        line.correctedBy && <strong key="corrected">{head.correctedBy(line.correctedBy)}</strong>,
        line.withdrawnBy && <strong key="withdrawn">{head.withdrawnBy(line.withdrawnBy)}</strong>,
        line.corrects && <strong key="corrects">{head.corrects(line.corrects)}</strong>,
        line.withdraws && <strong key="withdraws">{head.withdraws(line.withdraws)}</strong>,
        <Struck key="summary" line={line}>
          <Said>{entry.summary}</Said>
        </Struck>,
        line.withdraws === undefined && (
          <Struck key="result" line={line}>
            {noteOf(head.result, label('contact_result', entry.result))}
          </Struck>
        ),
        entry.refusedToSay && entry.refusedToSay.length > 0 && (
          <Struck key="refused" line={line}>
            {noteOf(words.contacts.refusedToSay, list(entry.refusedToSay.map((what) => words.contacts.refused[what])))}
          </Struck>
        ),
        entry.readBack && (
          <Struck key="readBack" line={line}>
            {words.contacts.readBack}
          </Struck>
        ),
        noted.length > 0 && (
          <Struck key="conduct" line={line}>
            {noteOf(words.conduct.facts, list(noted))}
          </Struck>
        ),
        entry.promiseByThem && <PromiseLine key="them" line={line} label={head.byThem} promised={entry.promiseByThem} />,
        entry.promiseByUs && <PromiseLine key="us" line={line} label={head.byUs} promised={entry.promiseByUs} />,
        entry.recordingKind && (
          <Said key="recording">
            {noteOf(head.recording, [label('recording_kind', entry.recordingKind), entry.recordingRef].filter(Boolean).join(' '))}
          </Said>
        ),
        entry.nextFollowUpOn && (
          <Struck key="follow" line={line}>
            {noteOf(head.followUp, deadline(entry.nextFollowUpOn))}
          </Struck>
        ),
        withLogger && entry.loggedBy && <Said key="by">{noteOf(head.loggedBy, entry.loggedBy)}</Said>,
      ]}
    </Lines>
  )
}

function PromiseLine({ line, label, promised }: { line: ContactLine; label: string; promised: Promised }) {
  const { words, deadline } = useTongue()
  const { contact: head, noteOf, aside } = words.paper
  return (
    <Struck line={line}>
      <Said>{noteOf(label, promised.what)}</Said>
      {promised.dueOn && aside(head.by(deadline(promised.dueOn)))}
    </Struck>
  )
}

function Struck({ line, children }: { line: ContactLine; children: ReactNode }) {
  return line.state === 'stands' ? children : <del>{children}</del>
}

function lasting({ durationSec }: ContactEntry, { words }: Tongue): string {
  if (durationSec === undefined) return ''
  return words.paper.aside(words.paper.contact.lasted(Math.floor(durationSec / 60), durationSec % 60))
}

/** Who it was: name and employee number, the bare number with its label. */
function person({ counterpartName, counterpartNo }: ContactEntry, { words, list }: Tongue): string {
  const no = counterpartNo && /^[\d\s-]+$/.test(counterpartNo) ? words.paper.contact.staff(counterpartNo) : counterpartNo
  return list([counterpartName, no].filter((part) => part !== undefined))
}

/** A creditor's number in full; the client's own is masked here as everywhere on paper. */
function numberText(number: string, file: CaseFile, { words }: Tongue): string {
  const own = file.client.phones.some((phone) => searchKey(phone.number) === searchKey(number))
  return words.paper.noteOf(words.paper.contact.number, own ? mask(number) : number)
}
