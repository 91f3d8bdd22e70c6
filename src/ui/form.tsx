/**
 * A form holds what was typed (strings, booleans, lists of them); schemas and parsers read it on save.
 *   const form = useForm({ initial: { what: '', dueOn: '' }, draft: `contact:${caseNo}` })
 *   <Form form={form} onSave={save} label={words.contacts.new}>
 *     <TextField label={…} {...form.field('what')} />          typed paths, "phones.0.number" too
 *   </Form>
 *   const save = async () => {
 *     const parsed = newContactEntry.safeParse({ … })
 *     if (!parsed.success) return form.fail(parsed.error.issues)        beside their fields, first one focused
 *     const reply = await call('contact.add', { caseNo, entry: parsed.data })
 *     if (!reply.ok) return form.fail(reply.problem)
 *     await form.drop(); …                                              the draft is gone
 *   }
 * Ctrl/⌘ Enter saves. With `draft` the fields are kept from the first key and are back when the form opens again.
 */
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Problem } from '../contract/reply.ts'
import { useCommand } from './commands.tsx'
import { useDraft } from './draft.ts'
import { isComposing, writeKeys } from './keys.ts'
import { useSentence, useWords } from './language.tsx'
import { readAt, writeAt, type At, type Path } from './path.ts'
import { useToast } from './toast.tsx'

/** What can be wrong: a problem of a reply, or an issue of a zod schema whose message is a code. */
export type Wrong = Problem | { path: readonly PropertyKey[]; message: string; code?: string | undefined }

export interface FieldBinding<V> {
  id: string
  value: V
  onChange: (value: V) => void
  error: string | undefined
}

export interface FormState<T extends object> {
  values: T
  /** Binds the field at a path. */
  field: <P extends Path<T>>(path: P) => FieldBinding<At<T, P>>
  set: <P extends Path<T>>(path: P, value: At<T, P>) => void
  update: (change: (values: T) => T) => void
  /** Shows problems beside their fields, the others above the actions; the first field with one gets the focus. */
  fail: (wrong: Wrong | readonly Wrong[]) => void
  /** Sentences of problems that belong to no field on screen. */
  general: string[]
  errorCount: number
  /** After saving: drops the draft and forgets the errors; `to` are the values from then on. */
  drop: (to?: T) => Promise<void>
  /** Throws away what was typed: the initial values again. */
  throwAway: () => Promise<void>
  dirty: boolean
  ready: boolean
  keptAt: string | null
  restored: boolean
  /** True while saving takes its time; <Form> sets it around onSave. */
  busy: boolean
  setBusy: (busy: boolean) => void
  rootId: string
}

let formCount = 0

const codeAndPath = (wrong: Wrong): { problem: Problem; path: string } =>
  'path' in wrong
    ? { problem: { code: codeOf(wrong), params: {} }, path: wrong.path.join('.') }
    : { problem: wrong, path: wrong.field ?? '' }

/** Zod's own messages (a missing key, a wrong type) are not codes: such a field was left empty. */
const codeOf = (issue: { message: string; code?: string | undefined }): string =>
  /^[a-z]+[a-zA-Z]*\.[a-zA-Z]+$/.test(issue.message) ? issue.message : issue.code === 'too_big' ? 'text.tooLong' : 'text.empty'

/** The state of one form. `initial` is read once. */
export function useForm<T extends object>(options: { initial: T; draft?: string }): FormState<T> {
  const sentence = useSentence()
  const initial = useRef(options.initial)
  const [values, setValues] = useState(options.initial)
  const [errors, setErrors] = useState<ReadonlyMap<string, Problem>>(new Map())
  const [restored, setRestored] = useState(false)
  const [busy, setBusy] = useState(false)
  const [loose, setLoose] = useState<Problem[]>([])
  const [failures, setFailures] = useState(0)
  const [prefix] = useState(() => `form${++formCount}`)
  const rootId = `${prefix}-root`
  const idOf = (path: string) => `${prefix}-${path.replaceAll('.', '-')}`
  const draft = useDraft(options.draft, (content) => {
    setValues({ ...initial.current, ...(JSON.parse(content) as T) })
    setRestored(true)
  })

  const update = (change: (values: T) => T) => {
    const next = change(values)
    setValues(next)
    const content = JSON.stringify(next)
    draft.keep(content === JSON.stringify(initial.current) ? null : content)
  }
  const set = (path: string, value: unknown) => {
    update((before) => writeAt(before, path, value))
    if (errors.has(path)) setErrors(new Map([...errors].filter(([at]) => at !== path)))
  }

  useLayoutEffect(() => {
    setLoose([...errors].filter(([path]) => !document.getElementById(idOf(path))).map(([, problem]) => problem))
  }, [errors])
  useLayoutEffect(() => {
    const wrong = failures > 0 && document.querySelector<HTMLElement>(`#${rootId} [aria-invalid="true"]`)
    if (!wrong) return
    wrong.focus()
    wrong.scrollIntoView({ block: 'nearest' })
    if (wrong instanceof HTMLInputElement && wrong.type === 'password') wrong.select()
  }, [failures])

  const field = (path: string): FieldBinding<unknown> => {
    const problem = errors.get(path)
    return {
      id: idOf(path),
      value: readAt(values, path),
      onChange: (value) => set(path, value),
      error: problem && sentence(problem),
    }
  }

  return {
    values,
    field,
    set,
    update,
    fail: (wrong) => {
      const list = (Array.isArray(wrong) ? wrong : [wrong]) as Wrong[]
      const found = new Map<string, Problem>()
      for (const { path, problem } of list.map(codeAndPath)) if (!found.has(path)) found.set(path, problem)
      setErrors(found)
      setFailures(failures + 1)
    },
    general: loose.map(sentence),
    errorCount: errors.size,
    drop: async (to) => {
      initial.current = to ?? values
      if (to) setValues(to)
      setErrors(new Map())
      setRestored(false)
      await draft.drop()
    },
    throwAway: async () => {
      setValues(initial.current)
      setErrors(new Map())
      setRestored(false)
      await draft.drop()
    },
    dirty: values !== initial.current && JSON.stringify(values) !== JSON.stringify(initial.current),
    ready: draft.ready,
    keptAt: draft.keptAt,
    restored,
    busy,
    setBusy,
    rootId,
  } as FormState<T>
}

