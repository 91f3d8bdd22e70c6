import { confirmBudget, saveBudget } from '../../db/budgets.ts'
import { listDue } from '../../db/due.ts'
import { readOfficeLists, saveOfficeList } from '../../db/office-lists.ts'
import { changeCase } from './case-now.ts'
import type { Handlers } from './handler.ts'
import { openOffice, whoIn } from './session.ts'

/** Budgets, what is due over all cases, and what the office has set for all of them. */
export const money = {
  'office.lists': (_input, { session }) => readOfficeLists(openOffice(session).database.db),
  'office.saveList'(input, { session }) {
    const office = openOffice(session)
    saveOfficeList(office.database, whoIn(office), input)
    return readOfficeLists(office.database.db)
  },
  'due.list'(input, { session }) {
    const { database, me } = openOffice(session)
    return listDue(database.db, { ...input, viewer: me })
  },
  'budget.save': (input, { session }) => changeCase(session, saveBudget, input),
  'budget.confirm': (input, { session }) => changeCase(session, confirmBudget, input),
} satisfies Partial<Handlers>
