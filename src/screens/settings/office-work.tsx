/** Work on the whole office: copy, check, export, import. Each says what it does, shows how far it is and what came out. */
import { useState, type ReactNode } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import type { MainInput } from '../../contract/main-door.ts'
import type { Problem, Reply } from '../../contract/reply.ts'
import { today } from '../../ui/clock.ts'
import { useFormat, useSentence, useWords } from '../../ui/language.tsx'
import { useMay, type Asking } from '../../ui/may.tsx'
import { Button, Note, ProgressLine } from '../../ui/pieces.tsx'

type Pick = MainInput<'shell.pick'>

/** What came out, and the place by the name that the person knows. */
interface Done<T> {
  value: T
  place: string
}

/** Runs one piece of long work; a place is picked first where it needs one. Nothing happens when the dialog is closed. */
function useWork<T>(work: (handle: string) => Promise<Reply<T>>, pick?: Pick) {
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Done<T> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = async () => {
    setDone(null)
    setProblem(null)
    let place = { handle: '', label: '' }
    if (pick) {
      const picked = await call('shell.pick', pick)
      if (!picked.ok) return setProblem(picked.problem)
      if (!picked.value) return
      place = picked.value
    }
    setBusy(true)
    const reply = await work(place.handle)
    setBusy(false)
    if (reply.ok) setDone({ value: reply.value, place: place.label })
    else setProblem(reply.problem)
  }
  return { busy, done, problem, run: () => void run() }
}

interface WorkProps {
  title: string
  what: string
  action: string
  working: string
  request: Asking
  work: { busy: boolean; problem: Problem | null; run: () => void }
  children: ReactNode
}

/** Not there for someone who may not do it with the whole office. */
function Work({ title, what, action, working, request, work, children }: WorkProps) {
  const sentence = useSentence()
  if (!useMay(request, true)) return null
  return (
    <section className="office-work" aria-label={title}>
      <div>
        <h3>{title}</h3>
        <p className="soft">{what}</p>
      </div>
      <Button onClick={work.run} disabled={work.busy}>
        {action}
      </Button>
      <div className="office-work-end" role="status">
        {work.problem && <Note tone="late">{sentence(work.problem)}</Note>}
        {children}
      </div>
      {work.busy && <ProgressLine label={working} request={request} />}
    </section>
  )
}

/** A whole second office on another disk. */
export function CopyOffice() {
  const { settings } = useWords()
  const work = useWork((handle) => call('office.copyTo', { handle }), { kind: 'copyOffice' })
  return (
    <Work
      title={settings.copyTitle}
      what={settings.copyWhat}
      action={settings.copy}
      working={settings.copying}
      request="office.copyTo"
      work={work}
    >
      {work.done && (
        <Note tone="done">
          <p>{settings.copied(work.done.place)}</p>
          <Counts counts={work.done.value.counts} />
        </Note>
      )}
    </Work>
  )
}

/** Reads and compares everything; what came out stands there in plain words. */
export function CheckOffice() {
  const { settings } = useWords()
  const work = useWork(() => call('office.check', {}))
  return (
    <Work
      title={settings.checkTitle}
      what={settings.checkWhat}
      action={settings.check}
      working={settings.checking}
      request="office.check"
      work={work}
    >
      {work.done && <CheckResult report={work.done.value} />}
    </Work>
  )
}

function CheckResult({ report }: { report: AnswerOf<'office.check'> }) {
  const { settings } = useWords()
  const format = useFormat()
  const state = (ok: boolean, count?: string) => [ok ? settings.whole : settings.damaged, count].filter(Boolean).join(' · ')
  return (
    <Note tone={report.ok ? 'done' : 'late'}>
      <p>{report.ok ? settings.checkOk : settings.checkBad}</p>
      <dl className="facts">
        <dt>{settings.checkDatabase}</dt>
        <dd>{state(report.integrity.ok)}</dd>
        <dt>{settings.checkChain}</dt>
        <dd>{state(report.chain.ok, settings.entries(format.count(report.chain.entries)))}</dd>
        <dt>{settings.checkDocuments}</dt>
        <dd>{state(report.documents.ok, format.count(report.documents.count))}</dd>
      </dl>
      <Counts counts={report.counts} />
    </Note>
  )
}

/** All cases in one file of the open format. */
export function ExportCases() {
  const { settings } = useWords()
  const format = useFormat()
  const work = useWork((handle) => call('cases.export', { handle, today: today() }), {
    kind: 'saveFile',
    suggestedName: settings.exportFileName,
    extension: 'json',
  })
  return (
    <Work
      title={settings.exportTitle}
      what={settings.exportWhat}
      action={settings.export}
      working={settings.exporting}
      request="cases.export"
      work={work}
    >
      {work.done && <Note tone="done">{settings.exported(format.count(work.done.value.cases), work.done.place)}</Note>}
    </Work>
  )
}

/** Cases of a file in the open format: all or none. */
export function ImportCases() {
  const { settings } = useWords()
  const format = useFormat()
  const work = useWork((handle) => call('cases.import', { handle }), { kind: 'openFile', extension: 'json' })
  return (
    <Work
      title={settings.importTitle}
      what={settings.importWhat}
      action={settings.import}
      working={settings.importing}
      request="cases.import"
      work={work}
    >
      {work.done && <Note tone="done">{settings.imported(format.count(work.done.value.cases))}</Note>}
    </Work>
  )
}

/** The counts that mean something to a counselor. */
function Counts({ counts }: { counts: Record<string, number> }) {
  const { settings } = useWords()
  const format = useFormat()
  return (
    <ul className="counts">
      {Object.entries(settings.counts).map(([table, label]) => (
        <li key={table}>
          {label} <span className="number">{format.count(counts[table] ?? 0)}</span>
        </li>
      ))}
    </ul>
  )
}
