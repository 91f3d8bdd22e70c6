import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'playwright/test'
import type { Hands } from './hands.ts'

/** Looks at the view in both themes and gives what is wrong with it. */
export async function expectCleanView({ page }: Hands, view: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    )
    expect.soft(found, `${view}, ${colorScheme}`).toEqual([])
  }
}
