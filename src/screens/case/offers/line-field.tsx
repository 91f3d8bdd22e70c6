import { formatMoney } from '../../../domain/money.ts'
import { AreaField, CheckField, ChoiceField, SelectField, TextField, type FieldProps } from '../../../ui/fields.tsx'
import { useWords } from '../../../ui/language.tsx'
import { More } from '../../../ui/more.tsx'
import { Keys } from '../../../ui/pieces.tsx'
import { DayField, MoneyField, RateField } from '../../../ui/value-fields.tsx'
import { useLineName } from './desk-labels.tsx'
import { componentOf, isWaiver, type ColumnFields, type LineId } from './desk-fields.ts'
import { waiverOf, type Subject } from './read-column.ts'

interface LineFieldProps {
  line: LineId
  column: ColumnFields
  subject: Subject
  remarkOf: (field: string) => string | undefined
  set: (path: string, value: unknown) => void
}

/** The field of one line in one column. */
export function LineField({ line, column, subject, remarkOf, set }: LineFieldProps) {
  const words = useWords()
  const nameOf = useLineName()
  const { currency } = subject
  const text = (key: Exclude<keyof ColumnFields, 'waivers' | 'caps' | 'newBorrowing'>): FieldProps => ({
    label: nameOf(key as LineId),
    id: `desk-${column.row}-${key}`,
    value: column[key],
    onChange: (value) => set(key, value),
    error: remarkOf(key),
  })
  if (isWaiver(line)) return <WaiverField {...{ line, column, subject, remarkOf, set }} />
  switch (line) {
    case 'shape':
      return <SelectField {...text('shape')} options={optionsOf(words.offers.shapes)} />
    case 'method':
      return <ChoiceField {...text('method')} name="schedule_method" />
    case 'count':
      return <TextField {...text('count')} inputMode="numeric" align="end" hint={<ShortestHint />} />
    case 'firstDueOn':
    case 'validUntil':
      return <DayField {...text(line)} />
    case 'annualRate':
    case 'feeRate':
    case 'stepRate':
      return <RateField {...text(line)} />
    case 'stepEvery':
      return <TextField {...text('stepEvery')} inputMode="numeric" align="end" />
    case 'balloon':
    case 'pool':
    case 'least':
      return <MoneyField {...text(line)} currency={currency} />
    case 'rows':
      return <AreaField {...text('rows')} hint={remarkOf('rows') ? undefined : words.offers.rowsHint} rows={4} />
    case 'lumpSum':
      return (
        <TextField
          {...text('lumpSum')}
          hint={column.lumpSum === '' ? words.offers.lumpSumHint : undefined}
          inputMode="decimal"
          align="end"
        />
      )
    case 'caps':
      return <Caps column={column} subject={subject} remarkOf={remarkOf} set={set} />
    case 'newBorrowing':
      return (
        <CheckField
          label={words.offers.borrowed}
          id={`desk-${column.row}-newBorrowing`}
          value={column.newBorrowing}
          onChange={(value) => set('newBorrowing', value)}
        />
      )
    case 'holder':
      return <TextField {...text('holder')} />
    case 'madeBy':
      return <SelectField {...text('madeBy')} options={optionsOf(words.offers.makers)} />
  }
}

/** What is waived of one component, as an amount or a share. */
function WaiverField({ line, column, subject, remarkOf, set }: LineFieldProps) {
  const words = useWords()
  const nameOf = useLineName()
  if (!isWaiver(line)) return null
  const component = componentOf(line)
  const owed = subject.owed.find((one) => one.component === component)
  const value = column.waivers[component] ?? ''
  const read = owed && waiverOf(value, owed.amount, subject.currency)
  return (
    <TextField
      label={nameOf(line)}
      id={`desk-${column.row}-waiver-${component}`}
      value={value}
      onChange={(next) => set(line, next)}
      error={remarkOf(line)}
      hint={read?.ok && /[%‰％]\s*$/.test(value) ? words.ui.readAs(formatMoney(read.value, subject.currency)) : undefined}
      inputMode="decimal"
      align="end"
    />
  )
}

function ShortestHint() {
  const words = useWords().offers
  return (
    <>
      {words.shortest} <Keys keys="F8" />
    </>
  )
}

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

/** The most that one debt gets a month, for each debt, behind one line. */
function Caps({ column, subject, remarkOf, set }: Pick<LineFieldProps, 'column' | 'subject' | 'remarkOf' | 'set'>) {
  const words = useWords()
  const filled = Object.values(column.caps).filter((text) => text.trim() !== '').length
  return (
    <More label={words.offers.capsFold(filled)} filled={filled > 0}>
      <div className="desk-caps">
        {subject.debts.map((debt) => (
          <MoneyField
            key={debt.key}
            label={debt.brand}
            id={`desk-${column.row}-cap-${debt.key}`}
            currency={subject.currency}
            value={column.caps[debt.key] ?? ''}
            onChange={(value) => set(`caps.${debt.key}`, value)}
            error={remarkOf(`caps.${debt.key}`)}
          />
        ))}
      </div>
    </More>
  )
}
