import type { Proposal } from '../../../domain/case-file.ts'
import { wasMade } from '../../../domain/evidence.ts'
import { isExpired } from '../../../domain/offer.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Keys, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { currencyOf } from '../agreements/currency.ts'
import { useCase } from '../case-context.tsx'
import type { Chosen } from '../chosen.ts'
import { ChoiceInPlace } from '../in-place.tsx'
import { brandsOf } from '../../../domain/owed.ts'

interface OfferRowProps {
  proposal: Proposal
  line: ReturnType<Chosen['line']>
  opened: boolean
  onOpen: () => void
  onEdit: () => void
  onStatus: (status: Proposal['status']) => void
}

/** One offer in the list. */
export function OfferRow({ proposal, line, opened, onOpen, onEdit, onStatus }: OfferRowProps) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const today = useToday()
  const { file } = useCase()
  const { key, madeBy, terms, sentOn, validUntil } = proposal
  const name = proposal.types.map((type) => label('proposal_type', type)).join(words.case.and)
  const currency = currencyOf(file, proposal.debts)
  return (
    <tr {...line}>
      <th scope="row">
        <button type="button" className="button quiet in-line" aria-expanded={opened} onClick={onOpen}>
          {name} <span className="soft code small">{key}</span>
        </button>
        <Relations proposal={proposal} />
      </th>
      <td>
        <T>{brandsOf(file, proposal.debts).join(words.case.and)}</T>
      </td>
      <td>{madeBy ? words.offers.madeByShort[madeBy] : <span className="soft">{words.ui.notStated}</span>}</td>
      <td className="number">
        {terms.total === undefined ? (
          <span className="soft">{words.ui.notStated}</span>
        ) : (
          `${format.money(terms.total, currency)} ${currency}`
        )}
        {terms.installments !== undefined && <div className="soft small">{words.offers.times(terms.installments)}</div>}
      </td>
      <td className="nowrap">{sentOn ? <DayText day={sentOn} /> : <NotSent proposal={proposal} />}</td>
      <td className="nowrap">
        {validUntil ? <DayText day={validUntil} weekday /> : <span className="soft">{words.ui.notStated}</span>}
        {isExpired(proposal, today) && (
          <div>
            <Pill tone="late">▲ {words.offers.expired}</Pill>
          </div>
        )}
      </td>
      <td>
        <ChoiceInPlace
          needs="proposal.update"
          label={`${words.offers.status}: ${name} ${key}`}
          name="proposal_status"
          value={proposal.status}
          onChange={onStatus}
        />
      </td>
      <td className="number">
        <Button needs="proposal.update" quiet opens={`proposal:${key}`} label={`${words.ui.edit}: ${name} ${key}`} onClick={onEdit}>
          {words.ui.edit}
        </Button>
      </td>
    </tr>
  )
}

/** A draft has not gone out yet; of any other the day was not stated. */
function NotSent({ proposal }: { proposal: Proposal }) {
  const words = useWords()
  return (
    <span className="soft">
      {wasMade(proposal) ? (
        words.ui.notStated
      ) : (
        <>
          {words.offers.notSent} <Keys keys="s" />
        </>
      )}
    </span>
  )
}

/** What it answers and stands in place of, and what came after it. */
function Relations({ proposal }: { proposal: Proposal }) {
  const words = useWords().offers
  const { file } = useCase()
  const said = [
    proposal.answers && words.isAnswer(proposal.answers),
    proposal.replaces && words.isInPlaceOf(proposal.replaces),
    ...file.proposals.flatMap(({ key, answers, replaces }) => [
      answers === proposal.key && words.isAnswered(key),
      replaces === proposal.key && words.isReplaced(key),
    ]),
  ].filter((text) => typeof text === 'string')
  return said.length > 0 && <div className="soft small">{said.join(' · ')}</div>
}
