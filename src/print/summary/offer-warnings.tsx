import { warningSentence } from '../../words/warning-sentence.ts'
import { Lines, Said, Table } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import type { PlannedOffer } from './offer-facts.ts'

/** What there is to think about before an offer goes out, with its source, and why a person went on. */
export function OfferWarnings({ offers }: { offers: readonly PlannedOffer[] }) {
  const { words, label, day, language } = useTongue()
  const { offers: head, paper } = words
  const rows = offers.flatMap(({ proposal, warnings }) => {
    const accepted = proposal.acceptedWarnings ?? []
    const gone = accepted.filter(({ warning }) => !warnings.some(({ kind }) => kind === warning))
    return [
      ...warnings.map((warning) => ({
        key: proposal.key,
        kind: warning.kind,
        ...warningSentence(language, warning),
        chosen: accepted.filter((one) => one.warning === warning.kind),
      })),
      ...gone.map((one) => ({ key: proposal.key, kind: one.warning, sentence: undefined, source: undefined, chosen: [one] })),
    ]
  })
  if (rows.length === 0) return null
  return (
    <Table
      className="warnings"
      caption={paper.offer.warnings}
      columns={[{ head: paper.offer.key, narrow: true }, { head: head.warnings }, { head: paper.offer.chosen }]}
    >
      {rows.map(({ key, kind, sentence, source, chosen }, index) => (
        <tr key={index}>
          <th scope="row" className="narrow">
            <Said>{key}</Said>
          </th>
          <td>
            <Lines>
              {[
                <strong key="kind">{label('risk_warning', kind)}</strong>,
                sentence && <Said key="sentence">{sentence}</Said>,
                source && (
                  <span key="source" className="quiet">
                    <Said>{source}</Said>
                  </span>
                ),
              ]}
            </Lines>
          </td>
          <td>
            <Lines>
              {chosen.map(({ reason, acceptedOn }) => (
                <Said key={reason}>{`${day(acceptedOn)} ${head.wentOn(reason)}`}</Said>
              ))}
            </Lines>
          </td>
        </tr>
      ))}
    </Table>
  )
}
