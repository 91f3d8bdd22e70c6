import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, type Amounts, lawfulOrder, settle, waive } from '../../src/domain/allocation.ts'
import type { DebtComponent, Minor } from '../../src/domain/case-file.ts'
import { enums } from '../../src/domain/enums.ts'
import { installmentStatuses, planTotals } from '../../src/domain/schedule.ts'
import { day, minor, paid, row } from './build.ts'

const amounts = (of: Partial<Record<DebtComponent, number>>): Amounts => of as Amounts
const anyAmount = fc.oneof(fc.maxSafeNat(), fc.nat(2_000_000), fc.nat(9)).map(minor)
const anyAmounts: fc.Arbitrary<Amounts> = fc.dictionary(fc.constantFrom(...enums.debt_component), anyAmount)
const anyOrder = fc.shuffledSubarray([...enums.debt_component])
/** A rate from 0 to 1 with up to six decimals. */
const anyShare = fc.integer({ min: 0, max: 1_000_000 }).map((n) => (n / 1_000_000).toFixed(6))

describe('a payment goes into the components in order', () => {
  const owed = amounts({ principal: 1000, late_fee: 30, contract_interest: 200, legal_cost: 50 })

  test('without an agreed order: costs, interest, charges, principal', () => {
    expect(allocate(minor(260), owed)).toEqual({
      applied: { legal_cost: 50, contract_interest: 200, late_fee: 10, principal: 0 },
      remaining: { legal_cost: 0, contract_interest: 0, late_fee: 20, principal: 1000 },
      unallocated: 0,
    })
  })

  test('in the account’s order', () => {
    const order: DebtComponent[] = ['principal', 'contract_interest', 'late_fee', 'legal_cost']
    expect(allocate(minor(1201), owed, order).applied).toEqual({ principal: 1000, contract_interest: 200, late_fee: 1, legal_cost: 0 })
  })

  test('what the order does not name comes after, as the law has it', () => {
    expect(allocate(minor(1040), owed, ['principal']).applied).toEqual({
      principal: 1000,
      legal_cost: 40,
      contract_interest: 0,
      late_fee: 0,
    })
  })

  test('a component named twice takes once', () => {
    expect(allocate(minor(60), owed, ['legal_cost', 'legal_cost']).applied).toMatchObject({ legal_cost: 50, contract_interest: 10 })
  })

  test('beyond everything it stays visible', () => {
    expect(allocate(minor(1281), owed)).toMatchObject({ remaining: { principal: 0 }, unallocated: 1 })
    expect(allocate(minor(5), {})).toEqual({ applied: {}, remaining: {}, unallocated: 5 })
  })

  test('what was not stated is no zero', () => {
    expect(allocate(minor(10), amounts({ principal: 0 }), ['late_fee', 'principal'])).toEqual({
      applied: { principal: 0 },
      remaining: { principal: 0 },
      unallocated: 10,
    })
  })

  test('the law’s order names every component once, costs first and principal last', () => {
    expect(lawfulOrder.toSorted()).toEqual([...enums.debt_component].toSorted())
    expect(lawfulOrder).toEqual([
      'collection_cost',
      'legal_cost',
      'contract_interest',
      'overdue_interest',
      'compound_interest',
      'installment_fee',
      'late_fee',
      'service_fee',
      'guarantee_fee',
      'insurance_fee',
      'annual_fee',
      'other',
      'principal',
    ])
  })

  test('parts are never negative and add up to the payment and to what was owed', () => {
    fc.assert(
      fc.property(anyAmount, anyAmounts, anyOrder, (payment, components, order) => {
        const { applied, remaining, unallocated } = allocate(payment, components, order)
        const names = Object.keys(components) as DebtComponent[]
        expect(Object.keys(applied).toSorted()).toEqual(names.toSorted())
        expect(Object.values(applied).reduce((sum, part) => sum + BigInt(part), BigInt(unallocated))).toBe(BigInt(payment))
        for (const name of names) {
          expect(applied[name]! + remaining[name]!).toBe(components[name])
          expect(Math.min(applied[name]!, remaining[name]!)).toBeGreaterThanOrEqual(0)
        }
        if (unallocated > 0) expect(Object.values(remaining).every((open) => open === 0)).toBe(true)
      }),
    )
  })

  test('nothing goes further back while something before it is open', () => {
    fc.assert(
      fc.property(anyAmount, anyAmounts, anyOrder, (payment, components, order) => {
        const { applied, remaining } = allocate(payment, components, order)
        const turns = [...new Set([...order, ...lawfulOrder])].filter((name) => name in components)
        const firstOpen = turns.findIndex((name) => remaining[name]! > 0)
        if (firstOpen >= 0) for (const name of turns.slice(firstOpen + 1)) expect(applied[name]).toBe(0)
      }),
    )
  })

  test('two payments one after the other do what their sum does', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        fc.dictionary(fc.constantFrom(...enums.debt_component), fc.nat(500_000)),
        (a, b, of) => {
          const first = allocate(minor(a), amounts(of))
          const second = allocate(minor(b), first.remaining)
          const both = allocate(minor(a + b), amounts(of))
          expect(second.remaining).toEqual(both.remaining)
          expect(first.unallocated + second.unallocated).toBe(both.unallocated)
        },
      ),
    )
  })
})

