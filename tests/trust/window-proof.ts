import { test } from 'playwright/test'
import { countOf, HOURS_2, runPart, type Counts, type Work } from './report.ts'

/** prove() of proof.ts for what needs the built app in a real window: a *.spec.ts in tests/trust. */
export function proveInWindow(part: string, counts: Counts, unit: string, work: Work): void {
  test(`${part}: ${countOf(counts)} ${unit}`, async () => {
    test.setTimeout(HOURS_2)
    await runPart(part, counts, unit, work)
  })
}
