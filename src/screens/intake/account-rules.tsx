import type { Currency, Debt, DebtComponent } from '../../domain/case-file.ts'
import { parseDay } from '../../domain/day.ts'
import { enums } from '../../domain/enums.ts'
import { moratoriumEnd } from '../../domain/moratorium.ts'
import { ChoiceField, SelectField, TextField } from '../../ui/fields.tsx'
import { useRows } from '../../ui/form-rows.tsx'
import { useFormat, useWords } from '../../ui/language.tsx'
import { More } from '../../ui/more.tsx'
import { formReader } from '../../ui/read-form.ts'
import { DayField, MoneyField, NumberField } from '../../ui/value-fields.tsx'
import { newInterruption, type IntakeFields, type InterruptionFields } from './fields.ts'
import { AddLine, RemoveLine, type IntakeFormState } from './part.tsx'
import { listOf } from './party-lines.tsx'
import { readDebt } from './read-debt.ts'
import { useLimitationText, useRulesText } from './rules-text.ts'

/** The documents and contact entries of a case in which something can stand; in an intake there are none yet. */
export interface Sources {
  documents: { value: string; label: string }[]
  contacts: { value: string; label: string }[]
}

interface RulesProps {
  form: IntakeFormState
  index: number
  sources?: Sources | undefined
}

/** What is rarely typed, each behind a line that says what it comes to: the account's own rules, its limitation period. */
export function AccountRules({ form, index, sources }: RulesProps) {
  const words = useWords().debts
  const rulesText = useRulesText()
  const limitationText = useLimitationText()
  const typed = readDebt(formReader(), form.values.debts[index]!, '') as Partial<Debt>
  return (
    <>
      <More label={words.inShort(words.rules, rulesText(typed))}>
        <RuleFields form={form} index={index} />
      </More>
      <More label={words.inShort(words.limitation, limitationText(typed))}>
        <LimitationFields form={form} index={index} sources={sources} />
      </More>
      {form.values.jurisdiction === 'UK_EW' && (
        <More label={words.moratorium}>
          <MoratoriumFields form={form} index={index} />
        </More>
      )}
    </>
  )
}

function RuleFields({ form, index }: RulesProps) {
  const words = useWords()
  const at = `debts.${index}` as const
  const { debts } = words
  const currency = form.values.debts[index]!.currency as Currency
  const { preset } = form.values.debts[index]!.allocationOrder
  const roundings = (['once', 'daily'] as const).map((value) => ({ value, label: debts.roundings[value] }))
  const orders = (['lawful', 'principalFirst', 'own'] as const).map((value) => ({ value, label: debts.orders[value] }))
  return (
    <div className="stack tight">
      <div className="fields">
        <ChoiceField label={debts.dayCount} name="day_count" {...form.field(`${at}.dayCount`)} optional />
        <ChoiceField label={debts.compounding} name="compounding" {...form.field(`${at}.compounding`)} optional />
        <SelectField label={debts.rounding} options={roundings} {...form.field(`${at}.interestRounding`)} optional />
        <SelectField label={debts.order} options={orders} {...form.field(`${at}.allocationOrder.preset`)} optional />
      </div>
      {preset === 'own' && <OwnOrder form={form} index={index} />}
      <div className="fields">
        <NumberField label={debts.minimumPayment} {...form.field(`${at}.lateFee.minimumPaymentRate`)} hint={debts.shareHint} />
        <NumberField label={debts.lateFeeRate} {...form.field(`${at}.lateFee.rate`)} hint={debts.shareHint} />
        <MoneyField label={debts.lateFeeLeast} {...form.field(`${at}.lateFee.least`)} currency={currency} />
      </div>
    </div>
  )
}

/** One list for each step; choosing in the last one brings the next. */
function OwnOrder({ form, index }: RulesProps) {
  const words = useWords().debts
  const at = `debts.${index}.allocationOrder.own` as const
  const { own } = form.values.debts[index]!.allocationOrder
  const put = (place: number, component: string) => {
    const chosen = own.map((one, i) => (i === place ? component : one)).filter((one) => one !== '')
    form.set(at, chosen.length < enums.debt_component.length ? [...chosen, ''] : chosen)
  }
  return (
    <div className="fields" role="group" aria-label={words.order}>
      {own.map((component, place) => (
        <ChoiceField
          key={place}
          label={words.orderStep(place + 1)}
          name="debt_component"
          only={enums.debt_component.filter((one: DebtComponent) => one === component || !own.includes(one))}
          {...form.field(`${at}.${place}`)}
          value={component}
          onChange={(next) => put(place, next)}
          optional
        />
      ))}
    </div>
  )
}

function LimitationFields({ form, index, sources }: RulesProps) {
  const words = useWords()
  const debt = form.values.debts[index]!
  const rows = useRows<InterruptionFields, IntakeFields>(form, listOf(debt.row, 'interruptions'))
  return (
    <div className="stack tight">
      <DayField fact label={words.debts.limitationFrom} {...form.field(`debts.${index}.limitationFrom`)} />
      <div className="form-lines" ref={rows.box} role="group" aria-label={words.debts.restarts}>
        {debt.interruptions.map((one, place) => {
          const title = words.intake.nth(words.debts.restart, place + 1)
          const at = `debts.${index}.interruptions.${place}` as const
          return (
            <div className="form-line" key={one.row} data-row={one.row} role="group" aria-label={title}>
              <ChoiceField label={words.debts.restartEvent} name="interruption_event" {...form.field(`${at}.event`)} />
              <DayField fact label={words.debts.restartOn} {...form.field(`${at}.on`)} />
              {sources && (
                <SelectField
                  label={words.debts.document}
                  options={sources.documents}
                  {...form.field(`${at}.document`)}
                  optional={words.ui.none}
                />
              )}
              <TextField label={words.debts.note} {...form.field(`${at}.note`)} />
              <RemoveLine what={title} onClick={() => rows.remove(place, title)} />
            </div>
          )
        })}
        <AddLine onClick={() => rows.add(newInterruption())}>{words.debts.addRestart}</AddLine>
      </div>
    </div>
  )
}

/** The days in which the creditor may not press for the debt. */
function MoratoriumFields({ form, index }: RulesProps) {
  const { debts } = useWords()
  const format = useFormat()
  const { moratorium } = form.values.debts[index]!
  const from = parseDay(moratorium.from)
  const usual = from.ok && moratorium.to === '' && debts.moratoriumUsual(format.day(moratoriumEnd({ from: from.value })))
  return (
    <div className="fields">
      <DayField label={debts.moratoriumFrom} {...form.field(`debts.${index}.moratorium.from`)} />
      <DayField label={debts.moratoriumTo} {...form.field(`debts.${index}.moratorium.to`)} hint={usual || undefined} />
    </div>
  )
}
