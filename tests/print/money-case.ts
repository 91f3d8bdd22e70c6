import type { Budget, CaseFile, Proposal } from '../../src/domain/case-file.ts'
import { aDebt, aDocument, anAgreement, aProposal, day, minor, paid, row, secondCase, waiver } from '../domain/build.ts'

/** A case in which everything about money is said that paper can print; typed in Chinese. */
export function moneyCase(caseNo = '2026-0100'): CaseFile {
  const file = secondCase()
  const [huabei] = file.debts
  return {
    ...file,
    caseNo,
    client: { ...file.client, household: [{ label: '配偶', relation: 'spouse', dependant: true }] },
    budget,
    earlierBudgets: [{ ...budget, asOf: day('2026-04-02'), expenses: budget.expenses.slice(0, 1), confirmedByClientOn: day('2026-04-03') }],
    documents: [...file.documents, { ...aDocument('screen', '2026-05-01'), type: 'screenshot' }],
    debts: [
      {
        ...huabei!,
        overdueRate: '0.0005',
        overdueRateBasis: 'daily',
        dayCount: 'act_365',
        compounding: 'none',
        interestRounding: 'once',
        lateFee: { minimumPaymentRate: '0.10', rate: '0.05', least: minor(1000) },
        allocationOrder: ['principal', 'overdue_interest'],
        limitationFrom: day('2024-03-09'),
        interruptions: [{ event: 'part_payment', on: day('2026-05-08'), document: 'plan', note: '首期' }],
        balances: [
          { asOf: day('2026-04-02'), source: 'client', components: { principal: minor(1200000), overdue_interest: minor(14400) } },
          {
            asOf: day('2026-04-12'),
            source: 'app_screenshot',
            components: { principal: minor(1200000), overdue_interest: minor(20400) },
            document: 'screen',
          },
          {
            asOf: day('2026-04-22'),
            source: 'phone',
            components: { principal: minor(1200000), overdue_interest: minor(76400) },
            contact: 'c1',
            note: '未给明细',
          },
        ],
      },
      aDebt({
        key: 'card',
        brand: '示例信用卡',
        debtType: 'credit_card',
        parties: [{ role: 'legal_lender', name: '示例银行', type: 'bank' }],
        balances: [
          { asOf: day('2026-10-31'), source: 'letter', components: { principal: minor(3500000), contract_interest: minor(200000) } },
        ],
      }),
    ],
    proposals: [...file.proposals, ...offers],
    agreements: [
      anAgreement({
        ...file.agreements[0]!,
        schedule: [
          { ...row(1, '2026-05-09', 101200), split: { principal: minor(100000), overdue_interest: minor(1200) } },
          row(2, '2026-06-09', 101200),
          row(3, '2026-07-09', 101200),
        ],
        payments: [
          { ...paid('2026-05-08', 101200), receipt: 'screen' },
          { ...paid('2026-06-09', 250000, 'reported'), paidTo: '王五' },
          paid('2026-07-14', 60000, 'bounced'),
        ],
      }),
    ],
  }
}

const budget: Budget = {
  asOf: day('2026-08-03'),
  currency: 'CNY',
  income: [
    { type: 'salary', amount: minor(410000), frequency: 'monthly', owner: '配偶', document: 'screen' },
    { type: 'gig', amount: minor(30000), frequency: 'weekly' },
    { type: 'bonus', amount: minor(300000), frequency: 'one_off' },
  ],
  expenses: [
    {
      category: 'housing',
      flexibility: 'fixed',
      amount: minor(230000),
      frequency: 'monthly',
      guideline: minor(200000),
      reasonAboveGuideline: '租约未到期',
    },
    { category: 'food', flexibility: 'flexible', amount: minor(150000), frequency: 'monthly' },
  ],
  reason: '配偶找到工作',
}

/** On the card: five offers of one currency, so that one goes below the others. */
const offers: Proposal[] = [
  offer('p10', { status: 'sent', madeBy: 'counselor', validUntil: day('2026-11-20'), sentOn: day('2026-11-12') }),
  offer('p11', {
    status: 'counter_offer',
    madeBy: 'creditor',
    answers: 'p10',
    plan: { ...plan(), method: 'equal_installment', annualRate: '0.30' },
  }),
  offer('p12', {
    status: 'rejected',
    madeBy: 'client',
    replaces: 'p10',
    decidedOn: day('2026-11-18'),
    decisionNote: '最低七折',
    newBorrowing: true,
    terms: { ...terms(1), payTo: { holder: '张三', account: '6222000011112222' } },
  }),
  offer('p13', {
    status: 'draft',
    acceptedWarnings: [{ warning: 'unaffordable_plan', reason: '家人补足', acceptedOn: day('2026-11-11') }],
  }),
  offer('p14', { status: 'under_review', terms: terms(61) }),
]

function offer(key: string, parts: Partial<Proposal>): Proposal {
  return aProposal(key, { debts: ['card'], types: ['installment_plan'], plan: plan(), terms: terms(12), ...parts })
}

function plan(): NonNullable<Proposal['plan']> {
  return { method: 'equal_split', principal: minor(3500000), startOn: day('2026-11-10'), rounding: 'floor_last' }
}

function terms(installments: number): Proposal['terms'] {
  return { installments, firstDueOn: day('2026-12-10'), waivers: [waiver('contract_interest', 200000)] }
}
