import { addContactEntry, correctContact, withdrawContact } from '../../db/contacts.ts'
import { changeCase } from './case-now.ts'
import type { Handlers } from './handler.ts'

/** The contact log: entries are added, corrected by another, withdrawn by another. */
export const contacts = {
  'contact.add': (input, { session }) => changeCase(session, addContactEntry, input),
  'contact.correct': (input, { session }) => changeCase(session, correctContact, input),
  'contact.withdraw': (input, { session }) => changeCase(session, withdrawContact, input),
} satisfies Partial<Handlers>
