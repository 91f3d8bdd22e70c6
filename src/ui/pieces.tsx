/**
 * Small pieces: buttons with their key, states with their word, amounts, days, empty states, notes, progress.
 *   <Button main command keys="n" onClick={…}>{words.…}</Button>
 *   <Pill tone="late">{label('installment_status', status)}</Pill>         tone: plain, late, waiting, done
 *   <Money amount={minor} currency="CNY" />    <DayText day={day} weekday distance />
 *   <Empty text={words.…} action={<Button …/>} />    <Note tone="waiting">…</Note>    <ProgressLine label={…} request="office.copyTo" />
 */
import { useEffect, useState, type ReactNode } from 'react'
import { onProgress, type Progress } from '../call.ts'
import type { Currency, Day } from '../domain/case-file.ts'
import { writeKeys } from './keys.ts'
import { useFormat, useWords } from './language.tsx'
import { useMay, type Asking } from './may.tsx'

interface ButtonProps {
  children: ReactNode
  onClick: () => void
  /** The one next step of the view. */
  main?: boolean
  quiet?: boolean
  risky?: boolean
  disabled?: boolean
  /** Shown on the button; the key itself is registered by useCommand. */
  keys?: string
  label?: string
  pressed?: boolean
  expanded?: boolean
  /** Names what it opens, so that the focus finds back here when that is left. */
  opens?: string
  /** What it leads to: it is not there for someone who may not ask that. */
  needs?: Asking
}

/** A button; `keys` shows the key that does the same. */
export function Button({ children, onClick, main, quiet, risky, disabled, keys, label, pressed, expanded, opens, needs }: ButtonProps) {
  if (!useMay(needs)) return null
  const look = ['button', main && 'main', quiet && 'quiet', risky && 'risky'].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      className={look}
      disabled={disabled}
      onClick={onClick}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      data-opens={opens}
    >
      {children}
      {keys && <Keys keys={keys} />}
    </button>
  )
}

/** The keys of a command as they stand on the keyboard; not read out, since the action has its name. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span aria-hidden="true">
      {writeKeys(keys).map((step, index) => (
        <kbd key={index}>{step}</kbd>
      ))}
    </span>
  )
}

export type Tone = 'plain' | 'late' | 'waiting' | 'done'

/** A state by its word; colour only supports it. */
export function Pill({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`pill ${tone}`}>{children}</span>
}

/** Something to read before going on, in the flow of the view. */
export function Note({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <div className={`note ${tone}`}>{children}</div>
}

/** An amount with comma grouping; its currency stands once in the heading, or here with `unit`. */
export function Money({ amount, currency, unit }: { amount: number | bigint; currency: Currency; unit?: boolean }) {
  const format = useFormat()
  return (
    <span className="number">
      {format.money(amount, currency)}
      {unit && ` ${currency}`}
    </span>
  )
}

/** A day as the language writes it; `weekday` where a deadline is meant, `distance` adds "in 3 days" beside it. */
export function DayText({ day, weekday, distance }: { day: Day; weekday?: boolean; distance?: boolean }) {
  const format = useFormat()
  return (
    <>
      <time dateTime={day}>{format.day(day, { weekday: weekday === true })}</time>
      {distance && <span className="soft"> · {format.distance(day)}</span>}
    </>
  )
}

/** What belongs here and the one action that begins it. */
export function Empty({ text, action }: { text: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="soft">{text}</p>
      {action}
    </div>
  )
}

/** Long work: a bar and a count that follow onProgress() of `request`. */
export function ProgressLine({ label, request }: { label: string; request: string }) {
  const [at, setAt] = useState<Progress | null>(null)
  useEffect(() => onProgress((progress) => progress.request === request && setAt(progress)), [request])
  return <ProgressBar label={label} at={at} />
}

/** The same for work that the screen itself goes through step by step; below it what ends it. */
export function ProgressBar({ label, at, children }: { label: string; at: Pick<Progress, 'done' | 'total'> | null; children?: ReactNode }) {
  const words = useWords()
  const format = useFormat()
  const known = at !== null && at.total > 0
  return (
    <div className="progress">
      <div className="progress-line">
        <span role="status">{label}</span>
        {known && <span className="number">{words.ui.progressCount(format.count(at.done), format.count(at.total))}</span>}
      </div>
      {known ? <progress aria-label={label} value={at.done} max={at.total} /> : <progress aria-label={label} />}
      {children && <div>{children}</div>}
    </div>
  )
}
