import { useState } from 'react'
import { call } from '../../../call.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useLanguage, useSentence, useWords } from '../../../ui/language.tsx'
import { Button, Note, ProgressLine } from '../../../ui/pieces.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useCase } from '../case-context.tsx'

/** Everything that is kept of the client: a data file with the documents in it, and a print to read. */
export function SubjectCopy() {
  const { erasure } = useWords()
  const copy = useCopy()
  const print = usePrint()
  useCommand({ id: 'subject.copy', needs: 'subject.copy', title: erasure.copyTitle, run: copy.start, enabled: !copy.busy })
  useCommand({
    id: 'subject.print',
    needs: 'subject.export',
    title: `${erasure.copyTitle}: ${erasure.print}`,
    run: print.start,
    enabled: !print.busy,
  })
  return (
    <div className="stack tight">
      <h3>{erasure.copyTitle}</h3>
      <p className="soft">{erasure.copyWhat}</p>
      <div className="row">
        <Button needs="subject.copy" onClick={copy.start} disabled={copy.busy} label={`${erasure.copyTitle}: ${erasure.copy}`}>
          {erasure.copy}
        </Button>
        <Button needs="subject.export" onClick={print.start} disabled={print.busy} label={`${erasure.copyTitle}: ${erasure.print}`}>
          {print.busy ? erasure.printing : erasure.print}
        </Button>
      </div>
      {copy.busy && <ProgressLine label={erasure.copying} request="subject.copy" />}
      {copy.problem && <Note tone="late">{copy.problem}</Note>}
    </div>
  )
}

function useCopy(): { busy: boolean; problem: string | null; start: () => void } {
  const { erasure, subjectCopy } = useWords()
  const { caseNo } = useCase().file
  const sentence = useSentence()
  const say = useToast()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const start = async () => {
    setProblem(null)
    const picked = await call('shell.pick', { kind: 'saveFile', suggestedName: `${caseNo} ${subjectCopy.fileName}`, extension: 'json' })
    if (!picked.ok) return setProblem(sentence(picked.problem))
    if (!picked.value) return
    setBusy(true)
    const reply = await call('subject.copy', { caseNo, handle: picked.value.handle })
    setBusy(false)
    if (reply.ok) say(erasure.copied(picked.value.label))
    else setProblem(sentence(reply.problem))
  }
  return { busy, problem, start: () => void start() }
}

function usePrint(): { busy: boolean; start: () => void } {
  const { erasure } = useWords()
  const { caseNo } = useCase().file
  const { language } = useLanguage()
  const sentence = useSentence()
  const say = useToast()
  const [busy, setBusy] = useState(false)
  const start = async () => {
    setBusy(true)
    const reply = await call('subject.export', { caseNo, language })
    setBusy(false)
    if (!reply.ok) return say(sentence(reply.problem))
    if (!reply.value) return
    const { label, missing } = reply.value
    say(missing.length > 0 ? erasure.printedWithout(label, missing.join(' ')) : erasure.printed(label))
  }
  return { busy, start: () => void start() }
}
