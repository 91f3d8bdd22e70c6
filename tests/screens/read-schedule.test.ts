import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Installment } from '../../src/domain/case-file.ts'
import { readSchedule, rowsSoFar } from '../../src/screens/case/agreements/read-schedule.ts'
import {
  allFollowing,
  fieldsFromRows,
  fieldsFromTerms,
  rowsFromTerms,
  settled,
  withCount,
  withRow,
  withRowLeft,
  withRows,
} from '../../src/screens/case/agreements/schedule-fields.ts'
import { day, minor, row } from '../domain/build.ts'

const terms = { total: minor(100_000), installments: 3, firstDueOn: day('2026-01-31') }
const made = () => fieldsFromTerms(terms, undefined, 'CNY')
const amounts = ({ rows }: { rows: { amount: string }[] }) => rows.map(({ amount }) => amount)
const days = ({ rows }: { rows: { dueOn: string }[] }) => rows.map(({ dueOn }) => dueOn)
const codes = (fields: ReturnType<typeof made>) => {
  const result = readSchedule(fields, 'CNY')
  return result.ok ? [] : result.problems.map(({ code, field }) => [field, code])
}

test('rows follow the terms, and read as they are shown', () => {
  expect(amounts(made())).toEqual(['333.33', '333.33', '333.34'])
  expect(readSchedule(made(), 'CNY')).toEqual({
    ok: true,
    value: [row(1, '2026-01-31', 33_333), row(2, '2026-02-28', 33_333), row(3, '2026-03-31', 33_334)],
  })
  expect(rowsFromTerms(terms, 'CNY')).toEqual([row(1, '2026-01-31', 33_333), row(2, '2026-02-28', 33_333), row(3, '2026-03-31', 33_334)])
})

test('whole dollars for a currency without cents in its plans', () => {
  expect(amounts(fieldsFromTerms(terms, undefined, 'TWD'))).toEqual(['333.00', '333.00', '334.00'])
  expect(rowsFromTerms({ ...terms, total: minor(299) }, 'TWD')).toBeNull()
  expect(rowsFromTerms({ ...terms, total: minor(300) }, 'TWD')).toHaveLength(3)
  expect(rowsFromTerms({ total: minor(300) }, 'TWD')).toBeNull()
})

test('what is typed is set by hand at once, and the others take what is left', () => {
  const typed = withRow(made(), 0, { amount: '500' }, 'CNY')
  expect(amounts(typed)).toEqual(['500', '250.00', '250.00'])
  expect(amounts(withRow(typed, 0, { amount: '5x' }, 'CNY'))).toEqual(['5x', '250.00', '250.00'])
  const other = withRow(typed, 1, { dueOn: '2026-03-01' }, 'CNY')
  expect(days(settled({ ...other, firstDueOn: '2026-02-10' }, 'CNY'))).toEqual(['2026-02-10', '2026-03-01', '2026-04-10'])
  expect(amounts(settled({ ...typed, total: '600' }, 'CNY'))).toEqual(['500', '50.00', '50.00'])
})

test('a field that is left empty follows again; while it is typed it stays empty', () => {
  const emptied = withRow(withRow(made(), 0, { amount: '500' }, 'CNY'), 0, { amount: '' }, 'CNY')
  expect(amounts(emptied)).toEqual(['', '250.00', '250.00'])
  expect(amounts(withRowLeft(emptied, 0, 'CNY'))).toEqual(['333.33', '333.33', '333.34'])
  const noDay = withRow(made(), 1, { dueOn: ' ' }, 'CNY')
  expect(days(noDay)).toEqual(['2026-01-31', ' ', '2026-03-31'])
  expect(days(withRowLeft(noDay, 1, 'CNY'))).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
})

test('rows come and go at the end with their number, and the number with the rows', () => {
  expect(amounts(withCount(made(), '4', 'CNY'))).toEqual(['250.00', '250.00', '250.00', '250.00'])
  expect(amounts(withCount(made(), '１', 'CNY'))).toEqual(['1,000.00'])
  for (const wrong of ['0', '601', 'x', '', '2.5']) expect(withCount(made(), wrong, 'CNY').rows).toHaveLength(3)
  expect(withCount(made(), '600', 'CNY').rows).toHaveLength(600)
  const fewer = withRows(made(), made().rows.slice(1), 'CNY')
  expect([fewer.count, ...amounts(fewer), ...days(fewer)]).toEqual(['2', '500.00', '500.00', '2026-01-31', '2026-02-28'])
})

