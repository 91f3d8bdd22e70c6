/**
 * Fields for days, times, amounts and numbers. Their value stays the text as typed; the form reads it with the
 * parsers of src/domain when it saves. Below the control they say how the text is read.
 *   <DayField label={…} {...form.field('openedOn')} />            ↑ ↓ change the day, in an empty field they start today
 *   <MoneyField label={…} currency="CNY" {...form.field('total')} />
 */
import type { Currency, Day } from '../domain/case-file.ts'
import { addDays, parseDay } from '../domain/day.ts'
import { formatMoney, parseMoney } from '../domain/money.ts'
import { parseRate, percentOf } from '../domain/rate.ts'
import { parseTime } from '../domain/time.ts'
import { today } from './clock.ts'
import { TextField, type FieldProps, type TextFieldProps } from './fields.tsx'
import { isComposing } from './keys.ts'
import { useFormat, useLabel, useWords } from './language.tsx'

type Stepping = NonNullable<TextFieldProps['onKeyDown']>

/** What ↑ (+1) and ↓ (−1) do, never while an input method is composing. */
function stepBy(change: (steps: 1 | -1) => void): Stepping {
  return (event) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    change(event.key === 'ArrowUp' ? 1 : -1)
  }
}

/**
 * A calendar day in any form that parseDay takes; the day it is read as stands below, with its weekday and how far off
 * it is. `fact`: a day that is no deadline, a birthday for example; what stands below then is only another way of writing.
 */
export function DayField({ fact, ...props }: FieldProps & { fact?: boolean }) {
  const words = useWords()
  const format = useFormat()
  const parsed = parseDay(props.value)
  const step = (steps: 1 | -1) => {
    const from: Day = parsed.ok ? parsed.value : today()
    props.onChange(parsed.ok ? addDays(from, steps) : from)
  }
  const deadline = parsed.ok && (
    <>
      {format.day(parsed.value, { weekday: true })} · {format.distance(parsed.value)}
    </>
  )
  const rewritten = parsed.ok && parsed.value !== props.value && words.ui.readAs(parsed.value)
  const help = props.value === '' ? undefined : words.ui.dayHint
  return (
    <TextField
      {...props}
      size={props.size ?? 'short'}
      inputMode="numeric"
      hint={fact ? rewritten || props.hint : deadline || props.hint || help}
      onBlur={() => parsed.ok && parsed.value !== props.value && props.onChange(parsed.value)}
      onKeyDown={stepBy(step)}
    />
  )
}

/** A clock time, 24 hours. */
export function TimeField(props: FieldProps) {
  const words = useWords()
  const parsed = parseTime(props.value)
  const hint = parsed.ok ? (parsed.value === props.value ? undefined : words.ui.readAs(parsed.value)) : words.ui.timeHint
  return (
    <TextField
      {...props}
      size={props.size ?? 'short'}
      inputMode="numeric"
      hint={props.hint ?? (props.value === '' ? undefined : hint)}
      onBlur={() => parsed.ok && parsed.value !== props.value && props.onChange(parsed.value)}
    />
  )
}

/** An amount in `currency`; how it is read stands below when it was typed another way. */
export function MoneyField(props: FieldProps & { currency: Currency }) {
  const words = useWords()
  const label = useLabel()
  const parsed = parseMoney(props.value, props.currency)
  const written = parsed.ok ? formatMoney(parsed.value, props.currency) : ''
  const plain = written.replaceAll(',', '')
  const same = !parsed.ok || props.value === written || props.value === plain || `${props.value}.00` === plain
  return (
    <TextField
      {...props}
      size={props.size ?? 'short'}
      inputMode="decimal"
      align="end"
      suffix={<abbr title={label('currency', props.currency)}>{props.currency}</abbr>}
      hint={same ? props.hint : words.ui.readAs(`${written} ${props.currency}`)}
    />
  )
}

/** A whole number or a decimal, as text. */
export function NumberField(props: FieldProps & { suffix?: string }) {
  return <TextField {...props} size={props.size ?? 'short'} inputMode="decimal" align="end" />
}

/** A rate; typed as a decimal it says the percentage that it is read as. */
export function RateField(props: FieldProps) {
  const words = useWords()
  const rate = parseRate(props.value)
  const isDecimal = rate.ok && !/[%‰％]\s*$/.test(props.value)
  const hint = isDecimal ? words.ui.readAs(percentOf(rate.value)) : props.value === '' ? words.ui.rateHint : undefined
  return <TextField {...props} hint={hint} inputMode="decimal" align="end" />
}
