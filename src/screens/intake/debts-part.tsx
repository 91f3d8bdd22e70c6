import { useToday } from '../../ui/clock.ts'
import { useRows } from '../../ui/form-rows.tsx'
import { useWords } from '../../ui/language.tsx'
import { T } from '../../ui/text.tsx'
import { BalanceFieldsets } from './balance-fieldsets.tsx'
import { DebtFieldset } from './debt-fieldset.tsx'
import { newDebt, usualCurrency, type DebtFields, type IntakeFields } from './fields.ts'
import { AddLine, Part, RemoveLine, type IntakeFormState } from './part.tsx'
import { PartyLines } from './party-lines.tsx'

/** What the client owes: one block a debt, with its parties and what each side says is owed. */
export function DebtsPart({ form }: { form: IntakeFormState }) {
  const words = useWords().intake
  const today = useToday()
  const rows = useRows<DebtFields, IntakeFields>(form, () => 'debts')
  const { debts, jurisdiction } = form.values
  return (
    <Part part="debts">
      <div className="stack" ref={rows.box}>
        {debts.length === 0 && <p className="soft">{words.noDebts}</p>}
        {debts.map((debt, index) => {
          const title = words.nth(words.debt, index + 1)
          return (
            <div className="debt-block" key={debt.row} data-row={debt.row} role="group" aria-label={title}>
              <div className="row ends">
                <h3>
                  {title} <T>{debt.brand}</T>
                </h3>
                <RemoveLine what={title} onClick={() => rows.remove(index, title)} />
              </div>
              <DebtFieldset form={form} index={index} />
              <PartyLines form={form} index={index} />
              <BalanceFieldsets form={form} index={index} />
            </div>
          )
        })}
        <AddLine onClick={() => rows.add(newDebt(usualCurrency(jurisdiction), today))}>{words.addDebt}</AddLine>
      </div>
    </Part>
  )
}
