import { useState } from 'react'
import { enums, type EnumValue } from '../../../domain/enums.ts'
import type { Proposal } from '../../../domain/case-file.ts'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { Button, DayText } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { ProposalForm } from './proposal-form.tsx'

/** What was asked, newest last, each with its status changed in place. */
export function Proposals() {
  const words = useWords()
  const { file } = useCase()
  const [editing, setEditing] = useState<Proposal | null>(null)
  if (editing) return <ProposalForm proposal={editing} onLeave={() => setEditing(null)} />
  if (file.proposals.length === 0) return <p className="soft">{words.agreements.proposalsEmpty}</p>
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.agreements.asked}</th>
          <th scope="col">{words.agreements.ofDebts}</th>
          <th scope="col">{words.agreements.sentOn}</th>
          <th scope="col">{words.agreements.status}</th>
          <th scope="col">
            <span className="unseen">{words.ui.edit}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {file.proposals.map((proposal) => (
          <ProposalRow key={proposal.key} proposal={proposal} onEdit={() => setEditing(proposal)} />
        ))}
      </tbody>
    </table>
  )
}

function ProposalRow({ proposal, onEdit }: { proposal: Proposal; onEdit: () => void }) {
  const words = useWords()
  const label = useLabel()
  const sentence = useSentence()
  const say = useToast()
  const change = useChange()
  const { file } = useCase()
  const name = proposal.types.map((type) => label('proposal_type', type)).join(words.case.and)
  const setStatus = async (status: EnumValue<'proposal_status'>) => {
    const { key, ...rest } = proposal
    const problem = await change('proposal.update', { caseNo: file.caseNo, key, proposal: { ...rest, status } }, words.case.statusSaid(label('proposal_status', status)))
    if (problem) say(sentence(problem))
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <T>{file.debts.filter((debt) => proposal.debts.includes(debt.key)).map((debt) => debt.brand).join(words.case.and)}</T>
      </td>
      <td>{proposal.sentOn ? <DayText day={proposal.sentOn} /> : <span className="soft">{words.ui.notStated}</span>}</td>
      <td>
        <select
          aria-label={`${words.agreements.status}: ${name}`}
          value={proposal.status}
          onChange={(event) => void setStatus(event.target.value as EnumValue<'proposal_status'>)}
        >
          {enums.proposal_status.map((status) => (
            <option key={status} value={status}>
              {label('proposal_status', status)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <Button quiet label={`${words.ui.edit}: ${name}`} onClick={onEdit}>
          {words.ui.edit}
        </Button>
      </td>
    </tr>
  )
}
