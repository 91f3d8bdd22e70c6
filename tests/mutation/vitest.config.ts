import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** What is about the money itself: what other parts notice by chance does not count. */
const own = [
  'accrual*',
  'allocation',
  'applied',
  'day*',
  'exact',
  'interest',
  'irr',
  'money',
  'payoff',
  'plan*',
  'power',
  'pro-rata',
  'root',
  'schedule*',
  'split-steps',
]

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: [`tests/domain/{${own.join(',')}}.test.ts`, 'tests/vectors/*.test.ts'],
    setupFiles: ['tests/mutation/seed.ts'],
    testTimeout: 60_000,
  },
})
