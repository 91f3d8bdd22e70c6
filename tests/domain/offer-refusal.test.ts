import { expect, test } from 'vitest'
import type { OfferPlan } from '../../src/domain/case-file.ts'
import { offerOf, type Scenario, storedRows } from '../../src/domain/offer.ts'
import { aCase, aDebt, aProposal, day, minor, waiver } from './build.ts'
import { annuity, figures, own, owing, plain, pool, problem, scenario, three } from './offer-build.ts'

test('a pool that cannot work says why', () => {
  expect(problem({ debts: three }, pool({}, { pool: minor(100), least: minor(100) }))).toEqual({
    code: 'proRata.belowMinimum',
    field: 'proRata.pool',
  })
  expect(problem({ debts: three }, pool({}, { pool: minor(2) }))).toMatchObject({ code: 'proRata.nothing', params: { brand: 'C' } })
  expect(problem({ debts: three }, pool({}, { pool: minor(2000) }))).toMatchObject({
    code: 'proRata.tooLong',
    params: { brand: 'A', count: 623 },
  })
  expect(problem({ debts: three }, pool({ firstDueOn: day('2026-04-12') }))).toMatchObject({ code: 'offer.firstBeforeStart' })
  expect(problem({ debts: three }, pool({ waivers: [waiver('principal', 1165000), waiver('late_fee', 80000)] }))).toMatchObject({
    code: 'offer.nothingLeft',
  })
})

test.each<[string, Partial<Scenario>, string, string]>([
  ['0 installments', { installments: { ...plain, count: 0 } }, 'plan.installments', 'installments.count'],
  ['601 installments', { installments: { ...plain, count: 601 } }, 'plan.installments', 'installments.count'],
  ['half an installment', { installments: { ...plain, count: 1.5 } }, 'plan.installments', 'installments.count'],
  ['no own rows', { installments: own() }, 'plan.installments', 'installments.rows'],
  ['a negative rate', { installments: annuity(12, '-0.01') }, 'rate.negative', 'installments.annualRate'],
  ['more than 1,000 % a year', { installments: annuity(12, '10.01') }, 'rate.absurd', 'installments.annualRate'],
  ['a fee above 1,000 %', { installments: { ...plain, method: 'flat_fee', feeRate: '11' } }, 'rate.absurd', 'installments.feeRate'],
  [
    'a balloon above the principal',
    { installments: { ...annuity(12, '0'), method: 'balloon', balloon: minor(1000001) } },
    'plan.balloon',
    'installments.balloon',
  ],
  [
    'a step every 0 rows',
    { installments: { ...annuity(12, '0'), method: 'step_up', stepRate: '0.1', stepEvery: 0 } },
    'plan.step',
    'installments.stepEvery',
  ],
  ['a first day before the start', { firstDueOn: day('2026-04-12') }, 'offer.firstBeforeStart', 'firstDueOn'],
  ['an extension back in time', { shape: 'extension', firstDueOn: day('2026-04-12') }, 'offer.firstBeforeStart', 'firstDueOn'],
  ['own rows from before the start', { installments: own(['2026-04-12', 1000000]) }, 'offer.firstBeforeStart', 'installments.rows'],
  [
    'own rows out of order',
    { installments: own(['2026-06-01', 400000], ['2026-05-31', 600000]) },
    'offer.rowsOutOfOrder',
    'installments.rows',
  ],
  ['no debt', { debts: [] }, 'list.empty', 'debts'],
  ['a debt that is not there', { debts: ['huabei', 'gone'] }, 'reference.unknown', 'debts'],
  ['everything waived', { waivers: [waiver('principal', 1000000)] }, 'offer.nothingLeft', 'waivers'],
  ['a waiver of what is not owed', { waivers: [waiver('late_fee', 1)] }, 'waiver.tooMuch', 'waivers.late_fee'],
  ['no lump sum', { shape: 'lumpSum' }, 'text.empty', 'lumpSum'],
  ['no pool', { shape: 'proRata' }, 'text.empty', 'proRata.pool'],
])('%s is refused', (_, parts, code, field) => {
  expect(problem({ debts: [owing({ principal: 1000000 })] }, scenario(parts))).toMatchObject({ code, field })
})

