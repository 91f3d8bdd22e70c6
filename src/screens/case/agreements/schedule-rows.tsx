import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { Currency } from '../../../domain/case-file.ts'
import { parseDay } from '../../../domain/day.ts'
import { parseMoney } from '../../../domain/money.ts'
import { useRows } from '../../../ui/form-rows.tsx'
import type { FormState } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { DayField, MoneyField } from '../../../ui/value-fields.tsx'
import { ReliefField } from './relief-field.tsx'
import { mostRows, newRow, withRow, withRowLeft, withRows, type RowFields, type ScheduleFields } from './schedule-fields.ts'

interface RowsProps {
  form: FormState<ScheduleFields>
  currency: Currency
  /** The first row with a problem: it is drawn even when it is out of sight, so that it can take the focus. */
  wrongRow: number | null
}

/** The rows of a schedule to type into; of many only those in sight are drawn. */
export function ScheduleRows({ form, currency, wrongRow }: RowsProps) {
  const words = useWords()
  const { rows } = form.values
  const scroll = useRef<HTMLDivElement>(null)
  const [kept, setKept] = useState<number | null>(null)
  const update: typeof form.update = (change) =>
    form.update((before) => {
      const after = change(before)
      return after.rows.length === before.rows.length ? after : withRows(after, after.rows, currency)
    })
  const lines = useRows<RowFields, ScheduleFields>({ ...form, update }, () => 'rows')
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    getItemKey: (index) => rows[index]?.row ?? index,
    estimateSize: () => 80,
    overscan: 4,
    rangeExtractor: (range) => {
      const also = [wrongRow, kept].filter((index) => index !== null && index < rows.length) as number[]
      return [...new Set([...defaultRangeExtractor(range), ...also])].toSorted((a, b) => a - b)
    },
  })
  const leave = (index: number) => {
    const row = rows[index]
    if (row?.amount.trim() === '' || row?.dueOn.trim() === '') form.update((before) => withRowLeft(before, index, currency))
  }
  const add = () => {
    setKept(rows.length)
    lines.add(newRow())
  }
  return (
    <div className="stack tight" ref={lines.box}>
      <div className="schedule-rows" ref={scroll}>
        <div className="schedule-rows-all" style={{ blockSize: drawn.getTotalSize() }}>
          {drawn.getVirtualItems().map(({ index, key, start }) => (
            <div
              key={key}
              ref={drawn.measureElement}
              data-index={index}
              data-row={rows[index]?.row}
              className="schedule-row"
              style={{ transform: `translateY(${start}px)` }}
              role="group"
              aria-label={words.agreements.rowNo(index + 1)}
              onFocus={() => setKept(index)}
              onBlur={() => leave(index)}
            >
              <OneRow
                form={form}
                index={index}
                currency={currency}
                onRemove={() => lines.remove(index, words.agreements.rowNo(index + 1))}
              />
            </div>
          ))}
        </div>
      </div>
      {rows.length < mostRows && (
        <div>
          <button type="button" className="button quiet" data-add onClick={add}>
            {words.agreements.addRow}
          </button>
        </div>
      )}
    </div>
  )
}

interface OneRowProps {
  form: FormState<ScheduleFields>
  index: number
  currency: Currency
  onRemove: () => void
}

function OneRow({ form, index, currency, onRemove }: OneRowProps) {
  const words = useWords()
  const row = form.values.rows[index]
  if (!row) return null
  const name = words.agreements.rowNo(index + 1)
  const change = (part: Partial<RowFields>) => form.update((before) => withRow(before, index, part, currency))
  const dueOn = form.field(`rows.${index}.dueOn`)
  const amount = form.field(`rows.${index}.amount`)
  const byHand = row.ownAmount && form.values.rows.length > 1 && parseMoney(form.values.total, currency).ok
  return (
    <>
      <DayField
        label={words.agreements.dueOnNo(index + 1)}
        {...dueOn}
        error={parseDay(row.dueOn).ok ? undefined : dueOn.error}
        onChange={(text) => change({ dueOn: text })}
        required
      />
      <MoneyField
        label={words.agreements.amount}
        currency={currency}
        {...amount}
        error={parseMoney(row.amount, currency).ok ? undefined : amount.error}
        onChange={(text) => change({ amount: text })}
        required
      />
      <ReliefField {...form.field(`rows.${index}.relief`)} />
      <div className="schedule-row-end">
        {byHand && (
          <Button
            quiet
            label={words.agreements.followNamed(name)}
            onClick={() =>
              form.update((before) => withRows(before, before.rows.with(index, { ...before.rows[index]!, ownAmount: false }), currency))
            }
          >
            {words.agreements.byHand}
          </Button>
        )}
        <Button quiet label={words.ui.removeNamed(name)} onClick={onRemove}>
          {words.ui.remove}
        </Button>
      </div>
    </>
  )
}
