import type { Debt } from '../../../domain/case-file.ts'
import { limitation } from '../../../domain/limitation.ts'
import { rulesFor } from '../../../domain/rule-table.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Pill } from '../../../ui/pieces.tsx'
import { useLimitationText } from '../../intake/rules-text.ts'
import { useOfficeLists } from '../../office-lists.tsx'
import { useCase } from '../case-context.tsx'

/** When the limitation period possibly ends, by each rule of the office's that applies, with the rule's source. */
export function LimitationLine({ debt }: { debt: Debt }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const today = useToday()
  const { file } = useCase()
  const { rules } = useOfficeLists()
  const stated = useLimitationText()
  const from = debt.limitationFrom ?? debt.firstOverdueOn
  const found = from === undefined ? [] : rulesFor(rules, 'limitationYears', file, debt, today)
  if (from === undefined || found.length === 0) return stated(debt)
  const events = (debt.interruptions ?? []).filter(({ on }) => on <= today)
  const start = debt.limitationFrom === undefined ? words.debts.limitationAssumed(format.day(from)) : format.day(from)
  return found.map((rule) => {
    const { expires, postExpiryEvents } = limitation(
      from,
      events.map(({ on }) => on),
      Number(rule.value),
    )
    const past = expires < today
    const after = events.filter(({ on }) => postExpiryEvents.includes(on))
    const said = (past ? words.debts.limitationPast : words.debts.limitationAhead)(
      format.day(expires, { weekday: true }),
      format.distance(expires),
    )
    return (
      <span key={rule.key} className="limitation">
        {past ? <Pill tone="waiting">! {said}</Pill> : said}
        <span className="soft small">
          {words.debts.limitationBy(rule.value, start, rule.source, rule.lastChecked === undefined ? null : format.day(rule.lastChecked))}
          {after.length > 0 &&
            ` · ${words.debts.limitationLater(after.map(({ event, on }) => `${format.day(on)} ${label('interruption_event', event)}`).join(words.case.and))}`}
        </span>
      </span>
    )
  })
}
