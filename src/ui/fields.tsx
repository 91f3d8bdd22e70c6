/**
 * Fields with string values: label above, error or hint below, wired for screen readers.
 *   <TextField label={words.intake.name} {...form.field('client.name')} required />
 *   <ChoiceField label={…} name="case_status" {...form.field('status')} optional />
 * All take { label, value, onChange, error?, hint?, required?, autoFocus?, id?, size? }; `form.field()` gives id, value,
 * onChange and error. Day, time, money and number fields are in value-fields.tsx.
 */
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { enums, type EnumName, type EnumValue } from '../domain/enums.ts'
import { useLabel, useWords } from './language.tsx'

export interface FieldProps<V = string> {
  label: string
  value: V
  onChange: (value: V) => void
  error?: string | undefined
  hint?: ReactNode
  /** Something to look at that does not stop saving. */
  warning?: ReactNode
  required?: boolean
  autoFocus?: boolean
  id?: string | undefined
  disabled?: boolean
  size?: 'short' | 'medium' | 'wide' | 'double'
}

/** What ties a control to its label, hint and error. */
export interface Wired {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

/** The frame of a field: `children` draws the control with what ties it to label, hint and error. */
export function Field(props: Omit<FieldProps<unknown>, 'value' | 'onChange'> & { children: (wired: Wired) => ReactNode }) {
  const own = useId()
  const id = props.id ?? own
  const { error, hint, warning } = props
  const described = [error && `${id}-error`, warning && `${id}-warning`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={`field ${props.size ?? ''}`}>
      <label htmlFor={id}>
        {props.label}
        {props.required && (
          <span className="must" aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': props.required ? true : undefined,
      })}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {warning && (
        <p className="warning" id={`${id}-warning`} role="status">
          {warning}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** Gives the ref of a control that takes the focus once, when it appears. */
export function useFocusOnce<E extends HTMLElement>(wanted: boolean | undefined) {
  const control = useRef<E>(null)
  useEffect(() => {
    if (wanted) control.current?.focus()
  }, [])
  return control
}

export interface TextFieldProps extends FieldProps {
  suffix?: ReactNode
  /** A wide stretch of the row at the end of the control, a button for example. */
  end?: ReactNode
  align?: 'end'
  /** A key or number that is compared sign by sign. */
  code?: boolean
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  type?: 'text' | 'password'
  spellCheck?: boolean
  /** What was written here before; the list opens while typing and with ↓. */
  suggestions?: readonly string[]
  onBlur?: () => void
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const suggestions = props.suggestions?.length ? props.suggestions : undefined
  const control = useFocusOnce<HTMLInputElement>(props.autoFocus)
  return (
    <Field {...props}>
      {(wired) => (
        <div className="control">
          <input
            {...wired}
            ref={control}
            type={props.type ?? 'text'}
            className={props.code ? 'code' : props.align === 'end' ? 'number' : undefined}
            inputMode={props.inputMode}
            disabled={props.disabled}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={props.spellCheck ?? false}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
            onBlur={props.onBlur}
            onKeyDown={props.onKeyDown}
            list={suggestions ? `${wired.id}-list` : undefined}
          />
          {suggestions && (
            <datalist id={`${wired.id}-list`}>
              {suggestions.map((text) => (
                <option key={text} value={text}>
                  {text}
                </option>
              ))}
            </datalist>
          )}
          {props.suffix && <span className="suffix">{props.suffix}</span>}
          {props.end}
        </div>
      )}
    </Field>
  )
}

/** Several lines; grows with what is typed. */
export function AreaField(props: FieldProps & { rows?: number }) {
  const control = useFocusOnce<HTMLTextAreaElement>(props.autoFocus)
  return (
    <Field {...props}>
      {(wired) => (
        <div className="control">
          <textarea
            {...wired}
            ref={control}
            rows={props.rows ?? 2}
            disabled={props.disabled}
            spellCheck={false}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
          />
        </div>
      )}
    </Field>
  )
}

/** One of a list of values and their labels; `optional` lets it be empty, with its label if one is given. */
export function SelectField(props: FieldProps & { options: readonly { value: string; label: string }[]; optional?: boolean | string }) {
  const words = useWords()
  const control = useFocusOnce<HTMLSelectElement>(props.autoFocus)
  const { optional, value } = props
  return (
    <Field {...props}>
      {(wired) => (
        <div className="control">
          <select {...wired} ref={control} disabled={props.disabled} value={value} onChange={(event) => props.onChange(event.target.value)}>
            {(optional || value === '') && (
              <option value="">{typeof optional === 'string' ? optional : optional ? words.ui.notStated : words.ui.choose}</option>
            )}
            {props.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}

/** One of the stored values of `name` (src/domain/enums.ts), or of `only` some of them. */
export function ChoiceField<N extends EnumName>(
  props: FieldProps & { name: N; only?: readonly EnumValue<N>[]; optional?: boolean | string },
) {
  const label = useLabel()
  const values: readonly EnumValue<N>[] = props.only ?? enums[props.name]
  return <SelectField {...props} options={values.map((value) => ({ value, label: label(props.name, value) }))} />
}

/** Yes or no, the label beside the box. */
export function CheckField(props: FieldProps<boolean>) {
  const own = useId()
  const control = useFocusOnce<HTMLInputElement>(props.autoFocus)
  const id = props.id ?? own
  const { error, hint } = props
  return (
    <div className={`field ${props.size ?? ''}`}>
      <div className="check">
        <input
          ref={control}
          type="checkbox"
          id={id}
          checked={props.value}
          disabled={props.disabled}
          aria-describedby={[error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        <label htmlFor={id}>{props.label}</label>
      </div>
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** Several of a list of values and their labels. */
export function ManyField(props: FieldProps<string[]> & { options: readonly { value: string; label: ReactNode }[] }) {
  const own = useId()
  const id = props.id ?? own
  const { value, error, hint } = props
  const order = props.options.map((option) => option.value)
  const toggle = (one: string, on: boolean) => props.onChange(order.filter((each) => (each === one ? on : value.includes(each))))
  return (
    <fieldset
      id={id}
      className={`field ${props.size ?? ''}`}
      aria-describedby={[error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined}
    >
      <legend className="field-legend">{props.label}</legend>
      <div className="checks">
        {props.options.map((option, index) => (
          <div className="check" key={option.value}>
            <input
              type="checkbox"
              id={`${id}-${option.value}`}
              checked={value.includes(option.value)}
              disabled={props.disabled}
              aria-invalid={error && index === 0 ? true : undefined}
              aria-describedby={error && index === 0 ? `${id}-error` : undefined}
              onChange={(event) => toggle(option.value, event.target.checked)}
            />
            <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
          </div>
        ))}
      </div>
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}

/** Several of the stored values of `name`. */
export function ChecksField<N extends EnumName>(props: FieldProps<string[]> & { name: N; only?: readonly EnumValue<N>[] }) {
  const label = useLabel()
  const values: readonly EnumValue<N>[] = props.only ?? enums[props.name]
  return <ManyField {...props} options={values.map((value) => ({ value, label: label(props.name, value) }))} />
}
