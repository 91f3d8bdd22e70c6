import type { Currency } from '../../domain/case-file.ts'
import { AreaField, ChoiceField, SelectField, TextField } from '../../ui/fields.tsx'
import { useWords } from '../../ui/language.tsx'
import { More } from '../../ui/more.tsx'
import { DayField, MoneyField, NumberField } from '../../ui/value-fields.tsx'
import { AccountRules, type Sources } from './account-rules.tsx'
import { useYesNo, type IntakeFormState } from './part.tsx'

interface DebtFieldsetProps {
  form: IntakeFormState
  index: number
  /** Why the currency can no longer change. */
  currencyFixed?: string
  sources?: Sources
}

/** The account itself: what it is, its numbers and days, its rates. */
export function DebtFieldset({ form, index, currencyFixed, sources }: DebtFieldsetProps) {
  const words = useWords().intake
  const yesNo = useYesNo()
  const debt = form.values.debts[index]!
  const at = `debts.${index}` as const
  const rare = [debt.contractNo, debt.contractDate, debt.originalAmount, debt.billDay, debt.rate, debt.status, debt.disputed, debt.note]
  return (
    <>
      <div className="fields">
        <TextField label={words.brand} {...form.field(`${at}.brand`)} required size="double" />
        <ChoiceField label={words.debtType} name="debt_type" {...form.field(`${at}.debtType`)} required />
        <ChoiceField label={words.debtClass} name="debt_class" {...form.field(`${at}.debtClass`)} />
        <ChoiceField
          label={words.currency}
          name="currency"
          {...form.field(`${at}.currency`)}
          disabled={currencyFixed !== undefined}
          hint={currencyFixed}
        />
        <TextField label={words.accountNo} {...form.field(`${at}.accountNo`)} />
        <NumberField label={words.dueDay} {...form.field(`${at}.dueDay`)} />
        <DayField fact label={words.firstOverdueOn} {...form.field(`${at}.firstOverdueOn`)} />
        <NumberField label={words.overdueRate} {...form.field(`${at}.overdueRate`)} hint={words.rateHint} />
        <ChoiceField label={words.overdueBasis} name="rate_basis" {...form.field(`${at}.overdueRateBasis`)} optional />
      </div>
      <AccountRules form={form} index={index} sources={sources} />
      <More label={words.more} filled={rare.some((text) => text !== '')}>
        <div className="fields">
          <TextField label={words.contractNo} {...form.field(`${at}.contractNo`)} />
          <DayField fact label={words.contractDate} {...form.field(`${at}.contractDate`)} />
          <MoneyField label={words.originalAmount} {...form.field(`${at}.originalAmount`)} currency={debt.currency as Currency} />
          <NumberField label={words.billDay} {...form.field(`${at}.billDay`)} />
          <NumberField label={words.rate} {...form.field(`${at}.rate`)} hint={words.rateHint} />
          <ChoiceField label={words.interestBasis} name="rate_basis" {...form.field(`${at}.rateBasis`)} optional />
          <ChoiceField label={words.accountStatus} name="account_status" {...form.field(`${at}.status`)} optional />
          <SelectField label={words.disputed} options={yesNo} {...form.field(`${at}.disputed`)} optional />
          <AreaField label={words.note} {...form.field(`${at}.note`)} size="wide" rows={1} />
        </div>
      </More>
    </>
  )
}
