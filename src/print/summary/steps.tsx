import type { Step } from '../../domain/next-step.ts'
import { Lines, Said, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import type { CaseSummary } from './facts.ts'

/** What is owed by whom next, dated things first. */
export function StepsPart(summary: CaseSummary) {
  const tongue = useTongue()
  const { words, deadline, distance } = tongue
  const { next, owed } = words.paper
  return (
    <section>
      <h2>{next}</h2>
      {summary.steps.length === 0 && <p>{owed.nothing}</p>}
      {summary.steps.length > 0 && (
        <Table columns={[{ head: owed.on, narrow: true }, { head: owed.by }, { head: owed.what }, { head: owed.about }]}>
          {summary.steps.map((step, index) => (
            <tr key={index}>
              <th scope="row" className="narrow">
                {step.on ? (
                  <Lines>
                    {[
                      deadline(step.on),
                      <span key="far" className="quiet">
                        {distance(step.on)}
                      </span>,
                    ]}
                  </Lines>
                ) : (
                  owed.noDay
                )}
              </th>
              <td>{words.evidence.owes[step.by]}</td>
              <td>
                <Said>{stepText(step, tongue)}</Said>
              </td>
              <td>
                <Said>{tongue.list(summary.file.debts.filter((debt) => step.debts.includes(debt.key)).map((debt) => debt.brand))}</Said>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

/** What the step is, in one phrase. */
export function stepText({ kind, no, what }: Step, { words }: Tongue): string {
  const { step } = words.evidence
  if (kind === 'installment') return step.installment(no ?? 1)
  return what === undefined ? step[kind] : words.paper.noteOf(step[kind], what)
}
