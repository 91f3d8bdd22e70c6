import { useState } from 'react'
import type { Problem } from '../../../contract/reply.ts'
import type { Agreement, Currency, Installment, Minor } from '../../../domain/case-file.ts'
import { parseDay } from '../../../domain/day.ts'
import { parseMoney, sumMinor } from '../../../domain/money.ts'
import { scheduleTerms } from '../../../domain/schedule.ts'
import { Form, useForm, type FormState } from '../../../ui/form.tsx'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { Button, Note } from '../../../ui/pieces.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField, MoneyField, NumberField } from '../../../ui/value-fields.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { currencyOf } from './currency.ts'
import { offeredRows } from './offered-rows.ts'
import { readSchedule, rowsSoFar, spreadProblem } from './read-schedule.ts'
import {
  allFollowing,
  fieldsFromRows,
  fieldsFromTerms,
  readCount,
  settled,
  spreadOf,
  withCount,
  type ScheduleFields,
} from './schedule-fields.ts'
import { ScheduleMisfits } from './schedule-misfits.tsx'
import { ScheduleRows } from './schedule-rows.tsx'

/** The installments row by row: what is not set by hand follows total, number and first day. */
export function ScheduleForm({ agreement, onLeave }: { agreement: Agreement; onLeave: () => void }) {
  const words = useWords()
  const sentence = useSentence()
  const { file } = useCase()
  const save = useSave(agreement)
  const currency = currencyOf(file, agreement.debts)
  const form = useForm({ initial: asTyped(agreement, currency), draft: `schedule:${file.caseNo}:${agreement.key}` })
  useFormFocus(form, `schedule:${agreement.key}`)
  const [wrongRow, setWrongRow] = useState<number | null>(null)
  const { values } = form
  const spread = spreadOf(values, currency)
  const unfit = spread && spreadProblem(spread, currency)
  const totalField = form.field('total')

  const onSave = async () => {
    const result = readSchedule(values, currency)
    if (!result.ok) {
      const inRow = result.problems.flatMap(({ field = '' }) => /^rows\.(\d+)/.exec(field)?.[1] ?? [])[0]
      setWrongRow(inRow === undefined ? null : Number(inRow))
      return form.fail(result.problems)
    }
    const problem = await save(result.value, Number(values.graceDays.trim() || 0))
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  const follow = (change: Partial<ScheduleFields>) => form.update((before) => settled({ ...before, ...change }, currency))
  return (
    <Form form={form} label={words.agreements.scheduleEdit} onSave={onSave} onLeave={onLeave}>
      <Sources form={form} agreement={agreement} />
      <div className="fields">
        <MoneyField
          label={words.agreements.total}
          currency={currency}
          {...totalField}
          error={parseMoney(values.total, currency).ok && !unfit ? undefined : totalField.error}
          onChange={(total) => follow({ total })}
        />
        <NumberField
          label={words.agreements.count}
          {...form.field('count')}
          error={readCount(values.count) === null ? form.field('count').error : undefined}
          hint={words.agreements.countHint}
          onChange={(count) => form.update((before) => withCount(before, count, currency))}
        />
        <DayField
          label={words.agreements.firstDueOn}
          {...form.field('firstDueOn')}
          error={parseDay(values.firstDueOn).ok ? undefined : form.field('firstDueOn').error}
          onChange={(firstDueOn) => follow({ firstDueOn })}
        />
        <NumberField label={words.agreements.graceDays} {...form.field('graceDays')} hint={words.agreements.graceHint} />
      </div>
      {unfit && !totalField.error && (
        <div role="status">
          <Note tone="waiting">{sentence(unfit)}</Note>
        </div>
      )}
      <ScheduleRows form={form} currency={currency} wrongRow={wrongRow} />
      <ScheduleMisfits agreement={{ ...agreement, schedule: rowsSoFar(values, currency) }} currency={currency} />
    </Form>
  )
}

/** The rows that are there, else what the terms make. */
function asTyped(agreement: Agreement, currency: Currency): ScheduleFields {
  const { schedule, graceDays } = agreement
  const terms = scheduleTerms(agreement) ?? {}
  if (schedule.length === 0) return fieldsFromTerms(terms, graceDays, currency)
  return fieldsFromRows(schedule, terms.total ?? totalOf(schedule), graceDays, currency)
}

/** The sum of rows; undefined when it is more than an amount can be. */
function totalOf(rows: readonly Installment[]): Minor | undefined {
  const sum = Number(sumMinor(rows.map(({ amount }) => amount)))
  return Number.isSafeInteger(sum) ? (sum as Minor) : undefined
}

/** What the rows can be made from anew, each with the way back. */
function Sources({ form, agreement }: { form: FormState<ScheduleFields>; agreement: Agreement }) {
  const words = useWords()
  const say = useToast()
  const { file } = useCase()
  const currency = currencyOf(file, agreement.debts)
  const terms = scheduleTerms(agreement)
  const offered = offeredRows(file, agreement)
  const take = (next: (before: ScheduleFields) => ScheduleFields, said: string) => {
    const before = form.values
    form.update(next)
    say(said, { undo: () => form.update(() => before) })
  }
  const byHand = form.values.rows.some(({ ownAmount, ownDay }) => ownAmount || ownDay)
  return (
    <div className="row">
      {terms && (
        <Button
          quiet
          onClick={() =>
            take(({ graceDays }) => ({ ...fieldsFromTerms(terms, undefined, currency), graceDays }), words.agreements.rowsFromTerms)
          }
        >
          {words.agreements.fromTerms}
        </Button>
      )}
      {offered && (
        <Button
          quiet
          onClick={() =>
            take(
              ({ graceDays }) => ({ ...fieldsFromRows(offered, totalOf(offered), undefined, currency), graceDays }),
              words.agreements.rowsFromOffer,
            )
          }
        >
          {words.agreements.fromOffer}
        </Button>
      )}
      {byHand && (
        <Button quiet onClick={() => take((before) => allFollowing(before, currency), words.agreements.allFollow)}>
          {words.agreements.letAllFollow}
        </Button>
      )}
    </div>
  )
}

/** Writes the rows and, where they changed, the days of grace; one way back for both. */
function useSave({ key, schedule, graceDays = 0 }: Agreement): (rows: Installment[], grace: number) => Promise<Problem | null> {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const input = { caseNo: file.caseNo, key }
  const write = async (rows: Installment[], from: number, to: number, undo?: () => void): Promise<Problem | null> =>
    (from === to ? null : await change('agreement.update', { ...input, graceDays: to })) ??
    (await change('agreement.schedule', { ...input, schedule: rows }, words.ui.saved, undo && { undo }))
  return (rows, grace) => write(rows, graceDays, grace, () => void write(schedule, grace, graceDays))
}
