/** What must be known while the creditor is on the phone; what the client said about being called stands first. */
import { useMemo, type ReactNode } from 'react'
import { callBrief, clientZone, phonesNow, type CallBrief } from '../../../domain/call.ts'
import { localParts } from '../../../domain/time.ts'
import type { ContactEntry, Debt, DebtComponent } from '../../../domain/case-file.ts'
import { nowIn, thisZone, useNow, useToday } from '../../../ui/clock.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { DayText, Money, Note, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { useCase } from '../case-context.tsx'
import { PhoneLine } from '../phone-line.tsx'
import { Evidence } from './evidence.tsx'
import { useTermPhrases } from './term-phrases.ts'

/** The brief of one debt. */
export function Brief({ debt }: { debt: Debt }) {
  const words = useWords().call
  const today = useToday()
  const { reserve } = useOfficeLists()
  const { file } = useCase()
  const brief = useMemo(() => callBrief(file, debt.key, reserve, today), [file, debt, reserve, today])
  if (!brief) return null
  return (
    <div className="stack call-facts">
      <Safety />
      <Part title={words.owed}>
        <Owed debt={debt} brief={brief} />
      </Part>
      <Part title={words.promise}>
        <Promise brief={brief} />
      </Part>
      <Part title={words.ask}>
        <Ask debt={debt} brief={brief} />
      </Part>
      <Part title={words.limit}>
        <Limit brief={brief} />
      </Part>
      <Part title={words.last}>{brief.last ? <Spoken entry={brief.last} /> : <p className="soft">{words.noLast}</p>}</Part>
      {brief.recorded.length > 0 && (
        <Part title={words.recorded}>
          <Recorded entries={brief.recorded} />
        </Part>
      )}
      <Part title={words.evidence}>
        <Evidence debt={debt} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="call-part">
      <h3>{title}</h3>
      <div>{children}</div>
    </section>
  )
}

/** Whether and when the client may be called, by the client's own clock. */
function Safety() {
  const words = useWords().call
  const { file } = useCase()
  const { client } = file
  const { time } = nowIn(clientZone(file) ?? thisZone(), new Date(useNow(true)))
  const phones = phonesNow(client, time)
  if (phones.length === 0 && !client.safeContactNote) return null
  const never = phones.some(({ now }) => now === 'never')
  const outside = phones.some(({ now }) => now === 'outside')
  return (
    <Note tone={never ? 'late' : outside ? 'waiting' : 'plain'}>
      <h3>{words.safety}</h3>
      {client.safeContactNote && (
        <p className="strong">
          <T lines>{client.safeContactNote}</T>
        </p>
      )}
      <ul className="phones">
        {phones.map(({ phone, now }) => (
          <li key={phone.number}>
            <PhoneLine phone={phone} />
            {now === 'outside' && <p className="small">{words.outside(time)}</p>}
          </li>
        ))}
      </ul>
    </Note>
  )
}

function Owed({ debt, brief: { claim, total, today } }: { debt: Debt; brief: CallBrief }) {
  const words = useWords().call
  const label = useLabel()
  const format = useFormat()
  const now = useToday()
  if (!claim || total === null) return <p className="soft">{words.nothingClaimed}</p>
  const components = Object.entries(claim.components) as [DebtComponent, number][]
  return (
    <>
      <p>
        <span className="strong">
          <Money amount={total} currency={debt.currency} unit />
        </span>{' '}
        <span className="soft small">{words.claimOf(format.day(claim.asOf), label('balance_source', claim.source))}</span>
      </p>
      {components.length > 1 && (
        <ul className="call-components small">
          {components.map(([component, amount]) => (
            <li key={component}>
              <span className="soft">{label('debt_component', component)}</span> <Money amount={amount} currency={debt.currency} />
            </li>
          ))}
        </ul>
      )}
      {today && (
        <p>
          ≈ <Money amount={today.total} currency={debt.currency} unit />{' '}
          <span className="soft small">{words.estimate(format.day(now))}</span>
        </p>
      )}
    </>
  )
}

function Promise({ brief: { promise } }: { brief: CallBrief }) {
  const words = useWords()
  const { call } = words
  if (!promise) return <p className="soft">{call.noPromise}</p>
  const { promised, open, late, entry } = promise
  return (
    <>
      <p>
        <T>{promised.what}</T>
      </p>
      <p className="small">
        {late && <Pill tone="late">▲ {words.case.late}</Pill>}
        {open && !late && <Pill tone="waiting">{words.case.waitingFor}</Pill>}
        {!open && <Pill tone="done">✓ {call.promiseSettled}</Pill>}{' '}
        {promised.dueOn ? <DayText day={promised.dueOn} weekday distance /> : <span className="soft">{call.promiseNoDay}</span>}
      </p>
      <Spoken entry={entry} />
    </>
  )
}

/** Who it was, and when. */
function Spoken({ entry }: { entry: ContactEntry }) {
  const words = useWords().call
  const format = useFormat()
  const { counterpartName, counterpartNo, counterpartOrg, at } = entry
  const who = [counterpartName, counterpartNo, counterpartOrg].filter(Boolean).join(' · ')
  const { day, time } = localParts(at)
  return (
    <p className="small">
      <T>{words.saidBy(who, `${format.day(day)} ${time}`)}</T>
    </p>
  )
}

function Ask({ debt, brief: { ask } }: { debt: Debt; brief: CallBrief }) {
  const words = useWords().call
  const label = useLabel()
  const phrases = useTermPhrases()
  if (!ask) return <p className="soft">{words.noAsk}</p>
  const terms = phrases(ask.terms, debt.currency)
  return (
    <>
      <p className="row small">
        <Pill>{label('proposal_status', ask.status)}</Pill>
        <span className="soft">{ask.types.map((type) => label('proposal_type', type)).join(words.readBack.comma)}</span>
      </p>
      {terms.length === 0 ? (
        <p className="soft">{words.askNoTerms}</p>
      ) : (
        <ul className="call-terms">
          {terms.map((term) => (
            <li key={term}>
              <T>{term}</T>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Limit({ brief: { limit } }: { brief: CallBrief }) {
  const words = useWords()
  const format = useFormat()
  const { affordable, free, currency, confirmed } = limit
  if (affordable === null || free === null) return <p className="soft">{words.offers.noBudget}</p>
  const money = (amount: bigint) => `${format.money(amount, currency)} ${currency}`
  return (
    <>
      <p className="strong">{free > 0n ? words.call.limitFree(money(free)) : <Pill tone="late">▲ {words.call.limitNothing}</Pill>}</p>
      {free !== affordable && <p className="small soft">{words.call.limitAll(money(affordable))}</p>}
      {!confirmed && (
        <p>
          <Pill tone="waiting">◌ {words.call.limitUnconfirmed}</Pill>
        </p>
      )}
    </>
  )
}

const mostRecorded = 3

function Recorded({ entries }: { entries: ContactEntry[] }) {
  const label = useLabel()
  const format = useFormat()
  return (
    <ul className="small">
      {entries.slice(0, mostRecorded).map(({ key, at, recordingKind, recordingRef }) => (
        <li key={key}>
          {recordingKind && label('recording_kind', recordingKind)} <T>{recordingRef}</T>{' '}
          <span className="soft">{format.day(localParts(at).day)}</span>
        </li>
      ))}
    </ul>
  )
}
