import type { ReactNode } from 'react'

/** The heading of a section that is one list; the work around it is the region of that name already. */
export function WorkHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="section-head">
      <h2>{title}</h2>
      {children && <div className="row">{children}</div>}
    </div>
  )
}
