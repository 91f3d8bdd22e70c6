import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Currency } from '../../src/domain/case-file.ts'
import { addMonths, daysBetween } from '../../src/domain/day.ts'
import { enums } from '../../src/domain/enums.ts'
import { unitOf } from '../../src/domain/money.ts'
import { offerFigures, offerOf, paymentRows, type Scenario, storedRows } from '../../src/domain/offer.ts'
import { day, firstCase, minor, secondCase, waiver } from './build.ts'
import { annuity, asProposal, figures, own, owing, plain, pool, problem, scenario, three } from './offer-build.ts'

test('the first case: one month more and half of the overdue interest waived', () => {
  const given = scenario({
    shape: 'extension',
    startOn: day('2026-03-13'),
    firstDueOn: day('2026-04-10'),
    waivers: [waiver('overdue_interest', 6195)],
  })
  const result = figures(firstCase(), given)
  expect(result).toMatchObject({ currency: 'CNY', claim: 838390, waived: 6195, interest: 0, fees: 0, totalPaid: 832195, burden: 832195 })
  expect(result.rows).toEqual([{ no: 1, dueOn: '2026-04-10', payment: 832195, principal: 832195, interest: 0, fee: 0, balance: 0 }])
  expect(result.cost).toEqual({ nominal: '0.0000', effective: '0.0000' })
  expect(result.offers).toEqual([
    {
      debts: ['huabei'],
      types: ['extension', 'waive_overdue_interest'],
      terms: { total: 832195, installments: 1, firstDueOn: '2026-04-10', waivers: [waiver('overdue_interest', 6195)] },
      plan: { method: 'equal_installment', principal: 832195, startOn: '2026-03-13' },
    },
  ])
})

test('the second case: twelve parts, the overdue interest waived as it was said by phone', () => {
  const result = figures(secondCase(), scenario({ waivers: [waiver('overdue_interest', 14400)] }))
  expect(result).toMatchObject({ claim: 1214400, waived: 14400, totalPaid: 1200000, lastDueOn: '2027-04-09', burden: 100000 })
  expect(result.rows.map(({ payment }) => payment)).toEqual(Array(12).fill(100000))
  expect(result.offers[0]!.terms).toMatchObject({ total: 1200000, installments: 12, firstDueOn: '2026-05-09' })
})

test('only the newest balance is the claim', () => {
  const debt = owing({ principal: 500000 })
  debt.balances.unshift({ asOf: day('2026-05-01'), source: 'letter', components: { principal: minor(400000), late_fee: minor(1000) } })
  expect(figures({ debts: [debt] }, scenario()).claim).toBe(401000)
})

test('interest of an extension runs by the day over 365, and its cost is reckoned by the day', () => {
  const given = scenario({
    shape: 'extension',
    startOn: day('2026-01-01'),
    firstDueOn: day('2026-12-31'),
    installments: { ...plain, annualRate: '0.10' },
  })
  const result = figures({ debts: [owing({ principal: 1000000 })] }, given)
  expect(result.rows[0]).toMatchObject({ payment: 1099726, interest: 99726, principal: 1000000, balance: 0 })
  // 1.099726^(365/364) − 1, and 12 × (1.099726^(365/364/12) − 1)
  expect(result.cost).toEqual({ nominal: '9.5702', effective: '10.0013' })
  expect(result.offers[0]!.plan).toMatchObject({ annualRate: '0.10' })
})

test('an annuity whose first payment is a month away costs its own rate', () => {
  const result = figures({ debts: [owing({ principal: 1200000 })] }, scenario({ installments: annuity(12, '0.18') }))
  expect(result.rows.map(({ payment }) => payment)).toEqual([...Array<number>(11).fill(110016), 110019])
  expect(result).toMatchObject({ interest: 120195, totalPaid: 1320195 })
  expect(result.cost).toEqual({ nominal: '18.0004', effective: '19.5623' })
})

