import { Lines, Said } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import type { PlannedOffer } from './offer-facts.ts'

/** By what an offer is called everywhere, and of which debts it is. */
export function Name({ offer: { proposal, brands } }: { offer: PlannedOffer }) {
  const { list } = useTongue()
  return (
    <Lines>
      {[
        <strong key="key">
          <Said>{proposal.key}</Said>
        </strong>,
        <Said key="brands">{list(brands)}</Said>,
      ]}
    </Lines>
  )
}
