import type { shippedRules } from '../../domain/rule-table.ts'
import type { WarningCode } from '../../domain/warnings.ts'
import type { SameShape } from '../words.ts'

type P = Record<string, string | number>

/**
 * The sentences of warnings: above which line, possibly, and never a verdict. `on`, `month` and `last checked` come as the
 * language writes them, see warning-sentence.ts.
 */
const en = {
  rules: {
    'cn-limitation': 'Limitation period, Civil Code',
    'cn-card-plan': 'Personalised installments, longest term',
    'cn-courts-24': '24 % all-in, financial institutions before courts',
    'cn-facilitation-24': '24 % all-in, online lending through platforms',
    'cn-consumer-finance-20': '20 %, consumer finance companies',
    'cn-private-lending': 'Four times the one-year LPR, private lending',
    'tw-civil-16': '16 %, highest agreed rate',
    'hk-cap-48': '48 %, highest rate',
    'hk-presumed-36': '36 %, presumed extortionate',
    'hk-limitation': 'Limitation period, Hong Kong',
    'uk-ew-limitation': 'Limitation period, England and Wales',
    'uk-sct-limitation': 'Prescription, Scotland',
    'de-limitation': 'Limitation period, Germany',
  } satisfies Record<(typeof shippedRules)[number]['key'], string>,
  source: (source: string, lastChecked: string | null) =>
    lastChecked === null ? `Source: ${source}; nobody has checked it yet.` : `Source: ${source}; last checked ${lastChecked}.`,
  sentences: {
    limitationOver: (p: P) =>
      `${p['brand']}: the limitation period of ${p['years']} years possibly ran out on ${p['on']}. An offer, a token payment or an acknowledgement may start it anew or give up the defence.`,
    limitationNear: (p: P) =>
      `${p['brand']}: the limitation period of ${p['years']} years possibly runs out on ${p['on']}. An offer, a token payment or an acknowledgement may start it anew.`,
    limitationUnknown: (p: P) =>
      `${p['brand']}: overdue since ${p['on']}, possibly longer than the limitation period of ${p['years']} years; from when it runs is not recorded. An offer, a token payment or an acknowledgement may start it anew.`,
    longPlan: (p: P) =>
      `The last payment is due on ${p['on']}, more than ${p['years']} years after the start: longer than the line “${p['rule']}”.`,
    aboveLine: (p: P) => `The true cost of ${p['nominal']} a year lies above the line “${p['rule']}” of ${p['line']}.`,
    unaffordable: (p: P) =>
      `In ${p['month']} ${p['amount']} ${p['currency']} is missing: all payments together are more than the ${p['affordable']} that the budget leaves a month.`,
    payee: (p: P) =>
      `The account holder “${p['holder']}” is none of the parties of this debt. Possibly a private account: ask for the creditor's own.`,
    newBorrowing: () => 'The money is to be borrowed anew: the debt possibly only moves, and its cost grows.',
    deficit: (p: P) => `By the budget ${p['amount']} ${p['currency']} is missing each month before anything is paid to creditors.`,
  } satisfies Record<WarningCode, (p: P) => string>,
} as const

