import type {
  Agreement,
  CaseFile,
  ContactEntry,
  Day,
  Debt,
  DebtComponent,
  Installment,
  Minor,
  Payment,
  Proposal,
  Waiver,
  WrittenTerms,
} from '../../src/domain/case-file.ts'

/** Parts of a case with sensible fillings, for tests that care about a few properties. */
export const day = (text: string): Day => text as Day
export const minor = (amount: number): Minor => amount as Minor
export const waiver = (component: DebtComponent, amount: number): Waiver => ({ component, amount: minor(amount) })

export function aCase(parts: Partial<CaseFile> = {}): CaseFile {
  return {
    caseNo: '2026-0001',
    jurisdiction: 'CN',
    status: 'negotiating',
    priority: 'normal',
    openedOn: day('2026-03-12'),
    client: { name: '张晓明', phones: [{ number: '13800000001', owner: 'client' }], household: [] },
    consents: [],
    debts: [aDebt()],
    documents: [],
    contacts: [],
    proposals: [],
    agreements: [],
    ...parts,
  }
}

export const lender = '重庆蚂蚁消费金融有限公司'

export function aDebt(parts: Partial<Debt> = {}): Debt {
  return {
    key: 'huabei',
    brand: '花呗',
    debtType: 'bnpl_credit',
    debtClass: 'non_priority',
    currency: 'CNY',
    parties: [
      { role: 'servicer', name: '支付宝（中国）网络技术有限公司' },
      { role: 'legal_lender', name: lender },
    ],
    balances: [],
    ...parts,
  }
}

export function aContact(key: string, at: string, parts: Partial<ContactEntry> = {}): ContactEntry {
  return {
    key,
    debts: ['huabei'],
    at: `${at}:00+08:00`,
    zone: 'Asia/Shanghai',
    channel: 'call',
    direction: 'counselor_to_creditor',
    summary: '通话',
    result: 'answered',
    ...parts,
  }
}

export function aDocument(key: string, receivedOn: string): CaseFile['documents'][number] {
  return { key, type: 'written_confirmation', fileName: `${key}.txt`, receivedOn: day(receivedOn), sizeBytes: 1, sha256: '0'.repeat(64) }
}

export function aProposal(key: string, parts: Partial<Proposal> = {}): Proposal {
  return { key, debts: ['huabei'], types: ['extension'], status: 'sent', terms: {}, ...parts }
}

export function anAgreement(parts: Partial<Agreement> = {}): Agreement {
  return { key: 'a1', debts: ['huabei'], status: 'active', schedule: [], payments: [], ...parts }
}

export const allClauses: WrittenTerms['clauses'] = {
  balance_structure_currency: 'present',
  schedule: 'present',
  interest_and_fees: 'unclear',
  no_new_cards: 'not_applicable',
  rights_and_breach: 'missing',
  other_repayment: 'present',
}

export function row(no: number, dueOn: string, amount: number, relief?: Installment['relief']): Installment {
  return { no, dueOn: day(dueOn), amount: minor(amount), ...(relief && { relief }) }
}

export function paid(paidOn: string, amount: number, status: Payment['status'] = 'confirmed'): Payment {
  return { paidOn: day(paidOn), amount: minor(amount), method: 'alipay', status }
}

/** Zhang, as far as dates and evidence go: hospital, half of the overdue interest waived by phone and in writing, not paid. */
export function firstCase(): CaseFile {
  const terms = {
    total: minor(832195),
    installments: 1,
    firstDueOn: day('2026-04-10'),
    waivers: [waiver('overdue_interest', 6195)],
  }
  return aCase({
    status: 'agreement_active',
    debts: [
      aDebt({
        balances: [
          { asOf: day('2026-03-12'), source: 'document', components: { principal: minor(826000), overdue_interest: minor(12390) } },
        ],
      }),
    ],
    documents: [aDocument('hospital', '2026-03-12'), aDocument('letter', '2026-03-20')],
    contacts: [
      aContact('c1', '2026-03-13T10:12', {
        direction: 'client_to_creditor',
        result: 'documents_requested',
        promiseByUs: { what: '上传出院证明', dueOn: day('2026-03-14') },
        nextFollowUpOn: day('2026-03-17'),
      }),
      aContact('c2', '2026-03-17T15:40', {
        direction: 'client_to_creditor',
        result: 'accepted_verbal',
        promiseByThem: { what: '五个工作日内出具书面确认', dueOn: day('2026-03-24') },
        nextFollowUpOn: day('2026-03-24'),
      }),
      aContact('c3', '2026-03-16T22:25', { direction: 'creditor_to_client' }),
    ],
    proposals: [
      aProposal('p1', {
        sentOn: day('2026-03-13'),
        status: 'accepted_partly',
        terms: { firstDueOn: day('2026-04-10'), installments: 1, waivers: [waiver('overdue_interest', 12390)] },
      }),
    ],
    agreements: [
      anAgreement({
        proposal: 'p1',
        oralTerms: { contact: 'c2', ...terms },
        writtenTerms: {
          document: 'letter',
          form: 'in_app',
          issuedBy: lender,
          signedOn: day('2026-03-20'),
          ...terms,
          clauses: allClauses,
        },
        acceptedByClientOn: day('2026-03-21'),
        schedule: [row(1, '2026-04-10', 832195)],
      }),
    ],
  })
}

/** Li, as far as dates and evidence go: the plan on paper asks for the interest that was waived by phone; paid until July. */
export function secondCase(): CaseFile {
  const months = ['05', '06', '07', '08', '09', '10', '11', '12']
  const dueDays = [...months.map((month) => `2026-${month}-09`), '2027-01-09', '2027-02-09', '2027-03-09', '2027-04-09']
  return aCase({
    caseNo: '2026-0002',
    status: 'agreement_active',
    client: { name: '李文静', phones: [{ number: '13900000002', owner: 'client' }], household: [] },
    debts: [
      aDebt({
        parties: [{ role: 'legal_lender', name: lender }],
        balances: [
          { asOf: day('2026-04-02'), source: 'client', components: { principal: minor(1200000), overdue_interest: minor(14400) } },
        ],
      }),
    ],
    documents: [aDocument('jobs', '2026-04-02'), aDocument('plan', '2026-04-13')],
    contacts: [
      aContact('c1', '2026-04-07T09:30', {
        result: 'accepted_verbal',
        promiseByThem: { what: '寄送分期协议', dueOn: day('2026-04-14') },
        nextFollowUpOn: day('2026-04-14'),
      }),
    ],
    proposals: [
      aProposal('p1', {
        sentOn: day('2026-04-07'),
        status: 'accepted',
        terms: { firstDueOn: day('2026-05-09'), installments: 12 },
      }),
    ],
    agreements: [
      anAgreement({
        proposal: 'p1',
        oralTerms: {
          contact: 'c1',
          total: minor(1200000),
          installments: 12,
          firstDueOn: day('2026-05-09'),
          waivers: [waiver('overdue_interest', 14400)],
        },
        writtenTerms: {
          document: 'plan',
          form: 'e_signature',
          issuedBy: lender,
          signedOn: day('2026-04-13'),
          total: minor(1214400),
          installments: 12,
          firstDueOn: day('2026-05-09'),
          waivers: [],
          clauses: allClauses,
        },
        acceptedByClientOn: day('2026-04-14'),
        schedule: dueDays.map((dueOn, i) => row(i + 1, dueOn, 101200)),
        payments: [paid('2026-05-08', 101200), paid('2026-06-09', 101200), paid('2026-07-14', 60000)],
      }),
    ],
  })
}

/** Numbers from 0 to below 1 that come again with the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
