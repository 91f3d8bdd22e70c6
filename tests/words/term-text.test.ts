import { expect, test } from 'vitest'
import { plainTerms } from '../../src/domain/case-file.ts'
import { clauseList } from '../../src/domain/clause-list.ts'
import type { Term } from '../../src/domain/terms-diff.ts'
import { clauseGround } from '../../src/words/clause-text.ts'
import { termName, termValue } from '../../src/words/term-text.ts'
import { aCase, aDebt, anAgreement } from '../domain/build.ts'

/** Terms and clauses as people read them. */

const plus = '1,714.28\u00a0×\u00a06 +\u00a01,714.32'

test.each<[Term, string, string, string, string]>([
  ['total', '1200000', '12,000.00', '12,000.00', '12,000.00'],
  ['installments', '12', '12', '12', '12'],
  ['amounts', '171428*6,171432', plus, plus, plus],
  ['amounts', '100000', '1,000.00', '1,000.00', '1,000.00'],
  ['lastDueOn', '2027-04-10', '2027年4月10日', '2027年4月10日', '10 Apr 2027'],
  ['interest', '0', '不计息', '不計息', 'none'],
  ['interest', '0.0585', '年利率5.85 %', '年利率5.85 %', '5.85 % a year'],
  ['graceDays', '1', '1天', '1天', '1 day'],
  ['clawback', 'missed_1', '一期未还即失效', '一期未繳即失效', 'after one missed installment'],
  ['clawback', 'other:逾期30天', '逾期30天', '逾期30天', '逾期30天'],
  ['payTo.account', '6222 0001', '6222 0001', '6222 0001', '6222 0001'],
  ['waiver.late_fee', '0', '0.00', '0.00', '0.00'],
  ['interest', '', '未说明', '未說明', 'not stated'],
])('%s %s', (term, text, cn, tw, en) => {
  expect([termValue('zh-CN', term, text, 'CNY'), termValue('zh-TW', term, text, 'CNY'), termValue('en', term, text, 'CNY')]).toEqual([
    cn,
    tw,
    en,
  ])
})

test.each(['zh-CN', 'zh-TW', 'en'] as const)('every term has a name of its own in %s', (language) => {
  const names = [...plainTerms, 'waiver.principal' as const, 'waiver.late_fee' as const].map((term) => termName(language, term))
  expect(new Set(names).size).toBe(names.length)
})

test('a clause says how much it weighs and where that comes from', () => {
  const grounds = (debtType: 'credit_card' | 'bnpl_credit', jurisdiction: 'CN' | 'TW') =>
    clauseList(aCase({ jurisdiction, debts: [aDebt({ debtType })] }), anAgreement()).flatMap(({ items }) =>
      items
        .filter(({ clause }) => clause === 'interest_and_fees')
        .map((item) => clauseGround(jurisdiction === 'CN' ? 'zh-CN' : 'zh-TW', item)),
    )
  expect(grounds('credit_card', 'CN')).toEqual(['必备 · 《商业银行信用卡业务监督管理办法》第70条第3项、《民法典》第674、676条'])
  expect(grounds('bnpl_credit', 'CN')).toEqual(['参照标准 · 《商业银行信用卡业务监督管理办法》第70条第3项、《民法典》第674、676条'])
  expect(grounds('bnpl_credit', 'TW')).toEqual(['實務建議'])
})
