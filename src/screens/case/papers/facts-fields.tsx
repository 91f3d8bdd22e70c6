import type { DocumentFacts } from '../../../domain/case-file.ts'
import { ChoiceField, TextField } from '../../../ui/fields.tsx'
import type { FormState } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { stated, withoutUnstated, type FormReader } from '../../../ui/read-form.ts'
import { DayField } from '../../../ui/value-fields.tsx'
import { useOffice } from '../../frame/shell.tsx'

/** What is typed of a document. */
export interface FactsTyped {
  type: string
  receivedOn: string
  issuedOn: string
  originalSeenOn: string
  originalSeenBy: string
  validUntil: string
}

/** The facts of a document as they stand in the fields. */
export function factsAsTyped(facts: Partial<DocumentFacts>): FactsTyped {
  const { type = '', receivedOn = '', issuedOn = '', originalSeenOn = '', originalSeenBy = '', validUntil = '' } = facts
  return { type, receivedOn, issuedOn, originalSeenOn, originalSeenBy, validUntil }
}

/** The facts but for the kind, which the schema looks at; whoever works here saw the original unless another is named. */
export function readFacts(read: FormReader, typed: FactsTyped, person: string) {
  const originalSeenOn = read.day('originalSeenOn', typed.originalSeenOn)
  return withoutUnstated({
    type: typed.type,
    receivedOn: read.day('receivedOn', typed.receivedOn, 'required'),
    issuedOn: read.day('issuedOn', typed.issuedOn),
    originalSeenOn,
    originalSeenBy: originalSeenOn && (stated(typed.originalSeenBy) ?? person),
    validUntil: read.day('validUntil', typed.validUntil),
  })
}

export function FactsFields<T extends FactsTyped>({ form: given }: { form: FormState<T> }) {
  // Of a wider form only these paths are bound.
  const form = given as unknown as FormState<FactsTyped>
  const words = useWords()
  const { person } = useOffice()
  const seen = form.values.originalSeenOn !== ''
  return (
    <>
      <ChoiceField label={words.papers.type} name="evidence_type" {...form.field('type')} required />
      <DayField label={words.papers.receivedOn} {...form.field('receivedOn')} required />
      <DayField label={words.papers.issuedOn} {...form.field('issuedOn')} fact hint={words.papers.issuedHint} />
      <DayField label={words.papers.validUntil} {...form.field('validUntil')} />
      <DayField label={words.papers.originalSeenOn} {...form.field('originalSeenOn')} hint={seen ? undefined : words.papers.originalHint} />
      {seen && <TextField label={words.papers.originalSeenBy} {...form.field('originalSeenBy')} hint={words.papers.seenByHint(person)} />}
    </>
  )
}
