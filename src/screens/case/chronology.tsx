import { useState } from 'react'
import { chronology, type ChronologyItem } from '../../domain/chronology.ts'
import { localParts } from '../../domain/time.ts'
import { useFormat, useLabel, useWords } from '../../ui/language.tsx'
import { T } from '../../ui/text.tsx'
import { useCase } from './case-context.tsx'

/** Everything that happened, newest first, of all creditors or of one; the last promise of the creditor on top. */
export function Chronology() {
  const words = useWords()
  const { file } = useCase()
  const [debt, setDebt] = useState('')
  const items = chronology(file).filter((item) => debt === '' || item.debts.includes(debt))
  const promise = items.find((item) => item.kind === 'contact' && item.contact.counts && item.contact.entry.promiseByThem !== undefined)
  return (
    <section className="chronology" aria-labelledby="chronology-title">
      <div className="row ends">
        <h2 id="chronology-title">{words.case.chronology}</h2>
        {file.debts.length > 1 && (
          <select aria-label={words.case.ofDebt} value={debt} onChange={(event) => setDebt(event.target.value)}>
            <option value="">{words.case.allDebts}</option>
            {file.debts.map((one) => (
              <option key={one.key} value={one.key}>
                {one.brand}
              </option>
            ))}
          </select>
        )}
      </div>
      {promise?.kind === 'contact' && <LastPromise item={promise} />}
      {items.length === 0 && <p className="soft">{words.case.chronologyEmpty}</p>}
      <ol>
        {items.map((item) => (
          <Line key={`${item.kind}/${item.key}`} item={item} />
        ))}
      </ol>
    </section>
  )
}

function LastPromise({ item }: { item: Extract<ChronologyItem, { kind: 'contact' }> }) {
  const words = useWords()
  const format = useFormat()
  const { counterpartName, counterpartOrg, promiseByThem } = item.contact.entry
  if (!promiseByThem) return null
  return (
    <div className="note waiting">
      <p className="small soft">{words.case.lastPromise}</p>
      <p>
        <T>{promiseByThem.what}</T>
      </p>
      <p className="small soft">
        <T>{[counterpartOrg, counterpartName].filter(Boolean).join(' ')}</T> · {format.day(localParts(item.at).day)}
        {promiseByThem.dueOn && <> · {words.case.promisedFor(format.day(promiseByThem.dueOn, { weekday: true }))}</>}
      </p>
    </div>
  )
}

function Line({ item }: { item: ChronologyItem }) {
  const words = useWords()
  const format = useFormat()
  const gone = item.kind === 'contact' && item.contact.state !== 'stands'
  const { day, time } = localParts(item.at)
  return (
    <li className="chronology-line">
      <p className="small soft">
        <time dateTime={item.at}>
          {format.day(day)}
          {item.kind === 'contact' && ` ${time}`}
        </time>{' '}
        · {words.case.happened[item.kind]}
        {item.kind === 'contact' && item.contact.state !== 'stands' && ` · ${words.case.entryState[item.contact.state]}`}
      </p>
      <p className={gone ? 'struck clamp' : 'clamp'}>
        <What item={item} />
      </p>
    </li>
  )
}

function What({ item }: { item: ChronologyItem }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { file } = useCase()
  switch (item.kind) {
    case 'contact': {
      const { result, counterpartName, counterpartOrg, summary } = item.contact.entry
      return (
        <>
          {label('contact_result', result)} · <T>{counterpartName ?? counterpartOrg}</T> <T>{summary}</T>
        </>
      )
    }
    case 'document':
      return (
        <>
          {label('evidence_type', item.document.type)} · <T>{item.document.fileName}</T>
        </>
      )
    case 'proposal':
      return <>{item.proposal.types.map((type) => label('proposal_type', type)).join(words.case.and)}</>
    case 'paper':
      return (
        <>
          {label('agreement_form', item.paper.form)} · <T>{item.paper.issuedBy}</T>
        </>
      )
    case 'acceptance':
      return <>{words.case.clientAccepted}</>
    case 'payment': {
      const currency = file.debts.find((debt) => debt.key === item.agreement.debts[0])?.currency ?? 'CNY'
      return (
        <>
          {format.money(item.payment.amount, currency)} {currency} · {label('payment_status', item.payment.status)}
        </>
      )
    }
    case 'balance': {
      const total = Object.values(item.balance.components).reduce((sum, amount) => sum + BigInt(amount), 0n)
      return (
        <>
          <T>{item.debt.brand}</T> {format.money(total, item.debt.currency)} {item.debt.currency} · {label('balance_source', item.balance.source)}
        </>
      )
    }
  }
}
