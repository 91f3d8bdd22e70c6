/** Opening an office by its passphrase, or by the recovery key, which sets a new passphrase. */
import { useState } from 'react'
import { call } from '../../call.ts'
import type { PickedPlace } from '../../contract/main-door.ts'
import type { Problem } from '../../contract/reply.ts'
import type { OfficeState } from '../../contract/requests.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { Button, ProgressLine } from '../../ui/pieces.tsx'
import { PlaceWarning } from './place-warning.tsx'
import { NewPassphrase, SecretField, wrongPassphrase } from './passphrase-fields.tsx'

interface UnlockProps {
  office: PickedPlace
  onOpen: (handle: string, office: OfficeState) => void
}

/** The office by its label and the way to open it. */
export function Unlock({ office, onOpen }: UnlockProps) {
  const words = useWords()
  const [byRecovery, setByRecovery] = useState(false)
  const By = byRecovery ? ByRecoveryKey : ByPassphrase
  return (
    <>
      <p>
        <span className="soft">{words.start.office}</span> <bdi className="folder">{office.label}</bdi>
      </p>
      <PlaceWarning place={office} />
      <By office={office} onOpen={onOpen} />
      <div>
        <Button quiet onClick={() => setByRecovery(!byRecovery)}>
          {byRecovery ? words.start.usePassphrase : words.start.useRecovery}
        </Button>
      </div>
    </>
  )
}

/** Stands beside the field that it is about; what concerns the folder stands above the button. */
const beside = (problem: Problem, codes: Record<string, string>): Problem => {
  const { field: _, ...plain } = problem
  const field = codes[problem.code]
  return field ? { ...plain, field } : plain
}

function ByPassphrase({ office: { handle }, onOpen }: UnlockProps) {
  const words = useWords()
  const form = useForm({ initial: { passphrase: '' } })
  const [shown, setShown] = useState(false)
  const save = async () => {
    if (form.values.passphrase === '') return form.fail({ code: 'text.empty', field: 'passphrase' })
    const reply = await call('office.unlock', { handle, secret: { passphrase: form.values.passphrase } })
    if (reply.ok) onOpen(handle, reply.value)
    else form.fail(beside(reply.problem, { 'office.wrongPassphrase': 'passphrase' }))
  }
  return (
    <Form form={form} label={words.start.unlockTitle} saveLabel={words.start.unlock} onSave={save} enterSaves>
      <SecretField {...form.field('passphrase')} label={words.start.passphrase} required autoFocus shown={shown} onShow={setShown} />
      {form.busy && <ProgressLine label={words.start.opening} request="office.unlock" />}
    </Form>
  )
}

function ByRecoveryKey({ office: { handle }, onOpen }: UnlockProps) {
  const words = useWords()
  const form = useForm({ initial: { recoveryKey: '', passphrase: '', again: '' } })
  const { values } = form
  const save = async () => {
    const wrong = [
      ...(values.recoveryKey.trim() === '' ? [{ path: ['recoveryKey'], message: 'text.empty' }] : []),
      ...wrongPassphrase(values.passphrase, values.again),
    ]
    if (wrong.length > 0) return form.fail(wrong)
    const secret = { recoveryKey: values.recoveryKey, newPassphrase: values.passphrase }
    const reply = await call('office.unlock', { handle, secret })
    if (reply.ok) onOpen(handle, reply.value)
    else form.fail(beside(reply.problem, { 'office.recoveryWrong': 'recoveryKey' }))
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
      <NewPassphrase first={form.field('passphrase')} again={form.field('again')} label={words.start.newPassphrase} />
      {form.busy && <ProgressLine label={words.start.opening} request="office.unlock" />}
    </Form>
  )
}
