import { useState } from 'react'
import type { Proposal } from '../../../domain/case-file.ts'
import { useToday } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { useCallKey } from '../call/call-button.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useChosen } from '../chosen.ts'
import { GoOnForm } from './go-on-form.tsx'
import { OfferPage } from './offer-page.tsx'
import { OfferRow } from './offer-row.tsx'
import type { OffersView } from './offers.tsx'
import { unanswered, underStatus, warningsOf } from './proposal-warnings.ts'

/** The offers, newest last; keys act on the chosen one, and its figures stand below when they were asked for. */
export function OfferList({ onView }: { onView: (view: OffersView) => void }) {
  const words = useWords()
  const { file } = useCase()
  const [opened, setOpened] = useState(false)
  const status = useStatus()
  const list = useChosen(
    'offers',
    file.proposals.map(({ key }) => key),
  )
  const chosen = file.proposals.find(({ key }) => key === list.chosen)
  const on = (act: (proposal: Proposal) => void) => () => chosen && act(chosen)
  const edit = (proposal: Proposal) => onView({ show: 'form', proposal })
  const { offers } = words
  useCallKey(chosen?.debts[0])
  useCommand({ id: 'offer.edit', needs: 'proposal.update', title: offers.proposalEdit, keys: 'e', run: on(edit) })
  useCommand({ id: 'offer.open', title: offers.open, keys: 'Enter', run: () => setOpened(!opened) })
  useCommand({
    id: 'offer.counter',
    needs: 'proposal.add',
    title: offers.counterOffer,
    keys: 'r',
    run: on((answers) => onView({ show: 'form', answers })),
  })
  useCommand({
    id: 'offer.sent',
    needs: 'proposal.update',
    title: offers.markSent,
    keys: 's',
    run: on((proposal) => status.set(proposal, 'sent')),
  })
  useCommand({
    id: 'offer.accepted',
    needs: 'proposal.update',
    title: offers.markAccepted,
    keys: 'y',
    run: on((proposal) => status.set(proposal, 'accepted')),
  })
  useCommand({
    id: 'offer.rejected',
    needs: 'proposal.update',
    title: offers.markRejected,
    keys: 'x',
    run: on((proposal) => status.set(proposal, 'rejected')),
  })
  return (
    <div className="stack">
      {status.asking && (
        <GoOnForm
          key={`${status.asking.next.key} ${status.asking.next.status}`}
          next={status.asking.next}
          warnings={status.asking.warnings}
          save={status.save}
          onLeave={status.leave}
        />
      )}
      <div className="wide-table">
        <table className="table offers chosen-rows">
          <caption className="unseen">{words.case.sections.offers}</caption>
          <thead>
            <tr>
              {(['asked', 'ofDebts', 'madeBy'] as const).map((column) => (
                <th scope="col" key={column}>
                  {offers[column]}
                </th>
              ))}
              <th scope="col" className="number">
                {offers.amount}
              </th>
              {(['sentOn', 'validUntil', 'status'] as const).map((column) => (
                <th scope="col" key={column}>
                  {offers[column]}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{words.ui.edit}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {file.proposals.map((proposal) => (
              <OfferRow
                key={proposal.key}
                proposal={proposal}
                line={list.line(proposal.key)}
                onEdit={() => edit(proposal)}
                onStatus={(next) => status.set(proposal, next)}
                onOpen={() => {
                  list.choose(proposal.key)
                  setOpened(!(opened && list.chosen === proposal.key))
                }}
                opened={opened && proposal === chosen}
              />
            ))}
          </tbody>
        </table>
      </div>
      {opened && chosen && <OfferPage key={chosen.key} proposal={chosen} />}
    </div>
  )
}

interface Asking {
  next: Proposal
  warnings: ReturnType<typeof warningsOf>
}

/** Changes an offer's status at once, or asks for a reason first where something speaks against it. */
function useStatus() {
  const words = useWords()
  const label = useLabel()
  const sentence = useSentence()
  const say = useToast()
  const today = useToday()
  const lists = useOfficeLists()
  const change = useChange()
  const { file } = useCase()
  const [asking, setAsking] = useState<Asking | null>(null)
  const write = ({ key, ...proposal }: Proposal, before: Proposal | null) => {
    const options = before ? { undo: () => void write(before, null) } : {}
    const said = words.case.statusSaid(label('proposal_status', proposal.status))
    return change('proposal.update', { caseNo: file.caseNo, key, proposal }, said, options)
  }
  const save = (next: Proposal) => write(next, file.proposals.find(({ key }) => key === next.key) ?? null)
  const set = async (proposal: Proposal, status: Proposal['status']) => {
    if (status === proposal.status) return
    const next = underStatus(proposal, status, today)
    const warnings = unanswered(warningsOf(file, lists, today, proposal), next)
    if (warnings.length > 0) return setAsking({ next, warnings })
    setAsking(null)
    const problem = await save(next)
    if (problem) say(sentence(problem))
  }
  return {
    asking,
    set: (proposal: Proposal, status: Proposal['status']) => void set(proposal, status),
    save,
    leave: () => setAsking(null),
  }
}
