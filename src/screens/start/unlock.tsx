/** Opening an office by a passphrase, or by the recovery key, which sets a new passphrase. */
import { useState } from 'react'
import { call } from '../../call.ts'
import type { PickedPlace } from '../../contract/main-door.ts'
import type { Problem } from '../../contract/reply.ts'
import type { OfficeState } from '../../contract/requests.ts'
import { SelectField, TextField, type FieldProps } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { Button, ProgressLine } from '../../ui/pieces.tsx'
import { DamageHelp, type DamageWays, type Tried } from '../damage/damage-help.tsx'
import { Pause } from './pause.tsx'
import { PlaceWarning } from './place-warning.tsx'
import { NewPassphrase, SecretField, wrongPassphrase } from './passphrase-fields.tsx'
import { usePeople } from './use-people.ts'

interface UnlockProps {
  office: PickedPlace
  onOpen: (handle: string, office: OfficeState) => void
  damage: DamageWays
}

/** The office by its label and the way to open it; who is there is asked where several people work. */
export function Unlock({ office, onOpen, damage }: UnlockProps) {
  const words = useWords()
  const people = usePeople(office.handle)
  const [byRecovery, setByRecovery] = useState(false)
  const [tried, setTried] = useState<Tried | null>(null)
  const By = byRecovery ? ByRecoveryKey : ByPassphrase
  return (
    <>
      <p>
        <span className="soft">{words.start.office}</span> <bdi className="folder">{office.label}</bdi>
      </p>
      <PlaceWarning place={office} />
      {people && <By handle={office.handle} people={people} onOpen={onOpen} onTried={setTried} />}
      {tried && <DamageHelp key={tried.problem.code} office={office} tried={tried} {...damage} />}
      <div>
        <Button quiet onClick={() => setByRecovery(!byRecovery)}>
          {byRecovery ? words.start.usePassphrase : words.start.useRecovery}
        </Button>
      </div>
      <p className="soft">{words.people.noWayIn}</p>
    </>
  )
}

interface ByProps {
  handle: string
  people: readonly { key: string; name: string }[]
  onOpen: UnlockProps['onOpen']
  /** Told what did not open the office, and forgotten with the next try. */
  onTried: (tried: Tried | null) => void
}

/** Stands beside the field that it is about; what concerns the folder stands above the button. */
const beside = (problem: Problem, codes: Record<string, string>): Problem => {
  const { field: of, ...plain } = problem
  const field = of === 'secret.newPassphrase' ? 'passphrase' : codes[problem.code]
  return field ? { ...plain, field } : plain
}

/** The people of an office by name; nobody is chosen beforehand, so that nothing says who was here last. */
function WhoField({ people, ...field }: Omit<FieldProps, 'required'> & { people: ByProps['people'] }) {
  const { language } = useLanguage()
  const byName = people.toSorted((a, b) => a.name.localeCompare(b.name, language))
  return <SelectField {...field} required options={byName.map(({ key, name }) => ({ value: key, label: name }))} />
}

/** Whom the request names: nobody where there is no choice. */
const named = (people: ByProps['people'], person: string) => (people.length > 1 ? { person } : {})

function ByPassphrase({ handle, people, onOpen, onTried }: ByProps) {
  const words = useWords()
  const form = useForm({ initial: { person: '', passphrase: '' } })
  const [shown, setShown] = useState(false)
  const [pause, setPause] = useState<Problem | null>(null)
  const several = people.length > 1
  const { values } = form
  const save = async () => {
    const wrong = [
      ...(several && values.person === '' ? [{ code: 'choice.unknown', field: 'person' }] : []),
      ...(values.passphrase === '' ? [{ code: 'text.empty', field: 'passphrase' }] : []),
    ]
    if (wrong.length > 0) return form.fail(wrong)
    const reply = await call('office.unlock', { handle, ...named(people, values.person), secret: { passphrase: values.passphrase } })
    if (reply.ok) return onOpen(handle, reply.value)
    const { problem } = reply
    onTried({ problem, ...named(people, values.person), secret: { passphrase: values.passphrase } })
    const waits = problem.code === 'office.waitBeforeTrying'
    setPause(waits ? problem : null)
    form.fail(waits ? [] : beside(problem, { 'office.wrongPassphrase': 'passphrase', 'person.unknown': 'person' }))
  }
  return (
    <Form form={form} label={words.start.unlockTitle} saveLabel={words.start.unlock} onSave={save} enterSaves>
      {several && <WhoField {...form.field('person')} label={words.people.whoAreYou} people={people} autoFocus />}
      <SecretField
        {...form.field('passphrase')}
        label={words.start.passphrase}
        required
        autoFocus={!several}
        shown={shown}
        onShow={setShown}
      />
      {pause && <Pause problem={pause} />}
      {form.busy && <ProgressLine label={words.start.opening} request="office.unlock" />}
    </Form>
  )
}

function ByRecoveryKey({ handle, people, onOpen, onTried }: ByProps) {
  const words = useWords()
  const form = useForm({ initial: { recoveryKey: '', person: '', passphrase: '', again: '' } })
  const { values } = form
  const several = people.length > 1
  const save = async () => {
    const wrong = [
      ...(values.recoveryKey.trim() === '' ? [{ path: ['recoveryKey'], message: 'text.empty' }] : []),
      ...(several && values.person === '' ? [{ path: ['person'], message: 'choice.unknown' }] : []),
      ...wrongPassphrase(values.passphrase, values.again),
    ]
    if (wrong.length > 0) return form.fail(wrong)
    const secret = { recoveryKey: values.recoveryKey, newPassphrase: values.passphrase }
    const reply = await call('office.unlock', { handle, ...named(people, values.person), secret })
    if (reply.ok) return onOpen(handle, reply.value)
    onTried({ problem: reply.problem, secret: { recoveryKey: values.recoveryKey } })
    form.fail(beside(reply.problem, { 'office.recoveryWrong': 'recoveryKey', 'person.notAdministrator': 'person' }))
  }
  return (
    <Form form={form} label={words.start.unlockTitle} saveLabel={words.start.unlockRecovery} onSave={save} enterSaves>
      <TextField
        {...form.field('recoveryKey')}
        label={words.start.recoveryKey}
        hint={words.start.recoveryKeyHint}
        code
        required
        autoFocus
      />
      {several && <WhoField {...form.field('person')} label={words.people.newFor} hint={words.people.newForHint} people={people} />}
      <NewPassphrase first={form.field('passphrase')} again={form.field('again')} label={words.start.newPassphrase} />
      {form.busy && <ProgressLine label={words.start.opening} request="office.unlock" />}
    </Form>
  )
}
