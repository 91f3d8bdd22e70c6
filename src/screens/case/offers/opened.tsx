import { useState, type ReactNode } from 'react'

/** One line that shows more when it is opened; what it shows is not even made before. */
export function Opened({ label, children }: { label: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && <div className="more-body stack tight">{children()}</div>}
    </details>
  )
}
