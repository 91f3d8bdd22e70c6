import { call } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import type { ErasureState, Input } from '../../contract/requests.ts'
import type { EnumValue } from '../../domain/enums.ts'
import { useSentence, useWords } from '../../ui/language.tsx'
import { useToast } from '../../ui/toast.tsx'

type Change = 'erasure.ask' | 'erasure.drop' | 'hold.set' | 'hold.lift'

/** What can be asked of a case that is to be kept or erased: each is said once and can be undone; gives the problem, or null. */
export interface Keeping {
  ask: (caseNo: string, reason: EnumValue<'erasure_reason'>) => Promise<Problem | null>
  drop: (caseNo: string, reason: EnumValue<'erasure_reason'>) => Promise<Problem | null>
  hold: (caseNo: string, reason: string) => Promise<Problem | null>
  lift: (caseNo: string, reason: string) => Promise<Problem | null>
}

/** `put` gets what stands on the case after each change, undone ones included. */
export function useKeeping(put: (state: ErasureState) => void): Keeping {
  const { erasure } = useWords()
  const sentence = useSentence()
  const say = useToast()
  const change = async <R extends Change>(request: R, input: Input<R>): Promise<Problem | null> => {
    const reply = await call(request, input as never)
    if (!reply.ok) return reply.problem
    put(reply.value as ErasureState)
    return null
  }
  const done = async <R extends Change, U extends Change>(said: string, [request, input]: [R, Input<R>], undo: [U, Input<U>]) => {
    const problem = await change(request, input)
    const takeBack = async () => {
      const failed = await change(...undo)
      if (failed) say(sentence(failed))
    }
    if (!problem) say(said, { undo: () => void takeBack() })
    return problem
  }
  return {
    ask: (caseNo, reason) => done(erasure.askedSaid, ['erasure.ask', { caseNo, reason }], ['erasure.drop', { caseNo }]),
    drop: (caseNo, reason) => done(erasure.dropped, ['erasure.drop', { caseNo }], ['erasure.ask', { caseNo, reason }]),
    hold: (caseNo, reason) => done(erasure.holdSet, ['hold.set', { caseNo, reason }], ['hold.lift', { caseNo }]),
    lift: (caseNo, reason) => done(erasure.lifted, ['hold.lift', { caseNo }], ['hold.set', { caseNo, reason }]),
  }
}
