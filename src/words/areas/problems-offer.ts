import { labels } from '../labels.ts'
import type { SameShape } from '../words.ts'

type P = Record<string, string | number>

const component = (p: P, column: 0 | 1 | 2): string =>
  (labels.debt_component as Record<string, readonly string[]>)[String(p['component'])]?.[column] ?? ''

/** The sentences of offers and plans that cannot be computed. */
const en = {
  'plan.installments': (p: P) => `A plan has 1 to 600 installments${p['count'] === undefined ? '' : `, not ${p['count']}`}.`,
  'plan.tooSmall': (p: P) =>
    `The sum is too small for ${p['count'] === undefined ? 'so many' : p['count']} installments: one of them would be nothing.`,
  'plan.balloon': () => 'What is paid with the last installment cannot be more than what is repaid.',
  'plan.step': () => 'Payments rise after a whole number of installments, at least 1.',
  'plan.interestNotCovered': (p: P) => `Installment ${p['no']} would be less than its interest.`,
  'plan.rowsDoNotSum': () => 'These payments do not end at exactly zero.',
  'plan.paidRows': () => 'The number of installments already paid is not one of this plan.',
  'payoff.tooLong': () => 'With this payment it would take more than 10,000 years.',
  'irr.none': () => 'No yearly cost comes of these payments.',
  'irr.ambiguous': () => 'More than one yearly cost fits these payments, so none is given.',
  'rate.flatFee': () => 'A flat fee is charged once; no interest by the day comes of it.',
  'day.order': () => 'The second day is before the first.',
  'split.sum': () => 'The parts of an installment do not add up to it.',
  'offer.currencies': () => 'These debts are in more than one currency. Make one offer for each.',
  'offer.noBalance': (p: P) => `No balance is recorded for ${p['brand']}. Record one first.`,
  'offer.nothingLeft': (p: P) => `With this waiver nothing is left to pay (${p['brand']}).`,
  'offer.firstBeforeStart': () => 'The first payment would be due before the offer starts.',
  'offer.rowsOutOfOrder': (p: P) => `Row ${p['no']} is due before the row above it.`,
  'offer.rowsLeaveOpen': (p: P) => `With these rows ${p['amount']} stays open.`,
  'offer.rowsPayTooMuch': (p: P) => `These rows come to ${p['amount']} too much.`,
  'offer.moreThanOwed': (p: P) => `This is more than the ${p['balance']} that is owed.`,
  'offer.termsMissing': () => 'Number or first day of the installments is missing, so the plan cannot be computed.',
  'waiver.tooMuch': (p: P) => `${p['amount']} is more than is owed of this part (${component(p, 2)}): ${p['balance']}.`,
  'proRata.belowMinimum': () => 'This is not even enough for the least payment to each creditor.',
  'proRata.nothing': (p: P) => `${p['brand']} would get nothing. Offer more, or set a least payment.`,
  'proRata.tooLong': (p: P) =>
    `${p['brand']} would get ${p['amount']} a month and be paid only after ${p['count']} months; a plan has at most 600.`,
} as const

