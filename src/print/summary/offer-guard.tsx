import { Beside, Mark } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import type { PlannedOffer } from './offer-facts.ts'
import { Name } from './offer-name.tsx'

/** What each of the next twelve months leaves once all that is agreed, offered elsewhere and offered here is paid. */
export function GuardMonths({ offers }: { offers: readonly PlannedOffer[] }) {
  const { words, month, money, currency: name } = useTongue()
  const shown = offers.filter(({ guard }) => guard !== null && guard.fits !== null)
  const [first] = shown
  if (!first?.guard) return null
  const { currency, affordable, months } = first.guard
  return (
    <Beside
      caption={`${words.paper.offer.leftMonthly(money(affordable ?? 0n, currency))}${words.paper.aside(name(currency))}`}
      first={words.offers.month}
      heads={shown.map((offer) => (
        <Name key={offer.proposal.key} offer={offer} />
      ))}
      groups={[
        {
          name: 'amounts',
          rows: months.map((one, index) => ({
            name: month(one.month),
            cells: shown.map(({ guard, proposal }) => {
              const left = guard?.months[index]?.left ?? 0n
              if (left >= 0n) return money(left, currency)
              return (
                <Mark key={proposal.key} sign="≠">
                  {words.offers.short} {money(-left, currency)}
                </Mark>
              )
            }),
          })),
        },
      ]}
    />
  )
}
