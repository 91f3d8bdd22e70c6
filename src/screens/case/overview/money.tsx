import type { Currency } from '../../../domain/case-file.ts'
import { affordabilityGuard, type Guard } from '../../../domain/guard.ts'
import { inForce } from '../../../domain/next-step.ts'
import { planTotals } from '../../../domain/schedule.ts'
import { offerWarnings } from '../../../domain/warnings.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { DayText, Money, Pill } from '../../../ui/pieces.tsx'
import { Facts } from '../../../ui/view.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { currencyOf } from '../agreements/currency.ts'
import { useCase } from '../case-context.tsx'
import { WarningList } from '../offers/warning-list.tsx'

/** What the case can pay, what is in arrears, and what to think about before anything is offered: a line each. */
export function MoneyLines() {
  const words = useWords()
  const today = useToday()
  const { file } = useCase()
  const { reserve, rules } = useOfficeLists()
  const guard = affordabilityGuard(file, reserve, null, today)
  const over = file.status === 'completed' || file.status === 'closed'
  const facts = { debts: file.debts.map(({ key }) => key), figures: null }
  const warnings = over ? [] : offerWarnings(file, facts, guard, rules, today)
  return (
    <Facts
      list={[
        [words.case.sections.budget, <BudgetLine key="budget" guard={guard} />],
        [words.case.arrearsTitle, file.agreements.length > 0 && <Arrears key="arrears" />],
        [words.offers.warnings, warnings.length > 0 && <WarningList key="warnings" warnings={warnings} />],
      ]}
    />
  )
}

function BudgetLine({ guard: { currency, disposable, affordable, fits, months } }: { guard: Guard }) {
  const words = useWords()
  const { file, go } = useCase()
  const { budget } = file
  const open = (
    <button
      type="button"
      className="button quiet in-line"
      aria-label={`${words.ui.open}: ${words.case.sections.budget}`}
      onClick={() => go('budget')}
    >
      {words.ui.open}
    </button>
  )
  if (!budget || disposable === null || affordable === null) {
    return (
      <span className="row">
        <span className="soft">{words.offers.noBudget}</span>
        {open}
      </span>
    )
  }
  const short = disposable < 0n
  return (
    <span className="row">
      {short && <Pill tone="late">▲ {words.budget.deficit}</Pill>}
      <span>
        {!short && `${words.budget.surplus} `}
        <Money amount={short ? -disposable : disposable} currency={currency} unit />
      </span>
      <span>
        {words.budget.offer}{' '}
        <span className="strong">
          <Money amount={affordable} currency={currency} unit />
        </span>
      </span>
      {fits && months.some(({ agreed, elsewhere }) => agreed + elsewhere > 0n) && <Pill tone="done">✓ {words.offers.fits}</Pill>}
      {budget.confirmedByClientOn ? (
        <span className="soft">
          <DayText day={budget.asOf} />
        </span>
      ) : (
        <Pill tone="waiting">◌ {words.budget.draft}</Pill>
      )}
      {open}
    </span>
  )
}

/** What is late of the agreements in force, a sum a currency. */
function Arrears() {
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const { file } = useCase()
  const sums = new Map<Currency, bigint>()
  for (const agreement of file.agreements.filter(inForce)) {
    const { arrears } = planTotals(agreement, today)
    const currency = currencyOf(file, agreement.debts)
    if (arrears > 0n) sums.set(currency, (sums.get(currency) ?? 0n) + arrears)
  }
  if (sums.size === 0) return <span className="soft">{words.case.noArrears}</span>
  return <Pill tone="late">▲ {[...sums].map(([currency, sum]) => `${format.money(sum, currency)} ${currency}`).join(words.case.and)}</Pill>
}
