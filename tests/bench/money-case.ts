import type { Agreement, CaseFile, Day, Debt, Minor, OfferPlan, Payment } from '../../src/domain/case-file.ts'
import { addMonths } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'

/** One case as large as the promises of speed name it: 30 debts, 20 agreements with 2,000 payments, ten offers out on the rest. */

export const benchToday = '2026-11-22' as Day
const agreements = 20
const debts = 30
const paymentsEach = 100
const day = (text: string): Day => text as Day
const minor = (amount: number): Minor => amount as Minor
const debtKey = (i: number): string => `d${i + 1}`

export function moneyCase(caseNo = '2026-0001'): CaseFile {
  return {
    caseNo,
    jurisdiction: 'CN',
    status: 'agreement_active',
    priority: 'normal',
    openedOn: day('2018-01-10'),
    client: { name: '张晓明', phones: [], household: [{ label: '女儿', relation: 'child', dependant: true }] },
    consents: [],
    budget: {
      asOf: day('2026-11-01'),
      currency: 'CNY',
      income: enums.income_type.map((type) => ({ type, amount: minor(12_345_678), frequency: 'monthly' })),
      expenses: enums.expense_category.map((category, i) => ({
        category,
        flexibility: i % 2 === 0 ? 'fixed' : 'flexible',
        amount: minor(23_456 + i),
        frequency: i % 3 === 0 ? 'weekly' : 'monthly',
      })),
      confirmedByClientOn: day('2026-11-02'),
    },
    debts: Array.from({ length: debts }, (_, i) => aDebt(i)),
    documents: [],
    contacts: [],
    proposals: Array.from({ length: debts - agreements }, (_, i) => ({
      key: `p${i + 1}`,
      debts: [debtKey(agreements + i)],
      types: ['installment_plan'],
      status: 'sent',
      terms: { installments: 36, firstDueOn: day('2026-12-10') },
      plan: aPlan(i),
    })),
    agreements: Array.from({ length: agreements }, (_, i) => anAgreement(i)),
  }
}

function aDebt(i: number): Debt {
  return {
    key: debtKey(i),
    brand: `平台${i + 1}`,
    debtType: i % 2 === 0 ? 'credit_card' : 'cash_loan_online',
    debtClass: 'non_priority',
    currency: 'CNY',
    parties: [
      { role: 'legal_lender', name: `出借方${i + 1}`, type: 'consumer_finance' },
      { role: 'collector', name: `催收${i + 1}` },
    ],
    overdueRate: '0.0005',
    overdueRateBasis: 'daily',
    limitationFrom: day('2024-01-10'),
    // A period that runs out within a year is warned of: on five debts it does.
    interruptions: [{ event: 'part_payment', on: day(i % 6 === 0 ? '2024-03-01' : '2025-03-01') }],
    balances: [0, 1, 2].map((n) => ({
      asOf: addMonths(day('2026-08-10'), n),
      source: 'creditor',
      components: {
        principal: minor(826_000 + 1000 * i),
        contract_interest: minor(12_345),
        overdue_interest: minor(6195 + n),
        late_fee: minor(5000),
        legal_cost: minor(1234),
      },
    })),
  }
}

function aPlan(i: number): OfferPlan {
  return { method: 'equal_installment', principal: minor(800_000 + i), startOn: day('2026-11-20'), annualRate: '0.0365' }
}

/** Five payments fill four rows, so that most rows are paid in parts; some payments bounced, some have no receipt. */
function anAgreement(i: number): Agreement {
  const first = addMonths(day('2018-03-31'), i)
  const payments = Array.from({ length: paymentsEach }, (_, n): Payment => {
    const status = n % 17 === 0 ? 'bounced' : n % 7 === 0 ? 'reported' : 'confirmed'
    return { paidOn: addMonths(first, n), amount: minor(8000), method: 'bank_transfer', status }
  })
  const schedule = Array.from({ length: 120 }, (_, n) => ({
    no: n + 1,
    dueOn: addMonths(first, n),
    amount: minor(10_000),
    split: { principal: minor(9000), overdue_interest: minor(1000) },
  }))
  return { key: `a${i + 1}`, debts: [debtKey(i)], status: 'active', graceDays: 3, schedule, payments }
}
