import type { Day } from '../../../domain/case-file.ts'
import type { ChaseItem } from '../../../domain/chase.ts'
import { weOwe, type OurStep, type SpokenMoney } from '../../../domain/owed.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { DayText, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'
import { ChaseSteps, useComplaintKey } from '../chase-steps.tsx'
import { useOwedText, useStepText } from '../step-text.tsx'
import { useChase } from '../use-chase.ts'

/** What the creditor still owes us, what is due first on top, each with what may be done about it. */
export function CreditorOwes() {
  const words = useWords()
  const items = useChase()
  useComplaintKey(items[0])
  if (items.length === 0) return <p className="soft">{words.case.creditorOwesNothing}</p>
  return (
    <ul className="owed">
      {items.map((item, index) => (
        <CreditorLine key={`${item.kind}/${item.ref}`} item={item} keyed={index === 0} />
      ))}
    </ul>
  )
}

function CreditorLine({ item, keyed }: { item: ChaseItem; keyed: boolean }) {
  const words = useWords()
  const format = useFormat()
  const owedText = useOwedText()
  const { spoken, lastLetterOn } = item
  return (
    <li className="owed-line">
      <State on={item.dueOn} waiting={words.case.waitingFor} />
      <div>
        <p>
          <T>{owedText(item)}</T>
        </p>
        {spoken && <Spoken money={spoken} />}
        {lastLetterOn && <p className="small soft">{words.waiting.letterSent(format.day(lastLetterOn, { weekday: true }))}</p>}
      </div>
      <OwedDay on={item.dueOn} since={item.since} />
      <ChaseSteps item={item} keyed={keyed} />
    </li>
  )
}

/** Money that rests on spoken words alone. */
function Spoken({ money }: { money: SpokenMoney }) {
  const words = useWords()
  const format = useFormat()
  const amount = (value: bigint) => `${format.money(value, money.currency)} ${money.currency}`
  const parts = [
    money.total !== undefined && words.case.spokenTotal(amount(money.total)),
    money.waived !== undefined && words.case.spokenWaived(amount(money.waived)),
  ]
  return (
    <p className="small">
      <Pill tone="late">◌ {words.case.spokenOnly}</Pill> {parts.filter(Boolean).join(words.case.and)}
    </p>
  )
}

/** What we and the client have to do, earliest first. */
export function WeOwe() {
  const words = useWords()
  const { file } = useCase()
  const steps = weOwe(file)
  if (steps.length === 0) return <p className="soft">{words.case.weOweNothing}</p>
  return (
    <ul className="owed">
      {steps.map((step) => (
        <StepLine key={`${step.kind}/${step.ref}`} step={step} />
      ))}
    </ul>
  )
}

function StepLine({ step }: { step: OurStep }) {
  const words = useWords()
  const stepText = useStepText()
  return (
    <li className="owed-line">
      <State on={step.on} waiting={words.case.owedBy[step.by]} />
      <p>
        <T>{stepText(step)}</T>
      </p>
      <OwedDay on={step.on} since={null} />
    </li>
  )
}

/** Late by its sign and word, else who or what is waited for. */
function State({ on, waiting }: { on: Day | null; waiting: string }) {
  const words = useWords()
  const today = useToday()
  const late = on !== null && on < today
  return (
    <span>
      <Pill tone={late ? 'late' : 'waiting'}>{late ? `▲ ${words.case.late}` : waiting}</Pill>
    </span>
  )
}

function OwedDay({ on, since }: { on: Day | null; since: Day | null }) {
  const words = useWords()
  const format = useFormat()
  if (on) {
    return (
      <p className="owed-day">
        <DayText day={on} weekday distance />
      </p>
    )
  }
  if (!since) return <p className="owed-day soft">{words.case.noDay}</p>
  return <p className="owed-day soft">{words.case.sinceDay(format.day(since, { weekday: true }))}</p>
}
