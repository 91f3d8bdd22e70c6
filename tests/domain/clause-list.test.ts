import { expect, test } from 'vitest'
import type { Debt } from '../../src/domain/case-file.ts'
import { clauseList, isRequired, requiredClauses, type Clause } from '../../src/domain/clause-list.ts'
import { enums, type EnumValue } from '../../src/domain/enums.ts'
import { aCase, aDebt, anAgreement } from './build.ts'

/** What a paper is checked for, by the debt's kind and the case's jurisdiction. */

const listed = (debtType: Debt['debtType'], jurisdiction: EnumValue<'jurisdiction'> = 'CN') =>
  clauseList(aCase({ jurisdiction, debts: [aDebt({ debtType })] }), anAgreement()).flatMap(({ items }) => items)
const item = (clause: Clause, debtType: Debt['debtType'], jurisdiction?: EnumValue<'jurisdiction'>) =>
  listed(debtType, jurisdiction).find((one) => one.clause === clause)!

test('every clause stands in one group and in one alone', () => {
  const clauses = listed('credit_card').map(({ clause }) => clause)
  expect(clauses.toSorted()).toEqual([...enums.agreement_clause].toSorted())
})

test.each(['credit_card', 'card_installment'] as const)('the six of Art. 70 are required for %s, with their number', (debtType) => {
  expect(
    listed(debtType)
      .filter(({ standing }) => standing === 'required')
      .map(({ clause, sources }) => [clause, sources[0]]),
  ).toEqual(requiredClauses.map((clause, index) => [clause, { law: 'cardRules', articles: [70], item: index + 1 }]))
  expect(listed(debtType).some(({ standing }) => standing === 'reference')).toBe(false)
})

test('for another debt of the mainland Art. 70 is a standard to refer to, and no promise about cards is wanted', () => {
  expect(
    listed('bnpl_credit')
      .filter(({ standing }) => standing === 'reference')
      .map(({ clause }) => clause),
  ).toEqual(requiredClauses.filter((clause) => clause !== 'no_new_cards'))
  expect(item('no_new_cards', 'bnpl_credit')).toEqual({ clause: 'no_new_cards', standing: 'practice', sources: [] })
  expect(listed('bnpl_credit').some(({ standing }) => standing === 'required')).toBe(false)
})

test('an agreement over a card and another debt must have what the card asks for', () => {
  const file = aCase({ debts: [aDebt(), aDebt({ key: 'card', debtType: 'credit_card' })] })
  const both = clauseList(file, anAgreement({ debts: ['huabei', 'card'] })).flatMap(({ items }) => items)
  expect(both.find(({ clause }) => clause === 'no_new_cards')?.standing).toBe('required')
  const one = clauseList(file, anAgreement({ debts: ['huabei'] })).flatMap(({ items }) => items)
  expect(one.find(({ clause }) => clause === 'no_new_cards')?.standing).toBe('practice')
})

test('practice rests on the Civil Code; Art. 70 stands beside it for cards alone', () => {
  expect(item('waiver_clawback', 'credit_card').sources).toEqual([
    { law: 'cardRules', articles: [70], item: 5 },
    { law: 'civilCode', articles: [585] },
  ])
  expect(item('waiver_clawback', 'bnpl_credit').sources).toEqual([{ law: 'civilCode', articles: [585] }])
  expect(item('authority', 'bnpl_credit')).toMatchObject({ standing: 'practice', sources: [{ articles: [469, 543, 544, 546] }] })
  expect(item('stop_collection', 'bnpl_credit').sources).toEqual([])
})

test.each(enums.jurisdiction.filter((one) => one !== 'CN'))(
  'in %s every clause is practice, without a law of the mainland',
  (jurisdiction) => {
    expect(new Set(listed('credit_card', jurisdiction).map(({ standing }) => standing))).toEqual(new Set(['practice']))
    expect(listed('credit_card', jurisdiction).flatMap(({ sources }) => sources)).toEqual([])
  },
)

test('the ladder asks for the same six of every debt', () => {
  expect(enums.agreement_clause.filter(isRequired).toSorted()).toEqual([...requiredClauses].toSorted())
})
