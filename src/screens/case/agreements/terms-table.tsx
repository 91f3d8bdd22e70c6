import { useState } from 'react'
import type { Agreement, Currency } from '../../../domain/case-file.ts'
import { sumMisfit, termRows, type Difference, type TermRow } from '../../../domain/terms-diff.ts'
import { TextField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { today } from '../../../ui/clock.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { Button, Note, Pill } from '../../../ui/pieces.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { CaseNumber } from '../case-number.tsx'
import { currencyOf } from './currency.ts'
import { useTermText } from './term-text.tsx'

/** Asked, said and written side by side; a difference has its sign and its word. */
export function TermsTable({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const rows = termRows(file, agreement)
  const [accepting, setAccepting] = useState<Difference | null>(null)
  if (rows.length === 0) return <p className="soft">{words.agreements.noTerms}</p>
  return (
    <div className="stack tight">
      <table className="table terms">
        <caption className="unseen">{words.agreements.terms}</caption>
        <thead>
          <tr>
            <th scope="col">
              {words.agreements.term} <span className="soft">({currency})</span>
            </th>
            <th scope="col" className="number">
              {words.evidence.asked}
            </th>
            <th scope="col" className="number">
              {words.evidence.said}
            </th>
            <th scope="col" className="number">
              {words.evidence.written}
            </th>
            <th scope="col">{words.agreements.compared}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TermLine key={row.term} agreement={agreement.key} row={row} currency={currency} onAccept={setAccepting} />
          ))}
        </tbody>
      </table>
      <Misfits agreement={agreement} currency={currency} />
      {accepting && <AcceptForm agreement={agreement} difference={accepting} onLeave={() => setAccepting(null)} />}
    </div>
  )
}

/** What the installments come to, where what was said or the paper names another total. */
function Misfits({ agreement, currency }: { agreement: Agreement; currency: Currency }) {
  const words = useWords()
  const format = useFormat()
  const { oralTerms, writtenTerms } = agreement
  const sides = [
    { name: words.evidence.said, terms: oralTerms },
    { name: words.evidence.written, terms: writtenTerms },
  ]
  return sides.map(({ name, terms }) => {
    const misfit = terms && sumMisfit(terms, currency)
    if (!misfit) return null
    return (
      <Note key={name} tone="waiting">
        {words.evidence.misfit(name, format.money(misfit.sum, currency), format.money(misfit.total, currency))}
      </Note>
    )
  })
}

/** A Chinese date that does not fit breaks after its year. */
function Breaking({ text }: { text: string }) {
  const [year, day] = text.split(/(?<=^\d{4}年)/)
  if (day === undefined) return text
  return (
    <>
      {year}
      <wbr />
      {day}
    </>
  )
}

interface TermLineProps {
  agreement: string
  row: TermRow
  currency: Currency
  onAccept: (difference: Difference) => void
}

function TermLine({ agreement, row, currency, onAccept }: TermLineProps) {
  const words = useWords()
  const format = useFormat()
  const text = useTermText()
  const { difference } = row
  const cell = (value: string | undefined) => (
    <td className="number">
      {value === undefined && <span className="soft">{words.ui.notStated}</span>}
      {value !== undefined && row.term === 'payTo.account' && (
        <CaseNumber value={value} label={text.name(row.term)} what="payeeAccount" of={agreement} />
      )}
      {value !== undefined && row.term !== 'payTo.account' && <Breaking text={text.value(row.term, value, currency)} />}
    </td>
  )
  return (
    <tr className={difference?.open ? 'differs' : undefined}>
      <th scope="row">{text.name(row.term)}</th>
      {cell(row.asked)}
      {cell(row.said)}
      {cell(row.written)}
      <td>
        {difference?.open && (
          <span className="row">
            <Pill tone="late">≠ {words.evidence.differs}</Pill>
            <Button
              needs="agreement.acceptDifference"
              quiet
              label={`${words.agreements.acceptDifference}: ${text.name(row.term)}`}
              onClick={() => onAccept(difference)}
            >
              {words.agreements.acceptDifference}
            </Button>
          </span>
        )}
        {difference?.accepted && (
          <span className="small">
            ≠ {words.evidence.differsAccepted(format.day(difference.accepted.acceptedOn), difference.accepted.reason)}
          </span>
        )}
        {!difference && row.said !== undefined && row.written !== undefined && <span className="soft">= {words.evidence.same}</span>}
      </td>
    </tr>
  )
}

function AcceptForm({ agreement, difference, onLeave }: { agreement: Agreement; difference: Difference; onLeave: () => void }) {
  const words = useWords()
  const text = useTermText()
  const change = useChange()
  const { file } = useCase()
  const form = useForm({ initial: { reason: '' } })
  const save = async () => {
    const reason = form.values.reason.trim()
    if (reason === '') return form.fail({ code: 'text.empty', field: 'reason' })
    const { term, said, written } = difference
    const problem = await change(
      'agreement.acceptDifference',
      { caseNo: file.caseNo, key: agreement.key, difference: { term, said, written, reason, acceptedOn: today() } },
      words.ui.saved,
    )
    if (problem) return form.fail(problem)
    onLeave()
  }
  return (
    <Form
      form={form}
      label={words.agreements.acceptDifference}
      saveLabel={words.agreements.acceptDifference}
      onSave={save}
      onLeave={onLeave}
      enterSaves
    >
      <TextField
        label={words.agreements.whyAccepted(text.name(difference.term))}
        {...form.field('reason')}
        size="double"
        required
        autoFocus
      />
    </Form>
  )
}
