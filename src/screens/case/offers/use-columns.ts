import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { FormState } from '../../../ui/form.tsx'
import { newRowId } from '../../../ui/form-rows.tsx'
import { useWords } from '../../../ui/language.tsx'
import { writeAt } from '../../../ui/path.ts'
import { useToast } from '../../../ui/toast.tsx'
import { letterOf, mostColumns, type ColumnFields, type DeskFields } from './desk-fields.ts'

/** What can be done with columns; the same object as long as the desk is open. */
export interface ColumnActions {
  set: (row: string, path: string, value: unknown) => void
  insert: (column: ColumnFields, index: number) => void
  copy: (index: number) => void
  remove: (index: number) => void
  /** The focus came into a column: keys act on it from then on. */
  enter: (row: string) => void
}

/** The columns of a desk: which one keys act on, and how they come, go and change. */
export function useColumns(form: FormState<DeskFields>): { here: number; actions: ColumnActions } {
  const words = useWords()
  const say = useToast()
  const [at, enter] = useState('')
  const { columns } = form.values
  const change = (how: (before: ColumnFields[]) => ColumnFields[]) => form.update((before) => ({ ...before, columns: how(before.columns) }))
  const insert = (column: ColumnFields, index: number) => {
    if (columns.length >= mostColumns) return
    change((before) => before.toSpliced(index, 0, column))
    focusSoon(column.row)
  }
  const latest = useRef<ColumnActions>(undefined)
  const now: ColumnActions = {
    enter,
    insert,
    set: (row, path, value) => change((before) => before.map((column) => (column.row === row ? writeAt(column, path, value) : column))),
    copy: (index) => {
      const column = columns[index]
      if (column) insert({ ...column, row: newRowId(), savedAs: '' }, index + 1)
    },
    remove: (index) => {
      const column = columns[index]
      if (!column || columns.length === 1) return
      change((before) => before.toSpliced(index, 1))
      focusSoon((columns[index + 1] ?? columns[index - 1])?.row ?? '')
      say(words.ui.removed(words.offers.scenario(letterOf(index))), { undo: () => latest.current?.insert(column, index) })
    },
  }
  useLayoutEffect(() => {
    latest.current = now
  })
  const actions = useMemo(
    (): ColumnActions => ({
      enter,
      set: (row, path, value) => latest.current?.set(row, path, value),
      insert: (column, index) => latest.current?.insert(column, index),
      copy: (index) => latest.current?.copy(index),
      remove: (index) => latest.current?.remove(index),
    }),
    [],
  )
  return {
    here: Math.max(
      0,
      columns.findIndex(({ row }) => row === at),
    ),
    actions,
  }
}

/** Focus to the first field of a column once it is drawn. */
function focusSoon(row: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-column="${CSS.escape(row)}"] :is(select, input)`)?.focus())
}
