import type { CaseFile } from '../../src/domain/case-file.ts'
import { newOffice, store, type TestOffice } from './office-db.ts'
import { aCase, aContact, aDebt, aDocument, anAgreement, aProposal, day, firstCase, minor, paid, row } from '../domain/build.ts'

/** The first case with every property that a case can have, so that a column which is lost or mixed up shows. */
export function wholeCase(caseNo = '2026-0007'): CaseFile {
  const first = firstCase()
  const [agreement] = first.agreements
  return {
    ...first,
    caseNo,
    status: 'closed',
    priority: 'urgent',
    closedOn: day('2026-11-01'),
    outcome: 'plan_completed',
    referralSource: 'hospital',
    householdRef: 'household 3',
    client: {
      name: '张晓明',
      nameLatin: 'Zhang Xiaoming',
      aliases: '小明',
      birthDate: day('1991-08-24'),
      idDocType: 'cn_id',
      idDocNo: '110101199108240013',
      idDocNoKeptBecause: '证件磨损，待核',
      phones: [
        { number: '138 0000-0001', owner: 'client', safeToCall: true, reachable: '18:30-21:00' },
        { number: '13800000009', owner: 'employer', safeToCall: false },
      ],
      email: 'zhang@example.org',
      address: '北京市海淀区示例路8号 🏠',
      timeZone: 'Asia/Urumqi',
      safeContactNote: '不要打单位电话\n“勿扰” <b>',
      preferredChannel: 'im',
      employmentStatus: 'employed_full',
      occupation: '仓储主管',
      employer: '示例物流',
      maritalStatus: 'married',
      housingTenure: 'private_rent',
      vulnerability: ['mental_health', 'elderly'],
      household: [
        { label: '女儿', relation: 'child', birthYear: 2019, dependant: true, note: '在读' },
        { label: '配偶', relation: 'spouse', dependant: false },
      ],
    },
    consents: [
      { type: 'processing', givenOn: day('2026-03-12'), method: 'signed', scope: '全部', expiresOn: day('2027-03-12') },
      { type: 'sensitive', givenOn: day('2026-03-12'), method: 'oral_recorded', withdrawnOn: day('2026-06-01') },
    ],
    hardship: { causes: ['illness', 'income_drop'], startedOn: day('2026-01-20'), expectedEnd: day('2026-12-31'), narrative: '住院。' },
    budget: {
      asOf: day('2026-03-12'),
      currency: 'CNY',
      income: [{ type: 'salary', amount: minor(850000), frequency: 'monthly', owner: '本人', document: 'older' }],
      expenses: [
        {
          category: 'housing',
          flexibility: 'fixed',
          amount: minor(260000),
          frequency: 'monthly',
          owner: '配偶',
          document: 'letter',
          guideline: minor(200000),
          reasonAboveGuideline: '合同未到期',
        },
      ],
      reason: '停薪',
    },
    earlierBudgets: [
      { asOf: day('2026-02-12'), currency: 'CNY', income: [], expenses: [], confirmedByClientOn: day('2026-02-12') },
      { asOf: day('2026-01-12'), currency: 'CNY', income: [], expenses: [] },
    ],
    debts: [
      aDebt({
        parties: [{ role: 'collector', name: '外部催收公司', type: 'collection_agency', phone: '400-000-0000' }],
        accountNo: '1380****0001',
        contractNo: 'HT-1',
        contractDate: day('2025-01-02'),
        originalAmount: minor(Number.MAX_SAFE_INTEGER),
        billDay: 31,
        dueDay: 10,
        rate: '0.00010',
        rateBasis: 'daily',
        overdueRate: '0.0005',
        overdueRateBasis: 'annual_nominal',
        firstOverdueOn: day('2026-02-10'),
        dayCount: 'act_360',
        compounding: 'monthly',
        interestRounding: 'daily',
        lateFee: { minimumPaymentRate: '0.10', rate: '0.05', least: minor(1000) },
        allocationOrder: ['principal', 'overdue_interest'],
        status: 'overdue',
        disputed: false,
        limitationFrom: day('2026-02-10'),
        interruptions: [{ event: 'plan_request', on: day('2026-03-13'), document: 'letter', note: '电话' }],
        moratorium: { from: day('2026-03-01'), to: day('2026-04-29') },
        note: '未见合同原件',
        balances: [
          {
            asOf: day('2026-03-12'),
            source: 'document',
            components: { principal: minor(826000), overdue_interest: minor(0) },
            document: 'letter',
            contact: 'c1',
            note: '截图',
          },
          { asOf: day('2026-03-10'), source: 'client', components: {} },
        ],
      }),
      aDebt({ key: 'jiebei', brand: '借呗', disputed: true }),
    ],
    documents: [
      ...first.documents,
      {
        ...aDocument('older', '2026-03-15'),
        issuedOn: day('2026-03-01'),
        originalSeenOn: day('2026-03-16'),
        originalSeenBy: '吴顾问',
        validUntil: day('2026-09-01'),
      },
    ],
    asks: [
      { key: 'q1', type: 'income_proof', debt: 'huabei', askedOn: day('2026-03-14'), dueOn: day('2026-03-20'), note: '近三个月' },
      { key: 'q2', type: 'medical_bill', askedOn: day('2026-03-14') },
    ],
    contacts: [
      ...first.contacts,
      aContact('c4', '2026-03-18T09:00', {
        debts: ['jiebei', 'huabei'],
        durationSec: 0,
        party: 'employer',
        number: '01000000000',
        counterpartOrg: '支付宝客服',
        counterpartName: '王先生',
        counterpartNo: '工号 31159',
        refusedToSay: ['name', 'number'],
        promiseByUs: { what: '补材料' },
        promiseByThem: { what: '回电', dueOn: day('2026-03-20') },
        recordingKind: 'client_recording',
        recordingRef: '录音.m4a',
        nextFollowUpOn: day('2026-03-21'),
        readBack: false,
        documents: ['older', 'letter'],
        letter: { kind: 'query', agreement: agreement!.key, language: 'zh-TW', subject: '請更正' },
        conduct: {
          agreedHours: false,
          debtorUnreachable: true,
          refusedBefore: true,
          disclosedDebt: true,
          excluded: false,
          content: ['threat', 'no_identification'],
        },
        corrects: 'c1',
      }),
      aContact('c5', '2026-03-19T09:00', { debts: [], withdraws: 'c3' }),
    ],
    proposals: [
      ...first.proposals,
      aProposal('p2', {
        debts: ['jiebei', 'huabei'],
        types: ['token_payment', 'interest_freeze'],
        channel: 'email',
        status: 'rejected',
        reasons: '收入不足',
        validUntil: day('2026-04-30'),
        decidedOn: day('2026-04-02'),
        decisionNote: '不同意',
        terms: {
          total: minor(0),
          amounts: [minor(0), minor(5)],
          lastDueOn: day('2026-12-10'),
          waivers: [],
          clawback: { after: 'other', words: '逾期七日' },
          interest: '0.0360',
          graceDays: 3,
          payTo: { holder: '银行', account: '6222 0000' },
        },
        madeBy: 'creditor',
        answers: first.proposals[0]!.key,
        replaces: first.proposals[0]!.key,
        plan: {
          method: 'custom',
          principal: minor(864195),
          startOn: day('2026-03-13'),
          rounding: 'largest_remainder',
          annualRate: '0.0365',
          feeRate: '0.01',
          stepRate: '0.1',
          stepEvery: 12,
          balloon: minor(100000),
          rows: [{ dueOn: day('2026-05-10'), amount: minor(864195) }],
        },
        newBorrowing: true,
        acceptedWarnings: [{ warning: 'limitation_restart', reason: '当事人知情', acceptedOn: day('2026-03-13') }],
      }),
    ],
    agreements: [
      anAgreement({
        ...agreement!,
        debts: ['jiebei', 'huabei'],
        earlierPapers: [
          {
            document: 'older',
            form: 'letter',
            issuedBy: '银行',
            waivers: [],
            clauses: { schedule: 'unclear' },
            clauseWords: { schedule: '按月' },
          },
        ],
        acceptedDifferences: [
          { term: 'waiver.overdue_interest', said: '6195', written: '', reason: '以书面为准', acceptedOn: day('2026-03-22') },
        ],
        graceDays: 0,
        schedule: [
          { ...row(1, '2026-04-10', 400000), split: { principal: minor(400000), overdue_interest: minor(0) } },
          row(2, '2026-05-10', 432195, 'deferred'),
          row(3, '2026-06-10', 1000),
        ],
        payments: [
          { ...paid('2026-04-09', 400000), receipt: 'letter', paidTo: '蚂蚁消金', note: '转账' },
          paid('2026-05-11', 1, 'bounced'),
        ],
      }),
      anAgreement({
        key: 'a2',
        status: 'pending_confirmation',
        replaces: agreement!.key,
        oralTerms: {},
        earlierOralTerms: [{ contact: 'c2', total: minor(7) }, { installments: 3 }],
      }),
    ],
  }
}

/** An office with the whole case, number 2026-0007, and the same case under other numbers before and after it. */
export function officeWithWholeCases(): TestOffice {
  const office = newOffice()
  store(office, wholeCase('2026-0006'), wholeCase('2026-0007'), wholeCase('2026-0009'))
  return office
}

/** The least that a case can be. */
export function bareCase(caseNo = '2026-0008'): CaseFile {
  return aCase({ caseNo, client: { name: '李', phones: [], household: [] }, debts: [] })
}
