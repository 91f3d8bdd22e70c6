import { describe, expect, test } from 'vitest'
import { enums } from '../../src/domain/enums.ts'
import { installmentsProblem, type PlanRefusal, planRows, type PlanTerms, splitProblem } from '../../src/domain/plan.ts'
import { minor } from './build.ts'

type Given = Omit<PlanTerms, 'principal' | 'balloon' | 'payments' | 'stepAmount'> & {
  principal: number
  balloon?: number
  payments?: number[]
  stepAmount?: number
}
const plan = (terms: Given) => planRows(terms as unknown as PlanTerms)
/** Rows as [payment, interest, principal, fee, balance]. */
const rows = (terms: Given) => {
  const made = plan(terms)
  return made.ok ? made.rows.map(({ payment, interest, principal, fee, balance }) => [payment, interest, principal, fee, balance]) : made
}
const payments = (terms: Given) => {
  const made = plan(terms)
  return made.ok ? made.rows.map(({ payment }) => payment) : made
}
const largest = Number.MAX_SAFE_INTEGER

describe('equal installments', () => {
  test('interest first, the last row carries the rounding', () => {
    const made = plan({ method: 'equal_installment', principal: 1_200_000, annualRate: '0.18', n: 12 })
    expect(made).toMatchObject({ ok: true, totalPaid: 1_320_195, totalInterest: 120_195, totalFee: 0 })
    const list = made.ok ? made.rows : []
    expect(list.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(list[0]).toEqual({ no: 1, payment: 110_016, interest: 18_000, principal: 92_016, fee: 0, balance: 1_107_984 })
    expect(list[11]).toEqual({ no: 12, payment: 110_019, interest: 1626, principal: 108_393, fee: 0, balance: 0 })
  })
  test('without interest they are the total over the rows, half up', () => {
    expect(payments({ method: 'equal_installment', principal: 1000, n: 3 })).toEqual([333, 333, 334])
    expect(payments({ method: 'equal_installment', principal: 1001, n: 3, annualRate: '0' })).toEqual([334, 334, 333])
  })
  test('in whole dollars, what is left below a dollar in the last row', () => {
    expect(rows({ method: 'equal_installment', principal: 1_000_050, annualRate: '0.12', n: 3, unit: 100 })).toEqual([
      [340_000, 10_000, 330_000, 0, 670_050],
      [340_000, 6700, 333_300, 0, 336_750],
      [340_150, 3400, 336_750, 0, 0],
    ])
  })
  test('a step lower where half up would pay everything off before the last row', () => {
    expect(payments({ method: 'equal_installment', principal: 14, n: 9 })).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 6])
    expect(payments({ method: 'equal_installment', principal: 5, n: 9 })).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 5])
    // 119,441.56 a month, so that half up in whole dollars is 0.44 too much, which grows to more than the last row.
    const long = payments({ method: 'equal_installment', principal: 421_503_027, annualRate: '0.34', n: 320, unit: 100 })
    expect(long).toMatchObject({ 0: 11_944_100, 318: 11_944_100, 319: 26_579_527 })
    // All paid off just with the last row is not before it.
    expect(payments({ method: 'equal_installment', principal: 16, n: 9 })).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 0])
  })
  test('one row pays all with a month of interest', () => {
    expect(rows({ method: 'equal_installment', principal: 1000, annualRate: '0.12', n: 1 })).toEqual([[1010, 10, 1000, 0, 0]])
  })
})

describe('equal principal', () => {
  test('the principal is split, what does not divide in the last row; interest on what was open', () => {
    expect(rows({ method: 'equal_principal', principal: 1_000_000, annualRate: '0.12', n: 6 })).toEqual([
      [176_666, 10_000, 166_666, 0, 833_334],
      [174_999, 8333, 166_666, 0, 666_668],
      [173_333, 6667, 166_666, 0, 500_002],
      [171_666, 5000, 166_666, 0, 333_336],
      [169_999, 3333, 166_666, 0, 166_670],
      [168_337, 1667, 166_670, 0, 0],
    ])
  })
  test('in whole dollars', () => {
    expect(rows({ method: 'equal_principal', principal: 100_000, annualRate: '0.12', n: 3, unit: 100 })).toEqual([
      [34_300, 1000, 33_300, 0, 66_700],
      [34_000, 700, 33_300, 0, 33_400],
      [33_700, 300, 33_400, 0, 0],
    ])
  })
})

