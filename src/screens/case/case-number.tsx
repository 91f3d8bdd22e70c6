import { call } from '../../call.ts'
import type { MaskedNumber } from '../../domain/mask.ts'
import { useSentence } from '../../ui/language.tsx'
import { Masked } from '../../ui/masked.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useCase } from './case-context.tsx'

/** A number of the open case, masked; that somebody looked at it is in the log before it is shown. `of` is the part's key. */
export function CaseNumber({ value, label, what, of }: { value: string | undefined; label: string; what: MaskedNumber; of?: string }) {
  const { caseNo } = useCase().file
  const say = useToast()
  const sentence = useSentence()
  const note = async () => {
    const reply = await call('case.reveal', { caseNo, what, ...(of !== undefined && { of }) })
    if (!reply.ok) say(sentence(reply.problem))
    return reply.ok
  }
  return <Masked value={value} label={label} onShow={note} />
}
