import type { SameShape } from '../words.ts'

/** Words of the list of cases. */
const en = {
  title: 'Cases',
  count: (count: string, one: boolean) => (one ? '1 case' : `${count} cases`),
  find: 'Find',
  findHint: 'Name, phone or case number',
  findCase: 'Find a case in the list',
  status: 'Status',
  everyStatus: 'all',
  columns: { caseNo: 'Case', name: 'Client', status: 'Status', evidence: 'Evidence', next: 'Next date', owes: 'Owed by', opened: 'Opened' },
  late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
  noDay: 'no day set',
  empty: 'Cases stand here, one line each: where it is, what comes next and who owes it. Begin with the first client.',
  notFound: 'No case fits what you typed and chose.',
  clear: 'Clear the filter',
  drafts: (count: number) => (count === 1 ? '1 unfinished intake' : `${count} unfinished intakes`),
  draftNoName: 'no name yet',
} as const

const zhCN: SameShape<typeof en> = {
  title: '个案',
  count: (count) => `共${count}件`,
  find: '查找',
  findHint: '姓名、电话或案号',
  findCase: '在列表中查找个案',
  status: '状态',
  everyStatus: '全部',
  columns: { caseNo: '案号', name: '当事人', status: '状态', evidence: '证据', next: '下一日期', owes: '责任方', opened: '立案日期' },
  late: (days) => `已逾期${days}天`,
  noDay: '未定日期',
  empty: '个案会逐行列在这里：进展到哪、下一步是什么、该由谁来做。请从第一位当事人开始。',
  notFound: '没有符合条件的个案。',
  clear: '清除筛选',
  drafts: (count) => `${count}份未完成的接案登记`,
  draftNoName: '尚未填姓名',
}

const zhTW: SameShape<typeof en> = {
  title: '個案',
  count: (count) => `共${count}件`,
  find: '尋找',
  findHint: '姓名、電話或案號',
  findCase: '在清單中尋找個案',
  status: '狀態',
  everyStatus: '全部',
  columns: { caseNo: '案號', name: '當事人', status: '狀態', evidence: '證據', next: '下一日期', owes: '負責方', opened: '立案日期' },
  late: (days) => `已逾期${days}天`,
  noDay: '未定日期',
  empty: '個案會逐列排在這裡：進展到哪、下一步是什麼、該由誰來做。請從第一位當事人開始。',
  notFound: '沒有符合條件的個案。',
  clear: '清除篩選',
  drafts: (count) => `${count}份未完成的接案登記`,
  draftNoName: '尚未填姓名',
}

export const cases = { en, zhCN, zhTW }
