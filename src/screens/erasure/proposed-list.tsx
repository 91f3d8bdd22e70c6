import { useSentence, useWords } from '../../ui/language.tsx'
import { Button, DayText } from '../../ui/pieces.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Section } from '../../ui/view.tsx'
import { CaseLink } from './case-link.tsx'
import type { ErasuresShown } from './erasure-screen.tsx'
import { useKeeping } from './use-keeping.ts'

/** Closed cases that the office has kept for as long as it wants to. */
export function ProposedList({ list: { proposed }, again }: ErasuresShown) {
  const { erasure } = useWords()
  const sentence = useSentence()
  const say = useToast()
  const { ask } = useKeeping(again)
  const askFor = async (caseNo: string) => {
    const problem = await ask(caseNo, 'retention')
    if (problem) say(sentence(problem))
  }
  return (
    <Section title={erasure.proposed}>
      {proposed.length === 0 && <p className="soft">{erasure.proposedNone}</p>}
      {proposed.length > 0 && (
        <table className="table">
          <caption className="unseen">{erasure.proposed}</caption>
          <thead>
            <tr>
              <th scope="col">{erasure.caseOf}</th>
              <th scope="col">{erasure.closedOn}</th>
              <th scope="col">{erasure.since}</th>
              <th scope="col">
                <span className="unseen">{erasure.next}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {proposed.map(({ caseNo, name, closedOn, since }) => (
              <tr key={caseNo}>
                <th scope="row">
                  <CaseLink caseNo={caseNo} name={name} />
                </th>
                <td className="nowrap">
                  <DayText day={closedOn} />
                </td>
                <td className="nowrap">
                  <DayText day={since} />
                </td>
                <td className="list-actions">
                  <Button quiet needs="erasure.ask" label={`${erasure.ask}: ${name}`} onClick={() => void askFor(caseNo)}>
                    {erasure.ask}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
