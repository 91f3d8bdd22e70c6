/** Pieces that every part of the intake is built from. */
import type { ReactNode } from 'react'
import type { FormState } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { Section } from '../../ui/view.tsx'
import type { IntakeFields } from './fields.ts'
import type { IntakePart } from './parts.ts'

export type IntakeFormState = FormState<IntakeFields>

/** One part under its heading, a place that the list of parts goes to. */
export function Part({ part, children }: { part: IntakePart; children: ReactNode }) {
  const words = useWords()
  return (
    <div data-part={part} className="intake-part">
      <Section title={words.intake.sections[part]}>{children}</Section>
    </div>
  )
}

/** The small button at the end of a line that takes it away; `what` names the line. */
export function RemoveLine({ what, onClick }: { what: string; onClick: () => void }) {
  const words = useWords()
  return (
    <button
      type="button"
      className="button quiet form-line-remove"
      aria-label={words.ui.removeNamed(what)}
      title={words.ui.removeNamed(what)}
      onClick={onClick}
    >
      <span aria-hidden="true">×</span>
    </button>
  )
}

/** The button that adds a line; the focus comes back to it when the last line is removed. */
export function AddLine({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return (
    <div>
      <button type="button" className="button" data-add onClick={onClick}>
        <span aria-hidden="true">+</span> {children}
      </button>
    </div>
  )
}

/** The choices of something that may be not stated, yes or no. */
export function useYesNo(): { value: string; label: string }[] {
  const { ui } = useWords()
  return [
    { value: 'yes', label: ui.yes },
    { value: 'no', label: ui.no },
  ]
}
