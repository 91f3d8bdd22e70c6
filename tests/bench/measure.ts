import type { ElectronApplication } from 'playwright'

/** The middle of some figures. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The figure below which a share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Median and range in milliseconds. */
export function ms(values: readonly number[]): string {
  const shown = (value: number) => value.toFixed(value < 10 ? 1 : 0)
  return values.length === 1
    ? `${shown(values[0]!)} ms`
    : `${shown(median(values))} ms (${shown(Math.min(...values))}–${shown(Math.max(...values))}, n=${values.length})`
}

/** How many times as much. */
export function ratio(value: number, base: number): string {
  return `× ${(value / base).toFixed(2)}`
}

/** One line of the report. */
export function line(what: string, ...figures: string[]): void {
  console.log(`${what}: ${figures.join('  ')}`)
}

/** How long something takes, several times over, in milliseconds. */
export async function timed(times: number, act: () => Promise<unknown>): Promise<number[]> {
  const found: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const from = performance.now()
    await act()
    found.push(performance.now() - from)
  }
  return found
}

/** The working sets of all processes of an app, in MB; pages that they share count more than once. */
export async function memoryOf(app: ElectronApplication): Promise<number> {
  const kilobytes = await app.evaluate((electron) => electron.app.getAppMetrics().reduce((sum, one) => sum + one.memory.workingSetSize, 0))
  return Math.round(kilobytes / 1024)
}