describe('equal split', () => {
  test.each([
    [undefined, [333, 333, 334]],
    ['floor_last', [333, 333, 334]],
    ['floor_first', [334, 333, 333]],
    ['largest_remainder', [334, 333, 333]],
    ['half_up_last', [333, 333, 334]],
  ] as const)('by %s', (rounding, expected) => {
    expect(payments({ method: 'equal_split', principal: 1000, n: 3, ...(rounding && { rounding }) })).toEqual(expected)
  })
  test('bears no interest, whatever rate stands there', () => {
    expect(rows({ method: 'equal_split', principal: 10, n: 2, annualRate: '0.5' })).toEqual([
      [5, 0, 5, 0, 5],
      [5, 0, 5, 0, 0],
    ])
  })
  test('in whole dollars', () => {
    expect(payments({ method: 'equal_split', principal: 100_050, n: 3, unit: 100 })).toEqual([33_300, 33_300, 33_450])
    expect(payments({ method: 'equal_split', principal: 100_050, n: 3, unit: 100, rounding: 'largest_remainder' })).toEqual([
      33_400, 33_300, 33_350,
    ])
  })
  test('is refused where half-up rounding would leave less than nothing', () => {
    expect(plan({ method: 'equal_split', principal: 5, n: 9, rounding: 'half_up_last' })).toEqual({ ok: false, code: 'plan.tooSmall' })
  })
})

describe('a flat fee', () => {
  test('is a share of the principal, half up, and split beside it', () => {
    expect(rows({ method: 'flat_fee', principal: 100_000, feeRate: '0.02305', n: 3 })).toEqual([
      [34_101, 0, 33_333, 768, 66_667],
      [34_101, 0, 33_333, 768, 33_334],
      [34_103, 0, 33_334, 769, 0],
    ])
  })
  test('in whole dollars', () => {
    expect(rows({ method: 'flat_fee', principal: 100_000, feeRate: '0.0235', n: 2, unit: 100 })).toEqual([
      [51_200, 0, 50_000, 1200, 50_000],
      [51_200, 0, 50_000, 1200, 0],
    ])
  })
  test('of nothing when no rate is stated', () => {
    expect(plan({ method: 'flat_fee', principal: 100, n: 2, annualRate: '0.5' })).toMatchObject({
      totalPaid: 100,
      totalFee: 0,
      totalInterest: 0,
    })
  })
})

test('interest only: the principal with the last row', () => {
  expect(rows({ method: 'interest_only', principal: 100_050, annualRate: '0.12', n: 3 })).toEqual([
    [1001, 1001, 0, 0, 100_050],
    [1001, 1001, 0, 0, 100_050],
    [101_051, 1001, 100_050, 0, 0],
  ])
})

describe('a balloon', () => {
  const balloon = (of: number | undefined, annualRate = '0.12') =>
    rows({ method: 'balloon', principal: 100_000, annualRate, n: 3, ...(of !== undefined && { balloon: of }) })
  test('stays until the last row', () => {
    expect(balloon(50_000)).toEqual([
      [17_501, 1000, 16_501, 0, 83_499],
      [17_501, 835, 16_666, 0, 66_833],
      [67_501, 668, 66_833, 0, 0],
    ])
  })
  test('without interest the rest is split', () => {
    expect(balloon(40_000, '0')).toEqual([
      [20_000, 0, 20_000, 0, 80_000],
      [20_000, 0, 20_000, 0, 60_000],
      [60_000, 0, 60_000, 0, 0],
    ])
  })
  test('of everything is interest only, of nothing equal installments', () => {
    expect(balloon(100_000)).toEqual(rows({ method: 'interest_only', principal: 100_000, annualRate: '0.12', n: 3 }))
    const level = rows({ method: 'equal_installment', principal: 100_000, annualRate: '0.12', n: 3 })
    expect(balloon(0)).toEqual(level)
    expect(balloon(undefined)).toEqual(level)
    expect(rows({ method: 'equal_installment', principal: 100_000, annualRate: '0.12', n: 3, balloon: 50_000 })).toEqual(level)
  })
  test('cannot be more than the principal', () => {
    expect(balloon(100_001)).toEqual({ ok: false, code: 'plan.balloon' })
    expect(plan({ method: 'equal_principal', principal: 1, n: 1, balloon: 2 }).ok).toBe(true)
  })
})