const zhCN: SameShape<typeof en> = {
  'plan.installments': (p) => `分期为1至600期${p['count'] === undefined ? '' : `，不能是${p['count']}期`}。`,
  'plan.tooSmall': (p) => `金额太小，分不成${p['count'] === undefined ? '这么多' : p['count']}期：其中会有一期为零。`,
  'plan.balloon': () => '末期一次还清的金额不能超过要还的本金。',
  'plan.step': () => '每隔几期递增，须为不小于1的整数。',
  'plan.interestNotCovered': (p) => `第${p['no']}期的金额不够付当期利息。`,
  'plan.rowsDoNotSum': () => '按这些金额还款，最后不会正好还清。',
  'plan.paidRows': () => '已还期数不在这个计划之内。',
  'payoff.tooLong': () => '按这个金额还款，要一万年以上才能还清。',
  'irr.none': () => '由这些还款算不出年化成本。',
  'irr.ambiguous': () => '符合这些还款的年化成本不止一个，因此不给出。',
  'rate.flatFee': () => '手续费只收一次，不能按天计息。',
  'day.order': () => '后一个日期早于前一个日期。',
  'split.sum': () => '各项相加不等于该期金额。',
  'offer.currencies': () => '这些债务的币种不同。请分别提出方案。',
  'offer.noBalance': (p) => `${p['brand']}没有登记余额。请先登记。`,
  'offer.nothingLeft': (p) => `按此减免，${p['brand']}已无需还款。`,
  'offer.firstBeforeStart': () => '首期还款日早于方案开始日。',
  'offer.rowsOutOfOrder': (p) => `第${p['no']}行的日期早于上一行。`,
  'offer.rowsLeaveOpen': (p) => `按这些行还款，还剩${p['amount']}未还。`,
  'offer.rowsPayTooMuch': (p) => `这些行合计多出${p['amount']}。`,
  'offer.moreThanOwed': (p) => `超过所欠的${p['balance']}。`,
  'offer.termsMissing': () => '缺少期数或首期日期，无法计算还款计划。',
  'waiver.tooMuch': (p) => `${p['amount']}超过所欠的${component(p, 0)}：${p['balance']}。`,
  'proRata.belowMinimum': () => '不够给每个债权方最低金额。',
  'proRata.nothing': (p) => `${p['brand']}会分不到钱。请提高总额，或设定最低金额。`,
  'proRata.tooLong': (p) => `${p['brand']}每月只得${p['amount']}，要${p['count']}个月才还清；最多600期。`,
}

const zhTW: SameShape<typeof en> = {
  'plan.installments': (p) => `分期為1至600期${p['count'] === undefined ? '' : `，不能是${p['count']}期`}。`,
  'plan.tooSmall': (p) => `金額太小，無法分成${p['count'] === undefined ? '這麼多' : p['count']}期：其中會有一期為零。`,
  'plan.balloon': () => '末期一次付清的金額不能超過應還本金。',
  'plan.step': () => '每隔幾期遞增，須為不小於1的整數。',
  'plan.interestNotCovered': (p) => `第${p['no']}期的金額不足以支付當期利息。`,
  'plan.rowsDoNotSum': () => '依這些金額繳款，最後不會剛好繳清。',
  'plan.paidRows': () => '已繳期數不在這個計畫之內。',
  'payoff.tooLong': () => '依這個金額繳款，要一萬年以上才能繳清。',
  'irr.none': () => '由這些繳款算不出年化成本。',
  'irr.ambiguous': () => '符合這些繳款的年化成本不只一個，因此不列出。',
  'rate.flatFee': () => '手續費只收一次，不能按日計息。',
  'day.order': () => '後一個日期早於前一個日期。',
  'split.sum': () => '各項相加不等於該期金額。',
  'offer.currencies': () => '這些債務的幣別不同。請分別提出方案。',
  'offer.noBalance': (p) => `${p['brand']}沒有登記餘額。請先登記。`,
  'offer.nothingLeft': (p) => `依此減免，${p['brand']}已無須繳款。`,
  'offer.firstBeforeStart': () => '首期繳款日早於方案開始日。',
  'offer.rowsOutOfOrder': (p) => `第${p['no']}列的日期早於上一列。`,
  'offer.rowsLeaveOpen': (p) => `依這些列繳款，還剩${p['amount']}未繳。`,
  'offer.rowsPayTooMuch': (p) => `這些列合計多出${p['amount']}。`,
  'offer.moreThanOwed': (p) => `超過所欠的${p['balance']}。`,
  'offer.termsMissing': () => '缺少期數或首期日期，無法計算還款計畫。',
  'waiver.tooMuch': (p) => `${p['amount']}超過所欠的${component(p, 1)}：${p['balance']}。`,
  'proRata.belowMinimum': () => '不足以給每個債權人最低金額。',
  'proRata.nothing': (p) => `${p['brand']}會分不到款項。請提高總額，或設定最低金額。`,
  'proRata.tooLong': (p) => `${p['brand']}每月只得${p['amount']}，要${p['count']}個月才繳清；最多600期。`,
}

export const offerProblems = { en, zhCN, zhTW }
