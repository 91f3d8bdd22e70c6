/** A recovery key: shown, saved or printed, then two groups typed back; only then it holds. */
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Problem, Reply } from '../../contract/reply.ts'
import type { Answers } from '../../contract/requests.ts'
import { TextField, useFocusOnce } from '../../ui/fields.tsx'
import { Form, useForm, type Wrong } from '../../ui/form.tsx'
import { useSentence, useWords } from '../../ui/language.tsx'
import { Button, Note } from '../../ui/pieces.tsx'

interface StepsProps<T> {
  made: Answers['office.create']
  /** Sends the groups that were typed back. */
  confirm: (groups: { index: number; text: string }[]) => Promise<Reply<T>>
  finishLabel: string
  onConfirmed: (value: T) => void
  onLeave: () => void
}

/** Both steps; the key can be looked at again from the second. */
export function RecoverySteps<T>({ onLeave, ...steps }: StepsProps<T>) {
  const [kept, setKept] = useState<string | null>(null)
  const [typing, setTyping] = useState(false)
  if (typing) return <TypeBack {...steps} onBack={() => setTyping(false)} />
  return <KeySheet recoveryKey={steps.made.recoveryKey} kept={kept} onKept={setKept} onContinue={() => setTyping(true)} onLeave={onLeave} />
}

interface SheetProps {
  recoveryKey: string
  kept: string | null
  onKept: (label: string) => void
  onContinue: () => void
  onLeave: () => void
}

function KeySheet({ recoveryKey, kept, onKept, onContinue, onLeave }: SheetProps) {
  const words = useWords()
  const sentence = useSentence()
  const [problem, setProblem] = useState<Problem | string | null>(null)
  const heading = useFocusOnce<HTMLHeadingElement>(true)
  const save = async () => {
    const picked = await call('shell.pick', { kind: 'saveFile', suggestedName: words.start.recoveryFileName, extension: 'txt' })
    if (!picked.ok || !picked.value) return setProblem(picked.ok ? null : picked.problem)
    const { handle, label } = picked.value
    const reply = await call('office.saveRecovery', { handle })
    setProblem(reply.ok ? null : reply.problem)
    if (reply.ok) onKept(label)
  }
  const print = async () => {
    const reply = await call('recovery.print', {})
    setProblem(reply.ok ? null : reply.problem)
    if (reply.ok && reply.value) onKept(reply.value.label)
  }
  return (
    <div className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {words.start.recoveryTitle}
      </h2>
      <p>{words.start.recoveryWhy}</p>
      <ol className="key-groups" aria-label={words.start.recoveryGroups}>
        {recoveryKey.split('-').map((group, index) => (
          <li key={index}>
            <span className="soft small">{index + 1}</span> <span className="code">{group}</span>
          </li>
        ))}
      </ol>
      <p>{words.start.recoveryKeep}</p>
      <div className="row">
        <Button main={!kept} onClick={() => void save()}>
          {words.start.recoverySave}
        </Button>
        <Button onClick={() => void print()}>{words.start.recoveryPrint}</Button>
      </div>
      <div role="status">{kept && <Note tone="done">{words.start.recoverySaved(kept)}</Note>}</div>
      <div role="alert">{problem && <Note tone="late">{typeof problem === 'string' ? problem : sentence(problem)}</Note>}</div>
      <div className="form-actions">
        <Button main={kept !== null} onClick={() => (kept ? onContinue() : setProblem(words.start.recoveryFirst))}>
          {words.ui.continue}
        </Button>
        <Button onClick={onLeave}>{words.start.back}</Button>
      </div>
    </div>
  )
}

const signs = (text: string) => text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

function TypeBack<T>({ made, confirm, finishLabel, onConfirmed, onBack }: Omit<StepsProps<T>, 'onLeave'> & { onBack: () => void }) {
  const words = useWords()
  const form = useForm({ initial: { first: '', second: '' } })
  const [first, second] = made.ask
  const groups = made.recoveryKey.split('-')
  const fields = [
    ['first', first],
    ['second', second],
  ] as const
  const save = async () => {
    const wrong = fields.flatMap(([path, index]): Wrong[] => {
      const typed = signs(form.values[path])
      return typed === groups[index] ? [] : [{ code: typed === '' ? 'text.empty' : 'office.recoveryWrong', field: path }]
    })
    if (wrong.length > 0) return form.fail(wrong)
    const reply = await confirm(fields.map(([path, index]) => ({ index, text: form.values[path] })))
    if (reply.ok) onConfirmed(reply.value)
    else form.fail(reply.problem)
  }
  return (
    <>
      <h2>{words.start.typeBackTitle}</h2>
      <p>{words.start.typeBackWhy}</p>
      <Form
        form={form}
        label={words.start.typeBackTitle}
        saveLabel={finishLabel}
        onSave={save}
        enterSaves
        actions={<Button onClick={onBack}>{words.start.showKeyAgain}</Button>}
      >
        {fields.map(([path, index]) => (
          <TextField
            key={path}
            {...form.field(path)}
            label={words.start.group(index + 1)}
            size="short"
            required
            autoFocus={path === 'first'}
            code
          />
        ))}
      </Form>
    </>
  )
}
