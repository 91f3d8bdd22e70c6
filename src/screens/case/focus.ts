/** Where the focus goes when a form of the case opens and when it is left. */
import { useEffect } from 'react'
import type { FormState } from '../../ui/form.tsx'

const control = 'input:not(:disabled), select:not(:disabled), textarea:not(:disabled)'

/**
 * The first field takes the focus unless another asked for it; when the form is gone and nothing else has the focus, it
 * goes back to the button whose `opens` is this name, else to the work of the section.
 */
export function useFormFocus(form: Pick<FormState<object>, 'ready' | 'rootId'>, name: string): void {
  useEffect(() => {
    const root = document.getElementById(form.rootId)
    if (form.ready && root && !root.contains(document.activeElement)) root.querySelector<HTMLElement>(control)?.focus()
  }, [form.ready])
  useEffect(() => () => focusBack(name), [])
}

/** Focus to the button that opened `name`, or to the work, unless the person is somewhere else already. */
export function focusBack(name: string): void {
  if (document.activeElement && document.activeElement !== document.body) return
  const opener = document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(name)}"]`)
  ;(opener ?? document.querySelector<HTMLElement>('.case-work'))?.focus()
}

/** Focus to the first field of a form that stands there already. */
export function focusInside(form: string): void {
  document.querySelector(form)?.querySelector<HTMLElement>(control)?.focus()
}
