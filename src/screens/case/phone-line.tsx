import type { Phone } from '../../domain/case-file.ts'
import { phoneOf } from '../../domain/phone.ts'
import { useLabel, useWords } from '../../ui/language.tsx'
import { Pill } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useCase } from './case-context.tsx'
import { CaseNumber } from './case-number.tsx'

/** A number of the client's never stands without what the client said about calling it. */
export function PhoneLine({ phone, entry }: { phone: Phone; /** The contact entry that it stands in. */ entry?: string }) {
  const words = useWords()
  const label = useLabel()
  return (
    <span className="row phone">
      <CaseNumber
        value={phone.number}
        label={words.case.phoneOf(label('phone_owner', phone.owner))}
        {...(entry === undefined ? { what: 'phone' } : { what: 'loggedNumber', of: entry })}
      />
      <span className="soft">{label('phone_owner', phone.owner)}</span>
      {phone.safeToCall === false && <Pill tone="late">✕ {words.case.doNotCall}</Pill>}
      {phone.safeToCall === true && <Pill tone="done">✓ {words.case.safeToCall}</Pill>}
      {phone.safeToCall === undefined && <Pill tone="waiting">? {words.case.safetyUnknown}</Pill>}
      {phone.reachable && (
        <span>
          <T>{phone.reachable}</T>
        </span>
      )}
    </span>
  )
}

/** A number in the log: with its warning when it is one of the client's, else a creditor's, of whom nothing was asked. */
export function LoggedNumber({ number, entry }: { number: string; entry: string }) {
  const words = useWords()
  const { file } = useCase()
  const phone = phoneOf(file.client, number)
  if (phone) return <PhoneLine phone={{ ...phone, number }} entry={entry} />
  return <CaseNumber value={number} label={words.contacts.numberInLog} what="loggedNumber" of={entry} />
}
