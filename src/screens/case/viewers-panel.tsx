import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../call.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useFormat, useWords } from '../../ui/language.tsx'
import { Button } from '../../ui/pieces.tsx'
import { LogLines } from '../log/log-lines.tsx'
import { useEntries } from '../log/use-entries.ts'
import { focusBack } from './focus.ts'

const atOnce = 100

/** Who saw this client, when and what of it, beside the work. */
export function ViewersPanel({ caseNo, onLeave }: { caseNo: string; onLeave: () => void }) {
  const { people, ui } = useWords()
  const format = useFormat()
  const [total, setTotal] = useState<number | null>(null)
  const ask = useCallback(
    async (offset: number) => {
      const reply = await call('case.viewers', { caseNo, offset, limit: atOnce })
      if (!reply.ok) return reply
      const { rows, total: all } = reply.value
      setTotal(all)
      const next = offset + rows.length
      return { ok: true as const, value: { rows, next: next < all && rows.length > 0 ? next : null } }
    },
    [caseNo],
  )
  const entries = useEntries(ask, 0)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    title.current?.focus()
    return () => focusBack('viewers', before)
  }, [])
  useCommand({ id: 'viewers.leave', title: ui.close, keys: 'Escape', run: onLeave })
  return (
    <section className="stack" aria-labelledby="viewers-title">
      <div className="row ends">
        <h2 id="viewers-title" ref={title} tabIndex={-1}>
          {people.viewers}
        </h2>
        <Button quiet keys="Escape" onClick={onLeave}>
          {ui.close}
        </Button>
      </div>
      <p className="soft">
        {people.viewersWhat} {total !== null && people.viewersCount(format.count(total))}
      </p>
      <LogLines entries={entries} />
    </section>
  )
}
