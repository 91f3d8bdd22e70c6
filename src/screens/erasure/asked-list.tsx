import { useState } from 'react'
import { useLabel, useSentence, useWords } from '../../ui/language.tsx'
import { Button, Pill } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Section } from '../../ui/view.tsx'
import { useInstant } from '../case/verify/instant.ts'
import { CaseLink } from './case-link.tsx'
import { ConfirmErasure } from './confirm-erasure.tsx'
import type { Erasures, ErasuresShown } from './erasure-screen.tsx'
import { useKeeping } from './use-keeping.ts'

type Asked = Erasures['asked'][number]

/** Erasures that somebody asked for, each with who can confirm it and when. */
export function AskedList({ list: { asked }, again }: ErasuresShown) {
  const { erasure } = useWords()
  const label = useLabel()
  const instant = useInstant()
  const [confirming, setConfirming] = useState<Asked | null>(null)
  return (
    <Section title={erasure.asked}>
      {asked.length === 0 && <p className="soft">{erasure.askedNone}</p>}
      {asked.length > 0 && (
        <table className="table">
          <caption className="unseen">{erasure.asked}</caption>
          <thead>
            <tr>
              <th scope="col">{erasure.caseOf}</th>
              <th scope="col">{erasure.reason}</th>
              <th scope="col">{erasure.askedBy}</th>
              <th scope="col">{erasure.askedAt}</th>
              <th scope="col">{erasure.next}</th>
              <th scope="col">
                <span className="unseen">{erasure.drop}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {asked.map((one) => (
              <tr key={one.caseNo}>
                <th scope="row">
                  <CaseLink {...one} />
                </th>
                <td>{label('erasure_reason', one.reason)}</td>
                <td>
                  <T>{one.by}</T>
                </td>
                <td className="nowrap">{instant(one.at).moment}</td>
                <td>
                  <NextStep one={one} onConfirm={() => setConfirming(one)} />
                </td>
                <td className="list-actions">
                  <Drop one={one} again={again} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {confirming && <ConfirmErasure {...confirming} onClose={() => setConfirming(null)} onErased={again} />}
    </Section>
  )
}

function NextStep({ one: { name, held, confirm }, onConfirm }: { one: Asked; onConfirm: () => void }) {
  const { erasure } = useWords()
  const instant = useInstant()
  if (held) return <Pill tone="waiting">{erasure.blocked}</Pill>
  if (confirm.by === 'another') return <span className="soft">{erasure.another}</span>
  if (confirm.from !== null) return <span className="soft">{erasure.from(instant(confirm.from).moment)}</span>
  return (
    <Button risky needs="erasure.confirm" label={`${erasure.confirm}: ${name}`} onClick={onConfirm}>
      {erasure.confirm}
    </Button>
  )
}

function Drop({ one: { caseNo, name, reason }, again }: { one: Asked; again: () => void }) {
  const { erasure } = useWords()
  const sentence = useSentence()
  const say = useToast()
  const { drop } = useKeeping(again)
  const takeBack = async () => {
    const problem = await drop(caseNo, reason)
    if (problem) say(sentence(problem))
  }
  return (
    <Button quiet needs="erasure.drop" label={`${erasure.drop}: ${name}`} onClick={() => void takeBack()}>
      {erasure.drop}
    </Button>
  )
}
