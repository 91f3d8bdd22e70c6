import { useState } from 'react'
import type { Proposal } from '../../../domain/case-file.ts'
import type { EnumValue } from '../../../domain/enums.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { Button, DayText } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { ChoiceInPlace } from '../in-place.tsx'
import { brandsOf } from '../owes.ts'
import { ProposalForm } from './proposal-form.tsx'

/** What was asked, newest last, each with its status changed in place. */
export function ProposalSection() {
  const words = useWords()
  const { file } = useCase()
  const [form, setForm] = useState<null | 'new' | Proposal>(null)
  useCommand({ id: 'proposal.new', title: words.agreements.newProposal, keys: 'a', run: () => setForm('new') })
  return (
    <Section
      title={words.agreements.proposals}
      actions={
        form === null && (
          <Button quiet={file.proposals.length > 0} keys="a" opens="proposal" onClick={() => setForm('new')}>
            {words.agreements.newProposal}
          </Button>
        )
      }
    >
      {form !== null && (
        <ProposalForm
          key={form === 'new' ? form : form.key}
          {...(form === 'new' ? {} : { proposal: form })}
          onLeave={() => setForm(null)}
        />
      )}
      {form === null && <Proposals onEdit={setForm} />}
    </Section>
  )
}

function Proposals({ onEdit }: { onEdit: (proposal: Proposal) => void }) {
  const words = useWords()
  const { file } = useCase()
  if (file.proposals.length === 0) return <p className="soft">{words.agreements.proposalsEmpty}</p>
  return (
    <div className="wide-table">
      <table className="table">
        <caption className="unseen">{words.agreements.proposals}</caption>
        <thead>
          <tr>
            <th scope="col">{words.agreements.asked}</th>
            <th scope="col">{words.agreements.ofDebts}</th>
            <th scope="col">{words.agreements.sentOn}</th>
            <th scope="col">{words.agreements.validUntil}</th>
            <th scope="col">{words.agreements.status}</th>
            <th scope="col">
              <span className="unseen">{words.ui.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {file.proposals.map((proposal) => (
            <ProposalRow key={proposal.key} proposal={proposal} onEdit={() => onEdit(proposal)} />
          ))}
        </tbody>
      </table>
    </div>
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
  const set = async (status: EnumValue<'proposal_status'>, before: EnumValue<'proposal_status'> | null) => {
    const { key, ...rest } = proposal
    const options = before ? { undo: () => void set(before, null) } : {}
    const input = { caseNo: file.caseNo, key, proposal: { ...rest, status } }
    const problem = await change('proposal.update', input, words.case.statusSaid(label('proposal_status', status)), options)
    if (problem) say(sentence(problem))
  }
  return (
    <tr>
      <th scope="row">
        {name} <span className="soft code small">{proposal.key}</span>
      </th>
      <td>
        <T>{brandsOf(file, proposal.debts).join(words.case.and)}</T>
      </td>
      <td className="nowrap">{proposal.sentOn ? <DayText day={proposal.sentOn} /> : <span className="soft">{words.ui.notStated}</span>}</td>
      <td className="nowrap">
        {proposal.validUntil ? <DayText day={proposal.validUntil} weekday /> : <span className="soft">{words.ui.notStated}</span>}
      </td>
      <td>
        <ChoiceInPlace
          label={`${words.agreements.status}: ${name} ${proposal.key}`}
          name="proposal_status"
          value={proposal.status}
          onChange={(status) => void set(status, proposal.status)}
        />
      </td>
      <td className="number">
        <Button quiet opens={`proposal:${proposal.key}`} label={`${words.ui.edit}: ${name} ${proposal.key}`} onClick={onEdit}>
          {words.ui.edit}
        </Button>
      </td>
    </tr>
  )
}
