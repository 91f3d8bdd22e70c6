import type { ChronologyItem } from '../../../domain/chronology.ts'
import { sumMinor } from '../../../domain/money.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { T } from '../../../ui/text.tsx'
import { currencyOf } from '../agreements/currency.ts'
import { useCase } from '../case-context.tsx'

/** What happened, in a line of the chronology. */
export function HappenedText({ item }: { item: ChronologyItem }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const { file } = useCase()
  switch (item.kind) {
    case 'contact': {
      const { result, counterpartName, counterpartOrg, summary, letter } = item.contact.entry
      return (
        <>
          {label('contact_result', result)} · <T>{counterpartName ?? counterpartOrg}</T> <T>{letter?.subject ?? summary}</T>
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
      const currency = currencyOf(file, item.agreement.debts)
      return (
        <>
          {format.money(item.payment.amount, currency)} {currency} · {label('payment_status', item.payment.status)}
        </>
      )
    }
    case 'balance':
      return (
        <>
          <T>{item.debt.brand}</T> {format.money(sumMinor(Object.values(item.balance.components)), item.debt.currency)} {item.debt.currency}{' '}
          · {label('balance_source', item.balance.source)}
        </>
      )
    case 'interruption':
      return (
        <>
          <T>{item.debt.brand}</T> · {label('interruption_event', item.interruption.event)}
        </>
      )
    case 'ask':
      return <>{label('evidence_type', item.ask.type)}</>
    case 'budget':
      return <>{words.case.sections.budget}</>
  }
}
