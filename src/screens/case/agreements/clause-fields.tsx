import { useRef, type KeyboardEvent } from 'react'
import type { Agreement } from '../../../domain/case-file.ts'
import { clauseList, type Clause, type ClauseGroup, type ClauseItem } from '../../../domain/clause-list.ts'
import { enums } from '../../../domain/enums.ts'
import { ChoiceField, TextField } from '../../../ui/fields.tsx'
import type { FormState } from '../../../ui/form.tsx'
import { isComposing } from '../../../ui/keys.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { More } from '../../../ui/more.tsx'
import { useCase } from '../case-context.tsx'

/** What a form that judges clauses has. */
export interface WithClauses {
  clauses: Record<string, string>
  clauseWords: Record<string, string>
}

/** Every clause and how it was judged, by groups; 1 to 4 judge the clause that has the focus and go on to the next. */
export function ClauseFields<T extends WithClauses>({ form: whole, agreement }: { form: FormState<T>; agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  const box = useRef<HTMLFieldSetElement>(null)
  const form = whole as unknown as FormState<WithClauses>
  const judge = (clause: Clause, event: KeyboardEvent) => {
    const status = enums.clause_status[Number(event.key) - 1]
    if (!status || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (!(event.target instanceof HTMLSelectElement)) return
    event.preventDefault()
    form.set(`clauses.${clause}`, status)
    nextOf(box.current, event.target)?.focus()
  }
  const lines = (items: ClauseItem[]) => (
    <div className="clause-fields">
      {items.map(({ clause }) => (
        <ClauseField key={clause} form={form} clause={clause} onKey={(event) => judge(clause, event)} />
      ))}
    </div>
  )
  const folded = (group: ClauseGroup, items: ClauseItem[]) => {
    const judged = items.filter(({ clause }) => form.values.clauses[clause] !== '').length
    return (
      <More key={group} label={words.agreements.clauseFold(words.evidence.clauseGroup[group], judged, items.length)} filled={judged > 0}>
        {lines(items)}
      </More>
    )
  }
  return (
    <fieldset className="fieldset stack tight" ref={box}>
      <legend>{words.agreements.clauses}</legend>
      <p className="hint">{enums.clause_status.map((status, index) => `${index + 1} ${label('clause_status', status)}`).join(' · ')}</p>
      {clauseList(file, agreement).map(({ group, items }) =>
        group === 'content' ? <div key={group}>{lines(items)}</div> : folded(group, items),
      )}
    </fieldset>
  )
}

interface ClauseFieldProps {
  form: FormState<WithClauses>
  clause: Clause
  onKey: (event: KeyboardEvent) => void
}

/** The paper's own words are asked for where it has some. */
function ClauseField({ form, clause, onKey }: ClauseFieldProps) {
  const words = useWords()
  const label = useLabel()
  const status = form.values.clauses[clause]
  const name = label('agreement_clause', clause)
  const quotes = status === 'present' || status === 'unclear' || form.values.clauseWords[clause] !== ''
  return (
    <div className="clause-field" role="group" aria-label={name} onKeyDown={onKey}>
      <ChoiceField label={name} name="clause_status" {...form.field(`clauses.${clause}`)} optional={words.agreements.notJudged} />
      {quotes && <TextField label={words.agreements.clauseWords} {...form.field(`clauseWords.${clause}`)} />}
    </div>
  )
}

/** The next list of a group that is not folded. */
function nextOf(box: HTMLElement | null, from: HTMLSelectElement): HTMLSelectElement | undefined {
  const lists = [...(box?.querySelectorAll('select') ?? [])].filter((list) => list.checkVisibility())
  return lists[lists.indexOf(from) + 1]
}
