import {
  acceptDifference,
  addAgreement,
  savePaper,
  saveSchedule,
  setClientAccepted,
  setOralTerms,
  updateAgreement,
} from '../../db/agreements.ts'
import { addPayment, updatePayment } from '../../db/payments.ts'
import { addProposals, updateProposal } from '../../db/proposals.ts'
import { changeCase } from './case-now.ts'
import type { Handlers } from './handler.ts'

/** What was asked, said, written, accepted and paid. */
export const agreements = {
  'proposal.add': (input, { session }) => changeCase(session, addProposals, input),
  'proposal.update': (input, { session }) => changeCase(session, updateProposal, input),
  'agreement.add': (input, { session }) => changeCase(session, addAgreement, input),
  'agreement.update': (input, { session }) => changeCase(session, updateAgreement, input),
  'agreement.oralTerms': (input, { session }) => changeCase(session, setOralTerms, input),
  'agreement.paper': (input, { session }) => changeCase(session, savePaper, input),
  'agreement.acceptDifference': (input, { session }) => changeCase(session, acceptDifference, input),
  'agreement.clientAccepts': (input, { session }) => changeCase(session, setClientAccepted, input),
  'agreement.schedule': (input, { session }) => changeCase(session, saveSchedule, input),
  'payment.add': (input, { session }) => changeCase(session, addPayment, input),
  'payment.update': (input, { session }) => changeCase(session, updatePayment, input),
} satisfies Partial<Handlers>