test.each([
  ['2026-05-14', true],
  ['2026-05-15', false],
])('a first payment on %s, 31 days after the start or more, counts as a month: %s', (firstDueOn, monthly) => {
  const given = scenario({ firstDueOn: day(firstDueOn), installments: annuity(12, '0.18') })
  expect(figures({ debts: [owing({ principal: 1200000 })] }, given).cost!.nominal === '18.0004').toBe(monthly)
})

test('a first payment long after the start makes the same rows cheaper: by days the discounted rows are worth the principal', () => {
  const given = scenario({ firstDueOn: day('2026-08-31'), installments: annuity(24, '0.12') })
  const { cost, rows } = figures({ debts: [owing({ principal: 1200000 })] }, given)
  const effective = Number(cost!.effective) / 100
  const worth = rows.reduce((sum, { dueOn, payment }) => sum + payment / (1 + effective) ** (daysBetween(given.startOn, dueOn) / 365), 0)
  expect(Math.abs(worth - 1200000)).toBeLessThan(2)
  expect(Number(cost!.nominal) / 1200).toBeCloseTo((1 + effective) ** (1 / 12) - 1, 7)
  expect(rows.slice(0, 3).map(({ dueOn }) => dueOn)).toEqual(['2026-08-31', '2026-09-30', '2026-10-31'])
})

test('own rows that bear interest but are not a month apart are costed by the day', () => {
  const rows = [
    { dueOn: day('2026-05-13'), amount: minor(500000) },
    { dueOn: day('2026-07-13'), amount: minor(515100) },
  ]
  const { cost, interest } = figures(
    { debts: [owing({ principal: 1000000 })] },
    scenario({ installments: { ...plain, method: 'custom', annualRate: '0.12', rows } }),
  )
  expect(interest).toBe(15100)
  expect(cost).toEqual({ nominal: '9.0252', effective: '9.4080' })
})

test('a flat fee is a cost though it is called none: 8.8 % over twelve months is 15.8643 % a year', () => {
  const result = figures(
    { debts: [owing({ principal: 120000 })] },
    scenario({ installments: { ...plain, method: 'flat_fee', feeRate: '0.088' } }),
  )
  expect(result).toMatchObject({ fees: 10560, interest: 0, totalPaid: 130560, cost: { nominal: '15.8643', effective: '17.0702' } })
})

test('a lump sum by rate or by amount writes off the rest, penalties first and principal last', () => {
  const file = { debts: [owing({ principal: 1000000, overdue_interest: 200000, late_fee: 34567 })] }
  const byRate = figures(file, scenario({ shape: 'lumpSum', lumpSum: { rate: '0.70' } }))
  expect(byRate).toMatchObject({ claim: 1234567, waived: 370370, totalPaid: 864197 })
  expect(byRate.offers[0]).toMatchObject({
    types: ['lump_sum_settlement', 'principal_reduction', 'waive_overdue_interest', 'waive_late_fee'],
    terms: { installments: 1, waivers: [waiver('principal', 135803), waiver('overdue_interest', 200000), waiver('late_fee', 34567)] },
  })
  const byAmount = figures(
    file,
    scenario({ shape: 'lumpSum', lumpSum: { amount: minor(1000000) }, waivers: [waiver('principal', 200000)] }),
  )
  expect(byAmount).toMatchObject({ waived: 234567, totalPaid: 1000000 })
  expect(byAmount.offers[0]!.terms.waivers).toEqual([waiver('principal', 200000), waiver('late_fee', 34567)])
  expect(problem(file, scenario({ shape: 'lumpSum', lumpSum: { amount: minor(1234568) } }))).toMatchObject({
    code: 'offer.moreThanOwed',
    field: 'lumpSum',
  })
  expect(figures(file, scenario({ shape: 'lumpSum', lumpSum: { amount: minor(1234567) } })).waived).toBe(0)
  expect(problem(file, scenario({ shape: 'lumpSum', lumpSum: { rate: '1.01' } }))).toMatchObject({ code: 'rate.aboveWhole' })
})

