/**
 * Rarely used fields behind one line: <More label={words.intake.more}>…</More>. It opens by itself when one of them is
 * filled (`filled`) or holds a problem, so that nothing wrong is hidden and the focus can go there.
 */
import { useLayoutEffect, useRef, type ReactNode } from 'react'

/** The line and, when open, the fields. */
export function More({ label, filled, children }: { label: string; filled?: boolean; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null)
  useLayoutEffect(() => {
    if (details.current && filled) details.current.open = true
  }, [])
  useLayoutEffect(() => {
    if (details.current?.querySelector('[aria-invalid="true"]')) details.current.open = true
  })
  return (
    <details ref={details} className="more">
      <summary>{label}</summary>
      <div className="more-body">{children}</div>
    </details>
  )
}
