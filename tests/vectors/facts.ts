import type { BudgetExpense, BudgetIncome, Installment, Payment } from '../../src/domain/case-file.ts'
import { affordable, budgetFigures, debtServiceRatio, reserve } from '../../src/domain/budget.ts'
import { type ConductEntry, conductFlags } from '../../src/domain/conduct.ts'
import { creditCode, keptUntil, loanClass } from '../../src/domain/credit-record.ts'
import { addMonths } from '../../src/domain/day.ts'
import type { EnumValue } from '../../src/domain/enums.ts'
import { limitation } from '../../src/domain/limitation.ts'
import { breathingSpace, protectedAmount } from '../../src/domain/moratorium.ts'
import { installmentStatuses, planTotals } from '../../src/domain/schedule.ts'
import { day, digits, type Inputs, integer, list, minor, optional, rate, record, records, signed, text } from './values.ts'

/** Kinds about days, budgets, records and conduct: a vector's inputs to our functions and back to its own names. */
export const facts = {
  due_dates: (inputs: Inputs) => ({
    dates: Array.from({ length: integer(inputs['n']) }, (_, month) => addMonths(day(inputs['first']), month)),
  }),

  plan_status(inputs: Inputs) {
    const schedule = records(inputs['schedule']).map((row, i): Installment => ({
      no: i + 1,
      dueOn: day(row['due']),
      amount: minor(row['amount']),
    }))
    const payments = records(inputs['payments']).map(({ date, amount, status }): Payment => ({
      paidOn: day(date),
      amount: minor(amount),
      method: 'other',
      status: (status ?? 'confirmed') as Payment['status'],
    }))
    const plan = { schedule, payments, graceDays: optional(inputs['grace_days'], integer) ?? 0 }
    const today = day(inputs['today'])
    const { arrears, credit, paid, open } = planTotals(plan, today)
    const installments = installmentStatuses(plan, today).map((row) => ({
      no: row.no,
      // The vectors' rule has no word of its own for the due day.
      status: row.status === 'due_today' ? 'upcoming' : row.status,
      paid: digits(row.paid),
      open: digits(row.open),
    }))
    return { installments, arrears: digits(arrears), credit: digits(credit), paid: digits(paid), open: digits(open) }
  },

  budget(inputs: Inputs) {
    const line = ({ amount, frequency }: Inputs) => ({ amount: minor(amount), frequency: frequency as EnumValue<'frequency'> })
    const figures = budgetFigures({
      income: records(inputs['income']).map((given): BudgetIncome => ({ type: 'other', ...line(given) })),
      expenses: records(inputs['expense']).map((given): BudgetExpense => ({ category: 'other', flexibility: 'fixed', ...line(given) })),
    })
    return {
      income_monthly: figures.income.map(({ monthly }) => digits(monthly)),
      expense_monthly: figures.expenses.map(({ monthly }) => digits(monthly)),
      total_income: digits(figures.totalIncome),
      total_expense: digits(figures.totalExpenses),
      disposable: digits(figures.disposable),
    }
  },

  dsr: (inputs: Inputs) => ({
    ratio_pct: debtServiceRatio(BigInt(minor(inputs['monthly_debt_payments'])), BigInt(minor(inputs['monthly_income']))),
  }),

  affordable(inputs: Inputs) {
    const disposable = signed(inputs['disposable'])
    const cap = optional(inputs['buffer_cap'], minor)
    const buffer = reserve(disposable, { rate: optional(inputs['buffer_rate'], rate) ?? '0', ...(cap !== undefined && { cap }) })
    return { buffer: digits(buffer), affordable: digits(affordable(disposable, buffer)) }
  },

  credit_code: (inputs: Inputs) => oneOrMore(inputs['days'], 'code', creditCode),
  five_tier: (inputs: Inputs) => oneOrMore(inputs['days'], 'tier', loanClass),
  retention: (inputs: Inputs) => ({
    delete_after: keptUntil(optional(inputs['ended'], day) ?? null, optional(inputs['years'], integer) ?? 5),
  }),

  limitation(inputs: Inputs) {
    const { expires, postExpiryEvents } = limitation(
      day(inputs['start']),
      list(inputs['interruptions']).map(day),
      optional(inputs['years'], integer) ?? 3,
    )
    return { expires, post_expiry_events: postExpiryEvents }
  },

  breathing_space(inputs: Inputs) {
    const { lastDay, midwayFrom, midwayTo } = breathingSpace(day(inputs['start']), optional(inputs['days'], integer) ?? 60)
    return { last_day: lastDay, midway_from: midwayFrom, midway_to: midwayTo }
  },

  p_konto({ base, first, more, dependants }: Inputs) {
    const amounts = {
      base: minor(base),
      firstDependant: optional(first, minor) ?? minor(0),
      furtherDependant: optional(more, minor) ?? minor(0),
    }
    return { protected: digits(protectedAmount(amounts, optional(dependants, integer) ?? 0)) }
  },

  conduct: ({ jurisdiction, entries }: Inputs) => ({
    flags: sorted(
      conductFlags(jurisdiction as EnumValue<'jurisdiction'>, records(entries).map(conductEntry)).map(({ entry, rule }) => ({
        id: entry,
        flag: rule,
      })),
    ),
  }),
}

/** The order of flags says nothing; ours and the vector's are both brought into this one. */
export function sorted(flags: unknown): unknown {
  const key = (flag: unknown) => JSON.stringify([record(flag)['id'], record(flag)['flag']])
  return list(flags).toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

function conductEntry(entry: Inputs): ConductEntry {
  const fact = (name: string) => entry[name] === true
  return {
    key: text(entry['id']),
    at: text(entry['at']),
    channel: entry['channel'] as ConductEntry['channel'],
    startedBy: entry['initiator'] as ConductEntry['startedBy'],
    ...(entry['party'] !== undefined && { party: entry['party'] as NonNullable<ConductEntry['party']> }),
    ...(entry['number'] !== undefined && { number: text(entry['number']) }),
    creditor: text(entry['creditor']),
    debts: entry['debt'] === undefined ? list(entry['debts']).map(text) : [text(entry['debt'])],
    answered: fact('answered'),
    agreedHours: fact('agreed_hours'),
    debtorUnreachable: fact('debtor_unreachable'),
    refusedBefore: fact('refused_before'),
    disclosedDebt: fact('disclosed_debt'),
  }
}

function oneOrMore(days: unknown, name: string, of: (days: number) => string): Inputs {
  return Array.isArray(days) ? { [`${name}s`]: days.map((one) => of(integer(one))) } : { [name]: of(integer(days)) }
}
