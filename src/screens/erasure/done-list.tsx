import { useLabel, useWords } from '../../ui/language.tsx'
import { T } from '../../ui/text.tsx'
import { Section } from '../../ui/view.tsx'
import { useInstant } from '../case/verify/instant.ts'
import type { ErasuresShown } from './erasure-screen.tsx'

/** All that is left of who was erased. */
export function DoneList({ list: { done } }: ErasuresShown) {
  const { erasure } = useWords()
  const label = useLabel()
  const instant = useInstant()
  return (
    <Section title={erasure.done}>
      <div className="stack tight">
        {done.length === 0 && <p className="soft">{erasure.doneNone}</p>}
        {done.length > 0 && (
          <>
            <p className="soft">{erasure.doneWhat}</p>
            <table className="table">
              <caption className="unseen">{erasure.done}</caption>
              <thead>
                <tr>
                  <th scope="col">{erasure.subject}</th>
                  <th scope="col">{erasure.reason}</th>
                  <th scope="col">{erasure.askedBy}</th>
                  <th scope="col">{erasure.confirmedBy}</th>
                  <th scope="col">{erasure.erasedAt}</th>
                </tr>
              </thead>
              <tbody>
                {done.map(({ subject, reason, askedBy, by, at }) => (
                  <tr key={subject}>
                    <th scope="row" className="code">
                      {subject}
                    </th>
                    <td>{label('erasure_reason', reason)}</td>
                    <td>
                      <T>{askedBy}</T>
                    </td>
                    <td>
                      <T>{by}</T>
                    </td>
                    <td className="nowrap">{instant(at).moment}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Section>
  )
}
