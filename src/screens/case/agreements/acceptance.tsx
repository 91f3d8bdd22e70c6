import type { Agreement, Day } from '../../../domain/case-file.ts'
import { parseDay } from '../../../domain/day.ts'
import { today } from '../../../ui/clock.ts'
import { Form, useForm } from '../../../ui/form.tsx'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/may.tsx'
import { Button, DayText } from '../../../ui/pieces.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase, useChange } from '../case-context.tsx'

/** When the client accepted what is written. */
export function Acceptance({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const sentence = useSentence()
  const say = useToast()
  const set = useAcceptance(agreement)
  const accepted = agreement.acceptedByClientOn
  const takeBack = async () => {
    const problem = await set(null)
    if (problem) say(sentence(problem))
  }
  return (
    <Section level={4} title={words.agreements.acceptance}>
      {accepted ? (
        <p className="row">
          <span>
            ✓ <DayText day={accepted} />
          </span>
          <Button needs="agreement.clientAccepts" quiet onClick={() => void takeBack()}>
            {words.agreements.takeBack}
          </Button>
        </p>
      ) : (
        <AcceptanceForm agreement={agreement} />
      )}
    </Section>
  )
}

/** Sets or takes back the day; the way back is the toast. */
function useAcceptance(agreement: Agreement) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const before = agreement.acceptedByClientOn ?? null
  const set = (acceptedOn: Day | null, undoTo: { day: Day | null } | null = { day: before }) => {
    const options = undoTo ? { undo: () => void set(undoTo.day, null) } : {}
    const said = acceptedOn === null ? words.agreements.takenBack : words.agreements.accepted
    return change('agreement.clientAccepts', { caseNo: file.caseNo, key: agreement.key, acceptedOn }, said, options)
  }
  return (acceptedOn: Day | null) => set(acceptedOn)
}

function AcceptanceForm({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const set = useAcceptance(agreement)
  const form = useForm({ initial: { acceptedOn: today() as string } })
  const save = async () => {
    const day = parseDay(form.values.acceptedOn)
    if (!day.ok) return form.fail({ code: day.code, field: 'acceptedOn' })
    const problem = await set(day.value)
    if (problem) form.fail(problem)
  }
  const may = useMay('agreement.clientAccepts')
  if (!agreement.writtenTerms) return <p className="soft">{words.agreements.acceptAfterPaper}</p>
  if (!may) return <p className="soft">{words.ui.notStated}</p>
  return (
    <Form form={form} label={words.agreements.acceptance} saveLabel={words.agreements.clientAccepts} onSave={save} enterSaves>
      <div className="fields">
        <DayField label={words.agreements.acceptedOn} {...form.field('acceptedOn')} />
      </div>
    </Form>
  )
}
