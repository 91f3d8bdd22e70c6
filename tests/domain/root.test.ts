import { describe, expect, test } from 'vitest'
import { halfUp } from '../../src/domain/exact.ts'
import { type Flow, type Growth, growthOf } from '../../src/domain/root.ts'

const flows = (...amounts: number[]): Flow[] => amounts.map((amount, at) => ({ at, amount: BigInt(amount) }))
const level = (principal: number, n: number, payment: number): Flow[] => flows(-principal, ...Array<number>(n).fill(payment))

function growth(list: readonly Flow[]): Growth {
  const found = growthOf(list)
  if (typeof found === 'string') throw new Error(found)
  return found
}

/** What is above one, in millionths of a percent point, and how often the factor had to be looked at for it. */
function told(list: readonly Flow[], periods = 1): { rate: bigint; looks: number } {
  let looks = 0
  const rate = growth(list).read((num, den) => {
    looks += 1
    return halfUp((num - den) * 100_000_000n, den)
  }, periods)
  return { rate, looks }
}

// Every look at both ends that does not settle it costs the sum of all flows once more.
describe('the first guess is so good that one look at both ends tells every digit', () => {
  test.each<[string, Flow[], bigint]>([
    ['30 years of months', level(100_000_000, 360, 1_028_613), 1_000_000n],
    ['a year', level(1_200_000, 12, 110_016), 1_500_001n],
    ['hardly any interest', level(100_000_000, 12, 8_333_334), 1n],
    ['less comes back than was given', level(1_000_000, 12, 75_000), -1_584_851n],
    ['much less', level(1_000_000, 12, 5000), -28_759_850n],
    ['one payment, six times as much', flows(-1, 6), 500_000_000n],
    ['the borrower’s side', flows(1_000_000, 0, -1_210_000), 10_000_000n],
    ['a balloon', flows(-1000, ...Array<number>(35).fill(10), 1010), 1_000_000n],
  ])('%s', (_, list, rate) => {
    expect(told(list)).toEqual({ rate, looks: 2 })
  })
  test('days, unevenly apart', () => {
    const list = [0, 31, 59, 366, 1000].map((at, i) => ({ at, amount: i === 0 ? -1_000_000n : 300_000n }))
    expect(told(list, 365)).toEqual({ rate: 22_812_232n, looks: 2 })
  })
})

test('a factor on the very edge of what is asked is found there, also where it is a whole power of two', () => {
  const isAbove = (edge: bigint) => (num: bigint, den: bigint) => (num > edge * den ? 0n : -1n)
  expect(growth(flows(-100, 200)).read(isAbove(2n))).toBe(-1n)
  expect(growth(flows(-100, 300)).read(isAbove(3n))).toBe(-1n)
  expect(growth(flows(-100, 300)).read(isAbove(2n))).toBe(0n)
  const isBelowHalf = (num: bigint, den: bigint) => (2n * num < den ? -1n : 0n)
  expect(growth(flows(-200, 100)).read(isBelowHalf)).toBe(-1n)
})

describe('a guess that is no good is not believed', () => {
  test.each<[string, Flow[], bigint]>([
    ['the sum falls flat between two roots', flows(100, -200, 99), 10_000_000n],
    ['the sum rises again after the root', flows(100, -300, 199), 100_990_195n],
    ['the tangent leads below nothing', flows(200, -440, 219), 43_911_650n],
  ])('%s', (_, list, rate) => {
    expect(told(list).rate).toBe(rate)
  })
  test('nor is a factor looked for beyond nothing', () => {
    expect(growth(flows(-1, 2 ** 45)).read((num, den) => halfUp(num, den))).toBe(2n ** 45n)
  })
})

test('what is paid to nothing in between is no change of the running total', () => {
  expect(told(flows(100, -100, 50, -60)).rate).toBe(6_147_319n)
})

test('as much back as was given is a factor of one', () => {
  expect(told(flows(-100, 60, 40)).rate).toBe(0n)
  expect(told(flows(100, -60, -40), 12).rate).toBe(0n)
})
