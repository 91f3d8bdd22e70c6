/** Creating an office: name, folder and passphrase, then the recovery key, which ends the set-up. */
import { useEffect, useState } from 'react'
import { call } from '../../call.ts'
import type { PickedPlace } from '../../contract/main-door.ts'
import { requests, type Answers, type OfficeState } from '../../contract/requests.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useSentence, useWords } from '../../ui/language.tsx'
import { Button, ProgressLine } from '../../ui/pieces.tsx'
import { PlaceWarning } from './place-warning.tsx'
import { NewPassphrase, wrongPassphrase } from './passphrase-fields.tsx'
import { RecoverySteps } from './recovery-steps.tsx'

interface CreateProps {
  onOpen: (handle: string, office: OfficeState) => void
  onLeave: () => void
}

/** The whole set-up of an office. */
export function CreateOffice({ onOpen, onLeave }: CreateProps) {
  const words = useWords()
  const [place, setPlace] = useState<PickedPlace | null>(null)
  const [made, setMade] = useState<Answers['office.create'] | null>(null)
  useEffect(() => {
    void call('shell.offerFolder', { kind: 'newOffice' }).then((reply) => reply.ok && setPlace(reply.value))
  }, [])
  if (!place) return null
  if (made) {
    return (
      <RecoverySteps
        made={made}
        confirm={(groups) => call('office.confirmRecovery', { groups })}
        finishLabel={words.start.finish}
        onConfirmed={(office) => onOpen(place.handle, office)}
        onLeave={onLeave}
      />
    )
  }
  return <OfficeForm place={place} setPlace={setPlace} onMade={setMade} onLeave={onLeave} />
}

interface OfficeFormProps {
  place: PickedPlace
  setPlace: (place: PickedPlace) => void
  onMade: (made: Answers['office.create']) => void
  onLeave: () => void
}

function OfficeForm({ place, setPlace, onMade, onLeave }: OfficeFormProps) {
  const words = useWords()
  const form = useForm({ initial: { person: '', passphrase: '', again: '' } })
  const { values } = form
  const save = async () => {
    const person = requests['office.create'].shape.person.safeParse(values.person)
    const wrong = [
      ...(person.success ? [] : person.error.issues.map(({ message }) => ({ path: ['person'], message }))),
      ...wrongPassphrase(values.passphrase, values.again),
    ]
    if (wrong.length > 0) return form.fail(wrong)
    const reply = await call('office.create', { handle: place.handle, person: values.person, passphrase: values.passphrase })
    if (reply.ok) onMade(reply.value)
    else form.fail(reply.problem)
  }
  return (
    <Form form={form} label={words.start.createTitle} saveLabel={words.start.makeOffice} onSave={save} onLeave={onLeave} enterSaves>
      <TextField {...form.field('person')} label={words.start.person} hint={words.start.personHint} required autoFocus />
      <FolderChoice place={place} setPlace={setPlace} />
      <NewPassphrase first={form.field('passphrase')} again={form.field('again')} label={words.start.passphrase} />
      {form.busy && <ProgressLine label={words.start.makingKey} request="office.create" />}
    </Form>
  )
}

/** The folder of a new office, what to know about it, and another one by the system's dialog. */
function FolderChoice({ place, setPlace }: { place: PickedPlace; setPlace: (place: PickedPlace) => void }) {
  const words = useWords()
  const sentence = useSentence()
  const [problem, setProblem] = useState<string | null>(null)
  const choose = async () => {
    const reply = await call('shell.pick', { kind: 'newOffice' })
    setProblem(reply.ok ? null : sentence(reply.problem))
    if (reply.ok && reply.value) setPlace(reply.value)
  }
  return (
    <div className="field" role="group" aria-label={words.start.folder}>
      <span className="field-legend">{words.start.folder}</span>
      <div className="row">
        <bdi className="folder">{place.label}</bdi>
        <Button onClick={() => void choose()}>{words.start.chooseFolder}</Button>
      </div>
      <p className="hint">{words.start.folderNew}</p>
      <PlaceWarning place={place} />
      {problem && <p className="error">{problem}</p>}
    </div>
  )
}
