import type { Day, Minor } from './case-file.ts'
import { addMonths, daysBetween } from './day.ts'
import { decimalText, halfUp } from './exact.ts'
import { irrMonthly, xirr } from './irr.ts'
import type { OfferFigures, OfferRow } from './offer.ts'
import { growthOf } from './root.ts'

/** Rows one month apart of which the first falls this many days after the start count as whole months. */
const daysOfMonth = 31

/**
 * The true annual cost of what is repaid. By months where rows are a month apart and the first falls within 31 days of the
 * start, else by days over 365. Null where no rate makes the rows worth the principal.
 */
export function costOf(principal: Minor, startOn: Day, rows: readonly OfferRow[], byDays = false): OfferFigures['cost'] {
  if (rows.every(({ interest, fee }) => interest + fee === 0)) return { nominal: '0.0000', effective: '0.0000' }
  if (byDays || !isMonthly(startOn, rows)) return costByDays(principal, startOn, rows)
  const cost = irrMonthly(
    principal,
    rows.map(({ payment }) => payment),
  )
  return cost.ok ? { nominal: cost.nominal, effective: cost.effective } : null
}

const isMonthly = (startOn: Day, rows: readonly OfferRow[]): boolean =>
  daysBetween(startOn, rows[0]!.dueOn) <= daysOfMonth && rows.every(({ dueOn }, i) => dueOn === addMonths(rows[0]!.dueOn, i))

/** The nominal rate is twelve times the growth of a twelfth of 365 days. */
function costByDays(principal: Minor, startOn: Day, rows: readonly OfferRow[]): OfferFigures['cost'] {
  const flows = [{ on: startOn, amount: 0 - principal }, ...rows.map(({ dueOn, payment }) => ({ on: dueOn, amount: payment }))]
  const effective = xirr(flows)
  const growth = growthOf(flows.map(({ on, amount }) => ({ at: 12 * daysBetween(startOn, on), amount: BigInt(amount) })))
  if (!effective.ok || typeof growth === 'string') return null
  const nominal = growth.read((num, den) => halfUp((num - den) * 12_000_000n, den), 365)
  return { nominal: decimalText(nominal, 10_000n, 4), effective: effective.effective }
}
