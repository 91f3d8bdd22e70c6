/** The offer desk: up to four scenarios side by side, a line a field, then their figures; kept as a draft from the first key. */
import { useLayoutEffect, useMemo, useState } from 'react'
import { call } from '../../../call.ts'
import { shortestTerm } from '../../../domain/guard.ts'
import { useToday } from '../../../ui/clock.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { SelectField } from '../../../ui/fields.tsx'
import { Form, useForm } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { useOfficeLists } from '../../office-lists.tsx'
import { useCase } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { WorkHead } from '../work-head.tsx'
import { Column } from './column.tsx'
import { DeskBelow } from './desk-below.tsx'
import {
  letterOf,
  linesOf,
  mostColumns,
  newColumn,
  owedBy,
  subjectOf,
  subjects,
  type ColumnFields,
  type DeskFields,
  type LineId,
} from './desk-fields.ts'
import { DeskLabels } from './desk-labels.tsx'
import { readColumn } from './read-column.ts'
import { reckon, remembering, type DeskFacts } from './reckon.ts'
import { draftsOf } from './save-column.ts'
import { useColumns, type ColumnActions } from './use-columns.ts'

export function Desk({ onLeave, onSaved }: { onLeave: () => void; onSaved: (key: string) => void }) {
  const words = useWords()
  const today = useToday()
  const { file } = useCase()
  const form = useForm<DeskFields>({
    initial: { about: '', startOn: today, columns: [newColumn(today)] },
    draft: `desk:${file.caseNo}`,
  })
  useFormFocus(form, 'desk')
  const { about, columns } = form.values
  const facts = useFacts(form.values)
  const reckoned = useMemo(() => remembering((column: ColumnFields) => reckon(facts, column)), [facts])
  const lineKey = linesOf(columns, facts.subject.owed).join(' ')
  const lines = useMemo(() => lineKey.split(' ') as LineId[], [lineKey])
  const { here, actions } = useColumns(form)
  const [asked, ask] = useAsked()
  const shortest = useShortest(facts, columns[here], actions, ask)
  const save = useSave(form, reckoned, ask, onSaved)
  const add = () => actions.insert(newColumn(today), columns.length)
  useDeskKeys(columns, here, actions, add, shortest)
  const column = columns[here]
  return (
    <>
      <WorkHead title={words.offers.desk}>
        <Button quiet keys="mod+b" disabled={columns.length >= mostColumns} onClick={add}>
          {words.offers.add}
        </Button>
      </WorkHead>
      <Form
        form={form}
        label={words.offers.desk}
        saveLabel={words.offers.saveAs(letterOf(here))}
        onSave={() => column && save(column, actions)}
        onLeave={onLeave}
        sticky
      >
        <div className="fields desk-about">
          {subjects(file.debts).length > 1 && <SubjectField value={about} onChange={(value) => form.set('about', value)} />}
          <DayField label={words.offers.startOn} {...form.field('startOn')} fact />
        </div>
        <div className="desk">
          <DeskLabels lines={lines} subject={facts.subject} />
          {columns.map((one, index) => (
            <Column
              key={one.row}
              column={one}
              index={index}
              count={columns.length}
              lines={lines}
              reckoned={reckoned(one)}
              subject={facts.subject}
              asked={asked === one.row}
              here={index === here && columns.length > 1}
              actions={actions}
            />
          ))}
        </div>
        <DeskBelow debts={facts.subject.debts} currency={facts.subject.currency} columns={columns} reckoned={reckoned} here={here} />
      </Form>
    </>
  )
}

/** What all columns are reckoned from; the same object until something of it changes. */
function useFacts({ about, startOn }: DeskFields): DeskFacts {
  const today = useToday()
  const lists = useOfficeLists()
  const { file } = useCase()
  return useMemo(() => {
    const { debts, currency } = subjectOf(file, about)
    return { file, lists, today, startOn, subject: { debts, currency, owed: owedBy(debts) } }
  }, [file, lists, today, about, startOn])
}

function useDeskKeys(columns: readonly ColumnFields[], here: number, actions: ColumnActions, add: () => void, shortest: () => void): void {
  const words = useWords().offers
  const letter = letterOf(here)
  const room = columns.length < mostColumns
  const column = columns[here]
  useCommand({ id: 'desk.add', title: words.add, keys: 'mod+b', run: add, enabled: room })
  useCommand({ id: 'desk.copy', title: words.copyNamed(letter), keys: 'mod+d', run: () => actions.copy(here), enabled: room })
  useCommand({
    id: 'desk.remove',
    title: words.removeNamed(letter),
    keys: 'mod+shift+d',
    run: () => actions.remove(here),
    enabled: columns.length > 1,
  })
  useCommand({
    id: 'desk.shortest',
    title: words.shortest,
    keys: 'F8',
    run: shortest,
    enabled: column?.shape === 'installments' && column.method !== 'custom',
  })
}

/** The way back from what a month allows: fills in the fewest installments that fit every month. */
function useShortest(facts: DeskFacts, column: ColumnFields | undefined, actions: ColumnActions, ask: (row: string) => void) {
  const words = useWords().offers
  const say = useToast()
  return () => {
    if (!column) return
    const read = readColumn(facts.subject, facts.startOn, { ...column, count: '1' })
    if (!read.ok) return ask(column.row)
    const found = shortestTerm(facts.file, facts.lists.reserve, read.scenario, facts.today)
    if (found) actions.set(column.row, 'count', String(found.count))
    say(found ? words.shortestFound(found.count) : words.shortestNone)
  }
}

/** Saves a column as an offer, or as several; the desk stays as it is, so that another column can follow. */
function useSave(
  form: ReturnType<typeof useForm<DeskFields>>,
  reckoned: (column: ColumnFields) => ReturnType<typeof reckon>,
  ask: (row: string) => void,
  onSaved: (key: string) => void,
) {
  const words = useWords()
  const say = useToast()
  const { file, put } = useCase()
  return async (column: ColumnFields, actions: ColumnActions) => {
    const { figures } = reckoned(column)
    const drafts = figures && draftsOf(column, figures)
    if (!drafts?.ok) return ask(column.row)
    const reply = await call('proposal.add', { caseNo: file.caseNo, proposals: drafts.value })
    if (!reply.ok) return form.fail(reply.problem)
    put(reply.value)
    const keys = reply.value.proposals.slice(-drafts.value.length).map(({ key }) => key)
    const names = keys.join(words.case.and)
    actions.set(column.row, 'savedAs', names)
    say(words.offers.saved(names))
    onSaved(keys[0] ?? '')
  }
}

function SubjectField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = useWords()
  const { file } = useCase()
  const options = subjects(file.debts).map((subject) => ({
    value: subject.value,
    label: subject.debts[0]?.key === subject.value ? subject.debts[0].brand : words.offers.allOf(subject.currency, subject.debts.length),
  }))
  return (
    <SelectField
      label={words.offers.about}
      value={value === '' ? (options[0]?.value ?? '') : value}
      onChange={onChange}
      options={options}
    />
  )
}

/** The column whose every remark was asked for; its first field with one takes the focus. */
function useAsked(): [asked: string, ask: (row: string) => void] {
  const [asked, setAsked] = useState({ row: '' })
  useLayoutEffect(() => {
    if (asked.row !== '') document.querySelector<HTMLElement>(`[data-column="${CSS.escape(asked.row)}"] [aria-invalid="true"]`)?.focus()
  }, [asked])
  return [asked.row, (row) => setAsked({ row })]
}
