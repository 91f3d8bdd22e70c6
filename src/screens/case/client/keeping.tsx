/** What stands between this case and its erasure, and the copy that the client may ask for. */
import { useCallback, useEffect, useState } from 'react'
import { call } from '../../../call.ts'
import type { ErasureState } from '../../../contract/requests.ts'
import type { EnumValue } from '../../../domain/enums.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { AreaField, ChoiceField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/may.tsx'
import { Button, Note } from '../../../ui/pieces.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Section } from '../../../ui/view.tsx'
import { useKeeping } from '../../erasure/use-keeping.ts'
import { useNavigation } from '../../frame/navigation.tsx'
import { useCase } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { useInstant } from '../verify/instant.ts'
import { SubjectCopy } from './subject-copy.tsx'

/** For whoever may erase; others have nothing to decide here. */
export function Keeping() {
  return useMay('erasure.state') ? <KeepingSection /> : null
}

function KeepingSection() {
  const { erasure } = useWords()
  const { caseNo } = useCase().file
  const { go } = useNavigation()
  const [state, setState] = useState<ErasureState | null>(null)
  const look = useCallback(() => {
    void call('erasure.state', { caseNo }).then((reply) => reply.ok && setState(reply.value))
  }, [caseNo])
  useEffect(look, [look])
  return (
    <Section
      title={erasure.title}
      actions={
        <Button quiet needs="erasure.list" keys="g e" onClick={() => go({ screen: 'erasure' })}>
          {erasure.go}
        </Button>
      }
    >
      <div className="stack">
        {state && <Standing state={state} put={setState} />}
        <SubjectCopy />
      </div>
    </Section>
  )
}

interface StandingProps {
  state: ErasureState
  put: (state: ErasureState) => void
}

type Under = null | 'ask' | 'hold'

/** What was asked for, what is held, and what can be done about it. */
function Standing({ state, put }: StandingProps) {
  const { erasure } = useWords()
  const [under, setUnder] = useState<Under>(null)
  const close = () => setUnder(null)
  const mayAsk = under === null && !state.asked && !state.hold
  const mayHold = under === null && !state.hold
  useCommand({ id: 'erasure.ask', needs: 'erasure.ask', title: erasure.ask, run: () => setUnder('ask'), enabled: mayAsk })
  useCommand({ id: 'hold.set', needs: 'hold.set', title: erasure.hold, run: () => setUnder('hold'), enabled: mayHold })
  return (
    <>
      {state.hold && <HoldNote hold={state.hold} put={put} />}
      {state.asked && <AskedNote asked={state.asked} put={put} />}
      {under === 'ask' && <AskForm put={put} onLeave={close} />}
      {under === 'hold' && <HoldForm put={put} onLeave={close} />}
      {(mayAsk || mayHold) && (
        <div className="row">
          {mayHold && (
            <Button needs="hold.set" opens="hold" onClick={() => setUnder('hold')}>
              {erasure.hold}
            </Button>
          )}
          {mayAsk && (
            <Button needs="erasure.ask" opens="erasure" onClick={() => setUnder('ask')}>
              {erasure.ask}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function HoldNote({ hold: { reason, by, at }, put }: { hold: NonNullable<ErasureState['hold']>; put: StandingProps['put'] }) {
  const { erasure } = useWords()
  const { caseNo } = useCase().file
  const sentence = useSentence()
  const say = useToast()
  const instant = useInstant()
  const { lift } = useKeeping(put)
  const end = async () => {
    const problem = await lift(caseNo, reason)
    if (problem) say(sentence(problem))
  }
  return (
    <Note tone="waiting">
      <p className="said">{erasure.holdFact(by, instant(at).day, reason)}</p>
      <Button needs="hold.lift" quiet onClick={() => void end()}>
        {erasure.lift}
      </Button>
    </Note>
  )
}

function AskedNote({ asked: { reason, by, at, confirm }, put }: { asked: NonNullable<ErasureState['asked']>; put: StandingProps['put'] }) {
  const { erasure } = useWords()
  const { caseNo } = useCase().file
  const label = useLabel()
  const sentence = useSentence()
  const say = useToast()
  const instant = useInstant()
  const { drop } = useKeeping(put)
  const takeBack = async () => {
    const problem = await drop(caseNo, reason)
    if (problem) say(sentence(problem))
  }
  const next = confirm.by === 'another' ? erasure.another : confirm.from === null ? '' : erasure.from(instant(confirm.from).moment)
  return (
    <Note tone="waiting">
      <p>
        {erasure.askedFact(by, instant(at).day, label('erasure_reason', reason))} {next}
      </p>
      <Button needs="erasure.drop" quiet onClick={() => void takeBack()}>
        {erasure.drop}
      </Button>
    </Note>
  )
}

interface UnderProps {
  put: StandingProps['put']
  onLeave: () => void
}

function AskForm({ put, onLeave }: UnderProps) {
  const { erasure } = useWords()
  const { caseNo, client } = useCase().file
  const { ask } = useKeeping(put)
  const form = useForm({ initial: { reason: '' } })
  useFormFocus(form, 'erasure')
  const save = async () => {
    if (form.values.reason === '') return form.fail({ code: 'choice.unknown', field: 'reason' })
    const problem = await ask(caseNo, form.values.reason as EnumValue<'erasure_reason'>)
    if (problem) return form.fail(problem)
    onLeave()
  }
  return (
    <Form form={form} label={erasure.askNamed(client.name)} saveLabel={erasure.ask} onSave={save} onLeave={onLeave} enterSaves>
      <p>{erasure.askWhat}</p>
      <div className="fields">
        <ChoiceField label={erasure.reason} name="erasure_reason" {...form.field('reason')} required autoFocus />
      </div>
    </Form>
  )
}

function HoldForm({ put, onLeave }: UnderProps) {
  const { erasure } = useWords()
  const { caseNo } = useCase().file
  const { hold } = useKeeping(put)
  const form = useForm({ initial: { reason: '' }, draft: `hold:${caseNo}` })
  useFormFocus(form, 'hold')
  const save = async () => {
    const problem = await hold(caseNo, form.values.reason)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={erasure.hold} onSave={save} onLeave={onLeave}>
      <p>{erasure.holdWhat}</p>
      <div className="fields">
        <AreaField label={erasure.holdReason} {...form.field('reason')} size="wide" rows={2} required autoFocus />
      </div>
    </Form>
  )
}
