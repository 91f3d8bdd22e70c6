import { useState } from 'react'
import { parts } from '../../../contract/parts.ts'
import { today } from '../../../ui/clock.ts'
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

/** Purpose by purpose; a consent is never deleted, it is withdrawn on a day. */
export function Consents() {
  const words = useWords()
  const label = useLabel()
  const sentence = useSentence()
  const say = useToast()
  const change = useChange()
  const { file } = useCase()
  const [adding, setAdding] = useState(false)
  const given = new Set(file.consents.filter((consent) => consent.withdrawnOn === undefined).map((consent) => consent.type))
  const lacking = (['processing', 'sensitive'] as const).filter((type) => !given.has(type))
  const withdraw = async (index: number) => {
    const problem = await change('consent.withdraw', { caseNo: file.caseNo, index, withdrawnOn: today() }, words.client.consentWithdrawn)
    if (problem) say(sentence(problem))
  }
  return (
    <Section
      title={words.client.consents}
      actions={
        !adding && (
          <Button quiet onClick={() => setAdding(true)}>
            {words.client.addConsent}
          </Button>
        )
      }
    >
      {lacking.length > 0 && <Note tone="late">{words.client.consentLacking(lacking.map((type) => label('consent_type', type)).join(words.case.and))}</Note>}
      {adding && <ConsentForm onLeave={() => setAdding(false)} />}
      <ul>
        {file.consents.map((consent, index) => {
          const name = label('consent_type', consent.type)
          return (
            <li className="row overview-line" key={index}>
              <span className={consent.withdrawnOn ? 'struck' : undefined}>{name}</span>
              <span className="soft">
                <DayText day={consent.givenOn} /> · {label('consent_method', consent.method)}
              </span>
              <T>{consent.scope}</T>
              {consent.expiresOn && (
                <span className="soft">
                  {words.client.expiresOn} <DayText day={consent.expiresOn} />
                </span>
              )}
              {consent.withdrawnOn ? (
                <Pill tone="late">
                  {words.client.withdrawnOn} <DayText day={consent.withdrawnOn} />
                </Pill>
              ) : (
                <Button quiet label={`${words.contacts.withdraw}: ${name}`} onClick={() => void withdraw(index)}>
                  {words.contacts.withdraw}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function ConsentForm({ onLeave }: { onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const form = useForm({ initial: { type: '', givenOn: today() as string, method: 'signed', scope: '', expiresOn: '' } })
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
