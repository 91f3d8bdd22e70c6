import type { Debt, DebtComponent } from '../../../domain/case-file.ts'
import { enums } from '../../../domain/enums.ts'
import { caseTotals, latestBalance, type CurrencyTotal } from '../../../domain/totals.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { BarsPicture } from '../../../ui/pictures/bars-picture.tsx'
import { useCase } from '../case-context.tsx'

/** As many parts as a picture's fills tell apart. */
const most = 6

/** What is owed on each debt and of which parts, a picture a currency; one debt alone needs none. */
export function DebtsPicture() {
  const { file } = useCase()
  return caseTotals(file).map((total) => <PictureOf key={total.currency} total={total} debts={file.debts} />)
}

function PictureOf({ total: { currency, byComponent }, debts }: { total: CurrencyTotal; debts: Debt[] }) {
  const words = useWords().debts
  const label = useLabel()
  const format = useFormat()
  const stated = debts.flatMap((debt) => {
    const components = debt.currency === currency ? latestBalance(debt)?.components : undefined
    return components && Object.keys(components).length > 0 ? [{ debt, components }] : []
  })
  if (stated.length < 2) return null
  const shown = largest(byComponent)
  const rest = enums.debt_component.filter((component) => byComponent[component] !== undefined && !shown.includes(component))
  const sum = (components: Debt['balances'][number]['components'], parts: readonly DebtComponent[]) =>
    parts.reduce((all, component) => all + BigInt(components[component] ?? 0), 0n)
  return (
    <BarsPicture
      title={words.byComponent(currency)}
      of={words.debt}
      series={[...shown.map((component) => label('debt_component', component)), ...(rest.length > 0 ? [words.otherParts] : [])]}
      bars={stated.map(({ debt, components }) => ({
        label: debt.brand,
        values: [...shown.map((component) => components[component] ?? 0), ...(rest.length > 0 ? [sum(components, rest)] : [])],
      }))}
      write={(amount) => format.money(amount, currency)}
    />
  )
}

/** The parts with the most in them, in the order of the stored values; where there are too many, one place is left for the rest. */
function largest(byComponent: CurrencyTotal['byComponent']): DebtComponent[] {
  const stated = enums.debt_component.filter((component) => (byComponent[component] ?? 0n) > 0n)
  if (stated.length <= most) return stated
  const bySize = stated.toSorted((a, b) => (byComponent[b]! > byComponent[a]! ? 1 : byComponent[b]! < byComponent[a]! ? -1 : 0))
  const kept = bySize.slice(0, most - 1)
  return stated.filter((component) => kept.includes(component))
}
