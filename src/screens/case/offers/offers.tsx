/** What was offered or asked for, by whom and how it stands; the form to record it, and the desk to compare. */
import { useState } from 'react'
import type { Proposal } from '../../../domain/case-file.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button, Empty } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'
import { WorkHead } from '../work-head.tsx'
import { Desk } from './desk.tsx'
import { OfferList } from './offer-list.tsx'
import { ProposalForm } from './proposal-form.tsx'

export type OffersView = { show: 'list' } | { show: 'desk' } | { show: 'form'; proposal?: Proposal; answers?: Proposal }

export function Offers() {
  const words = useWords()
  const { file, go, show } = useCase()
  const [view, setView] = useState<OffersView>({ show: 'list' })
  const toList = () => setView({ show: 'list' })
  if (file.debts.length === 0) {
    return (
      <>
        <WorkHead title={words.case.sections.offers} />
        <Empty
          text={words.agreements.debtsFirst}
          action={
            <Button main onClick={() => go('debts')}>
              {words.case.sections.debts}
            </Button>
          }
        />
      </>
    )
  }
  if (view.show === 'desk') {
    const saved = (key: string) => {
      toList()
      show('offers', key)
    }
    return <Desk onLeave={toList} onSaved={saved} />
  }
  if (view.show === 'form') {
    const { proposal, answers } = view
    return <ProposalForm {...(proposal ? { proposal } : {})} {...(answers ? { answers } : {})} onLeave={toList} />
  }
  return <List onView={setView} />
}

function List({ onView }: { onView: (view: OffersView) => void }) {
  const words = useWords()
  const { file } = useCase()
  const none = file.proposals.length === 0
  const add = () => onView({ show: 'form' })
  const compare = () => onView({ show: 'desk' })
  useCommand({ id: 'proposal.new', needs: 'proposal.add', title: words.offers.newProposal, keys: 'a', run: add })
  useCommand({ id: 'desk.open', needs: 'proposal.add', title: words.offers.compare, keys: 'c', run: compare })
  return (
    <>
      <WorkHead title={words.case.sections.offers}>
        <Button needs="proposal.add" main={none} quiet={!none} keys="c" opens="desk" onClick={compare}>
          {words.offers.compare}
        </Button>
        <Button needs="proposal.add" quiet keys="a" opens="proposal" onClick={add}>
          {words.offers.newProposal}
        </Button>
      </WorkHead>
      {none ? <p className="soft">{words.offers.empty}</p> : <OfferList onView={onView} />}
    </>
  )
}
