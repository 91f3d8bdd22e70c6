import { useState } from 'react'
import type { Agreement } from '../../../domain/case-file.ts'
import { sumMinor } from '../../../domain/money.ts'
import { equalRows, installmentStatuses, planTotals } from '../../../domain/schedule.ts'
import { useToday } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useFormat, useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Money, Note, Pill, type Tone } from '../../../ui/pieces.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { currencyOf } from './currency.ts'
import { ScheduleForm } from './schedule-form.tsx'

const tones = {
  upcoming: 'plain',
  due_today: 'waiting',
  paid: 'done',
  paid_late: 'done',
  partial: 'waiting',
  overdue: 'late',
  overdue_partial: 'late',
  waived: 'plain',
  deferred: 'waiting',
} as const

/** The installments; each one's status comes from dates and payments, as of today. */
export function Schedule({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const [editing, setEditing] = useState(false)
  const sentence = useSentence()
  const say = useToast()
  const terms = agreement.writtenTerms ?? agreement.oralTerms
  const change = useChange()
  const { file } = useCase()
  const fromTerms =
    terms?.total !== undefined && terms.installments !== undefined && terms.firstDueOn !== undefined
      ? equalRows(terms.total, terms.installments, terms.firstDueOn)
      : null
  const input = { caseNo: file.caseNo, key: agreement.key }
  const empty = () => void change('agreement.schedule', { ...input, schedule: [] }, words.ui.saved)
  const make = async () => {
    if (!fromTerms) return
    const problem = await change('agreement.schedule', { ...input, schedule: fromTerms }, words.agreements.scheduleMade(fromTerms.length), {
      undo: empty,
    })
    if (problem) say(sentence(problem))
  }
  const edit = agreement.schedule.length > 0 ? words.agreements.scheduleEdit : words.agreements.scheduleType
  useCommand({ id: 'schedule.edit', title: edit, keys: 'i', run: () => setEditing(true), enabled: !editing })
  return (
    <Section
      level={4}
      title={words.agreements.schedule}
      actions={
        !editing && (
          <Button quiet keys="i" opens={`schedule:${agreement.key}`} onClick={() => setEditing(true)}>
            {edit}
          </Button>
        )
      }
    >
      {editing && <ScheduleForm agreement={agreement} onLeave={() => setEditing(false)} />}
      {!editing && agreement.schedule.length > 0 && <ScheduleTable agreement={agreement} />}
      {!editing && agreement.schedule.length === 0 && (
        <div className="row">
          <p className="soft">{words.agreements.scheduleEmpty}</p>
          {fromTerms && (
            <Button main onClick={() => void make()}>
              {words.agreements.scheduleMake(fromTerms.length)}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}

function ScheduleTable({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const today = useToday()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const rows = installmentStatuses(agreement, today)
  const totals = planTotals(agreement, today)
  const said = agreement.writtenTerms?.total
  const sum = sumMinor(agreement.schedule.map((row) => row.amount))
  return (
    <>
      {said !== undefined && sum !== BigInt(said) && (
        <Note tone="waiting">{words.agreements.scheduleSum(format.money(sum, currency), format.money(said, currency))}</Note>
      )}
      <table className="table">
        <caption className="unseen">{words.agreements.schedule}</caption>
        <thead>
          <tr>
            <th scope="col">{words.agreements.no}</th>
            <th scope="col">{words.agreements.dueOn}</th>
            <th scope="col" className="number">
              {words.agreements.amount} ({currency})
            </th>
            <th scope="col" className="number">
              {words.agreements.paid}
            </th>
            <th scope="col" className="number">
              {words.agreements.open}
            </th>
            <th scope="col">{words.agreements.status}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const tone: Tone = tones[row.status]
            return (
              <tr key={row.no}>
                <th scope="row">{row.no}</th>
                <td className="nowrap">
                  <DayText day={row.dueOn} weekday />
                </td>
                <td className="number">
                  <Money amount={row.amount} currency={currency} />
                </td>
                <td className="number">
                  <Money amount={row.paid} currency={currency} />
                </td>
                <td className="number">
                  <Money amount={row.open} currency={currency} />
                </td>
                <td>
                  <Pill tone={tone}>{label('installment_status', row.status)}</Pill>
                </td>
              </tr>
            )
          })}
          <tr className="total">
            <th scope="row" colSpan={2}>
              {words.case.total}
            </th>
            <td className="number">{format.money(sum, currency)}</td>
            <td className="number">{format.money(totals.paid, currency)}</td>
            <td className="number">{format.money(totals.open, currency)}</td>
            <td>{totals.arrears > 0n && `${words.case.arrears} ${format.money(totals.arrears, currency)}`}</td>
          </tr>
        </tbody>
      </table>
      {totals.credit > 0n && <Note>{words.agreements.overpaid(format.money(totals.credit, currency))}</Note>}
    </>
  )
}
