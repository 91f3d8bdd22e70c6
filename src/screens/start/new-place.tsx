/** Where an office that comes back is to stand: a new folder, offered first, and another one by the system's dialog. */
import { useEffect, useState } from 'react'
import { call } from '../../call.ts'
import type { PickedPlace } from '../../contract/main-door.ts'
import type { Problem } from '../../contract/reply.ts'
import { useSentence, useWords } from '../../ui/language.tsx'
import { Button, Note } from '../../ui/pieces.tsx'
import { PlaceWarning } from './place-warning.tsx'

/** The place that is offered until another one is chosen; null until it is known. */
export function useNewPlace(): [PickedPlace | null, (place: PickedPlace) => void] {
  const [place, setPlace] = useState<PickedPlace | null>(null)
  useEffect(() => {
    void call('shell.offerFolder', { kind: 'newOffice' }).then((reply) => reply.ok && setPlace(reply.value))
  }, [])
  return [place, setPlace]
}

export function NewPlace({ label, place, setPlace }: { label: string; place: PickedPlace; setPlace: (place: PickedPlace) => void }) {
  const { backups } = useWords()
  const sentence = useSentence()
  const [problem, setProblem] = useState<Problem | null>(null)
  const choose = async () => {
    const reply = await call('shell.pick', { kind: 'newOffice' })
    setProblem(reply.ok ? null : reply.problem)
    if (reply.ok && reply.value) setPlace(reply.value)
  }
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="field-legend">{label}</span>
      <div className="row">
        <bdi className="folder">{place.label}</bdi>
        <Button onClick={() => void choose()}>{backups.chooseTo}</Button>
      </div>
      <p className="hint">{backups.toHint}</p>
      <PlaceWarning place={place} />
      <div role="alert">{problem && <Note tone="late">{sentence(problem)}</Note>}</div>
    </div>
  )
}
