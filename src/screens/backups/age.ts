import { today } from '../../ui/clock.ts'
import { useFormat } from '../../ui/language.tsx'

/** Gives how long ago an instant was, in days of this computer's calendar: "today", "3 days ago". */
export function useAge(): (instant: string) => string {
  const format = useFormat()
  return (instant) => format.distance(today(new Date(instant)))
}
