/**
 * How each language writes days, times and numbers. Pure; screens reach it through useFormat() of language.tsx.
 * Amounts have comma grouping in all languages (src/domain/money.ts).
 */
export { formatDay, formatDistance, formatMoment, formatMonth } from '../words/dates.ts'

/** A count with comma grouping: 10,000. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
