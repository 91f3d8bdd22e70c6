import { useMemo } from 'react'
import type { Proposal } from '../../../domain/case-file.ts'
import { affordabilityGuard } from '../../../domain/guard.ts'
import { isDecided, offerOf } from '../../../domain/offer.ts'
import { useToday } from '../../../ui/clock.ts'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { Note } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Facts, Section } from '../../../ui/view.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { useCase } from '../case-context.tsx'
import { BalancesPicture } from './balances-picture.tsx'
import { useFigureValues } from './column-figures.tsx'
import { GuardStrip } from './guard-strip.tsx'
import { Opened } from './opened.tsx'
import { PlanRows } from './plan-rows.tsx'
import { warningsOf } from './proposal-warnings.ts'
import { WarningList } from './warning-list.tsx'

/** What an offer comes to as of today: its figures, the guard, the warnings, and its plan over time. */
export function OfferPage({ proposal }: { proposal: Proposal }) {
  const words = useWords()
  const sentence = useSentence()
  const today = useToday()
  const lists = useOfficeLists()
  const { file } = useCase()
  const offer = useMemo(() => offerOf(file, proposal), [file, proposal])
  const figures = offer?.ok ? offer.figures : null
  const guard = useMemo(
    () =>
      isDecided(proposal) ? null : figures && affordabilityGuard(file, lists.reserve, { debts: proposal.debts, rows: figures.rows }, today),
    [file, lists, figures, proposal, today],
  )
  const warnings = useMemo(() => warningsOf(file, lists, today, proposal, !isDecided(proposal)), [file, lists, today, proposal])
  const debts = useMemo(() => file.debts.filter(({ key }) => proposal.debts.includes(key)), [file, proposal])
  const values = useFigureValues(figures, figures?.currency ?? 'CNY')
  const plans = useMemo(
    () => (figures && proposal.plan ? [{ name: words.offers.thisOffer, startOn: proposal.plan.startOn, rows: figures.rows }] : []),
    [figures, words],
  )
  const { offers } = words
  return (
    <Section level={3} title={`${offers.open} ${proposal.key}`}>
      <div className="stack offer-page">
        {!offer && <p className="soft">{offers.noPlan}</p>}
        {offer && !offer.ok && <Note tone="waiting">{sentence(offer.problem)}</Note>}
        {figures && (
          <div className="offer-figures">
            <Facts
              list={(['claim', 'waived', 'cost', 'total', 'nominal', 'effective', 'lastDue', 'burden'] as const).map((line) => [
                offers[line],
                values[line],
              ])}
            />
            {guard && (
              <div className="stack tight">
                <h4>{offers.guard}</h4>
                <GuardStrip guard={guard} />
              </div>
            )}
          </div>
        )}
        {warnings.length > 0 && (
          <div className="stack tight">
            <h4>{offers.warnings}</h4>
            <WarningList warnings={warnings} open />
          </div>
        )}
        <Reasons proposal={proposal} />
        {figures && plans.length > 0 && (
          <>
            <BalancesPicture debts={debts} currency={figures.currency} plans={plans} />
            <Opened label={offers.rowsTitle(figures.rows.length)}>
              {() => <PlanRows rows={figures.rows} currency={figures.currency} />}
            </Opened>
          </>
        )}
      </div>
    </Section>
  )
}

/** Why a person went on despite warnings. */
function Reasons({ proposal }: { proposal: Proposal }) {
  const words = useWords()
  const label = useLabel()
  if (!proposal.acceptedWarnings?.length) return null
  return (
    <ul>
      {proposal.acceptedWarnings.map(({ warning, reason }, index) => (
        <li key={index}>
          {label('risk_warning', warning)} · <T>{words.offers.wentOn(reason)}</T>
        </li>
      ))}
    </ul>
  )
}
