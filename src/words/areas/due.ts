import type { SameShape } from '../words.ts'

/** Words of what is due over all cases. */
const en = {
  title: 'Due',
  count: (count: string, one: boolean) => (one ? '1 installment' : `${count} installments`),
  empty: 'Nothing is overdue, and nothing is due in the next 14 days. Installments of every case come up here by themselves.',
  toCases: 'Go to cases',
  sums: 'Sums by currency',
  groups: {
    late: 'Overdue',
    grace: 'Past its day, within the days of grace',
    receipt: 'Paid, no receipt',
    today: 'Today',
    ahead: 'Next 14 days',
  },
  columns: {
    dueOn: 'Due',
    client: 'Client',
    creditor: 'Creditor',
    no: 'No.',
    amount: 'Amount',
    open: 'Open',
    currency: 'Currency',
    late: 'Days',
    status: 'Status',
  },
  record: 'Record a payment',
  recordFor: (who: string, no: number) => `Record a payment: ${who}, installment ${no}`,
  receiptFor: (who: string, no: number) => `Receipt seen: ${who}, installment ${no}`,
  keys: 'opens the installments of the case,',
  keysRecord: 'records a payment here.',
} as const

const zhCN: SameShape<typeof en> = {
  title: '应还',
  count: (count) => `${count}期`,
  empty: '没有逾期，14天内也没有到期的。各个案的应还款到时会自动列在这里。',
  toCases: '转到个案',
  sums: '按币种合计',
  groups: {
    late: '逾期',
    grace: '已过应还日，仍在宽限期内',
    receipt: '已还，无凭证',
    today: '今天',
    ahead: '14天内',
  },
  columns: {
    dueOn: '应还日',
    client: '当事人',
    creditor: '债权方',
    no: '期次',
    amount: '金额',
    open: '未还',
    currency: '币种',
    late: '逾期天数',
    status: '状态',
  },
  record: '记录还款',
  recordFor: (who, no) => `记录还款：${who}，第${no}期`,
  receiptFor: (who, no) => `已见凭证：${who}，第${no}期`,
  keys: '打开个案的还款计划，',
  keysRecord: '在这里记录还款。',
}

const zhTW: SameShape<typeof en> = {
  title: '應繳',
  count: (count) => `${count}期`,
  empty: '沒有逾期，14天內也沒有到期的。各個案的應繳款到時會自動列在這裡。',
  toCases: '前往個案',
  sums: '依幣別合計',
  groups: {
    late: '逾期',
    grace: '已過應繳日，仍在寬限期內',
    receipt: '已繳，無憑證',
    today: '今天',
    ahead: '14天內',
  },
  columns: {
    dueOn: '應繳日',
    client: '當事人',
    creditor: '債權人',
    no: '期次',
    amount: '金額',
    open: '未繳',
    currency: '幣別',
    late: '逾期天數',
    status: '狀態',
  },
  record: '記錄繳款',
  recordFor: (who, no) => `記錄繳款：${who}，第${no}期`,
  receiptFor: (who, no) => `已見憑證：${who}，第${no}期`,
  keys: '開啟個案的還款計畫，',
  keysRecord: '在這裡記錄繳款。',
}

export const due = { en, zhCN, zhTW }
