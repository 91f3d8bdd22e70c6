import { localParts } from '../../../domain/time.ts'
import { nowIn, useNow } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import type { CallPart } from './call-form.tsx'
import { momentOf } from '../contacts/read-contact.ts'
import { lengthText, secondsSince } from './read-call.ts'

const hangUpKeys = 'alt+h'
const fromZeroKeys = 'alt+r'

/** How long the call has lasted; hung up, its length, which can be corrected. */
export function Timer({ form }: CallPart) {
  const words = useWords().call
  const { hungUp } = form.values
  const change = () => form.update((before) => (before.hungUp ? { ...before, hungUp: false, minutes: '' } : hungUpNow(before)))
  const restart = () =>
    form.update((before) => ({ ...before, ...nowIn(before.zone), startedAt: new Date().toISOString(), hungUp: false, minutes: '' }))
  const title = hungUp ? words.talkOn : words.hangUp
  useCommand({ id: 'call.hangUp', title, keys: hangUpKeys, run: change })
  useCommand({ id: 'call.fromZero', title: words.fromZero, keys: fromZeroKeys, run: restart })
  return (
    <div className="call-timer">
      {hungUp ? <TextField label={words.lasted} {...form.field('minutes')} inputMode="numeric" size="short" /> : <Running form={form} />}
      <div className="row">
        <Button main={!hungUp} keys={hangUpKeys} onClick={change}>
          {title}
        </Button>
        <Button quiet keys={fromZeroKeys} onClick={restart}>
          {words.fromZero}
        </Button>
      </div>
    </div>
  )
}

const hungUpNow = <F extends { startedAt: string }>(before: F) => ({
  ...before,
  hungUp: true,
  minutes: lengthText(secondsSince(before.startedAt, Date.now())),
})

function Running({ form: { values } }: CallPart) {
  const words = useWords().call
  const now = useNow(true)
  const moment = momentOf(values)
  if (values.startedAt === '') return null
  return (
    <p className="row">
      <span role="timer" className="call-clock number">
        {lengthText(secondsSince(values.startedAt, now))}
      </span>
      {moment && <span className="soft small">{words.startedAt(localParts(moment).time)}</span>}
    </p>
  )
}