test.each<[string, object, string[][]]>([
  ['no rows', { count: '0' }, [['count', 'schedule.count']]],
  ['too many', { count: '601' }, [['count', 'schedule.count']]],
  ['too many days of grace', { graceDays: '61' }, [['graceDays', 'schedule.grace']]],
  ['days of grace that are no number', { graceDays: '-1' }, [['graceDays', 'number.invalid']]],
  ['a total too small', { total: '0.02' }, [['total', 'schedule.restTooSmall']]],
  ['a day that does not exist', { firstDueOn: '2026-02-30' }, [['firstDueOn', 'day.invalid']]],
  ['a total in another currency', { total: 'US$ 5' }, [['total', 'money.otherCurrency']]],
])('refused beside its field: %s', (_, change, found) => {
  expect(codes({ ...made(), ...change })).toEqual(found)
})

test('the problem of a row stands at the row', () => {
  const typed = withRow(withRow(made(), 1, { amount: '-5' }, 'CNY'), 2, { dueOn: 'soon' }, 'CNY')
  expect(codes(typed)).toEqual([
    ['rows.1.amount', 'money.negative'],
    ['rows.2.dueOn', 'day.invalid'],
  ])
  expect(rowsSoFar(typed, 'CNY')).toEqual([])
  expect(rowsSoFar(made(), 'CNY')).toHaveLength(3)
})

test('too much by hand is refused while others follow; all by hand is taken as it is', () => {
  const much = withRow(made(), 0, { amount: '1,000.01' }, 'CNY')
  expect(readSchedule(much, 'CNY')).toMatchObject({
    problems: [{ field: 'total', code: 'schedule.byHandTooMuch', params: { by: '0.01' } }],
  })
  const all = [0, 1, 2].reduce((fields, i) => withRow(fields, i, { amount: '1' }, 'CNY'), made())
  expect(readSchedule(all, 'CNY').ok).toBe(true)
})

test('what an amount is made of is kept only while it is that amount', () => {
  const split = { principal: minor(30_000), contract_interest: minor(3_333) }
  const rows: Installment[] = [{ ...row(1, '2026-01-31', 33_333), split }, row(2, '2026-02-28', 66_667)]
  const fields = fieldsFromRows(rows, minor(100_000), 3, 'CNY')
  expect(fields.graceDays).toBe('3')
  expect(readSchedule(fields, 'CNY')).toEqual({ ok: true, value: rows })
  const changed = readSchedule(withRow(fields, 0, { amount: '333.34' }, 'CNY'), 'CNY')
  expect(changed.ok && changed.value[0]).toEqual(row(1, '2026-01-31', 33_334))
})

test('rows that are there are set by hand only where they do not follow by themselves', () => {
  const byHand = (list: Installment[], total?: number) =>
    fieldsFromRows(list, total === undefined ? undefined : minor(total), undefined, 'CNY').rows.map(({ ownAmount }) => ownAmount)
  const of = (...list: number[]) => list.map((amount, i) => row(i + 1, '2026-01-31', amount))
  expect(byHand(of(3, 3, 4), 10)).toEqual([false, false, false])
  expect(byHand(of(7, 3, 3, 4), 17)).toEqual([true, false, false, false])
  expect(byHand(of(3, 3, 9), 15)).toEqual([false, false, true])
  expect(byHand(of(1, 2, 3), 6)).toEqual([true, true, true])
  expect(byHand(of(3, 3, 4), 11)).toEqual([true, true, true])
  expect(byHand(of(3, 3))).toEqual([true, true])
  const dated = fieldsFromRows([row(1, '2026-01-31', 3), row(2, '2026-02-27', 3)], minor(6), undefined, 'CNY')
  expect(dated.rows.map(({ ownDay }) => ownDay)).toEqual([false, true])
  expect(days(allFollowing(dated, 'CNY'))).toEqual(['2026-01-31', '2026-02-28'])
})

test('whatever rows stand there, opening and saving them changes nothing', () => {
  const anyRow = fc.record({
    amount: fc.integer({ min: 0, max: 500 }),
    day: fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-31', '2026-04-01'),
  })
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 6 }), fc.option(fc.integer({ min: 0, max: 2_000 })), (list, total) => {
      const rows = list.map(({ amount, day: on }, i) => row(i + 1, on, amount))
      const fields = fieldsFromRows(rows, total === null ? undefined : minor(total), undefined, 'CNY')
      expect(readSchedule(fields, 'CNY')).toEqual({ ok: true, value: rows })
      expect(readSchedule(settled(fields, 'CNY'), 'CNY')).toEqual({ ok: true, value: rows })
    }),
  )
})
