import { Fills } from '../pictures.tsx'
import { Fact, Facts, Said } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import { AgreementsPart } from './agreements.tsx'
import { BudgetPart } from './budget.tsx'
import { ClientPart, ConsentsPart, HardshipPart } from './client.tsx'
import { ConductPart } from './conduct.tsx'
import { ContactsPart } from './contacts.tsx'
import { DebtsPart } from './debts.tsx'
import type { CaseSummary as SummaryFacts } from './facts.ts'
import { OffersPart } from './offers.tsx'
import { StepsPart, stepText } from './steps.tsx'

/** The whole case on paper, in the order in which a colleague who takes over reads it. */
export function CaseSummaryPage({ summary }: { summary: SummaryFacts }) {
  return (
    <main>
      <Title {...summary} />
      <ClientPart {...summary} />
      <ConsentsPart {...summary} />
      <HardshipPart {...summary} />
      <BudgetPart {...summary} />
      <DebtsPart {...summary} />
      <OffersPart {...summary} />
      <AgreementsPart {...summary} />
      <ContactsPart {...summary} />
      <ConductPart {...summary} />
      <StepsPart {...summary} />
      <Fills />
    </main>
  )
}

/** The case number and where the case stands, before anything else. */
function Title({ file, level, steps, today }: SummaryFacts) {
  const tongue = useTongue()
  const { words, label, day, deadline } = tongue
  const { paper, evidence } = words
  const [first] = steps
  return (
    <header>
      <h1>
        {paper.summary} <Said>{file.caseNo}</Said>
      </h1>
      <p className="quiet">
        {paper.asOf(day(today))} · {paper.internal}
      </p>
      <Facts>
        <Fact label={paper.status}>
          <strong>{label('case_status', file.status)}</strong>
        </Fact>
        <Fact label={paper.evidence}>
          <strong>{level ? label('evidence_level', level) : paper.noEvidence}</strong>
        </Fact>
        <Fact label={paper.priority}>{label('priority', file.priority)}</Fact>
        <Fact label={paper.outcome}>{file.outcome && label('case_outcome', file.outcome)}</Fact>
        <Fact label={paper.opened}>{day(file.openedOn)}</Fact>
        <Fact label={paper.closed}>{file.closedOn && day(file.closedOn)}</Fact>
        <Fact label={paper.jurisdiction}>{label('jurisdiction', file.jurisdiction)}</Fact>
        <Fact label={paper.referredBy}>{file.referralSource && label('referral_source', file.referralSource)}</Fact>
      </Facts>
      <Facts wide>
        <Fact label={paper.next}>
          {first ? (
            <>
              {first.on ? deadline(first.on) : paper.owed.noDay} · {evidence.owes[first.by]} · <Said>{stepText(first, tongue)}</Said>
            </>
          ) : (
            paper.owed.nothing
          )}
        </Fact>
      </Facts>
    </header>
  )
}
