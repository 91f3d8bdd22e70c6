import { addConsent, saveHardship, updateClient, withdrawConsent } from '../../db/clients.ts'
import { changeCase } from './case-now.ts'
import type { Handlers } from './handler.ts'

/** Client, hardship and consents. */
export const clients = {
  'client.update': (input, { session }) => changeCase(session, updateClient, input),
  'hardship.save': (input, { session }) => changeCase(session, saveHardship, input),
  'consent.add': (input, { session }) => changeCase(session, addConsent, input),
  'consent.withdraw': (input, { session }) => changeCase(session, withdrawConsent, input),
} satisfies Partial<Handlers>
