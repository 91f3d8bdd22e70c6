import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { affordabilityGuard, shortestTerm } from '../../src/domain/guard.ts'
import { defaultReserve } from '../../src/domain/office-lists.ts'
import { aCase, day, firstCase, minor, paid, row, secondCase } from './build.ts'
import { agreed, debts, guardOf, offered, planned, surplus, today, withBudget } from './guard-build.ts'
import { figures, owing, scenario } from './offer-build.ts'

test('the first case: half the interest waived, still the one payment is more than a month leaves', () => {
  const file: CaseFile = {
    ...firstCase(),
    budget: {
      asOf: day('2026-03-12'),
      currency: 'CNY',
      income: [{ type: 'salary', amount: minor(850000), frequency: 'monthly' }],
      expenses: [
        { category: 'housing', flexibility: 'fixed', amount: minor(260000), frequency: 'monthly' },
        { category: 'food', flexibility: 'flexible', amount: minor(45000), frequency: 'weekly' },
        { category: 'medical', flexibility: 'fixed', amount: minor(60000), frequency: 'monthly' },
        { category: 'childcare_education', flexibility: 'fixed', amount: minor(120000), frequency: 'monthly' },
      ],
      confirmedByClientOn: day('2026-03-12'),
    },
  }
  const guard = guardOf(file, null, day('2026-03-22'))
  expect(guard).toMatchObject({ currency: 'CNY', budget: 'confirmed', disposable: 215000n, affordable: 193500n, fits: false })
  expect(guard.firstShort).toEqual({ month: '2026-04', agreed: 832195n, elsewhere: 0n, offered: 0n, left: -638695n })
  // On the offer's own debt the agreement is replaced: five payments fit, four do not.
  const given = scenario({ startOn: day('2026-03-22'), firstDueOn: day('2026-04-10') })
  expect(shortestTerm(file, defaultReserve, given, day('2026-03-22'))).toEqual({ count: 5 })
})

test('the second case: twelve payments do not fit, fourteen do', () => {
  const file: CaseFile = {
    ...secondCase(),
    budget: {
      asOf: day('2026-04-02'),
      currency: 'CNY',
      income: [
        { type: 'unemployment_benefit', amount: minor(217500), frequency: 'monthly' },
        { type: 'family_support', amount: minor(150000), frequency: 'monthly' },
      ],
      expenses: [
        { category: 'housing', flexibility: 'fixed', amount: minor(150000), frequency: 'monthly' },
        { category: 'food', flexibility: 'flexible', amount: minor(110000), frequency: 'monthly' },
        { category: 'communication', flexibility: 'flexible', amount: minor(9900), frequency: 'monthly' },
      ],
    },
  }
  const on = day('2026-04-13')
  const twelve = scenario()
  const { rows } = figures(file, twelve)
  const guard = guardOf(file, { debts: twelve.debts, rows }, on)
  expect(guard).toMatchObject({ budget: 'unconfirmed', affordable: 87840n, fits: false })
  expect(guard.firstShort).toEqual({ month: '2026-05', agreed: 0n, elsewhere: 0n, offered: 101200n, left: -13360n })
  expect(shortestTerm(file, defaultReserve, twelve, on)).toEqual({ count: 14 })
})

test('the twelve months begin with the present one, on its last day and its first', () => {
  const months = guardOf(withBudget(0), null, day('2026-12-31')).months.map(({ month }) => month)
  expect([months.length, months[0], months[1], months[11]]).toEqual([12, '2026-12', '2027-01', '2027-11'])
  expect(guardOf(withBudget(0), null, day('2027-01-01')).months[0]!.month).toBe('2027-01')
})

test('what is overdue falls into the present month, paid and waived and deferred rows into none', () => {
  const schedule = [
    row(1, '2026-08-10', 10000),
    row(2, '2026-09-10', 10000),
    row(3, '2026-10-10', 10000, 'waived'),
    row(4, '2026-12-10', 10000),
    row(5, '2027-01-10', 10000, 'deferred'),
    row(6, '2027-10-31', 10000),
    row(7, '2027-11-01', 10000),
  ]
  const file = withBudget(100000, {
    agreements: [agreed('x', 'a', schedule, { payments: [paid('2026-08-20', 13000, 'reported'), paid('2026-09-20', 500, 'bounced')] })],
  })
  expect(guardOf(file).months.map((month) => Number(month.agreed))).toEqual([7000, 10000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10000])
})

