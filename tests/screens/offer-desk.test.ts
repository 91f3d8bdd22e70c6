import { expect, test } from 'vitest'
import type { Debt } from '../../src/domain/case-file.ts'
import type { OfficeLists } from '../../src/domain/office-lists.ts'
import { officeListsOf } from '../../src/domain/rule-table.ts'
import { isUsed, linesOf, newColumn, owedBy, subjectOf, subjects, type ColumnFields } from '../../src/screens/case/offers/desk-fields.ts'
import { readColumn, waiverOf, type Subject } from '../../src/screens/case/offers/read-column.ts'
import { reckon, remembering, type DeskFacts } from '../../src/screens/case/offers/reckon.ts'
import { draftsOf } from '../../src/screens/case/offers/save-column.ts'
import { aCase, day, minor } from '../domain/build.ts'
import { owing } from '../domain/offer-build.ts'

/** What is typed on the offer desk, up to the offers that are saved from it. */

const today = day('2026-11-22')
const lists: OfficeLists = { ...officeListsOf({}), rules: [] }
const card = owing({ principal: 1200000, overdue_interest: 5001, late_fee: 0 })
const loan = owing({ principal: 300000, late_fee: 9999 }, { key: 'loan', brand: '借呗' })
const dollars = owing({ principal: 100000 }, { key: 'hk', brand: 'HSBC', currency: 'HKD' })

const column = (parts: Partial<ColumnFields> = {}): ColumnFields => ({ ...newColumn(today), ...parts })
const subject = (...debts: Debt[]): Subject => ({ debts, currency: debts[0]!.currency, owed: owedBy(debts) })
const facts = (...debts: Debt[]): DeskFacts => ({ file: aCase({ debts }), lists, today, startOn: today, subject: subject(...debts) })
const problemsOf = (parts: Partial<ColumnFields>, ...debts: Debt[]) => {
  const read = readColumn(subject(...(debts.length > 0 ? debts : [card])), today, column(parts))
  return read.ok ? [] : read.problems.map(({ field, code }) => [field, code])
}

test('a desk is about all debts of a currency where there are several, or about one', () => {
  expect(subjects([card, dollars, loan]).map(({ value }) => value)).toEqual(['all:CNY', 'huabei', 'hk', 'loan'])
  expect(subjectOf({ debts: [card, dollars, loan] }, '').debts).toEqual([card, loan])
  expect(subjectOf({ debts: [card, dollars, loan] }, 'hk')).toMatchObject({ debts: [dollars], currency: 'HKD' })
  expect(subjectOf({ debts: [card] }, 'a debt that is gone').debts).toEqual([card])
})

test('components are added up over the debts, and one of which nothing is owed has no line', () => {
  expect(owedBy([card, loan])).toEqual([
    { component: 'principal', amount: 1500000 },
    { component: 'overdue_interest', amount: 5001 },
    { component: 'late_fee', amount: 9999 },
  ])
})

test('a line stands on the desk when it says something in at least one column', () => {
  const owed = owedBy([card])
  expect(linesOf([column()], owed)).toEqual([
    'shape',
    'waivers.principal',
    'waivers.overdue_interest',
    'method',
    'count',
    'firstDueOn',
    'newBorrowing',
    'holder',
    'madeBy',
    'validUntil',
  ])
  const lump = column({ shape: 'lumpSum' })
  expect(linesOf([lump], owed)).not.toContain('waivers.principal')
  expect(linesOf([column({ method: 'custom' })], owed)).not.toContain('count')
  expect(linesOf([lump, column({ method: 'step_up' })], owed)).toEqual(
    expect.arrayContaining(['lumpSum', 'annualRate', 'stepRate', 'stepEvery', 'waivers.principal', 'count']),
  )
  expect(isUsed(column({ shape: 'extension', method: 'flat_fee' }), 'feeRate')).toBe(false)
})

test('a waiver is an amount, or a share of what is owed rounded half up; a share above the whole is asked back', () => {
  expect(waiverOf('25.00', minor(5001), 'CNY')).toEqual({ ok: true, value: 2500 })
  expect(waiverOf('50%', minor(5001), 'CNY')).toEqual({ ok: true, value: 2501 })
  expect(waiverOf('100 %', minor(5001), 'CNY')).toEqual({ ok: true, value: 5001 })
  expect(waiverOf('50%', minor(12345600), 'TWD')).toEqual({ ok: true, value: 6172800 })
  expect(waiverOf('101%', minor(5001), 'CNY')).toMatchObject({ ok: false, code: 'rate.aboveWhole' })
})

test('a column becomes a scenario with what its shape uses and nothing else', () => {
  const typed = column({ waivers: { overdue_interest: '100%', late_fee: '1' }, pool: 'nonsense', lumpSum: 'nonsense', feeRate: 'nonsense' })
  const read = readColumn(subject(card), '2026-11-22', typed)
  expect(read).toStrictEqual({
    ok: true,
    scenario: {
      debts: ['huabei'],
      shape: 'installments',
      startOn: '2026-11-22',
      firstDueOn: '2026-12-22',
      waivers: [{ component: 'overdue_interest', amount: 5001 }],
      installments: { method: 'equal_split', count: 12, rounding: 'floor_last' },
    },
  })
})