describe('rising payments', () => {
  const step = (terms: Partial<Given>) => rows({ method: 'step_up', principal: 100_000, n: 4, stepEvery: 2, ...terms })
  test('by a share, without interest: 2·x + 2·1.5·x is the total', () => {
    expect(step({ stepRate: '0.5' })).toEqual([
      [20_000, 0, 20_000, 0, 80_000],
      [20_000, 0, 20_000, 0, 60_000],
      [30_000, 0, 30_000, 0, 30_000],
      [30_000, 0, 30_000, 0, 0],
    ])
  })
  test('by an amount, without interest: 4·x + 2·10 is the total', () => {
    expect(step({ stepAmount: 10_000 })).toMatchObject([[20_000], [20_000], [30_000], [30_000]].map(([payment]) => ({ 0: payment })))
  })
  test('each level is the one before it, raised and rounded half up', () => {
    expect(payments({ method: 'step_up', principal: 10_000, n: 4, stepEvery: 1, stepRate: '0.1' })).toEqual([2155, 2371, 2608, 2866])
    expect(payments({ method: 'step_up', principal: 1_000_000, n: 4, stepEvery: 1, stepRate: '0.1', unit: 100 })).toEqual([
      215_500, 237_100, 260_800, 286_600,
    ])
  })
  test('with interest the rows end at zero and nearly level off', () => {
    expect(step({ stepRate: '0.1', annualRate: '0.12' })).toEqual([
      [24_419, 1000, 23_419, 0, 76_581],
      [24_419, 766, 23_653, 0, 52_928],
      [26_861, 529, 26_332, 0, 26_596],
      [26_862, 266, 26_596, 0, 0],
    ])
  })
  test('every twelve rows when nothing is stated, and not at all within the first', () => {
    const steps = (n: number) => payments({ method: 'step_up', principal: 240_000, n, stepAmount: 1000 })
    expect(steps(12)).toEqual(Array(12).fill(20_000))
    expect(steps(24)).toEqual([...Array<number>(12).fill(9500), ...Array<number>(12).fill(10_500)])
  })
  test('without a step they are equal installments', () => {
    const level = rows({ method: 'equal_installment', principal: 100_000, annualRate: '0.1', n: 4 })
    expect(step({ annualRate: '0.1' })).toEqual(level)
    expect(step({ annualRate: '0.1', stepRate: '0' })).toEqual(level)
  })
  test('are refused where the step is too large or no row apart', () => {
    expect(step({ stepAmount: 50_000 })).toMatchObject([{ 0: 0 }, { 0: 0 }, { 0: 50_000 }, { 0: 50_000 }])
    expect(step({ stepAmount: 50_002 })).toEqual({ ok: false, code: 'plan.step' })
    for (const stepEvery of [0, -1, 1.5, NaN]) expect(step({ stepAmount: 1, stepEvery })).toEqual({ ok: false, code: 'plan.step' })
    expect(plan({ method: 'equal_split', principal: 1, n: 1, stepEvery: 0 }).ok).toBe(true)
  })
  test('a step lower where half up would pay everything off before the last row', () => {
    expect(payments({ method: 'step_up', principal: 11, n: 6, stepEvery: 1, stepRate: '0.5' })).toEqual([0, 0, 0, 0, 0, 11])
    // Each level is rounded from the one before: 39 would be half up, and a step or three less are not enough.
    const long = plan({ method: 'step_up', principal: 1761, n: 42, annualRate: '0.14', stepEvery: 1, stepRate: '0.016' })
    expect(long).toMatchObject({ ok: true, rows: { 0: { payment: 32 }, 41: { balance: 0 } } })
  })
  test('of the steepest rise over the most rows leave all to the last', () => {
    expect(plan({ method: 'step_up', principal: 1000, n: 600, stepEvery: 1, stepRate: '10' })).toMatchObject({ ok: true, totalPaid: 1000 })
  })
  test('are refused where a payment does not cover its interest', () => {
    expect(step({ stepAmount: 50_000, annualRate: '0.12' })).toEqual({ ok: false, code: 'plan.interestNotCovered', no: 1 })
  })
})

