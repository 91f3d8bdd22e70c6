/** What was asked of creditors and what came of it: the proposals, then one page an agreement. */
import { useState } from 'react'
import { evidenceLevel } from '../../../domain/evidence.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button, Empty } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase } from '../case-context.tsx'
import { EvidencePill } from '../evidence-pill.tsx'
import { AgreementPage } from './agreement-page.tsx'
import { ProposalForm } from './proposal-form.tsx'
import { Proposals } from './proposals.tsx'
import { SaidForm } from './said-form.tsx'

type Under = null | 'proposal' | 'agreement'

export function Agreements() {
  const words = useWords()
  const { file } = useCase()
  const [under, setUnder] = useState<Under>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = file.agreements.find((agreement) => agreement.key === chosen) ?? file.agreements.at(-1)
  const close = () => setUnder(null)
  const canAsk = file.debts.length > 0
  useCommand({ id: 'proposal.new', title: words.agreements.newProposal, keys: 'a', run: () => setUnder('proposal'), enabled: canAsk })
  useCommand({ id: 'agreement.new', title: words.agreements.newAgreement, keys: 'o', run: () => setUnder('agreement'), enabled: canAsk })
  if (!canAsk) return <Empty text={words.agreements.debtsFirst} />
  return (
    <>
      <Section
        title={words.agreements.proposals}
        actions={
          <Button quiet keys="a" onClick={() => setUnder('proposal')}>
            {words.agreements.newProposal}
          </Button>
        }
      >
        {under === 'proposal' ? <ProposalForm onLeave={close} /> : <Proposals />}
      </Section>
      <Section
        title={words.case.sections.agreements}
        actions={
          <Button quiet={file.agreements.length > 0} keys="o" onClick={() => setUnder('agreement')}>
            {words.agreements.newAgreement}
          </Button>
        }
      >
        {under === 'agreement' && <SaidForm onLeave={close} onAdded={setChosen} />}
        {file.agreements.length === 0 && under !== 'agreement' && <p className="soft">{words.agreements.empty}</p>}
        {file.agreements.length > 1 && (
          <div className="row" role="group" aria-label={words.agreements.which}>
            {file.agreements.map((agreement) => (
              <Button key={agreement.key} pressed={agreement === shown} onClick={() => setChosen(agreement.key)}>
                <T>{file.debts.filter((debt) => agreement.debts.includes(debt.key)).map((debt) => debt.brand).join(words.case.and)}</T>
                <EvidencePill level={evidenceLevel(file, agreement)} />
              </Button>
            ))}
          </div>
        )}
        {shown && under !== 'agreement' && <AgreementPage key={shown.key} agreement={shown} />}
      </Section>
    </>
  )
}
