import type { EnumValue } from '../../../domain/enums.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Keys } from '../../../ui/pieces.tsx'
import type { CallPart } from './call-form.tsx'
import { commonResults, otherResults } from './read-call.ts'

type Result = EnumValue<'contact_result'>

/** How the call ended: the common results by one key each, the others from a list. */
export function ResultField({ form }: CallPart) {
  const words = useWords()
  const { id, value, onChange, error } = form.field('result')
  return (
    <div className="call-results">
      <fieldset
        id={id}
        role="radiogroup"
        tabIndex={-1}
        aria-required
        aria-invalid={error !== undefined}
        aria-describedby={error && `${id}-error`}
      >
        <legend className="field-legend">
          {words.contacts.result} <span aria-hidden="true">*</span>
        </legend>
        <div className="call-result-keys">
          {commonResults.map((result, index) => (
            <OneResult
              key={result}
              result={result}
              keys={`alt+${index + 1}`}
              group={id}
              chosen={value === result}
              onChoose={() => onChange(result)}
            />
          ))}
        </div>
        {error && (
          <p className="error" id={`${id}-error`}>
            {error}
          </p>
        )}
      </fieldset>
      <OtherResult form={form} />
    </div>
  )
}

function OtherResult({ form }: CallPart) {
  const words = useWords()
  const label = useLabel()
  const { value, onChange } = form.field('result')
  return (
    <label className="call-other">
      <span className="soft small">{words.call.otherResult}</span>
      <span className="control">
        <select value={otherResults.some((result) => result === value) ? value : ''} onChange={(event) => onChange(event.target.value)}>
          <option value="">{words.ui.none}</option>
          {otherResults.map((result) => (
            <option key={result} value={result}>
              {label('contact_result', result)}
            </option>
          ))}
        </select>
      </span>
    </label>
  )
}

interface OneResultProps {
  result: Result
  keys: string
  group: string
  chosen: boolean
  onChoose: () => void
}

function OneResult({ result, keys, group, chosen, onChoose }: OneResultProps) {
  const label = useLabel()
  const title = label('contact_result', result)
  useCommand({ id: `call.${result}`, title, keys, run: onChoose })
  return (
    <label className="call-result">
      <input type="radio" name={group} checked={chosen} onChange={onChoose} />
      <span>{title}</span>
      <Keys keys={keys} />
    </label>
  )
}
