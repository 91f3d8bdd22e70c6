import type { ReactNode } from 'react'
import { enums } from '../../domain/enums.ts'
import type { Guard } from '../../domain/guard.ts'
import { mask } from '../../domain/mask.ts'
import { Beside, type BesideRow, inGroups, Lines, Mark, Said } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import type { CaseSummary } from './facts.ts'
import type { PlannedOffer } from './offer-facts.ts'
import { Name } from './offer-name.tsx'
import { GuardMonths } from './offer-guard.tsx'
import { OfferWarnings } from './offer-warnings.tsx'

/** The offers with a plan side by side, by currency: who made them, what they come to, whether the months are enough, what to think about. */
export function OffersPart({ planned }: CaseSummary) {
  const tongue = useTongue()
  const { words, currency: name } = tongue
  if (planned.length === 0) return null
  return (
    <section>
      <h2>{words.paper.compared}</h2>
      {enums.currency
        .flatMap((currency) => inGroups(planned.filter((offer) => offer.currency === currency)))
        .map((offers) => (
          <section className="part" key={offers[0]!.proposal.key}>
            <Beside
              caption={name(offers[0]!.currency)}
              first={words.paper.offer.key}
              heads={offers.map((offer) => (
                <Name key={offer.proposal.key} offer={offer} />
              ))}
              groups={[
                { name: 'words', rows: rowsOf(offers, statedRows(tongue)) },
                { name: 'amounts', rows: rowsOf(offers, figureRows(tongue)) },
                { name: 'words', rows: rowsOf(offers, guardRows(tongue)) },
              ]}
            />
            <GuardMonths offers={offers} />
            <OfferWarnings offers={offers} />
          </section>
        ))}
    </section>
  )
}

type OfferLine = [name: string, of: (offer: PlannedOffer) => ReactNode]

const rowsOf = (offers: readonly PlannedOffer[], lines: readonly OfferLine[]): BesideRow[] =>
  lines.map(([name, of]) => ({ name, cells: offers.map(of) }))

/** What was recorded of an offer. */
function statedRows({ words, label, day, deadline, list }: Tongue): OfferLine[] {
  const { offers: head, paper } = words
  const type = ({ proposal }: PlannedOffer) => list(proposal.types.map((one) => label('proposal_type', one)))
  const related = ({ proposal: { answers, replaces }, answeredBy, replacedBy }: PlannedOffer) => [
    ...(answers === undefined ? [] : [head.isAnswer(answers)]),
    ...(replaces === undefined ? [] : [head.isInPlaceOf(replaces)]),
    ...answeredBy.map((key) => head.isAnswered(key)),
    ...replacedBy.map((key) => head.isReplaced(key)),
  ]
  return [
    [paper.offer.types, type],
    [head.madeBy, ({ proposal: { madeBy } }) => madeBy && head.makers[madeBy]],
    [
      head.status,
      ({ proposal: { status, decidedOn, decisionNote } }) => (
        <Lines>
          {[
            <strong key="status">{label('proposal_status', status)}</strong>,
            decidedOn && day(decidedOn),
            decisionNote && <Said key="note">{decisionNote}</Said>,
          ]}
        </Lines>
      ),
    ],
    [
      head.sentOn,
      ({ proposal: { sentOn, channel } }) => sentOn && <Lines>{[day(sentOn), channel && label('contact_channel', channel)]}</Lines>,
    ],
    [
      head.validUntil,
      ({ proposal: { validUntil }, expired }) =>
        validUntil && (
          <Lines>
            {[
              deadline(validUntil),
              expired && (
                <Mark key="over" sign="≠">
                  {head.expired}
                </Mark>
              ),
            ]}
          </Lines>
        ),
    ],
    [
      paper.offer.related,
      (offer) => {
        const texts = related(offer)
        return (
          texts.length > 0 && (
            <Lines>
              {texts.map((text) => (
                <Said key={text}>{text}</Said>
              ))}
            </Lines>
          )
        )
      },
    ],
    [head.reasons, ({ proposal: { reasons } }) => reasons && <Said>{reasons}</Said>],
    [head.newBorrowing, ({ proposal: { newBorrowing } }) => newBorrowing && head.borrowed],
    [
      head.holder,
      ({ proposal: { terms } }) =>
        terms.payTo && (
          <Lines>
            {[
              <Said key="holder">{terms.payTo.holder}</Said>,
              terms.payTo.account && <Said key="account">{mask(terms.payTo.account).slice(-8)}</Said>,
            ]}
          </Lines>
        ),
    ],
  ]
}

/** What an offer comes to; without figures, that there are none. */
function figureRows({ words, label, money, day, deadline }: Tongue): OfferLine[] {
  const { offers: head } = words
  const line = (name: string, of: (figures: NonNullable<PlannedOffer['figures']>, offer: PlannedOffer) => ReactNode): OfferLine => [
    name,
    (offer) => offer.figures && of(offer.figures, offer),
  ]
  const percent = (text: string | undefined) => (text === undefined ? head.cannotSay : `${text} %`)
  return [
    [
      head.method,
      ({ proposal: { plan }, figures }) =>
        plan && <Lines>{[label('schedule_method', plan.method), figures ? head.times(figures.rows.length) : head.noFigures]}</Lines>,
    ],
    line(head.claim, ({ claim, currency }) => money(claim, currency)),
    line(head.waived, ({ waived, currency }) => money(waived, currency)),
    line(head.cost, ({ interest, fees, currency }) => money(BigInt(interest) + BigInt(fees), currency)),
    line(head.total, ({ totalPaid, currency }) => <strong>{money(totalPaid, currency)}</strong>),
    line(head.nominal, ({ cost }) => percent(cost?.nominal)),
    line(head.effective, ({ cost }) => percent(cost?.effective)),
    line(head.firstDueOn, ({ rows }) => rows[0] && day(rows[0].dueOn)),
    line(head.lastDue, ({ lastDueOn }) => deadline(lastDueOn)),
    line(head.burden, ({ burden, currency }) => <strong>{money(burden, currency)}</strong>),
  ]
}

/** Whether what the budget leaves is enough in each of the next twelve months. */
function guardRows(tongue: Tongue): OfferLine[] {
  const { offers: head } = tongue.words
  return [
    [
      head.guard,
      ({ guard }) =>
        guard && (
          <Lines>
            {[
              fitText(guard, tongue),
              guard.budget === 'unconfirmed' && head.budgetUnconfirmed,
              guard.budget === 'deficit' && head.budgetDeficit,
              guard.otherCurrencies.length > 0 && head.otherCurrency(tongue.list(guard.otherCurrencies)),
            ]}
          </Lines>
        ),
    ],
  ]
}

function fitText({ fits, firstShort, budget, currency }: Guard, { words, month, money }: Tongue): ReactNode {
  const { offers: head } = words
  if (fits === true) return <Mark sign="✓">{head.fits}</Mark>
  if (fits === null) return budget === 'none' ? head.noBudget : head.cannotSay
  return firstShort && <Mark sign="≠">{head.fitsNot(month(firstShort.month), money(-(firstShort.left ?? 0n), currency))}</Mark>
}