test('a pool is shared by what is owed, each debt has its own offer until it is paid', () => {
  const result = figures({ debts: three }, pool())
  expect(result.offers.map(({ plan }) => plan.rows![0]!.amount)).toEqual([5847, 8611, 1542])
  expect(result.offers.map(({ debts, terms }) => [...debts, terms.installments])).toEqual([
    ['a', 78],
    ['b', 78],
    ['c', 78],
  ])
  expect(result).toMatchObject({ claim: 1245000, waived: 0, totalPaid: 1245000, burden: 16000, cost: { nominal: '0.0000' } })
  expect(result.rows).toHaveLength(78)
  expect(result.rows.at(-1)).toMatchObject({ balance: 0, dueOn: addMonths(day('2026-05-09'), 77) })
})

test('caps and a token payment hold in a pool, and a waiver is shared by what each owes of the component', () => {
  const result = figures({ debts: three }, pool({ waivers: [waiver('late_fee', 40000)] }, { caps: { b: minor(5000) }, least: minor(3000) }))
  expect(result.offers.map(({ plan }) => plan.rows![0]!.amount)).toEqual([8000, 5000, 3000])
  expect(result.offers.map(({ terms }) => terms.waivers)).toEqual([[], [waiver('late_fee', 35000)], [waiver('late_fee', 5000)]])
  expect(result.offers.map(({ types }) => types)).toEqual([['pro_rata_offer'], ['pro_rata_offer'], ['pro_rata_offer', 'token_payment']])
  expect(result.waived).toBe(40000)
})

test('new Taiwan dollars are split in whole dollars; what does not divide goes into the last row', () => {
  const file = { debts: [owing({ principal: 1000050 }, { currency: 'TWD' })] }
  expect(figures(file, scenario({ installments: { ...plain, count: 3 } })).rows.map(({ payment }) => payment)).toEqual([
    333300, 333300, 333450,
  ])
  const rows = figures(file, scenario({ installments: annuity(6, '0.15') })).rows
  expect(rows.slice(0, -1).every(({ payment, interest }) => payment % 100 === 0 && interest % 100 === 0)).toBe(true)
  expect(problem(file, scenario({ installments: { ...plain, count: 600 } }))).toBeNull()
  expect(problem({ debts: [owing({ principal: 1199 }, { currency: 'TWD' })] }, scenario())).toMatchObject({ code: 'plan.tooSmall' })
  expect(problem({ debts: [owing({ principal: 1200 }, { currency: 'TWD' })] }, scenario())).toBeNull()
})

test('a stored offer says what was offered then, whatever the balance has become', () => {
  const debt = owing({ principal: 1000000 })
  const { offers } = figures({ debts: [debt] }, scenario())
  debt.balances.push({ asOf: day('2026-06-01'), source: 'letter', components: { principal: minor(1) } })
  expect(offerOf({ debts: [debt] }, asProposal(offers[0]!))).toMatchObject({ figures: { claim: 1000000, totalPaid: 1000000 } })
})

test('the balance by day begins with the principal and ends at nothing', () => {
  const { rows } = figures(
    { debts: [owing({ principal: 1000 })] },
    scenario({ installments: own(['2026-04-13', 100], ['2026-06-01', 400], ['2026-06-01', 500]) }),
  )
  expect(paymentRows(day('2026-04-10'), rows)).toEqual([
    { on: '2026-04-10', balance: 1000 },
    { on: '2026-04-13', balance: 900 },
    { on: '2026-06-01', balance: 0 },
  ])
})

test('what is written off is said by component: penalties, interest on interest, interest, then the principal', () => {
  const file = { debts: [owing({ principal: 100, overdue_interest: 100, compound_interest: 100, late_fee: 100 })] }
  const given = (amount: number) =>
    figures(file, scenario({ shape: 'lumpSum', lumpSum: { amount: minor(amount) } })).offers[0]!.terms.waivers
  expect(given(350)).toEqual([waiver('late_fee', 50)])
  expect(given(250)).toEqual([waiver('compound_interest', 50), waiver('late_fee', 100)])
  expect(given(150)).toEqual([waiver('overdue_interest', 50), waiver('compound_interest', 100), waiver('late_fee', 100)])
})

