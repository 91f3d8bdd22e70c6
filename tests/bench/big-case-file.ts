import type { CaseFile, CaseFileInput, ContactEntry, Day } from '../../src/domain/case-file.ts'
import { addDays } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import { seeded } from '../domain/build.ts'

/** One case as large as the promise of speed names it: 1,000 contact entries, 200 documents, three debts. */

export const contactCount = 1000
const documentCount = 200
const firstDay = '2024-03-01' as Day
const sentences = [
  '客服表示需要先上传出院证明，再由专员审核，三个工作日内回电。',
  '对方称系统只显示逾期金额，无法给出减免方案，建议等待短信通知。',
  '顾问复述了方案：本金分十二期，免除逾期利息，对方口头同意并承诺寄出书面确认。',
  '催收员要求当天还清，未表明所属机构，经追问后挂断。',
  '已说明当事人失业情况与每月可支付金额，对方记录在案。',
]

export function bigCase(): CaseFileInput {
  const [{ file }] = twoCaseFiles() as [CaseFileInput]
  const [debt] = file.debts as [CaseFile['debts'][number]]
  const debts = [debt, { ...debt, key: 'card', brand: '某银行信用卡' }, { ...debt, key: 'loan', brand: '某消费贷' }]
  const random = seeded(20261122)
  const contacts = Array.from({ length: contactCount }, (_, i) =>
    contact(
      i,
      debts.map(({ key }) => key),
      random,
    ),
  )
  const documents = Array.from({ length: documentCount }, (_, i) => ({
    key: `paper${i + 1}`,
    type: enums.evidence_type[i % enums.evidence_type.length]!,
    fileName: `第${i + 1}份材料.txt`,
    receivedOn: addDays(firstDay, i * 4),
  }))
  return {
    file: { ...file, debts, contacts, documents, proposals: [], agreements: [] },
    documents: documents.map(({ key }) => ({ key, content: new TextEncoder().encode(`${key} ${sentences.join('')}`) })),
  }
}

function contact(i: number, debts: readonly string[], random: () => number): ContactEntry {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const hour = String(7 + Math.floor(random() * 16)).padStart(2, '0')
  const byThem = i % 5 === 2
  return {
    key: `c${i + 1}`,
    debts: [pick(debts)],
    at: `${addDays(firstDay, Math.floor(i * 0.99))}T${hour}:${String(i % 60).padStart(2, '0')}:00+08:00`,
    zone: 'Asia/Shanghai',
    durationSec: 30 + (i % 600),
    channel: i % 7 === 0 ? 'sms' : 'call',
    direction: byThem ? 'creditor_to_client' : 'counselor_to_creditor',
    counterpartOrg: pick(['支付宝客服', '某银行信用卡中心', '外部催收公司']),
    counterpartName: pick(['王女士', '赵先生', '钱专员']),
    counterpartNo: `A${1000 + (i % 90)}`,
    summary: `${pick(sentences)}${pick(sentences)}`,
    result: pick(['answered', 'no_answer', 'documents_requested', 'callback_promised', 'refused']),
    ...(i % 9 === 0 && { promiseByThem: { what: '五个工作日内出具书面确认', dueOn: addDays(firstDay, i + 5) } }),
    ...(i % 11 === 0 && { promiseByUs: { what: '上传证明', dueOn: addDays(firstDay, i + 2) } }),
    ...(i % 6 === 0 && { nextFollowUpOn: addDays(firstDay, i + 3) }),
    ...(i % 40 === 39 && { corrects: `c${i}` }),
    ...(byThem && i % 50 === 2 && { conduct: { content: ['insult'] } }),
  }
}
