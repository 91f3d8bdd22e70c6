/**
 * An ID, phone or account number, masked until asked for and again after ten seconds.
 *   <Masked value={phone.number} label={words.intake.phone} />
 */
import { useEffect, useState } from 'react'
import { mask } from '../domain/mask.ts'
import { useWords } from './language.tsx'

const shownForMs = 10_000

/** The masked number and the button that shows it; `label` names the number to a screen reader. */
export function Masked({ value, label }: { value: string | undefined; label: string }) {
  const words = useWords()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = shown ? setTimeout(() => setShown(false), shownForMs) : undefined
    return () => clearTimeout(timer)
  }, [shown])
  if (!value) return null
  return (
    <span className="masked">
      <bdi className="code">{shown ? value : mask(value)}</bdi>
      <button
        type="button"
        className="button quiet"
        aria-label={shown ? words.ui.hideValue(label) : words.ui.showValue(label)}
        onClick={() => setShown(!shown)}
      >
        {shown ? words.ui.hide : words.ui.show}
      </button>
    </span>
  )
}
