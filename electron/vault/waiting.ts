import { readOfficeLists } from '../../db/office-lists.ts'
import { listWaiting } from '../../db/waiting.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import type { Handlers } from './handler.ts'
import { openOffice } from './session.ts'

/** What is waited for over all cases, by the days that the office gives its creditors. */
export const waiting = {
  'waiting.list'(input, { session }) {
    const { database, me } = openOffice(session)
    const { db } = database
    return listWaiting(db, officeListsOf(readOfficeLists(db)).chaser, { ...input, viewer: me })
  },
} satisfies Partial<Handlers>
