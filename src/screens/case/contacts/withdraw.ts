import type { Problem } from '../../../contract/reply.ts'
import { zonedTime } from '../../../domain/time.ts'
import { clockTime, thisZone, today } from '../../../ui/clock.ts'
import { useWords } from '../../../ui/language.tsx'
import { useCase, useChange } from '../case-context.tsx'

/** Takes an entry back by a new one that points to it and says why; both stay in the log. */
export function useWithdraw(): (key: string, reason: string) => Promise<Problem | null> {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  return (key, reason) => {
    const zone = thisZone()
    const at = zonedTime(today(), clockTime(), zone)
    if (at === null) throw new Error('This computer gives a time that its zone does not have')
    return change('contact.withdraw', { caseNo: file.caseNo, withdraws: key, reason, at, zone }, words.contacts.withdrawnSaid)
  }
}
