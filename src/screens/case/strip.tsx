import type { EnumValue } from '../../domain/enums.ts'
import { caseEvidenceLevel } from '../../domain/evidence.ts'
import { weOwe } from '../../domain/owed.ts'
import { useToday } from '../../ui/clock.ts'
import { useLabel, useSentence, useWords } from '../../ui/language.tsx'
import { Button, DayText, Pill } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ScreenTitle } from '../../ui/view.tsx'
import { Assignment } from './assignment.tsx'
import { useCase, useChange } from './case-context.tsx'
import { useLetterKey } from './chase-steps.tsx'
import { EvidencePill } from './evidence-pill.tsx'
import { ChoiceInPlace } from './in-place.tsx'
import { useOwedText, useStepText } from './step-text.tsx'
import type { SummaryExport } from './summary-export.tsx'
import { useChase } from './use-chase.ts'

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
        <Assignment />
      </div>
      <NextLine />
      <div className="row">
        <Button needs="contact.add" main keys="n" onClick={() => dock({ kind: 'contact' })} opens="contact">
          {words.case.newContact}
        </Button>
        <Button needs="summary.export" keys="p" onClick={printing.start} disabled={printing.busy}>
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
  const owedText = useOwedText()
  const { file } = useCase()
  const items = useChase()
  useLetterKey(items[0])
  const owed = [
    ...items.map((item) => ({ on: item.dueOn, by: 'creditor' as const, text: owedText(item) })),
    ...weOwe(file).map((step) => ({ on: step.on, by: step.by, text: stepText(step) })),
  ]
  const first = owed.map(({ on }) => on ?? '~').toSorted()[0]
  const next = owed.find(({ on }) => (on ?? '~') === first)
  if (!next) return <p className="strip-next soft">{words.case.nothingNext}</p>
  const { on, by, text } = next
  return (
    <p className="strip-next">
      <Pill tone="waiting">{words.case.owedBy[by]}</Pill>
      {on !== null && on < today && <Pill tone="late">▲ {words.case.late}</Pill>}
      <span className="strip-what">
        <T>{text}</T>
      </span>
      {on !== null && (
        <span className="nowrap">
          <DayText day={on} weekday distance />
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
    const problem = await change(
      'case.update',
      { caseNo: file.caseNo, status },
      words.case.statusSaid(label('case_status', status)),
      options,
    )
    if (problem) say(sentence(problem))
  }
  return (
    <ChoiceInPlace
      needs="case.update"
      label={words.case.status}
      name="case_status"
      value={file.status}
      onChange={(status) => void set(status, file.status)}
    />
  )
}
