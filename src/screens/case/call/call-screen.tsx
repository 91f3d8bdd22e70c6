/** The call companion: what to know on the left, what is said on the right, and what comes next once it is logged. */
import { useState } from 'react'
import type { Debt } from '../../../domain/case-file.ts'
import { useWords } from '../../../ui/language.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'
import { SelectInPlace } from '../in-place.tsx'
import { Brief } from './brief.tsx'
import { CallForm } from './call-form.tsx'
import { Next } from './next.tsx'

/** One call about one debt of the open case. */
export function CallScreen({ debt, onLeave }: { debt: Debt; onLeave: () => void }) {
  const words = useWords().call
  const [logged, setLogged] = useState<string | null>(null)
  return (
    <>
      <section className="call-brief" aria-label={words.brief} tabIndex={0}>
        <div className="row ends">
          <h2>
            <T>{words.title(debt.brand)}</T>
          </h2>
          {logged === null && <OtherDebt debt={debt} />}
        </div>
        <Brief debt={debt} />
      </section>
      <div className="call-side">
        {logged === null ? <CallForm debt={debt} onLeave={onLeave} onSaved={setLogged} /> : <Next debt={debt} contact={logged} />}
      </div>
    </>
  )
}

/** The call turns to another debt; what was typed about this one stays as its draft. */
function OtherDebt({ debt }: { debt: Debt }) {
  const words = useWords().call
  const { file, startCall } = useCase()
  if (file.debts.length < 2) return null
  const options = file.debts.map(({ key, brand }) => ({ value: key, label: brand }))
  return <SelectInPlace label={words.which} value={debt.key} options={options} onChange={startCall} />
}
