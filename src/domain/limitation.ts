import type { Day } from './case-file.ts'
import { addMonths } from './day.ts'

export interface Limitation {
  /** The last day of the period. A last day on a statutory holiday is not moved (Civil Code Art. 203): the tool knows no holidays. */
  expires: Day
  /**
   * What happened only after that day. It restarts nothing, but a debtor who then agrees to pay loses the defence
   * (Civil Code Art. 192).
   */
  postExpiryEvents: Day[]
}

/**
 * When a claim's limitation period ends: whole years from the day from which it runs (Civil Code Art. 188: three), begun
 * anew in full by every interruption up to its last day (Art. 195). What lies before the period began interrupts nothing.
 * The 20 years of Art. 188, which no interruption moves, are not in here.
 */
export function limitation(from: Day, interruptions: readonly Day[], years: number): Limitation {
  let expires = addMonths(from, years * 12)
  const postExpiryEvents: Day[] = []
  for (const on of interruptions.filter((day) => day >= from).toSorted()) {
    if (on <= expires) expires = addMonths(on, years * 12)
    else postExpiryEvents.push(on)
  }
  return { expires, postExpiryEvents }
}