interface FormProps<T extends object> {
  form: FormState<T>
  onSave: () => void | Promise<void>
  children: ReactNode
  /** What the form is, for screen readers and the list of keys. */
  label: string
  saveLabel?: string
  /** Leaves the form by Esc or its button; the draft stays. */
  onLeave?: () => void
  /** Enter in a field of one line saves too: small forms only. */
  enterSaves?: boolean
  /** More actions beside "save". */
  actions?: ReactNode
  /** The foot stays in sight while the form scrolls. */
  sticky?: boolean
}

const saveKeys = 'mod+Enter'
/** Most saves are over sooner than anybody could see that the form is busy, and then it is not drawn anew. */
const slowMs = 100

/** The form on screen: its fields, problems that belong to no field, the draft line, save and leave. */
export function Form<T extends object>(props: FormProps<T>) {
  const { form, label, onLeave } = props
  const words = useWords()
  const saving = useRef(false)
  const save = () => {
    if (saving.current) return
    saving.current = true
    const slow = setTimeout(() => form.setBusy(true), slowMs)
    void Promise.resolve(props.onSave()).finally(() => {
      clearTimeout(slow)
      saving.current = false
      form.setBusy(false)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    // Of two forms that are open, Esc leaves the one that holds the focus.
    if (event.key === 'Escape' && onLeave) {
      event.preventDefault()
      onLeave()
    }
    if (event.key !== 'Enter') return
    const inLine = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
    const wanted = event.ctrlKey || event.metaKey || (props.enterSaves && inLine && !event.shiftKey && !event.altKey)
    if (!wanted) return
    event.preventDefault()
    save()
  }
  const saveLabel = props.saveLabel ?? words.ui.save
  useCommand({ id: `${form.rootId}.save`, title: `${saveLabel}: ${label}`, keys: saveKeys, run: save })
  useCommand({
    id: `${form.rootId}.leave`,
    title: `${words.ui.cancel}: ${label}`,
    keys: 'Escape',
    run: () => onLeave?.(),
    enabled: onLeave !== undefined,
  })
  if (!form.ready) return <p className="soft">{words.ui.loading}</p>
  return (
    <form
      id={form.rootId}
      className="stack"
      aria-label={label}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        if (event.nativeEvent.submitter) save()
      }}
    >
      {props.children}
      <div className={props.sticky ? 'stack tight form-foot' : 'stack tight'}>
        <FormProblems form={form} counted={!props.enterSaves} />
        <div className="form-actions">
          <button type="submit" className="button main" aria-disabled={form.busy}>
            {saveLabel} <kbd aria-hidden="true">{writeKeys(props.enterSaves ? 'Enter' : saveKeys).join(' ')}</kbd>
          </button>
          {onLeave && (
            <button type="button" className="button" onClick={onLeave}>
              {words.ui.cancel} <kbd aria-hidden="true">Esc</kbd>
            </button>
          )}
          {props.actions}
          <DraftLine form={form} />
        </div>
      </div>
    </form>
  )
}

/** `counted`: the form is long enough that how many fields are wrong helps. */
function FormProblems<T extends object>({ form, counted }: { form: FormState<T>; counted: boolean }) {
  const words = useWords()
  const beside = form.errorCount - form.general.length
  return (
    <div role="alert">
      {form.general.map((text) => (
        <p className="note late" key={text}>
          {text}
        </p>
      ))}
      {counted && beside > 0 && <p className="error">{words.ui.checkFields(beside)}</p>}
    </div>
  )
}

/** Says quietly that the draft is kept, and offers to throw it away. */
function DraftLine<T extends object>({ form }: { form: FormState<T> }) {
  const words = useWords()
  const say = useToast()
  const latest = useRef(form)
  useLayoutEffect(() => {
    latest.current = form
  })
  const throwAway = () => {
    const before = form.values
    void form.throwAway()
    say(words.ui.thrownAway, { undo: () => latest.current.update(() => before) })
  }
  if (!form.dirty || (!form.keptAt && !form.restored)) return null
  return (
    <span className="row soft small">
      <span>{form.keptAt ? words.ui.draftKept(form.keptAt) : words.ui.draftRestored}</span>
      <button type="button" className="button quiet" onClick={throwAway}>
        {words.ui.throwAway}
      </button>
    </span>
  )
}
