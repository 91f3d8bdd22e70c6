import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proRata, type ShareRules } from '../../src/domain/allocation.ts'
import { minor } from './build.ts'

interface Rules {
  min?: number
  caps?: (number | undefined)[]
  unit?: number
}

function share(pool: number, balances: number[], { min, caps, unit }: Rules = {}): unknown {
  const rules: ShareRules = {
    ...(min !== undefined && { minPayment: minor(min) }),
    ...(caps && { caps: caps.map((cap) => (cap === undefined ? undefined : minor(cap))) }),
    ...(unit !== undefined && { unit }),
  }
  const answer = proRata(minor(pool), balances.map(minor), rules)
  return answer.ok ? [answer.shares, answer.leftOver] : answer.code
}
const shared = (...given: Parameters<typeof share>) => share(...given) as [number[], number]
const sum = (list: number[]) => list.reduce((total, one) => total + one, 0)

describe('the pool goes to the creditors in proportion', () => {
  test('what does not divide goes to the largest remainders', () => {
    expect(share(16000, [455000, 670000, 120000])).toEqual([[5847, 8611, 1542], 0])
    expect(share(10, [1, 1, 1, 4])).toEqual([[1, 1, 1, 4], 3])
    expect(share(5, [1, 2, 4])).toEqual([[1, 1, 3], 0])
  })

  test('where remainders are equal, to the earlier creditor', () => {
    expect(share(100, [70, 70, 70])).toEqual([[34, 33, 33], 0])
    expect(share(101, [70, 70, 70])).toEqual([[34, 34, 33], 0])
    expect(share(1, [10, 10])).toEqual([[1, 0], 0])
  })

  test('a pool that covers everything pays it, and the rest is left over', () => {
    expect(share(99, [40, 60])).toEqual([[40, 59], 0])
    expect(share(100, [40, 60])).toEqual([[40, 60], 0])
    expect(share(101, [40, 60])).toEqual([[40, 60], 1])
  })

  test('an empty pool, no creditors and debts of nothing', () => {
    expect(share(0, [40, 60])).toEqual([[0, 0], 0])
    expect(share(50, [])).toEqual([[], 50])
    expect(share(0, [])).toEqual([[], 0])
    expect(share(50, [0, 0])).toEqual([[0, 0], 50])
    expect(share(5, [0, 10, 0])).toEqual([[0, 5, 0], 0])
  })

  test('exact where the products pass what a number holds', () => {
    const big = Number.MAX_SAFE_INTEGER
    expect(share(big, [big, big, big])).toEqual([[3002399751580331, 3002399751580330, 3002399751580330], 0])
    expect(share(big - 1, [big - 1, 1])).toEqual([[9007199254740989, 1], 0])
  })
})

describe('token payments', () => {
  test('who would get less is lifted to the minimum and the others share the rest', () => {
    expect(share(5000, [900000, 30000, 4000], { min: 100 })).toEqual([[4742, 158, 100], 0])
  })

  test('who would get exactly the minimum is left in proportion', () => {
    expect(share(100, [900, 100], { min: 10 })).toEqual([[90, 10], 0])
    expect(share(99, [900, 100], { min: 10 })).toEqual([[89, 10], 0])
  })

  test('one that is lifted can push the next one under', () => {
    expect(share(100, [1000, 206, 100], { min: 15 })).toEqual([[70, 15, 15], 0])
  })

  test('nobody gets more than is owed', () => {
    expect(share(50, [1000, 3], { min: 10 })).toEqual([[47, 3], 0])
    expect(share(50, [1000, 0], { min: 10 })).toEqual([[50, 0], 0])
  })

  test('a pool that does not cover them is refused', () => {
    expect(share(30, [100, 100, 100], { min: 10 })).toEqual([[10, 10, 10], 0])
    expect(share(29, [100, 100, 100], { min: 10 })).toBe('proRata.belowMinimum')
    expect(share(0, [100], { min: 1 })).toBe('proRata.belowMinimum')
  })
})

describe('limits of single creditors', () => {
  test('what one may not get is shared by the others', () => {
    expect(share(100, [600, 300, 100], { caps: [20] })).toEqual([[20, 60, 20], 0])
    expect(share(100, [600, 300, 100], { caps: [undefined, 29, undefined] })).toEqual([[61, 29, 10], 0])
  })

  test('who would get exactly the limit is left in proportion', () => {
    expect(share(100, [600, 300, 100], { caps: [60, 30, 10] })).toEqual([[60, 30, 10], 0])
    expect(share(100, [600, 300, 100], { caps: [60, 30, 11] })).toEqual([[60, 30, 10], 0])
  })

  test('one that is limited can push the next one over, and the rest is left over', () => {
    expect(share(100, [600, 300, 100], { caps: [20, 50, 100] })).toEqual([[20, 50, 30], 0])
    expect(share(100, [600, 300, 100], { caps: [20, 50, 10] })).toEqual([[20, 50, 10], 20])
  })

  test('limit and balance: the smaller one counts', () => {
    expect(share(100, [600, 5], { caps: [10, 50] })).toEqual([[10, 5], 85])
    expect(share(9, [600, 5], { caps: [10, 50] })).toEqual([[9, 0], 0])
    expect(share(100, [600, 300], { caps: [0] })).toEqual([[0, 100], 0])
  })

  test('a limit below the minimum wins', () => {
    expect(share(100, [1000, 1000], { min: 40, caps: [30] })).toEqual([[30, 70], 0])
    expect(share(69, [1000, 1000], { min: 40, caps: [30] })).toBe('proRata.belowMinimum')
  })

  test('minimum and limit at once: the heavier side is settled first', () => {
    // In proportion 10, 30 and 60: the minimum lifts the first, the limit cuts the last by more.
    expect(share(100, [100, 300, 600], { min: 12, caps: [undefined, undefined, 50] })).toEqual([[13, 37, 50], 0])
    // Here the minimum weighs more, and what is left no longer reaches the limit.
    expect(share(100, [1000, 1000, 8000], { min: 30, caps: [undefined, undefined, 79] })).toEqual([[30, 30, 40], 0])
    // Both weigh the same: the second keeps its proportion.
    expect(share(100, [100, 300, 600], { min: 15, caps: [undefined, undefined, 55] })).toEqual([[15, 30, 55], 0])
  })
})