test('a lump sum is a share with its sign or an amount; a pool has its least and its caps', () => {
  const lump = (lumpSum: string) => readColumn(subject(card), today, column({ shape: 'lumpSum', lumpSum }))
  expect(lump('60%')).toMatchObject({ scenario: { lumpSum: { rate: '0.6' } } })
  expect(lump('7,000')).toMatchObject({ scenario: { lumpSum: { amount: 700000 } } })
  const pool = column({ shape: 'proRata', pool: '1,000', least: '50', caps: { loan: '200', huabei: ' ' } })
  expect(readColumn(subject(card, loan), today, pool)).toMatchObject({
    scenario: { debts: ['huabei', 'loan'], proRata: { pool: 100000, least: 5000, caps: { loan: 20000 } } },
  })
  expect(problemsOf({ shape: 'proRata', pool: '1', caps: { loan: 'x' } }, card, loan)).toEqual([['caps.loan', 'money.invalid']])
})

test('own rows are read a line each, from a spreadsheet too, and the line that cannot be read is named', () => {
  const read = readColumn(subject(card), today, column({ method: 'custom', rows: '2027-01-10\t6,000.00\n\n 2027年2月10日  6000元 ' }))
  expect(read).toMatchObject({
    scenario: {
      firstDueOn: '2027-01-10',
      installments: {
        count: 2,
        rows: [
          { dueOn: '2027-01-10', amount: 600000 },
          { dueOn: '2027-02-10', amount: 600000 },
        ],
      },
    },
  })
  const wrong = (rows: string) => readColumn(subject(card), today, column({ method: 'custom', rows }))
  expect(wrong('2027-01-10 5\n2027-02-30 5')).toMatchObject({ problems: [{ field: 'rows', code: 'offer.rowDay', params: { no: 2 } }] })
  expect(wrong('2027-01-10')).toMatchObject({ problems: [{ field: 'rows', code: 'offer.rowAmount', params: { no: 1 } }] })
  expect(wrong(' \n')).toMatchObject({ problems: [{ field: 'rows', code: 'text.empty' }] })
})

test('everything that is wrong or missing is said at its line', () => {
  expect(problemsOf({ count: 'many', firstDueOn: '2027-02-30', waivers: { principal: '-1' } })).toEqual([
    ['waivers.principal', 'money.negative'],
    ['firstDueOn', 'day.invalid'],
    ['count', 'number.invalid'],
  ])
  expect(problemsOf({ count: ' ', method: 'flat_fee' })).toEqual([
    ['count', 'text.empty'],
    ['feeRate', 'text.empty'],
  ])
  expect(problemsOf({ method: 'equal_installment', annualRate: '18' })).toEqual([['annualRate', 'rate.absurd']])
  expect(problemsOf({ method: 'equal_installment', annualRate: '0' })).toEqual([])
})

test('what only shows when it is computed is said at its line too', () => {
  const problems = (parts: Partial<ColumnFields>) => reckon(facts(card), column(parts)).problems.map(({ field, code }) => [field, code])
  expect(problems({ count: '0' })).toEqual([['count', 'plan.installments']])
  expect(problems({ count: '601' })).toEqual([['count', 'plan.installments']])
  expect(problems({ firstDueOn: '2026-11-21' })).toEqual([['firstDueOn', 'offer.firstBeforeStart']])
  expect(problems({ waivers: { overdue_interest: '50.02' } })).toEqual([['waivers.overdue_interest', 'waiver.tooMuch']])
  expect(problems({ method: 'custom', rows: '2027-01-10 5' })).toEqual([['rows', 'offer.rowsLeaveOpen']])
  for (const count of ['1', '600']) expect(problems({ count })).toEqual([])
})

test('a column is computed once, however often it is asked for, and anew when it changes', () => {
  let computed = 0
  const of = remembering((one: ColumnFields) => `${one.count} ${++computed}`)
  const one = column()
  expect([of(one), of(one), of({ ...one, count: '6' }), of(one)]).toEqual(['12 1', '12 1', '6 2', '12 1'])
})

test('a column is saved as a draft with its plan, terms and types, who made it and where to pay', () => {
  const typed = column({ waivers: { overdue_interest: '50.01' }, holder: ' 某公司 ', validUntil: '2026/12/1', newBorrowing: true })
  const { figures } = reckon(facts(card), typed)
  expect(draftsOf(typed, figures!)).toStrictEqual({
    ok: true,
    value: [
      {
        debts: ['huabei'],
        types: ['installment_plan', 'waive_overdue_interest'],
        madeBy: 'counselor',
        status: 'draft',
        validUntil: '2026-12-01',
        terms: {
          total: 1200000,
          installments: 12,
          firstDueOn: '2026-12-22',
          waivers: [{ component: 'overdue_interest', amount: 5001 }],
          payTo: { holder: '某公司' },
        },
        plan: { method: 'equal_split', principal: 1200000, startOn: '2026-11-22', rounding: 'floor_last' },
        newBorrowing: true,
      },
    ],
  })
  expect(draftsOf({ ...typed, validUntil: 'soon' }, figures!)).toMatchObject({ ok: false, problems: [{ field: 'validUntil' }] })
})

test('a shared pool is saved as one offer for each debt', () => {
  const typed = column({ shape: 'proRata', pool: '1,000' })
  const { figures } = reckon(facts(card, loan), typed)
  const drafts = draftsOf(typed, figures!)
  expect(drafts.ok && drafts.value.map(({ debts, types, plan }) => [debts, types, plan?.principal])).toEqual([
    [['huabei'], ['pro_rata_offer'], 1205001],
    [['loan'], ['pro_rata_offer'], 309999],
  ])
})
