import { useState } from 'react'
import { parts } from '../../../contract/parts.ts'
import type { Consent, Day } from '../../../domain/case-file.ts'
import { today, useToday } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { ChoiceField, TextField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Note, Pill } from '../../../ui/pieces.tsx'
import { formReader, stated, withoutUnstated } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'

/** Purpose by purpose; a consent is never deleted, it is withdrawn on a day. */
export function Consents() {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  const [adding, setAdding] = useState(false)
  const given = new Set(file.consents.filter((consent) => consent.withdrawnOn === undefined).map((consent) => consent.type))
  const lacking = (['processing', 'sensitive'] as const).filter((type) => !given.has(type))
  useCommand({
    id: 'consent.add',
    needs: 'consent.add',
    title: words.client.addConsent,
    keys: 'a',
    run: () => setAdding(true),
    enabled: !adding,
  })
  return (
    <Section
      title={words.client.consents}
      actions={
        !adding && (
          <Button needs="consent.add" quiet keys="a" opens="consent" onClick={() => setAdding(true)}>
            {words.client.addConsent}
          </Button>
        )
      }
    >
      <div className="stack tight">
        {lacking.length > 0 && (
          <Note tone="late">{words.client.consentLacking(lacking.map((type) => label('consent_type', type)).join(words.case.and))}</Note>
        )}
        {adding && <ConsentForm onLeave={() => setAdding(false)} />}
        {file.consents.length > 0 && <ConsentTable />}
      </div>
    </Section>
  )
}

function ConsentTable() {
  const words = useWords()
  const { file } = useCase()
  return (
    <table className="table">
      <caption className="unseen">{words.client.consents}</caption>
      <thead>
        <tr>
          <th scope="col">{words.client.consentType}</th>
          <th scope="col">{words.client.scope}</th>
          <th scope="col">{words.client.givenOn}</th>
          <th scope="col">{words.client.method}</th>
          <th scope="col">{words.client.state}</th>
          <th scope="col">
            <span className="unseen">{words.client.withdraw}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {file.consents.map((consent, index) => (
          <ConsentRow key={index} consent={consent} index={index} />
        ))}
      </tbody>
    </table>
  )
}

function ConsentRow({ consent, index }: { consent: Consent; index: number }) {
  const words = useWords()
  const label = useLabel()
  const sentence = useSentence()
  const say = useToast()
  const change = useChange()
  const { file } = useCase()
  const now = useToday()
  const name = label('consent_type', consent.type)
  const gone = consent.withdrawnOn !== undefined
  const expired = consent.expiresOn !== undefined && consent.expiresOn < now
  const set = async (withdrawnOn: Day | null, undo?: () => void) => {
    const said = withdrawnOn === null ? words.client.consentBack : words.client.consentWithdrawn
    const problem = await change('consent.withdraw', { caseNo: file.caseNo, index, withdrawnOn }, said, undo ? { undo } : {})
    if (problem) say(sentence(problem))
  }
  return (
    <tr>
      <th scope="row">
        <span className={gone ? 'struck' : undefined}>{name}</span>
      </th>
      <td>{consent.scope ? <T>{consent.scope}</T> : <span className="soft">{words.ui.notStated}</span>}</td>
      <td className="nowrap">
        <DayText day={consent.givenOn} />
      </td>
      <td>{label('consent_method', consent.method)}</td>
      <td>
        {gone ? (
          <Pill tone="late">
            ✕ {words.client.withdrawnOn} {consent.withdrawnOn && <DayText day={consent.withdrawnOn} />}
          </Pill>
        ) : (
          <Pill tone={expired ? 'late' : 'done'}>{expired ? `▲ ${words.client.expired}` : `✓ ${words.client.valid}`}</Pill>
        )}
        {consent.expiresOn && !gone && (
          <span className="soft">
            {' '}
            {words.client.expiresOn} <DayText day={consent.expiresOn} />
          </span>
        )}
      </td>
      <td className="number">
        {!gone && (
          <Button
            needs="consent.withdraw"
            quiet
            label={`${words.client.withdraw}: ${name}`}
            onClick={() => void set(today(), () => void set(null))}
          >
            {words.client.withdraw}
          </Button>
        )}
      </td>
    </tr>
  )
}

function ConsentForm({ onLeave }: { onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const form = useForm({ initial: { type: '', givenOn: today() as string, method: 'signed', scope: '', expiresOn: '' } })
  useFormFocus(form, 'consent')
  const save = async () => {
    const { values } = form
    const read = formReader()
    const result = read.finish(
      parts.consent,
      withoutUnstated({
        type: values.type,
        givenOn: read.day('givenOn', values.givenOn, 'required'),
        method: values.method,
        scope: stated(values.scope),
        expiresOn: read.day('expiresOn', values.expiresOn),
      }),
    )
    if (!result.ok) return form.fail(result.problems)
    const problem = await change('consent.add', { caseNo: file.caseNo, consent: result.value }, words.ui.saved)
    if (problem) return form.fail(problem)
    onLeave()
  }
  return (
    <Form form={form} label={words.client.addConsent} onSave={save} onLeave={onLeave} enterSaves>
      <div className="fields">
        <ChoiceField label={words.client.consentType} name="consent_type" {...form.field('type')} required autoFocus />
        <DayField label={words.client.givenOn} {...form.field('givenOn')} required />
        <ChoiceField label={words.client.method} name="consent_method" {...form.field('method')} />
        <TextField label={words.client.scope} {...form.field('scope')} size="double" />
        <DayField label={words.client.expiresOn} {...form.field('expiresOn')} />
      </div>
    </Form>
  )
}
