import { call } from '../../../call.ts'
import type { Problem } from '../../../contract/reply.ts'
import { zonedTime } from '../../../domain/time.ts'
import { clockTime, thisZone, today } from '../../../ui/clock.ts'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useCase } from '../case-context.tsx'

/** Takes an entry back by a new one that points to it and says why; both stay in the log. The way back withdraws the withdrawal. */
export function useWithdraw(): (key: string, reason: string) => Promise<Problem | null> {
  const words = useWords()
  const sentence = useSentence()
  const say = useToast()
  const { file, put } = useCase()
  const withdraw = async (key: string, reason: string): Promise<Problem | null> => {
    const zone = thisZone()
    const at = zonedTime(today(), clockTime(), zone)
    if (at === null) throw new Error('This computer gives a time that its zone does not have')
    const reply = await call('contact.withdraw', { caseNo: file.caseNo, withdraws: key, reason, at, zone })
    if (!reply.ok) {
      say(sentence(reply.problem))
      return reply.problem
    }
    put(reply.value)
    const made = reply.value.contacts.at(-1)
    say(words.contacts.withdrawnSaid, made ? { undo: () => void withdraw(made.key, words.contacts.undone) } : {})
    return null
  }
  return withdraw
}
