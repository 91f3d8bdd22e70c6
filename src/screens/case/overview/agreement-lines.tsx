import type { Agreement } from '../../../domain/case-file.ts'
import { evidenceLevel, ladder, wasMade } from '../../../domain/evidence.ts'
import { differences } from '../../../domain/terms-diff.ts'
import { planTotals } from '../../../domain/schedule.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Button, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { currencyOf } from '../agreements/currency.ts'
import { useMissingText } from '../agreements/missing-text.ts'
import { useTermText } from '../agreements/term-text.tsx'
import { useCase } from '../case-context.tsx'
import { EvidencePill } from '../evidence-pill.tsx'
import { brandsOf } from '../../../domain/owed.ts'

/** Each agreement: how far up the ladder, what the next rung lacks, where paper and words differ, what is in arrears. */
export function AgreementLines() {
  const words = useWords()
  const { file, go } = useCase()
  if (file.agreements.length === 0) {
    const asked = file.proposals.filter(wasMade).length
    return (
      <div className="row">
        <p className="soft">{asked > 0 ? words.case.onlyAsked(asked) : words.case.nothingAsked}</p>
        <Button quiet label={`${words.ui.open}: ${words.case.sections.agreements}`} onClick={() => go('agreements')}>
          {words.ui.open}
        </Button>
      </div>
    )
  }
  return (
    <ul>
      {file.agreements.map((agreement) => (
        <AgreementLine key={agreement.key} agreement={agreement} />
      ))}
    </ul>
  )
}

function AgreementLine({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const today = useToday()
  const termText = useTermText()
  const missingText = useMissingText()
  const { file, show } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const brands = brandsOf(file, agreement.debts).join(words.case.and)
  const open = differences(file, agreement).filter((difference) => difference.open)
  const totals = planTotals(agreement, today)
  const next = ladder(file, agreement).find((rung) => !rung.reached && rung.level !== 'discussed' && rung.level !== 'oral_promise')
  return (
    <li className="overview-line">
      <div className="row">
        <EvidencePill level={evidenceLevel(file, agreement)} />
        <button type="button" className="button quiet in-line" onClick={() => show('agreements', agreement.key)}>
          <T>{brands}</T>
        </button>
        <span className="soft">{label('agreement_status', agreement.status)}</span>
        {totals.arrears > 0n && (
          <Pill tone="late">
            ▲ {words.case.arrears} {format.money(totals.arrears, currency)} {currency}
          </Pill>
        )}
        {totals.open > 0n && (
          <span className="soft">
            {words.case.stillOpen} {format.money(totals.open, currency)} {currency}
          </span>
        )}
      </div>
      {open.map((difference) => (
        <p className="small" key={difference.term}>
          <Pill tone="late">≠ {termText.name(difference.term)}</Pill>{' '}
          {words.case.spokenAndPaper(
            termText.value(difference.term, difference.said, currency),
            termText.value(difference.term, difference.written, currency),
          )}
        </p>
      ))}
      {next && open.length === 0 && (
        <p className="small soft">
          {words.case.lacking}
          {words.case.colon}
          {missingText(next.missing)}
        </p>
      )}
    </li>
  )
}