test('a payment that bounces or is reversed leaves the plan as if it had never been', () => {
  const schedule = [row(1, '2026-01-31', 5000), row(2, '2026-02-28', 5000), row(3, '2026-03-31', 5001)]
  const payment = fc.record({ month: fc.integer({ min: 1, max: 6 }), amount: fc.integer({ min: 1, max: 9000 }) })
  fc.assert(
    fc.property(
      fc.array(payment, { maxLength: 8 }),
      payment,
      fc.constantFrom('bounced', 'reversed', 'refunded'),
      fc.nat(8),
      (others, one, end, at) => {
        const paidIn = ({ month, amount }: typeof one, status: 'confirmed' | typeof end) => paid(`2026-0${month}-15`, amount, status)
        const before = others.map((other) => paidIn(other, 'confirmed'))
        const undone = before.toSpliced(at, 0, paidIn(one, end))
        const today = day('2026-04-10')
        expect(installmentStatuses({ schedule, payments: undone }, today)).toEqual(
          installmentStatuses({ schedule, payments: before }, today),
        )
        expect(planTotals({ schedule, payments: undone }, today)).toEqual(planTotals({ schedule, payments: before }, today))
      },
    ),
  )
})

describe.each([
  ['a waiver', (amount: Minor, rate: string, unit?: number) => taken(waive(amount, rate, unit), 'waived', 'payable')],
  ['a settlement', (amount: Minor, rate: string, unit?: number) => taken(settle(amount, rate, unit), 'offer', 'writtenOff')],
])('%s is a share of the whole', (_, share) => {
  test('half up, once', () => {
    expect(share(minor(12964), '0.60')).toEqual([7778, 5186])
    expect(share(minor(5), '0.5')).toEqual([3, 2])
    expect(share(minor(5), '0.4999')).toEqual([2, 3])
    expect(share(minor(1), '0.5')).toEqual([1, 0])
  })

  test('nothing and everything', () => {
    expect(share(minor(999), '0')).toEqual([0, 999])
    expect(share(minor(999), '1')).toEqual([999, 0])
    expect(share(minor(999), '1.000')).toEqual([999, 0])
    expect(share(minor(0), '0.3')).toEqual([0, 0])
  })

  test('no more and no less than that', () => {
    expect(share(minor(999), '1.000001')).toEqual({ ok: false, code: 'rate.aboveWhole' })
    expect(share(minor(999), '-0.000001')).toEqual({ ok: false, code: 'rate.negative' })
  })

  test('in whole dollars, and never more than there is', () => {
    expect(share(minor(12350), '0.5', 100)).toEqual([6200, 6150])
    expect(share(minor(12250), '0.5', 100)).toEqual([6100, 6150])
    expect(share(minor(60), '1', 100)).toEqual([60, 0])
  })

  test('exact where a product passes what a number holds', () => {
    expect(share(minor(Number.MAX_SAFE_INTEGER), '0.999999999999')).toEqual([9007199254731984, 9007])
  })

  test('both parts add up, and the share is right to half a minor unit', () => {
    fc.assert(
      fc.property(anyAmount, anyShare, (amount, rate) => {
        const [part, rest] = share(amount, rate) as [number, number]
        expect(part + rest).toBe(amount)
        expect(Math.min(part, rest)).toBeGreaterThanOrEqual(0)
        const missing = BigInt(amount) * BigInt(rate.replace('.', '')) - BigInt(part) * 1_000_000n
        expect(missing >= -500_000n && missing < 500_000n).toBe(true)
      }),
    )
  })
})

function taken(answer: object & { ok: boolean }, part: string, rest: string): unknown {
  const found = answer as Record<string, unknown>
  return answer.ok ? [found[part], found[rest]] : answer
}