test.each(enums.agreement_status)('an agreement that is %s counts as long as it is in force', (status) => {
  const file = withBudget(100000, { agreements: [agreed('x', 'a', [row(1, '2026-12-10', 500)], { status })] })
  expect(guardOf(file).months[1]!.agreed).toBe(['terminated', 'completed', 'amended'].includes(status) ? 0n : 500n)
})

test('an offer replaces what was agreed on its own debts and on no other', () => {
  const agreements = [agreed('x', 'a', [row(1, '2026-12-10', 500)]), agreed('y', 'b', [row(1, '2026-12-11', 70)])]
  const file = withBudget(100000, { agreements })
  expect(guardOf(file, offered('a', ['2026-12-20', 300])).months[1]).toMatchObject({ agreed: 70n, offered: 300n, left: 90000n - 370n })
  const both = withBudget(100000, { agreements: [agreed('x', 'a', [row(1, '2026-12-10', 500)], { debts: ['a', 'b'] })] })
  expect(guardOf(both, offered('a', ['2026-12-20', 300])).months[1]!.agreed).toBe(500n)
})

test.each(enums.proposal_status)('an offer that is %s counts elsewhere only while it may still come to be', (status) => {
  const out = ['sent', 'acknowledged', 'under_review', 'counter_offer', 'accepted'].includes(status)
  const guard = guardOf(withBudget(100000, { proposals: [planned('p', 'a', { status })] }))
  expect(guard.months.slice(0, 5).map(({ elsewhere }) => elsewhere)).toEqual(out ? [0n, 10000n, 10000n, 10000n, 0n] : Array(5).fill(0n))
})

test('offers elsewhere: none twice, none past its day, none on a debt with an agreement or with this offer', () => {
  const elsewhere = (parts: Partial<CaseFile>, offer: Parameters<typeof guardOf>[1] = null) =>
    guardOf(withBudget(100000, parts), offer).months[1]!.elsewhere
  const two = [planned('p', 'a'), planned('q', 'a', { plan: { method: 'equal_split', principal: minor(3000), startOn: today } })]
  expect(elsewhere({ proposals: two })).toBe(1000n)
  expect(elsewhere({ proposals: [planned('p', 'a', { debts: ['a', 'b'] }), planned('q', 'a', { answers: 'p' })] })).toBe(10000n)
  expect(elsewhere({ proposals: [planned('p', 'a', { debts: ['a', 'b'] }), planned('q', 'a', { replaces: 'p' })] })).toBe(10000n)
  expect(elsewhere({ proposals: [planned('p', 'a', { validUntil: today })] })).toBe(10000n)
  expect(elsewhere({ proposals: [planned('p', 'a', { validUntil: day('2026-11-21') })] })).toBe(0n)
  expect(elsewhere({ proposals: [planned('p', 'a', { validUntil: day('2026-11-21'), status: 'accepted' })] })).toBe(10000n)
  expect(elsewhere({ proposals: [planned('p', 'a')] }, offered('a'))).toBe(0n)
  expect(elsewhere({ proposals: [planned('p', 'a')] }, offered('b'))).toBe(10000n)
  const schedule = [row(1, '2026-12-10', 1)]
  expect(elsewhere({ proposals: [planned('p', 'a')], agreements: [agreed('x', 'a', schedule)] })).toBe(0n)
  expect(elsewhere({ proposals: [planned('p', 'a')], agreements: [agreed('x', 'b', schedule, { proposal: 'p' })] })).toBe(0n)
  expect(elsewhere({ proposals: [planned('p', 'a')], agreements: [agreed('x', 'a', [], { status: 'completed' })] })).toBe(0n)
  expect(elsewhere({ proposals: [planned('p', 'a')], agreements: [agreed('x', 'a', [], { status: 'pending_confirmation' })] })).toBe(10000n)
  expect(elsewhere({ proposals: [planned('p', 'a')], agreements: [agreed('x', 'a', schedule, { status: 'terminated' })] })).toBe(10000n)
  const ended = agreed('x', 'a', schedule, { status: 'terminated', proposal: 'p' })
  expect(elsewhere({ proposals: [planned('p', 'a', { status: 'accepted' })], agreements: [ended] })).toBe(0n)
})