describe('whole dollars', () => {
  test('shares are whole steps and what does not fill one is left over', () => {
    expect(share(10050, [30000, 30000, 30000], { unit: 100 })).toEqual([[3400, 3300, 3300], 50])
    expect(share(10000, [30000, 30000, 30000], { unit: 100 })).toEqual([[3400, 3300, 3300], 0])
  })

  test('the minimum is rounded up to a step, a limit down', () => {
    expect(share(1000, [90000, 1000], { unit: 100, min: 101 })).toEqual([[800, 200], 0])
    expect(share(1000, [90000, 1000], { unit: 100, min: 100 })).toEqual([[900, 100], 0])
    expect(share(1000, [90000, 1000], { unit: 100, caps: [350] })).toEqual([[300, 700], 0])
  })

  test('odd cents of a balance are paid only when everything is', () => {
    expect(share(12349, [12350], { unit: 100 })).toEqual([[12300], 49])
    expect(share(12350, [12350], { unit: 100 })).toEqual([[12350], 0])
  })
})

const anyPool = fc.nat(2_000_000)
const anyBalances = fc.array(fc.oneof(fc.nat(9), fc.nat(3000), fc.nat(3_000_000)), { minLength: 1, maxLength: 30 })

test('a share is off its exact proportion by less than one minor unit, and none is negative', () => {
  fc.assert(
    fc.property(anyPool, anyBalances, (pool, balances) => {
      const total = sum(balances)
      const [shares, leftOver] = shared(pool, balances)
      expect(sum(shares) + leftOver).toBe(pool)
      if (pool >= total) {
        expect(shares).toEqual(balances)
        return
      }
      expect(leftOver).toBe(0)
      for (const [i, one] of shares.entries()) {
        expect(one).toBeGreaterThanOrEqual(0)
        const off = BigInt(one) * BigInt(total) - BigInt(pool) * BigInt(balances[i]!)
        expect(off < BigInt(total) && off > -BigInt(total)).toBe(true)
      }
    }),
  )
})

test('the steps beyond the floor lie where the remainders are largest, counted by hand', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 }), (pool, balances) => {
      const total = sum(balances)
      fc.pre(pool < total)
      const byHand = balances.map((balance) => Math.floor((pool * balance) / total))
      const over = balances.map((balance) => (pool * balance) % total)
      while (sum(byHand) < pool) {
        const i = over.indexOf(Math.max(...over))
        byHand[i]! += 1
        over[i] = -1
      }
      expect(shared(pool, balances)[0]).toEqual(byHand)
    }),
  )
})

test('with minimum, limits and steps: everything adds up, stays within its bounds and in proportion between them', () => {
  const anyCaps = fc.array(fc.option(fc.nat(1_000_000), { nil: undefined }), { maxLength: 30 })
  fc.assert(
    fc.property(anyPool, anyBalances, fc.nat(500), anyCaps, fc.constantFrom(1, 100), (pool, balances, min, caps, unit) => {
      const most = balances.map((balance, i) => Math.min(balance, caps[i] ?? balance))
      const inSteps = most.map((amount) => amount - (amount % unit))
      const least = inSteps.map((amount) => Math.min(Math.ceil(min / unit) * unit, amount))
      const answer = share(pool, balances, { min, caps, unit })
      if (answer === 'proRata.belowMinimum') {
        expect(sum(least)).toBeGreaterThan(pool - (pool % unit))
        return
      }
      const [shares, leftOver] = answer as [number[], number]
      expect(sum(shares) + leftOver).toBe(pool)
      if (pool >= sum(most)) {
        expect(shares).toEqual(most)
        return
      }
      expect(leftOver).toBe(pool - Math.min(pool - (pool % unit), sum(inSteps)))
      for (const [i, one] of shares.entries()) {
        expect(one % unit).toBe(0)
        expect(one >= least[i]! && one <= inSteps[i]!).toBe(true)
        // Nobody is ahead of another by more than a step, unless lifted, and nobody behind, unless limited.
        for (const [j, other] of shares.entries())
          if (one > least[i]! && other < inSteps[j]!)
            expect(BigInt(one - unit) * BigInt(balances[j]!) <= BigInt(other + unit) * BigInt(balances[i]!)).toBe(true)
      }
    }),
  )
})
