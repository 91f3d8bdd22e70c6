import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../call.ts'
import type { Problem } from '../../../contract/reply.ts'
import type { Finding, VerifyReport } from '../../../domain/verify.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { Button, Note, Pill, ProgressLine } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { focusBack } from '../focus.ts'
import { useFindingText } from './finding-text.ts'
import { useInstant } from './instant.ts'

/** Whether the record of this case is as it was logged, in plain words, beside the work. */
export function VerifyPanel({ caseNo, onLeave }: { caseNo: string; onLeave: () => void }) {
  const words = useWords()
  const sentence = useSentence()
  const [report, setReport] = useState<VerifyReport | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const check = useCallback(async () => {
    setReport(null)
    setProblem(null)
    const reply = await call('case.verify', { caseNo })
    if (reply.ok) setReport(reply.value)
    else setProblem(reply.problem)
  }, [caseNo])
  useEffect(() => void check(), [check])
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    title.current?.focus()
    return () => focusBack('verify', before)
  }, [])
  useCommand({ id: 'verify.leave', title: words.ui.close, keys: 'Escape', run: onLeave })
  return (
    <section className="stack verify" aria-labelledby="verify-title">
      <div className="row ends">
        <h2 id="verify-title" ref={title} tabIndex={-1}>
          {words.verify.title}
        </h2>
        <Button quiet keys="Escape" onClick={onLeave}>
          {words.ui.close}
        </Button>
      </div>
      {problem && <Note tone="late">{sentence(problem)}</Note>}
      {!report && !problem && <ProgressLine label={words.verify.underWay} request="case.verify" />}
      {report && (
        <>
          <div role="status">
            <Pill tone={report.ok ? 'done' : 'late'}>{report.ok ? `✓ ${words.verify.intact}` : `▲ ${words.verify.notIntact}`}</Pill>
          </div>
          {report.ok ? <Intact report={report} /> : <Findings report={report} />}
          <Checked report={report} />
          <Note>{words.verify.truth}</Note>
          <div>
            <Button onClick={() => void check()}>{words.verify.again}</Button>
          </div>
        </>
      )}
    </section>
  )
}

function Intact({ report: { since, ownEntries } }: { report: VerifyReport }) {
  const words = useWords()
  const instant = useInstant()
  return <p>{since === null ? words.verify.noEntries : words.verify.since(instant(since).day, ownEntries)}</p>
}

/** How much was compared with what. */
function Checked({ report: { contacts, states, documents, entries, anchoredAt } }: { report: VerifyReport }) {
  const { verify } = useWords()
  const instant = useInstant()
  return (
    <>
      <p className="soft">{verify.checked(contacts, states, documents)}</p>
      <p className="soft">{anchoredAt === null ? verify.officeAlone(entries) : verify.office(entries, instant(anchoredAt).moment)}</p>
    </>
  )
}

/** As many as a person reads; the rest is counted. */
const most = 50
/** What is of this case first, then what is of the whole office. */
const order: Finding['kind'][] = ['record', 'document', 'log', 'anchor', 'unreadable', 'guard']

function Findings({ report: { findings } }: { report: VerifyReport }) {
  const { verify } = useWords()
  const text = useFindingText()
  const inOrder = findings.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return (
    <>
      <p>{verify.places(findings.length)}</p>
      <ul className="findings">
        {inOrder.slice(0, most).map((finding, index) => {
          const { what, logged } = text(finding)
          return (
            <li key={index}>
              <T>{what}</T>
              {logged && (
                <span className="small soft line">
                  <T>{logged}</T>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {findings.length > most && <p>{verify.more(findings.length - most)}</p>}
      <p>{verify.whatNow}</p>
    </>
  )
}