describe('own rows', () => {
  const own = (payments: number[], annualRate?: string) =>
    rows({ method: 'custom', principal: 1000, n: 0, payments, ...(annualRate !== undefined && { annualRate }) })
  test('that sum to the total', () => {
    expect(own([500, 0, 300, 200])).toEqual([
      [500, 0, 500, 0, 500],
      [0, 0, 0, 0, 500],
      [300, 0, 300, 0, 200],
      [200, 0, 200, 0, 0],
    ])
  })
  test('interest that a row does not cover waits in the balance and bears none', () => {
    expect(own([0, 5, 1025], '0.12')).toEqual([
      [0, 0, 0, 0, 1010],
      [5, 5, 0, 0, 1015],
      [1025, 25, 1000, 0, 0],
    ])
  })
  test('that do not sum say by how much', () => {
    expect(own([500, 499])).toEqual({ ok: false, code: 'plan.rowsDoNotSum', by: 1 })
    expect(own([500, 502])).toEqual({ ok: false, code: 'plan.rowsDoNotSum', by: -2 })
    expect(own([1500, 10])).toEqual({ ok: false, code: 'plan.rowsDoNotSum', by: -510 })
    expect(own([0, 1000], '0.12')).toEqual({ ok: false, code: 'plan.rowsDoNotSum', by: 20 })
    expect(own([1000, 0], '0.12')).toEqual({ ok: false, code: 'plan.rowsDoNotSum', by: 10 })
  })
  test('count themselves, from 1 to 600', () => {
    expect(own([])).toEqual({ ok: false, code: 'plan.installments' })
    expect(plan({ method: 'custom', principal: 0, n: 1 })).toEqual({ ok: false, code: 'plan.installments' })
    expect(own([...Array<number>(599).fill(0), 1000])).toHaveLength(600)
    expect(own([...Array<number>(600).fill(0), 1000])).toEqual({ ok: false, code: 'plan.installments' })
  })
})

describe('what does not fit is refused', () => {
  const base = { method: 'equal_installment', principal: 1_000_000, n: 12 } as const
  test.each<[PlanRefusal['code'], Partial<Given>]>([
    ['plan.installments', { n: 0 }],
    ['plan.installments', { n: 601 }],
    ['plan.installments', { n: 1.5 }],
    ['plan.installments', { n: NaN }],
    ['rate.negative', { annualRate: '-0.01' }],
    ['rate.absurd', { annualRate: '10.01' }],
    ['rate.negative', { feeRate: '-0.01', method: 'flat_fee' }],
    ['rate.absurd', { feeRate: '10.01', method: 'flat_fee' }],
    ['rate.negative', { stepRate: '-0.01', method: 'step_up' }],
    ['rate.absurd', { stepRate: '10.01', method: 'step_up' }],
    ['money.negative', { principal: -1 }],
    ['money.negative', { balloon: -1, method: 'balloon' }],
    ['money.negative', { stepAmount: -1, method: 'step_up' }],
    ['money.negative', { payments: [-1, 1_000_001], method: 'custom' }],
    ['money.tooLarge', { principal: largest, annualRate: '0.1' }],
    ['money.tooLarge', { principal: largest, feeRate: '1.5', method: 'flat_fee' }],
    ['money.tooLarge', { principal: largest, feeRate: '1', method: 'flat_fee' }],
    ['plan.tooSmall', { principal: 5, n: 9, method: 'equal_split', rounding: 'half_up_last' }],
  ])('%s: %o', (code, changed) => {
    expect(plan({ ...base, ...changed })).toEqual({ ok: false, code })
  })
  test('1,000 % a year and 1 and 600 rows are not', () => {
    for (const n of [1, 600]) expect(plan({ ...base, n, annualRate: '10' })).toMatchObject({ ok: true, rows: { length: n } })
  })
  test.each(enums.schedule_method)('nothing at all can be planned: %s', (method) => {
    expect(plan({ method, principal: 0, n: 2, annualRate: '0.1', payments: [0, 0] })).toMatchObject({ ok: true, totalPaid: 0 })
  })
})

test('a split asks for at least a step a row', () => {
  expect(splitProblem(minor(12), 12)).toBeNull()
  expect(splitProblem(minor(11), 12)).toEqual({ ok: false, code: 'plan.tooSmall' })
  expect(splitProblem(minor(1200), 12, 100)).toBeNull()
  expect(splitProblem(minor(1199), 12, 100)).toEqual({ ok: false, code: 'plan.tooSmall' })
  expect(splitProblem(minor(12), 0)).toEqual({ ok: false, code: 'plan.installments' })
})

test('rows are counted from 1 to 600', () => {
  for (const n of [1, 600]) expect(installmentsProblem(n)).toBeNull()
  for (const n of [-1, 0, 0.5, 600.5, 601, NaN, Infinity]) expect(installmentsProblem(n)).toEqual({ ok: false, code: 'plan.installments' })
})
