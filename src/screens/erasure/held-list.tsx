import { useSentence, useWords } from '../../ui/language.tsx'
import { Button } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Section } from '../../ui/view.tsx'
import { useInstant } from '../case/verify/instant.ts'
import { CaseLink } from './case-link.tsx'
import type { ErasuresShown } from './erasure-screen.tsx'
import { useKeeping } from './use-keeping.ts'

/** Cases that must not be erased, and why. */
export function HeldList({ list: { held }, again }: ErasuresShown) {
  const { erasure } = useWords()
  const sentence = useSentence()
  const instant = useInstant()
  const say = useToast()
  const { lift } = useKeeping(again)
  const end = async (caseNo: string, reason: string) => {
    const problem = await lift(caseNo, reason)
    if (problem) say(sentence(problem))
  }
  return (
    <Section title={erasure.held}>
      {held.length === 0 && <p className="soft">{erasure.heldNone}</p>}
      {held.length > 0 && (
        <table className="table">
          <caption className="unseen">{erasure.held}</caption>
          <thead>
            <tr>
              <th scope="col">{erasure.caseOf}</th>
              <th scope="col">{erasure.reason}</th>
              <th scope="col">{erasure.setBy}</th>
              <th scope="col">{erasure.setAt}</th>
              <th scope="col">
                <span className="unseen">{erasure.lift}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {held.map(({ caseNo, name, reason, by, at }) => (
              <tr key={caseNo}>
                <th scope="row">
                  <CaseLink caseNo={caseNo} name={name} />
                </th>
                <td>
                  <T lines>{reason}</T>
                </td>
                <td>
                  <T>{by}</T>
                </td>
                <td className="nowrap">{instant(at).moment}</td>
                <td className="list-actions">
                  <Button quiet needs="hold.lift" label={`${erasure.lift}: ${name}`} onClick={() => void end(caseNo, reason)}>
                    {erasure.lift}
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
