import { describe, expect, test } from 'vitest'
import { accrueCompound, accrueOverdue, accrueSegments, capitalisationDays } from '../../src/domain/accrual.ts'
import type { DebtComponent } from '../../src/domain/case-file.ts'
import type { AccrualRules } from '../../src/domain/interest.ts'
import { day, minor } from './build.ts'

const aDay: AccrualRules = { rate: '0.0005', basis: 'daily' }
const pay = (on: string, amount: number) => ({ on: day(on), amount: minor(amount) })
const largest = Number.MAX_SAFE_INTEGER

describe('interest capitalised on statement days', () => {
  const on = (...dates: string[]) => accrueCompound(aDay, minor(1_000_000), dates.map(day))
  test('bears interest from then on', () => {
    expect(on('2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05')).toEqual({
      ok: true,
      rows: [
        { on: '2026-02-05', days: 31, interest: 15_500, balance: 1_015_500 },
        { on: '2026-03-05', days: 28, interest: 14_217, balance: 1_029_717 },
        { on: '2026-04-05', days: 31, interest: 15_961, balance: 1_045_678 },
      ],
      totalInterest: 45_678,
    })
  })
  test('fewer than two days bear nothing', () => {
    expect(on()).toEqual({ ok: true, rows: [], totalInterest: 0 })
    expect(on('2026-01-05')).toEqual({ ok: true, rows: [], totalInterest: 0 })
    expect(on('2026-01-05', '2026-01-05')).toMatchObject({ rows: [{ days: 0, interest: 0 }], totalInterest: 0 })
  })
  test('of nothing is nothing', () => {
    expect(accrueCompound(aDay, minor(0), [day('2026-01-05'), day('2026-02-05')])).toMatchObject({ ok: true, totalInterest: 0 })
  })
  test('in whole dollars', () => {
    expect(accrueCompound(aDay, minor(1_000_000), [day('2026-01-05'), day('2026-02-04')], 100)).toMatchObject({ totalInterest: 15_000 })
    expect(accrueCompound(aDay, minor(1_000_000), [day('2026-01-05'), day('2026-01-06')], 1000)).toMatchObject({ totalInterest: 1000 })
  })
  test('what does not fit is refused', () => {
    expect(on('2026-02-05', '2026-01-05')).toEqual({ ok: false, code: 'day.order' })
    expect(accrueCompound({ ...aDay, rate: '-1' }, minor(1), [])).toEqual({ ok: false, code: 'rate.negative' })
    expect(accrueCompound({ ...aDay, basis: 'flat_fee' }, minor(1), [])).toEqual({ ok: false, code: 'rate.flatFee' })
    expect(accrueCompound(aDay, minor(-1), [])).toEqual({ ok: false, code: 'money.negative' })
    expect(accrueCompound(aDay, minor(largest), [day('2026-01-01'), day('2026-01-02')])).toEqual({ ok: false, code: 'money.tooLarge' })
  })
})

describe('interest between part payments', () => {
  const segments = (payments: ReturnType<typeof pay>[], end = '2026-05-10', principal = 864_237) =>
    accrueSegments(aDay, minor(principal), day('2026-02-10'), payments, day(end))
  test('is paid first, the principal second, and bears no interest', () => {
    expect(segments([pay('2026-03-01', 30_000), pay('2026-04-15', 100_000)])).toEqual({
      ok: true,
      events: [
        { on: '2026-03-01', accrued: 8210, toInterest: 8210, toPrincipal: 21_790, principal: 842_447, interestDue: 0 },
        { on: '2026-04-15', accrued: 18_955, toInterest: 18_955, toPrincipal: 81_045, principal: 761_402, interestDue: 0 },
      ],
      principal: 761_402,
      interestDue: 9518,
      totalDue: 770_920,
      unallocated: 0,
    })
  })
  test('waits, where a payment does not cover it', () => {
    expect(segments([pay('2026-03-01', 8000), pay('2026-03-01', 100)])).toMatchObject({
      events: [
        { accrued: 8210, toInterest: 8000, toPrincipal: 0, principal: 864_237, interestDue: 210 },
        { accrued: 0, toInterest: 100, toPrincipal: 0, interestDue: 110 },
      ],
      principal: 864_237,
      interestDue: 110 + 30_248,
    })
  })
  test('payments on the first and the last day count, in whatever order they are listed', () => {
    expect(segments([pay('2026-05-10', 5), pay('2026-02-10', 100_000)])).toMatchObject({
      events: [
        { on: '2026-02-10', accrued: 0, toInterest: 0, toPrincipal: 100_000, principal: 764_237 },
        { on: '2026-05-10', accrued: 34_009, toInterest: 5, toPrincipal: 0, interestDue: 34_004 },
      ],
      totalDue: 764_237 + 34_004,
    })
  })
  test('what is paid beyond everything stays visible', () => {
    expect(segments([pay('2026-03-01', 900_000)])).toMatchObject({
      principal: 0,
      interestDue: 0,
      totalDue: 0,
      unallocated: 900_000 - 864_237 - 8210,
    })
  })
  test('without payments it is simple interest', () => {
    expect(segments([])).toEqual({ ok: true, events: [], principal: 864_237, interestDue: 38_459, totalDue: 902_696, unallocated: 0 })
  })
  test('an account that compounds does not do so here', () => {
    const compounding = accrueSegments({ ...aDay, compounding: 'monthly' }, minor(864_237), day('2026-02-10'), [], day('2026-05-10'))
    expect(compounding).toMatchObject({ interestDue: 38_459 })
  })
  test('what does not fit is refused', () => {
    expect(segments([pay('2026-02-09', 1)])).toEqual({ ok: false, code: 'day.order' })
    expect(segments([pay('2026-05-11', 1)])).toEqual({ ok: false, code: 'day.order' })
    expect(segments([], '2026-02-09')).toEqual({ ok: false, code: 'day.order' })
    expect(segments([pay('2026-03-01', -1)])).toEqual({ ok: false, code: 'money.negative' })
    expect(segments([], '2026-03-01', -1)).toEqual({ ok: false, code: 'money.negative' })
    expect(segments([], '2026-05-10', largest)).toEqual({ ok: false, code: 'money.tooLarge' })
    expect(accrueSegments({ ...aDay, rate: '1' }, minor(1), day('2026-01-01'), [], day('2026-01-01'))).toEqual({
      ok: false,
      code: 'rate.absurd',
    })
  })
})

