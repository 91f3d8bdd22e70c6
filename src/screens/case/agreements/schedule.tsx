import { useEffect, useRef, useState } from 'react'
import type { Agreement, Installment } from '../../../domain/case-file.ts'
import { scheduleTerms } from '../../../domain/schedule.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { currencyOf } from './currency.ts'
import { offeredRows } from './offered-rows.ts'
import { rowsFromTerms } from './schedule-fields.ts'
import { ScheduleForm } from './schedule-form.tsx'
import { ScheduleMisfits } from './schedule-misfits.tsx'
import { SchedulePicture } from './schedule-picture.tsx'
import { ScheduleTable } from './schedule-table.tsx'

/** The installments; each one's status comes from dates and payments, as of today. */
export function Schedule({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const [editing, setEditing] = useState(false)
  const { file, wanted } = useCase()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const work = place.current?.closest('.case-work')
    if (!work || wanted?.part !== 'schedule' || wanted.key !== agreement.key) return
    work.scrollTop += place.current!.getBoundingClientRect().top - work.getBoundingClientRect().top
  }, [wanted])
  const edit = agreement.schedule.length > 0 ? words.agreements.scheduleEdit : words.agreements.scheduleType
  useCommand({ id: 'schedule.edit', needs: 'agreement.schedule', title: edit, keys: 'i', run: () => setEditing(true), enabled: !editing })
  return (
    <div className="section-place" ref={place}>
      <Section
        level={4}
        title={words.agreements.schedule}
        actions={
          !editing && (
            <Button needs="agreement.schedule" quiet keys="i" opens={`schedule:${agreement.key}`} onClick={() => setEditing(true)}>
              {edit}
            </Button>
          )
        }
      >
        {editing && <ScheduleForm agreement={agreement} onLeave={() => setEditing(false)} />}
        {!editing && agreement.schedule.length > 0 && (
          <div className="stack tight">
            <ScheduleMisfits agreement={agreement} currency={currencyOf(file, agreement.debts)} />
            <ScheduleTable agreement={agreement} />
          </div>
        )}
        {!editing && agreement.schedule.length === 0 && <NoRows agreement={agreement} />}
      </Section>
      {!editing && <SchedulePicture agreement={agreement} />}
    </div>
  )
}

/** Rows are made at one press from what is agreed, or from the offer's plan. */
function NoRows({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const sentence = useSentence()
  const say = useToast()
  const change = useChange()
  const { file } = useCase()
  const terms = scheduleTerms(agreement)
  const agreed = terms ? rowsFromTerms(terms, currencyOf(file, agreement.debts)) : null
  const offered = offeredRows(file, agreement)
  const input = { caseNo: file.caseNo, key: agreement.key }
  const empty = () => void change('agreement.schedule', { ...input, schedule: [] }, words.ui.saved)
  const make = async (rows: Installment[]) => {
    const said = words.agreements.scheduleMade(rows.length)
    const problem = await change('agreement.schedule', { ...input, schedule: rows }, said, { undo: empty })
    if (problem) say(sentence(problem))
  }
  return (
    <div className="row">
      <p className="soft">{words.agreements.scheduleEmpty}</p>
      {agreed && (
        <Button needs="agreement.schedule" main onClick={() => void make(agreed)}>
          {words.agreements.scheduleMake(agreed.length)}
        </Button>
      )}
      {offered && (
        <Button needs="agreement.schedule" main={!agreed} onClick={() => void make(offered)}>
          {words.agreements.scheduleFromOffer(offered.length)}
        </Button>
      )}
    </div>
  )
}
