import type { Day } from '../../../domain/case-file.ts'
import { useFormat } from '../../../ui/language.tsx'

/** Gives the day, and the day with its time, of an instant as the clock of this computer has it. */
export function useInstant(): (instant: string) => { day: string; moment: string } {
  const format = useFormat()
  return (instant) => {
    const local = localOf(new Date(instant))
    return { day: format.day(local.slice(0, 10) as Day), moment: format.moment(local) }
  }
}

function localOf(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}:00`
}
