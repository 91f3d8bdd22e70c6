import { useRef, useState, type KeyboardEvent } from 'react'
import { enums, type EnumName, type EnumValue } from '../../domain/enums.ts'
import { isComposing } from '../../ui/keys.ts'
import { useLabel } from '../../ui/language.tsx'
import { useMay, type Asking } from '../../ui/may.tsx'
import { T } from '../../ui/text.tsx'

interface InPlaceProps {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  /** What a choice leads to: someone who may not ask that reads the value alone. */
  needs?: Asking
}

/**
 * A list in the flow of a line whose choice is saved at once. Arrow keys on the closed list only look: what they stand
 * on is taken by Enter or on leaving, and Esc goes back, so that not every value passed by is written into the office.
 */
export function SelectInPlace({ label, value, options, onChange, needs }: InPlaceProps) {
  const may = useMay(needs)
  const [looking, setLooking] = useState<string | null>(null)
  /** The list stands open: what is taken from it was meant. */
  const isOpen = useRef(false)
  const take = () => {
    isOpen.current = false
    setLooking(null)
    if (looking !== null && looking !== value) onChange(looking)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === ' ' || event.key === 'F4' || event.altKey) isOpen.current = true
    else if (event.key === 'Escape') isOpen.current = false
    if (looking === null || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    if (event.key === 'Enter') take()
    else setLooking(null)
  }
  if (!may) return <T>{options.find((option) => option.value === value)?.label ?? ''}</T>
  return (
    <span className={looking === null ? 'control in-place' : 'control in-place looking'}>
      <select
        aria-label={label}
        value={looking ?? value}
        onKeyDown={onKeyDown}
        onPointerDown={() => (isOpen.current = true)}
        onBlur={take}
        onChange={(event) => {
          if (isOpen.current) onChange(event.target.value)
          else setLooking(event.target.value)
          isOpen.current = false
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}

interface ChoiceInPlaceProps<N extends EnumName> {
  label: string
  name: N
  value: EnumValue<N>
  onChange: (value: EnumValue<N>) => void
  needs: Asking
}

/** One of the stored values of `name`, changed where it stands. */
export function ChoiceInPlace<N extends EnumName>({ label, name, value, onChange, needs }: ChoiceInPlaceProps<N>) {
  const labelOf = useLabel()
  const values: readonly EnumValue<N>[] = enums[name]
  const options = values.map((one) => ({ value: one as string, label: labelOf(name, one) }))
  return <SelectInPlace label={label} value={value} options={options} onChange={(next) => onChange(next as EnumValue<N>)} needs={needs} />
}
