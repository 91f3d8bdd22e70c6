import type { Currency, DebtComponent } from '../../domain/case-file.ts'
import { enums } from '../../domain/enums.ts'
import { useToday } from '../../ui/clock.ts'
import { ChoiceField, SelectField, TextField } from '../../ui/fields.tsx'
import { useRows } from '../../ui/form-rows.tsx'
import { useFormat, useLabel, useWords } from '../../ui/language.tsx'
import { More } from '../../ui/more.tsx'
import { DayField, MoneyField } from '../../ui/value-fields.tsx'
import type { Sources } from './account-rules.tsx'
import { newBalance, type BalanceFields, type IntakeFields } from './fields.ts'
import { AddLine, RemoveLine, type IntakeFormState } from './part.tsx'
import { listOf } from './party-lines.tsx'
import { typedTotal } from './read-debt.ts'

const usual: readonly DebtComponent[] = ['principal', 'contract_interest', 'overdue_interest', 'late_fee']
const others = enums.debt_component.filter((component) => !usual.includes(component))

interface BalancesProps {
  form: IntakeFormState
  index: number
  single?: boolean
  sources?: Sources
}

/** What is owed as each source states it: as of when, by component, with the sum of what is typed; `single`: one statement alone. */
export function BalanceFieldsets({ form, index, single, sources }: BalancesProps) {
  const words = useWords().intake
  const today = useToday()
  const debt = form.values.debts[index]!
  const rows = useRows<BalanceFields, IntakeFields>(form, listOf(debt.row, 'balances'))
  return (
    <div className="stack tight" ref={rows.box} role="group" aria-label={words.balances}>
      <p className="lines-title">
        {words.balances} <span className="soft small">{debt.currency}</span>
      </p>
      {debt.balances.map((balance, place) => (
        <BalanceFieldset
          key={balance.row}
          form={form}
          index={index}
          place={place}
          sources={sources}
          onRemove={(what) => rows.remove(place, what)}
        />
      ))}
      {!single && <AddLine onClick={() => rows.add(newBalance(today))}>{words.addBalance}</AddLine>}
    </div>
  )
}

interface BalanceProps {
  form: IntakeFormState
  index: number
  place: number
  sources: Sources | undefined
  onRemove: (what: string) => void
}

function BalanceFieldset({ form, index, place, sources, onRemove }: BalanceProps) {
  const words = useWords().intake
  const { debts, ui } = useWords()
  const label = useLabel()
  const format = useFormat()
  const debt = form.values.debts[index]!
  const balance = debt.balances[place]!
  const currency = debt.currency as Currency
  const at = `debts.${index}.balances.${place}` as const
  const title = words.nth(words.balance, place + 1)
  const total = typedTotal(balance, currency)
  const amount = (component: DebtComponent) => {
    const field = form.field(`${at}.components.${component}`)
    return (
      <MoneyField key={component} label={label('debt_component', component)} {...field} value={field.value ?? ''} currency={currency} />
    )
  }
  return (
    <div className="balance-block" data-row={balance.row} role="group" aria-label={title}>
      <div className="fields">
        <DayField fact label={words.asOf} {...form.field(`${at}.asOf`)} />
        <ChoiceField label={words.source} name="balance_source" {...form.field(`${at}.source`)} />
        {usual.map(amount)}
        <div className="field short">
          <span className="field-legend">{words.total}</span>
          <output className="balance-total number">{total === null ? '–' : format.money(total, currency)}</output>
        </div>
      </div>
      {!balance.offered && <RemoveLine what={title} onClick={() => onRemove(title)} />}
      {sources && (
        <div className="fields">
          <SelectField label={debts.document} options={sources.documents} {...form.field(`${at}.document`)} optional={ui.none} />
          <SelectField label={debts.contact} options={sources.contacts} {...form.field(`${at}.contact`)} optional={ui.none} />
          <TextField label={debts.note} {...form.field(`${at}.note`)} />
        </div>
      )}
      <More label={words.otherComponents} filled={others.some((component) => (balance.components[component] ?? '') !== '')}>
        <div className="fields">
          {others.map(amount)}
          {!sources && <TextField label={debts.note} {...form.field(`${at}.note`)} />}
        </div>
      </More>
    </div>
  )
}