const zhCN: SameShape<typeof en> = {
  rules: {
    'cn-limitation': '诉讼时效（民法典）',
    'cn-card-plan': '个性化分期最长年限',
    'cn-courts-24': '金融机构综合成本24%（司法意见）',
    'cn-facilitation-24': '互联网助贷综合成本24%',
    'cn-consumer-finance-20': '消费金融公司20%',
    'cn-private-lending': '民间借贷一年期LPR四倍',
    'tw-civil-16': '约定利率上限16%',
    'hk-cap-48': '利率上限48%',
    'hk-presumed-36': '推定为敲诈性利率36%',
    'hk-limitation': '诉讼时效（香港）',
    'uk-ew-limitation': '诉讼时效（英格兰和威尔士）',
    'uk-sct-limitation': '时效（苏格兰）',
    'de-limitation': '诉讼时效（德国）',
  },
  source: (source, lastChecked) =>
    lastChecked === null ? `来源：${source}；尚未有人核对。` : `来源：${source}；最近核对：${lastChecked}。`,
  sentences: {
    limitationOver: (p) =>
      `${p['brand']}：${p['years']}年诉讼时效可能已于${p['on']}届满。提出方案、象征性还款或承认债务，可能使时效重新起算，或失去时效抗辩。`,
    limitationNear: (p) =>
      `${p['brand']}：${p['years']}年诉讼时效可能于${p['on']}届满。提出方案、象征性还款或承认债务，可能使时效重新起算。`,
    limitationUnknown: (p) =>
      `${p['brand']}：自${p['on']}起逾期，可能已超过${p['years']}年诉讼时效；未记录时效从哪天起算。提出方案、象征性还款或承认债务，可能使时效重新起算。`,
    longPlan: (p) => `最后一期在${p['on']}，距开始超过${p['years']}年，长于参考线“${p['rule']}”。`,
    aboveLine: (p) => `真实年化成本${p['nominal']}，高于参考线“${p['rule']}”（${p['line']}）。`,
    unaffordable: (p) => `${p['month']}还差${p['amount']}（${p['currency']}）：各项还款合计超过收支表每月可用的${p['affordable']}。`,
    payee: (p) => `收款户名“${p['holder']}”不是这笔债务的任何一方，可能是私人账户。请向债权方索要其本身的账户。`,
    newBorrowing: () => '还款的钱要另外借：债务可能只是换了地方，成本还会增加。',
    deficit: (p) => `按收支表，还没向债权方还款，每月已缺${p['amount']}（${p['currency']}）。`,
  },
}

const zhTW: SameShape<typeof en> = {
  rules: {
    'cn-limitation': '訴訟時效（中國民法典）',
    'cn-card-plan': '個別化分期最長年限',
    'cn-courts-24': '金融機構總成本24%（司法意見）',
    'cn-facilitation-24': '網路助貸總成本24%',
    'cn-consumer-finance-20': '消費金融公司20%',
    'cn-private-lending': '民間借貸一年期LPR四倍',
    'tw-civil-16': '約定利率上限16%',
    'hk-cap-48': '利率上限48%',
    'hk-presumed-36': '推定為敲詐性利率36%',
    'hk-limitation': '消滅時效（香港）',
    'uk-ew-limitation': '消滅時效（英格蘭及威爾斯）',
    'uk-sct-limitation': '時效（蘇格蘭）',
    'de-limitation': '消滅時效（德國）',
  },
  source: (source, lastChecked) => (lastChecked === null ? `出處：${source}；尚無人查核。` : `出處：${source}；最近查核：${lastChecked}。`),
  sentences: {
    limitationOver: (p) =>
      `${p['brand']}：${p['years']}年時效可能已於${p['on']}屆滿。提出方案、象徵性還款或承認債務，可能使時效重新起算，或失去時效抗辯。`,
    limitationNear: (p) => `${p['brand']}：${p['years']}年時效可能於${p['on']}屆滿。提出方案、象徵性還款或承認債務，可能使時效重新起算。`,
    limitationUnknown: (p) =>
      `${p['brand']}：自${p['on']}起逾期，可能已超過${p['years']}年時效；未記錄時效從哪天起算。提出方案、象徵性還款或承認債務，可能使時效重新起算。`,
    longPlan: (p) => `最後一期在${p['on']}，距開始超過${p['years']}年，長於參考線「${p['rule']}」。`,
    aboveLine: (p) => `實質年化成本${p['nominal']}，高於參考線「${p['rule']}」（${p['line']}）。`,
    unaffordable: (p) => `${p['month']}還差${p['amount']}（${p['currency']}）：各項繳款合計超過收支表每月可用的${p['affordable']}。`,
    payee: (p) => `收款戶名「${p['holder']}」不是這筆債務的任何一方，可能是私人帳戶。請向債權人索取其本身的帳戶。`,
    newBorrowing: () => '繳款的錢要另外借：債務可能只是換了地方，成本還會增加。',
    deficit: (p) => `依收支表，還沒向債權人繳款，每月已短少${p['amount']}（${p['currency']}）。`,
  },
}

export const warnings = { en, zhCN, zhTW }
