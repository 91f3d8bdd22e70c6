/**
 * An ID, phone or account number, masked until asked for and again after ten seconds.
 *   <Masked value={phone.number} label={words.intake.phone} onShow={noteInLog} />
 */
import { useEffect, useState } from 'react'
import { call } from '../call.ts'
import { mask } from '../domain/mask.ts'
import { useWords } from './language.tsx'
import { useToast } from './toast.tsx'

const shownForMs = 10_000

interface MaskedProps {
  value: string | undefined
  /** Names the number to a screen reader. */
  label: string
  /** Before it is shown; false leaves it masked. */
  onShow: () => Promise<boolean>
}

/** The masked number and the button that shows it, then the one that copies it. */
export function Masked({ value, label, onShow }: MaskedProps) {
  const words = useWords()
  const say = useToast()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = shown ? setTimeout(() => setShown(false), shownForMs) : undefined
    return () => clearTimeout(timer)
  }, [shown])
  if (!value) return null
  const copy = async () => {
    const reply = await call('clipboard.copy', { text: value })
    if (reply.ok) say(words.ui.copied)
  }
  const press = async () => setShown(!shown && (await onShow()))
  return (
    <span className="masked">
      <bdi
        className="code"
        onCopy={(event) => {
          event.preventDefault()
          if (shown) void copy()
        }}
      >
        {shown ? value : mask(value)}
      </bdi>
      <button
        type="button"
        className="button quiet"
        aria-label={shown ? words.ui.hideValue(label) : words.ui.showValue(label)}
        onClick={() => void press()}
      >
        {shown ? words.ui.hide : words.ui.show}
      </button>
      {shown && (
        <button type="button" className="button quiet" aria-label={words.ui.copyValue(label)} onClick={() => void copy()}>
          {words.ui.copy}
        </button>
      )}
    </span>
  )
}