describe('overdue interest by an account’s own rules', () => {
  const claim = { principal: minor(1_000_000), overdue_interest: minor(20_000), late_fee: minor(5000) }
  const overdue = (rules: Partial<AccrualRules>, to: string, options?: Parameters<typeof accrueOverdue>[4]) =>
    accrueOverdue({ ...aDay, ...rules }, claim, day('2026-01-05'), day(to), options)
  const steps = (result: ReturnType<typeof accrueOverdue>) =>
    result.ok ? result.steps.map(({ on, days, interest, compound, capitalised }) => [on, days, interest, compound, capitalised]) : result

  const daysOf = (result: ReturnType<typeof accrueOverdue>) => (result.ok ? result.steps.map(({ on }) => on) : result)

  test('runs on the principal only', () => {
    expect(overdue({}, '2026-01-15')).toEqual({
      ok: true,
      days: 10,
      interest: 5000,
      compound: 0,
      owed: { principal: 1_000_000, overdue_interest: 25_000, compound_interest: 0, late_fee: 5000 },
      unallocated: 0,
      steps: [
        {
          on: '2026-01-15',
          days: 10,
          interest: 5000,
          compound: 0,
          capitalised: false,
          owed: { principal: 1_000_000, overdue_interest: 25_000, compound_interest: 0, late_fee: 5000 },
        },
      ],
    })
  })
  test('on the same day nothing is added', () => {
    expect(overdue({ compounding: 'daily' }, '2026-01-05')).toMatchObject({ days: 0, interest: 0, steps: [{ days: 0, interest: 0 }] })
  })
  test('compounds monthly on the bill day; fees never bear interest', () => {
    const result = overdue({ compounding: 'monthly', billDay: 20 }, '2026-03-01')
    expect(steps(result)).toEqual([
      ['2026-01-20', 15, 7500, 0, true],
      // 1,000,000 and the 27,500 of interest that stood there on the bill day.
      ['2026-02-20', 31, 15_926, 426, true],
      ['2026-03-01', 9, 4695, 195, false],
    ])
    expect(result).toMatchObject({ interest: 28_121, compound: 621, owed: { overdue_interest: 47_500, compound_interest: 621 } })
  })
  test('without a bill day from the day on which it starts', () => {
    expect(steps(overdue({ compounding: 'monthly' }, '2026-03-05'))).toMatchObject([
      ['2026-02-05', 31, 15_500, 0, true],
      ['2026-03-05', 28, 14_497, 497, true],
    ])
  })
  test('a bill day that a month does not have is its last', () => {
    const from31 = accrueOverdue({ ...aDay, compounding: 'monthly' }, claim, day('2027-12-31'), day('2028-04-01'))
    expect(daysOf(from31)).toEqual(['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-01'])
    expect(daysOf(overdue({ compounding: 'monthly', billDay: 31 }, '2026-03-01'))).toEqual(['2026-01-31', '2026-02-28', '2026-03-01'])
  })
  test('the bill day on which it starts is over', () => {
    expect(steps(overdue({ compounding: 'monthly', billDay: 5 }, '2026-02-04'))).toMatchObject([['2026-02-04', 30, 15_000, 0, false]])
  })
  test('compounds daily from the first day on', () => {
    expect(steps(overdue({ compounding: 'daily' }, '2026-01-08'))).toEqual([
      ['2026-01-06', 1, 500, 0, true],
      ['2026-01-07', 1, 510, 10, true],
      ['2026-01-08', 1, 511, 11, true],
    ])
  })
  test('payments go by the law’s order, or the account’s own', () => {
    const payments = [pay('2026-01-15', 30_000)]
    expect(overdue({}, '2026-01-25', { payments })).toMatchObject({
      interest: 10_000,
      owed: { principal: 1_000_000, overdue_interest: 5000, late_fee: 0 },
      steps: [{ on: '2026-01-15', paid: { overdue_interest: 25_000, late_fee: 5000, principal: 0 } }, { on: '2026-01-25' }],
    })
    const order: DebtComponent[] = ['principal']
    expect(overdue({}, '2026-01-25', { payments, order })).toMatchObject({
      interest: 9850,
      owed: { principal: 970_000, overdue_interest: 29_850, late_fee: 5000 },
    })
  })
  test('payments up to the first day are in the claim, those after the last are yet to come', () => {
    const payments = [pay('2026-01-05', 1), pay('2026-01-16', 2), pay('2026-01-15', 3)]
    expect(overdue({}, '2026-01-15', { payments })).toMatchObject({ owed: { overdue_interest: 24_997 }, steps: [{ on: '2026-01-15' }] })
  })
  test('what is paid on a bill day is no longer capitalised', () => {
    const payments = [pay('2026-01-20', 27_500)]
    expect(steps(overdue({ compounding: 'monthly', billDay: 20 }, '2026-02-20', { payments }))).toEqual([
      ['2026-01-20', 15, 7500, 0, false],
      ['2026-01-20', 0, 0, 0, true],
      ['2026-02-20', 31, 15_500, 0, true],
    ])
  })
  test('a payment takes off first the interest that bears interest', () => {
    const payments = [pay('2026-01-22', 20_000)]
    // 27,500 bear interest from the 20th for two days; then 7,500.
    expect(steps(overdue({ compounding: 'monthly', billDay: 20 }, '2026-02-01', { payments }))).toEqual([
      ['2026-01-20', 15, 7500, 0, true],
      ['2026-01-22', 2, 1028, 28, false],
      ['2026-02-01', 10, 5038, 38, false],
    ])
    const more = [pay('2026-01-22', 28_100)]
    expect(steps(overdue({ compounding: 'monthly', billDay: 20 }, '2026-02-01', { payments: more }))).toContainEqual([
      '2026-02-01',
      10,
      5000,
      0,
      false,
    ])
  })
  test('contract interest and compound interest are capitalised too', () => {
    const components = { contract_interest: minor(10_000), compound_interest: minor(10_000), legal_cost: minor(50_000) }
    const result = accrueOverdue({ ...aDay, compounding: 'monthly', billDay: 6 }, components, day('2026-01-05'), day('2026-01-16'))
    expect(result).toMatchObject({
      interest: 100,
      compound: 100,
      owed: { contract_interest: 10_000, compound_interest: 10_100, overdue_interest: 0 },
    })
  })
  test('what was paid beyond everything stays visible', () => {
    expect(overdue({}, '2026-01-15', { payments: [pay('2026-01-15', 2_000_000), pay('2026-01-15', 7)] })).toMatchObject({
      unallocated: 970_007,
    })
  })
  test('in whole dollars', () => {
    expect(overdue({}, '2026-01-06', { unit: 1000 })).toMatchObject({ interest: 1000 })
  })
  test('what does not fit is refused', () => {
    expect(overdue({}, '2026-01-04')).toEqual({ ok: false, code: 'day.order' })
    expect(overdue({ rate: '-0.1' }, '2026-01-06')).toEqual({ ok: false, code: 'rate.negative' })
    expect(overdue({ basis: 'flat_fee' }, '2026-01-06')).toEqual({ ok: false, code: 'rate.flatFee' })
    expect(overdue({}, '2026-01-06', { payments: [pay('2026-01-06', -1)] })).toEqual({ ok: false, code: 'money.negative' })
    expect(accrueOverdue(aDay, { late_fee: minor(-1) }, day('2026-01-05'), day('2026-01-06'))).toEqual({
      ok: false,
      code: 'money.negative',
    })
    const most = { principal: minor(largest), overdue_interest: minor(largest) }
    expect(accrueOverdue(aDay, most, day('2026-01-05'), day('2026-01-06'))).toEqual({ ok: false, code: 'money.tooLarge' })
  })
})

test('statements end with the last day there is', () => {
  expect(capitalisationDays({ compounding: 'monthly', billDay: 15 }, day('9999-11-20'), day('9999-12-31'))).toEqual(['9999-12-15'])
  expect(capitalisationDays({ compounding: 'daily' }, day('9999-12-29'), day('9999-12-31'))).toEqual(['9999-12-30', '9999-12-31'])
})
