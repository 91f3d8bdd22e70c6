/** A new case from the first meeting: one form, kept as a draft from the first key until it is saved. */
import { useState } from 'react'
import { thisZone, useToday } from '../../ui/clock.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { useNewest } from '../../ui/newest.ts'
import { View } from '../../ui/view.tsx'
import { emptyIntake, usualJurisdiction } from './fields.ts'
import { IntakeForm } from './intake-form.tsx'

/** The intake kept under `draft`. */
export function IntakeScreen({ draft }: { draft: string }) {
  const words = useWords()
  const { language } = useLanguage()
  const today = useToday()
  const [startedOn] = useState(today)
  const next = useNewest('cases.nextNo', { year: Number(startedOn.slice(0, 4)) })
  return (
    <View title={words.intake.title} full>
      {next ? (
        <IntakeForm
          draft={draft}
          initial={emptyIntake({ caseNo: next.caseNo, today: startedOn, jurisdiction: usualJurisdiction(thisZone(), language) })}
        />
      ) : (
        <p className="padded soft">{words.ui.loading}</p>
      )}
    </View>
  )
}
