/** Where the focus goes when a form of the case opens and when it is left. */
import { useEffect, useRef } from 'react'
import type { FormState } from '../../ui/form.tsx'

const control = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled)'

/**
 * The first field takes the focus unless another asked for it; when the form is gone and nothing else has the focus, it
 * goes back to where it was, else to the button whose `opens` is this name, else to the work of the section.
 */
export function useFormFocus(form: Pick<FormState<object>, 'ready' | 'rootId'>, name: string): void {
  const before = useRef(document.activeElement)
  useEffect(() => {
    const root = document.getElementById(form.rootId)
    if (form.ready && root && !root.contains(document.activeElement)) root.querySelector<HTMLElement>(control)?.focus()
  }, [form.ready])
  useEffect(() => () => focusBack(name, before.current), [])
}

/** Focus to where it was, to what opened `name` or to the work, unless the person is somewhere else already. */
export function focusBack(name: string, before?: Element | null): void {
  if (document.activeElement && document.activeElement !== document.body) return
  if (before instanceof HTMLElement && before.isConnected && !before.matches('body, h1, .case-work')) return before.focus()
  const opener = document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(name)}"]`)
  ;(opener ?? document.querySelector<HTMLElement>('.case-work'))?.focus()
}

/** Focus to the first field of a form that stands there already. */
export function focusInside(form: string): void {
  document.querySelector(form)?.querySelector<HTMLElement>(control)?.focus()
}