test('rows of an offer elsewhere that lie in the past are no longer asked for; those of this offer fall into the present month', () => {
  const old = planned('p', 'a', {
    terms: { installments: 3, firstDueOn: day('2026-10-10'), waivers: [] },
    plan: { method: 'equal_split', principal: minor(30000), startOn: day('2026-10-01') },
  })
  expect(
    guardOf(withBudget(100000, { proposals: [old] }))
      .months.slice(0, 3)
      .map(({ elsewhere }) => elsewhere),
  ).toEqual([10000n, 10000n, 0n])
  expect(guardOf(withBudget(100000), offered('a', ['2026-10-10', 5], ['2026-11-01', 6])).months[0]!.offered).toBe(11n)
})

test('a month fits to the last unit and no further', () => {
  const file = withBudget(100000)
  expect(guardOf(file, offered('a', ['2026-12-10', 90000])).fits).toBe(true)
  const short = guardOf(file, offered('a', ['2026-12-10', 90000], ['2027-02-10', 90001], ['2027-03-01', 90002]))
  expect([short.fits, short.firstShort?.month, short.firstShort?.left]).toEqual([false, '2027-02', -1n])
  // Beyond the twelve months nothing is judged.
  expect(guardOf(file, offered('a', ['2027-11-10', 90001])).fits).toBe(true)
})

test('the reserve is a share, at most its cap for the currency', () => {
  const file = withBudget(100000)
  const left = (caps: (typeof defaultReserve)['caps'], rate = '0.10') => affordabilityGuard(file, { rate, caps }, null, today).affordable
  expect([left({}), left({ CNY: minor(4000) }), left({ CNY: minor(0) }), left({ HKD: minor(1) }), left({}, '0')]).toEqual([
    90000n,
    96000n,
    100000n,
    90000n,
    100000n,
  ])
})

test('without a budget nothing is said of fitting, with a deficit nothing is affordable', () => {
  expect(guardOf(aCase({ debts }), offered('a', ['2026-12-10', 1]))).toMatchObject({
    currency: 'CNY',
    budget: 'none',
    affordable: null,
    disposable: null,
    fits: null,
    firstShort: null,
  })
  expect(guardOf(withBudget(-1))).toMatchObject({ budget: 'deficit', disposable: -1n, affordable: 0n, fits: true })
  expect(guardOf(withBudget(-1), offered('a', ['2026-12-10', 1]))).toMatchObject({ fits: false })
  expect(guardOf(withBudget(0))).toMatchObject({ budget: 'confirmed', affordable: 0n })
  const { confirmedByClientOn: _, ...unconfirmed } = surplus(100)
  expect(guardOf(aCase({ debts, budget: unconfirmed })).budget).toBe('unconfirmed')
})

test('another currency is named and not added', () => {
  const foreign = owing({ principal: 1000 }, { key: 'h', currency: 'HKD' })
  const file = withBudget(100000, { debts: [...debts, foreign], agreements: [agreed('x', 'h', [row(1, '2026-12-10', 500)])] })
  expect(guardOf(file)).toMatchObject({ currency: 'CNY', otherCurrencies: ['HKD'], fits: true })
  expect(guardOf(file).months[1]!.agreed).toBe(0n)
  const offer = guardOf({ ...file, agreements: [] }, offered('h', ['2026-12-10', 500]))
  expect([offer.otherCurrencies, offer.fits, offer.months[1]!.offered]).toEqual([['HKD'], null, 0n])
  const { budget: _, ...noBudget } = file
  expect(guardOf(noBudget, offered('h', ['2026-12-10', 500])).currency).toBe('HKD')
})