test.each<[string, Partial<Scenario>]>([
  ['1 installment', { installments: { ...plain, count: 1 } }],
  ['600 installments', { installments: { ...plain, count: 600 } }],
  ['a rate of 0', { installments: annuity(12, '0') }],
  ['1,000 % a year', { installments: annuity(12, '10') }],
  ['a first day on the day of the offer', { firstDueOn: day('2026-04-13') }],
  ['own rows on one day', { installments: own(['2026-04-13', 400000], ['2026-04-13', 600000]) }],
])('%s works', (_, parts) => {
  expect(figures({ debts: [owing({ principal: 1000000 })] }, scenario(parts)).rows.at(-1)!.balance).toBe(0)
})

test('own rows that do not come to the principal say by how much', () => {
  const file = { debts: [owing({ principal: 1000000 })] }
  const params = (...rows: [string, number][]) => problem(file, scenario({ installments: own(...rows) }))
  expect(params(['2026-05-01', 400000], ['2026-06-01', 599990])).toEqual({
    code: 'offer.rowsLeaveOpen',
    field: 'installments.rows',
    params: { amount: '0.10' },
  })
  expect(params(['2026-05-01', 400000], ['2026-06-01', 700000])).toMatchObject({
    code: 'offer.rowsPayTooMuch',
    params: { amount: '1,000.00' },
  })
  expect(params(['2026-05-01', 400000], ['2026-06-01', 600000])).toBeNull()
})

test('waivers of one component add up, and more than is owed of it is refused by name', () => {
  const file = { debts: [owing({ principal: 1000000, late_fee: 5000 })] }
  expect(figures(file, scenario({ waivers: [waiver('late_fee', 2500), waiver('late_fee', 2500)] })).waived).toBe(5000)
  expect(problem(file, scenario({ waivers: [waiver('late_fee', 2500), waiver('late_fee', 2501)] }))!.params).toEqual({
    component: 'late_fee',
    amount: '50.01',
    balance: '50.00',
  })
})

test('debts in two currencies, and a debt without a balance, have no offer together', () => {
  const file = {
    debts: [owing({ principal: 1 }, { key: 'a' }), owing({ principal: 1 }, { key: 'b', currency: 'HKD' }), aDebt({ key: 'c', brand: 'C' })],
  }
  expect(problem(file, scenario({ debts: ['a', 'b'] }))).toMatchObject({ code: 'offer.currencies' })
  expect(problem(file, scenario({ debts: ['a', 'c'] }))).toEqual({ code: 'offer.noBalance', field: 'debts', params: { brand: 'C' } })
})

test('an offer without a plan has no figures, one whose terms are incomplete says so', () => {
  expect(offerOf(aCase(), aProposal('p'))).toBeNull()
  expect(storedRows(aCase(), aProposal('p'))).toEqual([])
  const plan: OfferPlan = { method: 'equal_split', principal: minor(1000), startOn: day('2026-01-01') }
  expect(offerOf(aCase(), aProposal('p', { plan, terms: { installments: 2 } }))).toMatchObject({ problem: { code: 'offer.termsMissing' } })
  expect(offerOf(aCase(), aProposal('p', { plan, debts: ['gone'] }))).toMatchObject({ problem: { code: 'reference.unknown' } })
})

test('a stored plan and waivers that together pass what is kept exactly have no figures', () => {
  const most = Number.MAX_SAFE_INTEGER
  const plan: OfferPlan = { method: 'equal_split', principal: minor(most - 1), startOn: day('2026-04-13') }
  const offer = (waived: number) =>
    offerOf(
      { debts: [aDebt()] },
      aProposal('p', { plan, terms: { installments: 1, firstDueOn: day('2026-05-09'), waivers: [waiver('late_fee', waived)] } }),
    )
  expect(offer(1)).toMatchObject({ ok: true, figures: { claim: most } })
  expect(offer(2)).toMatchObject({ ok: false, problem: { code: 'money.tooLarge' } })
})