const anyCase = fc.record({
  currency: fc.constantFrom<Currency>('CNY', 'TWD', 'JPY'),
  debts: fc.array(
    fc.record({ principal: fc.integer({ min: 70_000, max: 50_000_000 }), overdue_interest: fc.nat(900_000), late_fee: fc.nat(90_000) }),
    { minLength: 1, maxLength: 5 },
  ),
  waived: fc.integer({ min: 0, max: 100 }),
  shape: fc.constantFrom<Scenario['shape']>('extension', 'installments', 'lumpSum', 'proRata'),
  method: fc.constantFrom(...enums.schedule_method.filter((method) => method !== 'custom')),
  count: fc.integer({ min: 1, max: 120 }),
  rate: fc.integer({ min: 0, max: 3600 }),
  start: fc.integer({ min: 0, max: 40 }),
})

test('whatever the shape: parts add up, nothing is negative, it ends at nothing, and what is saved computes to the same', () => {
  fc.assert(
    fc.property(anyCase, ({ currency, debts, waived, shape, method, count, rate, start }) => {
      const unit = unitOf(currency)
      const file = { debts: debts.map((components, i) => owing(components, { key: `d${i}`, currency })) }
      const fees = debts.reduce((sum, { late_fee }) => sum + late_fee, 0)
      const given = scenario({
        debts: file.debts.map(({ key }) => key),
        shape,
        firstDueOn: addMonths(day('2026-04-30'), start),
        waivers: [waiver('late_fee', Math.floor((fees * waived) / 100))],
        installments: {
          method,
          count,
          rounding: 'floor_last',
          annualRate: String(rate / 10_000),
          feeRate: '0.088',
          stepRate: '0.05',
          stepEvery: 6,
          balloon: minor(unit * 500),
        },
        lumpSum: { rate: '0.65' },
        proRata: { pool: minor(unit * Math.ceil((debts.length * 500_000) / unit)), least: minor(unit) },
      })
      const result = offerFigures(file, given)
      if (!result.ok) {
        expect(['proRata.tooLong', 'plan.tooSmall', 'plan.interestNotCovered']).toContain(result.problem.code)
        return
      }
      const { figures: f } = result
      const sum = (part: 'payment' | 'principal' | 'interest' | 'fee') => f.rows.reduce((total, row) => total + row[part], 0)
      expect(sum('payment')).toBe(f.totalPaid)
      expect([sum('interest'), sum('fee')]).toEqual([f.interest, f.fees])
      expect(f.claim).toBe(f.waived + sum('principal'))
      expect(f.rows.at(-1)!.balance).toBe(0)
      for (const row of f.rows) {
        expect(row.payment).toBe(row.principal + row.interest + row.fee)
        expect(Math.min(row.payment, row.principal, row.interest, row.fee, row.balance)).toBeGreaterThanOrEqual(0)
      }
      expect(f.burden).toBe(Math.max(...f.rows.map(({ payment }) => payment)))
      expect(f.interest + f.fees === 0).toBe(f.cost?.nominal === '0.0000' && f.cost.effective === '0.0000')
      const again = f.offers.map((offer) => offerOf(file, asProposal(offer))!)
      const total = (part: 'claim' | 'waived' | 'totalPaid') =>
        again.reduce((all, one) => all + (one.ok ? one.figures[part] : Number.NaN), 0)
      expect([total('claim'), total('waived'), total('totalPaid')]).toEqual([f.claim, f.waived, f.totalPaid])
      if (shape !== 'proRata') {
        expect(again[0]).toEqual({ ok: true, figures: f })
        expect(storedRows(file, asProposal(f.offers[0]!))).toEqual(f.rows)
      }
    }),
    { numRuns: 300 },
  )
})
