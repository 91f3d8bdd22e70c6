import { addBalance, addDebt, updateDebt } from '../../db/debts.ts'
import { changeCase } from './case-now.ts'
import type { Handlers } from './handler.ts'

/** Debts and what was said to be owed. */
export const debts = {
  'debt.add': (input, { session }) => changeCase(session, addDebt, input),
  'debt.update': (input, { session }) => changeCase(session, updateDebt, input),
  'balance.add': (input, { session }) => changeCase(session, addBalance, input),
} satisfies Partial<Handlers>
