import { join } from 'node:path'
import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.spec.ts', 'trust/**/*.spec.ts'],
  outputDir: join(import.meta.dirname, '..', '..', 'test-results', 'window'),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // Two windows at once on two cores make every measured time a lie.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
})
