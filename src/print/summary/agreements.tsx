import type { Currency, Proposal } from '../../domain/case-file.ts'
import { writingGrade, type Rung } from '../../domain/evidence.ts'
import { clauseGround } from '../../words/clause-text.ts'
import { Fact, Facts, Lines, Mark, Said, Table } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import type { AgreementPart, CaseSummary } from './facts.ts'
import { SchedulePart } from './schedule.tsx'
import { OfferTerms, TermsTable } from './terms.tsx'

/** Every agreement with its evidence, then what was asked without one. */
export function AgreementsPart({ agreements, offers, file }: CaseSummary) {
  const { words } = useTongue()
  const { agreements: heading, none } = words.paper
  return (
    <section>
      <h2>{heading}</h2>
      {agreements.length === 0 && <p>{none}</p>}
      {agreements.map((part, index) => (
        <OneAgreement key={part.agreement.key} part={part} no={index + 1} />
      ))}
      <Offers
        offers={offers}
        currencyOf={(offer) => file.debts.find((debt) => offer.debts.includes(debt.key))?.currency ?? 'CNY'}
        nameOf={brandsIn(file)}
      />
    </section>
  )
}

const brandsIn = (file: CaseSummary['file']) => (keys: string[]) =>
  file.debts.filter((debt) => keys.includes(debt.key)).map((debt) => debt.brand)

function OneAgreement({ part, no }: { part: AgreementPart; no: number }) {
  const { words, label, list, day, money } = useTongue()
  const { agreement: head, status } = words.paper
  const { agreement } = part
  const open = part.terms.filter((row) => row.difference?.open).length
  const differing = part.terms.some((row) => row.difference)
  return (
    <section className="part">
      <h3>
        {head.noOf(no)} <Said>{list(part.debts.map((debt) => debt.brand))}</Said>
      </h3>
      <Facts>
        <Fact label={status}>{label('agreement_status', agreement.status)}</Fact>
        <Fact label={head.inPlaceOf}>{part.inPlaceOf && head.noOf(part.inPlaceOf)}</Fact>
        <Fact label={head.replacedBy}>{list(part.replacedBy.map(head.noOf))}</Fact>
        <Fact label={head.reached}>
          <strong>{label('evidence_level', part.level)}</strong>
        </Fact>
        <Fact label={head.saidIn}>{part.saidIn && head.entry(part.saidIn)}</Fact>
        <Fact label={head.paper}>
          <Paper part={part} />
        </Fact>
        {agreement.earlierPapers?.map((paper, index) => (
          <Fact key={index} label={head.replaced}>
            <Said>{`${label('agreement_form', paper.form)} · ${head.issuedBy(paper.issuedBy)}${paper.signedOn ? ` · ${head.signed(day(paper.signedOn))}` : ''}`}</Said>
          </Fact>
        ))}
        <Fact label={head.acceptance}>
          {agreement.acceptedByClientOn ? head.accepted(day(agreement.acceptedByClientOn)) : head.notAccepted}
        </Fact>
        <Fact label={head.grace}>{agreement.graceDays}</Fact>
      </Facts>
      <Ladder rungs={part.rungs} />
      <TermsTable rows={part.terms} currency={part.currency} />
      {agreement.writtenTerms && (
        <p>{open > 0 ? <Mark sign="≠">{head.openDifferences(open)}</Mark> : !differing && <Mark sign="=">{head.noDifferences}</Mark>}</p>
      )}
      {part.sums.map(({ side, sum, total }) => (
        <p key={side}>
          <Mark sign="≠">{words.evidence.misfit(words.evidence[side], money(sum, part.currency), money(total, part.currency))}</Mark>
        </p>
      ))}
      <Clauses part={part} />
      <SchedulePart part={part} />
    </section>
  )
}

