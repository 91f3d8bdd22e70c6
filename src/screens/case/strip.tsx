import { enums, type EnumValue } from '../../domain/enums.ts'
import { caseEvidenceLevel } from '../../domain/evidence.ts'
import { nextStep } from '../../domain/next-step.ts'
import { useToday } from '../../ui/clock.ts'
import { useLabel, useSentence, useWords } from '../../ui/language.tsx'
import { Button, DayText, Pill } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ScreenTitle } from '../../ui/view.tsx'
import { useCase, useChange } from './case-context.tsx'
import { EvidencePill } from './evidence-pill.tsx'
import { useStepText } from './step-text.tsx'
import type { SummaryExport } from './summary-export.tsx'

/** At all times: where are we, who owes whom an answer, what is next and when. */
export function Strip({ printing }: { printing: SummaryExport }) {
  const words = useWords()
  const { file, dock } = useCase()
  return (
    <header className="strip">
      <div className="strip-who">
        <ScreenTitle>
          <T>{file.client.name}</T>
        </ScreenTitle>
        <span className="code">
          <bdi>{file.caseNo}</bdi>
        </span>
        <StatusChoice />
        <EvidencePill level={caseEvidenceLevel(file)} />
      </div>
      <NextLine />
      <div className="row">
        <Button main keys="n" onClick={() => dock({ kind: 'contact' })}>
          {words.case.newContact}
        </Button>
        <Button keys="p" onClick={printing.start} disabled={printing.busy}>
          {printing.busy ? words.case.summaryUnderWay : words.case.summary}
        </Button>
      </div>
    </header>
  )
}

function NextLine() {
  const words = useWords()
  const today = useToday()
  const stepText = useStepText()
  const { file } = useCase()
  const step = nextStep(file)
  if (!step) return <p className="strip-next soft">{words.case.nothingNext}</p>
  const late = step.on !== null && step.on < today
  return (
    <p className="strip-next">
      <Pill tone={late ? 'late' : 'waiting'}>{late ? words.case.late : words.case.owedBy[step.by]}</Pill>
      <span>{stepText(step)}</span>
      {step.on && (
        <span className="nowrap">
          <DayText day={step.on} weekday distance />
        </span>
      )}
    </p>
  )
}

/** The case's status, changed in place; the way back is the toast. */
function StatusChoice() {
  const words = useWords()
  const label = useLabel()
  const sentence = useSentence()
  const say = useToast()
  const change = useChange()
  const { file } = useCase()
  const set = async (status: EnumValue<'case_status'>, before: EnumValue<'case_status'> | null) => {
    const options = before ? { undo: () => void set(before, null) } : {}
    const problem = await change('case.update', { caseNo: file.caseNo, status }, words.case.statusSaid(label('case_status', status)), options)
    if (problem) say(sentence(problem))
  }
  return (
    <select
      className="status-choice"
      aria-label={words.case.status}
      value={file.status}
      onChange={(event) => void set(event.target.value as EnumValue<'case_status'>, file.status)}
    >
      {enums.case_status.map((status) => (
        <option key={status} value={status}>
          {label('case_status', status)}
        </option>
      ))}
    </select>
  )
}
