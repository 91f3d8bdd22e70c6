import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { useRows } from '../../ui/form-rows.tsx'
import { useWords } from '../../ui/language.tsx'
import { newParty, type IntakeFields, type PartyFields } from './fields.ts'
import { AddLine, RemoveLine, type IntakeFormState } from './part.tsx'

/** Platform, legal lender, collector and others: each a line of its own. */
export function PartyLines({ form, index }: { form: IntakeFormState; index: number }) {
  const words = useWords().intake
  const debt = form.values.debts[index]!
  const rows = useRows<PartyFields, IntakeFields>(form, listOf(debt.row, 'parties'))
  return (
    <div className="form-lines" ref={rows.box} role="group" aria-label={words.parties}>
      <p className="lines-title">
        {words.parties} <span className="soft small">{words.partiesWhy}</span>
      </p>
      {debt.parties.map((party, place) => {
        const title = party.name || words.nth(words.party, place + 1)
        const at = `debts.${index}.parties.${place}` as const
        return (
          <div className="form-line party-line" key={party.row} data-row={party.row} role="group" aria-label={title}>
            <ChoiceField label={words.partyRole} name="creditor_role" {...form.field(`${at}.role`)} />
            <TextField label={words.partyName} {...form.field(`${at}.name`)} />
            <ChoiceField label={words.partyType} name="creditor_type" {...form.field(`${at}.type`)} optional />
            <TextField label={words.phone} {...form.field(`${at}.phone`)} inputMode="tel" />
            {party.offered ? <span /> : <RemoveLine what={title} onClick={() => rows.remove(place, title)} />}
          </div>
        )
      })}
      <AddLine onClick={() => rows.add(newParty('collector', 'collection_agency'))}>{words.addParty}</AddLine>
    </div>
  )
}

/** Finds a list of one debt wherever that debt now stands. */
export function listOf(debtRow: string, list: 'parties' | 'balances' | 'interruptions'): (fields: IntakeFields) => string | null {
  return ({ debts }) => {
    const place = debts.findIndex((debt) => debt.row === debtRow)
    return place < 0 ? null : `debts.${place}.${list}`
  }
}
