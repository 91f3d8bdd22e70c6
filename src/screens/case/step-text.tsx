import type { Step } from '../../domain/next-step.ts'
import { useWords } from '../../ui/language.tsx'

/** Says a step as a colleague would: who does what. */
export function useStepText(): (step: Step) => string {
  const { steps } = useWords().case
  return (step) => {
    if (step.kind === 'installment') return steps.installment(step.no ?? 1)
    if (step.kind === 'promiseByThem') return step.by === 'client' ? steps.promiseByClient(step.what ?? '') : steps.promiseByCreditor(step.what ?? '')
    if (step.kind === 'promiseByUs') return steps.promiseByUs(step.what ?? '')
    return steps[step.kind]
  }
}
