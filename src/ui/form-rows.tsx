/**
 * Lists inside a form whose rows come and go. The focus goes into a new row and, after a removal, to what took its
 * place; a removal says so with the way back.
 *   const rows = useRows<PhoneFields, IntakeFields>(form, () => 'client.phones')
 *   <div ref={rows.box}>{list.map((row, index) => <div key={row.row} data-row={row.row}>… rows.remove(index, what) …</div>)}
 *     <button data-add onClick={() => rows.add(newPhone())}>…</button></div>
 */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { FormState } from './form.tsx'
import { useWords } from './language.tsx'
import { readAt, writeAt } from './path.ts'
import { useToast } from './toast.tsx'

interface Row {
  row: string
}

let made = 0

/** The name of a new row, unlike any that a draft of another day brings back. */
export function newRowId(): string {
  return `${Date.now().toString(36)}-${(made += 1)}`
}

interface FormRows<R extends Row> {
  box: RefObject<HTMLDivElement | null>
  add: (row: R) => void
  remove: (index: number, what: string) => void
}

/** `pathOf` finds the list in the values, since its own place can move; null when it is gone. */
export function useRows<R extends Row, T extends object>(form: FormState<T>, pathOf: (values: T) => string | null): FormRows<R> {
  const words = useWords()
  const say = useToast()
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef({ form, pathOf })
  const wanted = useRef<string | null>(null)
  useLayoutEffect(() => {
    latest.current = { form, pathOf }
  })
  useEffect(() => {
    if (wanted.current === null) return
    focusRow(box.current, wanted.current)
    wanted.current = null
  })

  const change = (how: (rows: readonly R[]) => R[]) => {
    const { form: now, pathOf: find } = latest.current
    const path = find(now.values)
    if (path !== null) now.update((values) => writeAt(values, path, how(readAt(values, path) as R[])))
  }
  const insert = (row: R, at: number) => {
    wanted.current = row.row
    change((rows) => rows.toSpliced(at, 0, row))
  }
  return {
    box,
    add: (row) => insert(row, Infinity),
    remove: (index, what) => {
      const rows = readAt(form.values, pathOf(form.values) ?? '') as R[]
      const gone = rows[index]
      if (!gone) return
      wanted.current = (rows[index + 1] ?? rows[index - 1])?.row ?? ''
      if (form.errorCount > 0) form.fail([])
      change((before) => before.toSpliced(index, 1))
      say(words.ui.removed(what), { undo: () => insert(gone, index) })
    },
  }
}

/** Focus to the first control of a row, or to the button that adds one. */
function focusRow(box: HTMLElement | null, row: string): void {
  const within = row === '' ? null : box?.querySelector(`:scope [data-row="${CSS.escape(row)}"]`)
  const control =
    within?.querySelector<HTMLElement>('input:not(:disabled), select, textarea') ?? box?.querySelector<HTMLElement>('[data-add]')
  control?.focus()
}
