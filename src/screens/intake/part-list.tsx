import { useEffect, useState, type RefObject } from 'react'
import type { Problem } from '../../contract/reply.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useWords } from '../../ui/language.tsx'
import { Keys } from '../../ui/pieces.tsx'
import { intakeParts, partOf, type IntakePart } from './parts.ts'
import type { IntakeFormState } from './part.tsx'

interface PartListProps {
  form: IntakeFormState
  /** What the last attempt to save found. */
  problems: readonly Problem[]
  page: RefObject<HTMLElement | null>
}

const fields = 'input:not(:disabled), select, textarea'

/** The parts beside the page: where the focus is, where something needs another look, and the way to each. */
export function PartList({ form, problems, page }: PartListProps) {
  const words = useWords()
  const [here, setHere] = useState<IntakePart>('client')
  useEffect(() => {
    const element = page.current
    const onFocus = (event: FocusEvent) => {
      const part = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]')?.dataset['part'] : undefined
      const found = intakeParts.find((one) => one === part)
      if (found) setHere(found)
    }
    element?.addEventListener('focusin', onFocus)
    return () => element?.removeEventListener('focusin', onFocus)
  }, [])

  const goTo = (part: IntakePart) => {
    const place = page.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)
    place?.scrollIntoView({ block: 'start' })
    const first = place?.querySelector<HTMLElement>(fields) ?? place?.querySelector<HTMLElement>('button')
    first?.focus({ preventScroll: true })
  }
  const move = (by: 1 | -1) => goTo(intakeParts[(intakeParts.indexOf(here) + by + intakeParts.length) % intakeParts.length]!)
  useCommand({ id: 'intake.nextPart', title: words.intake.nextPart, keys: '], alt+PageDown', run: () => move(1) })
  useCommand({ id: 'intake.previousPart', title: words.intake.previousPart, keys: '[, alt+PageUp', run: () => move(-1) })

  const wrongIn = (part: IntakePart) =>
    problems.filter(({ field = '' }) => partOf(field) === part && form.field(field as 'caseNo').error !== undefined).length
  return (
    <nav className="intake-parts" aria-label={words.intake.sectionsTitle}>
      <ul>
        {intakeParts.map((part) => (
          <li key={part}>
            <button type="button" className="section-link" aria-current={part === here ? 'step' : undefined} onClick={() => goTo(part)}>
              <span>{words.intake.sections[part]}</span>
              {wrongIn(part) > 0 && (
                <span className="error">
                  <span className="unseen">{words.intake.wrongHere(wrongIn(part))}</span>
                  <span aria-hidden="true">{wrongIn(part)}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <p className="intake-keys soft small" aria-hidden="true">
        <Keys keys="alt+PageUp" /> <Keys keys="alt+PageDown" />
      </p>
    </nav>
  )
}
