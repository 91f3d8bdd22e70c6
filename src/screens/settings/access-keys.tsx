/** The own passphrase, the recovery key, and new keys for the whole office. */
import { useState, type ReactNode } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import { Form, useForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { useMay, type Asking } from '../../ui/may.tsx'
import { Button, ProgressLine } from '../../ui/pieces.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Section } from '../../ui/view.tsx'
import { useFormFocus } from '../case/focus.ts'
import { NewPassphrase, wrongPassphrase } from '../start/passphrase-fields.tsx'
import { RecoverySteps } from '../start/recovery-steps.tsx'
import { OwnPassphrase } from './own-passphrase.tsx'
import { NewKeysSaid } from './new-keys-said.tsx'

/** All three, each behind its button. */
export function AccessKeys() {
  const { people } = useWords()
  const [opened, setOpened] = useState<Asking | null>(null)
  const [rotated, setRotated] = useState<AnswerOf<'keys.rotate'> | null>(null)
  const say = useToast()
  const close = (said?: string) => {
    setOpened(null)
    if (said) say(said)
  }
  const line = { opened, onOpen: setOpened }
  return (
    <Section title={people.keys}>
      <Line {...line} request="passphrase.change" title={people.myPassphrase} what={people.myPassphraseWhat} action={people.change}>
        <ChangePassphrase onDone={() => close(people.passphraseChanged)} onLeave={close} />
      </Line>
      <Line {...line} request="recovery.renew" title={people.recovery} what={people.recoveryWhat} action={people.renew}>
        <RenewRecovery onDone={() => close(people.renewed)} onLeave={close} />
      </Line>
      <Line {...line} request="keys.rotate" title={people.newKeys} what={people.newKeysWhat} action={people.newKeys}>
        <NewKeys
          onDone={(answer) => {
            setRotated(answer)
            close()
          }}
          onLeave={close}
        />
      </Line>
      {rotated && opened === null && <NewKeysSaid said={people.rotated} backups={rotated.backups} />}
    </Section>
  )
}

interface LineProps {
  request: Asking
  title: string
  what: string
  action: string
  opened: Asking | null
  onOpen: (request: Asking) => void
  children: ReactNode
}

function Line({ request, title, what, action, opened, onOpen, children }: LineProps) {
  if (!useMay(request)) return null
  return (
    <section className="office-work" aria-label={title}>
      <div>
        <h3>{title}</h3>
        <p className="soft">{what}</p>
      </div>
      {opened !== request && (
        <Button opens={request} label={action === title ? action : `${action}: ${title}`} onClick={() => onOpen(request)}>
          {action}
        </Button>
      )}
      <div className="office-work-end">{opened === request && children}</div>
    </section>
  )
}

interface Leaving {
  onLeave: () => void
}

function ChangePassphrase({ onDone, onLeave }: Leaving & { onDone: () => void }) {
  const { people, start } = useWords()
  const form = useForm({ initial: { old: '', passphrase: '', again: '' } })
  useFormFocus(form, 'passphrase.change')
  const { values } = form
  const save = async () => {
    const wrong = [
      ...(values.old === '' ? [{ path: ['old'], message: 'text.empty' }] : []),
      ...wrongPassphrase(values.passphrase, values.again),
    ]
    if (wrong.length > 0) return form.fail(wrong)
    const reply = await call('passphrase.change', { now: values.old, next: values.passphrase })
    if (reply.ok) return onDone()
    const { field, ...problem } = reply.problem
    form.fail({ ...problem, ...(field === 'now' ? { field: 'old' } : field === 'next' ? { field: 'passphrase' } : {}) })
  }
  return (
    <Form form={form} label={people.myPassphrase} onSave={save} onLeave={onLeave} enterSaves>
      <div className="secrets">
        <OwnPassphrase field={form.field('old')} label={people.oldPassphrase} />
        <NewPassphrase first={form.field('passphrase')} again={form.field('again')} label={people.newPassphrase} />
      </div>
      {form.busy && <ProgressLine label={start.makingKey} request="passphrase.change" />}
    </Form>
  )
}

function RenewRecovery({ onDone, onLeave }: Leaving & { onDone: () => void }) {
  const { people } = useWords()
  const [made, setMade] = useState<AnswerOf<'recovery.renew'> | null>(null)
  if (!made) {
    const ask = (passphrase: string) => call('recovery.renew', { passphrase })
    return <Confirmed name="recovery.renew" label={people.recovery} action={people.renewNow} ask={ask} onDone={setMade} onLeave={onLeave} />
  }
  return (
    <RecoverySteps
      made={made}
      confirm={(groups) => call('recovery.confirm', { groups })}
      finishLabel={people.finishRenew}
      onConfirmed={onDone}
      onLeave={onLeave}
    />
  )
}

function NewKeys({ onDone, onLeave }: Leaving & { onDone: (answer: AnswerOf<'keys.rotate'>) => void }) {
  const { people } = useWords()
  const ask = (passphrase: string) => call('keys.rotate', { passphrase })
  return (
    <Confirmed
      name="keys.rotate"
      label={people.newKeys}
      action={people.newKeys}
      working={people.removing}
      ask={ask}
      onDone={onDone}
      onLeave={onLeave}
    />
  )
}

interface ConfirmedProps<R extends 'recovery.renew' | 'keys.rotate'> extends Leaving {
  name: R
  label: string
  action: string
  working?: string
  ask: (passphrase: string) => ReturnType<typeof call<R>>
  onDone: (answer: AnswerOf<R>) => void
}

/** Asks for the own passphrase and does it. */
function Confirmed<R extends 'recovery.renew' | 'keys.rotate'>({ name, label, action, working, ask, onDone, onLeave }: ConfirmedProps<R>) {
  const form = useForm({ initial: { passphrase: '' } })
  useFormFocus(form, name)
  const save = async () => {
    if (form.values.passphrase === '') return form.fail({ code: 'text.empty', field: 'passphrase' })
    const reply = await ask(form.values.passphrase)
    if (reply.ok) onDone(reply.value)
    else form.fail(reply.problem)
  }
  return (
    <Form form={form} label={label} saveLabel={action} onSave={save} onLeave={onLeave} enterSaves>
      <div className="secrets">
        <OwnPassphrase field={form.field('passphrase')} />
      </div>
      {form.busy && working !== undefined && <ProgressLine label={working} request={name} />}
    </Form>
  )
}