function Paper({ part }: { part: AgreementPart }) {
  const { words, label, day } = useTongue()
  const { agreement: head } = words.paper
  const written = part.agreement.writtenTerms
  if (!written) return words.evidence.missing.paper
  return (
    <Lines>
      {[
        part.document && <Said key="name">{part.document.fileName}</Said>,
        [
          label('agreement_form', written.form),
          written.signedOn && head.signed(day(written.signedOn)),
          part.document && head.received(day(part.document.receivedOn)),
        ]
          .filter(Boolean)
          .join(' · '),
        <Said key="issuer">{head.issuedBy(written.issuedBy)}</Said>,
        words.evidence.grade[writingGrade(written.form)],
      ]}
    </Lines>
  )
}

function Ladder({ rungs }: { rungs: Rung[] }) {
  const { words, label, list } = useTongue()
  const { agreement: head } = words.paper
  return (
    <Table caption={head.ladder} columns={[{ head: head.rung }, { head: head.state }, { head: head.missing }]} className="ladder">
      {rungs.map((rung) => (
        <tr key={rung.level}>
          <th scope="row">{label('evidence_level', rung.level)}</th>
          <td>{rung.reached ? <Mark sign="✓">{head.isReached}</Mark> : <Mark sign="–">{head.notReached}</Mark>}</td>
          <td>{list(rung.missing.map((code) => words.evidence.missing[code]))}</td>
        </tr>
      ))}
    </Table>
  )
}

function Clauses({ part }: { part: AgreementPart }) {
  const { words, label, language } = useTongue()
  const { agreement: head } = words.paper
  const paper = part.agreement.writtenTerms
  if (!paper) return null
  return (
    <Table
      caption={head.clauses}
      columns={[{ head: head.clause }, { head: head.state, narrow: true }, { head: head.clauseWords }, { head: head.ground }]}
    >
      {part.clauses.map((item) => {
        const status = paper.clauses[item.clause]
        const quoted = paper.clauseWords?.[item.clause]
        return (
          <tr key={item.clause}>
            <th scope="row">{label('agreement_clause', item.clause)}</th>
            <td className="narrow">{status === undefined ? words.evidence.notStated : label('clause_status', status)}</td>
            <td>{quoted !== undefined && <Said>{quoted}</Said>}</td>
            <td className="quiet">{clauseGround(language, item)}</td>
          </tr>
        )
      })}
    </Table>
  )
}

interface OffersProps {
  offers: Proposal[]
  currencyOf: (offer: Proposal) => Currency
  nameOf: (debts: string[]) => string[]
}

function Offers({ offers, currencyOf, nameOf }: OffersProps) {
  const { words, label, day, list } = useTongue()
  const { offer: head, offers: heading, debt } = words.paper
  if (offers.length === 0) return null
  return (
    <section className="part">
      <h3>{heading}</h3>
      <Table
        columns={[{ head: debt.name }, { head: head.what }, { head: head.sent, narrow: true }, { head: head.terms }, { head: head.answer }]}
      >
        {offers.map((offer) => (
          <tr key={offer.key}>
            <th scope="row">
              <Said>{list(nameOf(offer.debts))}</Said>
            </th>
            <td>
              {list(offer.types.map((type) => label('proposal_type', type)))}
              {offer.reasons && (
                <span className="line">
                  <Said>{offer.reasons}</Said>
                </span>
              )}
            </td>
            <td className="narrow">
              <Lines>
                {[
                  offer.sentOn && day(offer.sentOn),
                  offer.channel && label('contact_channel', offer.channel),
                  offer.validUntil && head.validUntil(day(offer.validUntil)),
                ]}
              </Lines>
            </td>
            <td>
              <OfferTerms terms={offer.terms} currency={currencyOf(offer)} />
            </td>
            <td>
              <Lines>
                {[
                  label('proposal_status', offer.status),
                  offer.decidedOn && day(offer.decidedOn),
                  offer.decisionNote && <Said key="note">{offer.decisionNote}</Said>,
                ]}
              </Lines>
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
