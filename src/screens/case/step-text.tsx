import { daysBetween } from '../../domain/day.ts'
import type { Day } from '../../domain/case-file.ts'
import type { Step } from '../../domain/next-step.ts'
import { useToday } from '../../ui/clock.ts'
import { useWords } from '../../ui/language.tsx'
import { useCase } from './case-context.tsx'
import { brandsOf, saidOn, type Owed } from './owes.ts'

/** Says a step as a colleague would: who does what, and for which debt where there are several. */
export function useStepText(): (step: Step) => string {
  const words = useWords().case
  const { file } = useCase()
  const since = useSince()
  return (step) => {
    const { steps } = words
    const brands = brandsOf(file, step.debts).join(words.and)
    const of = file.debts.length > 1 ? brands : ''
    const what = step.what ?? ''
    const org = file.contacts.find(({ key }) => key === step.ref)?.counterpartOrg ?? ''
    switch (step.kind) {
      case 'installment':
        return steps.installment(step.no ?? 1, of)
      case 'promiseByThem':
        return step.by === 'client' ? steps.promiseByClient(what) : steps.promiseByCreditor(org, what)
      case 'promiseByUs':
        return steps.promiseByUs(what)
      case 'followUp':
        return steps.followUp(org)
      case 'difference':
        return steps.difference(of)
      case 'confirmation': {
        const agreement = file.agreements.find(({ key }) => key === step.ref)
        return steps.confirmation(brands, since(agreement ? saidOn(file, agreement) : null))
      }
    }
  }
}

/** Says what a creditor owes: "Huabei has not confirmed in writing: 6 days". */
export function useOwedText(): (owed: Owed) => string {
  const words = useWords().case
  const { file } = useCase()
  const stepText = useStepText()
  const since = useSince()
  return (owed) => {
    switch (owed.kind) {
      case 'confirmation':
      case 'promise':
        return stepText(owed.step)
      case 'otherIssuer':
        return words.otherIssuer(brandsOf(file, owed.agreement.debts).join(words.and))
      case 'answer':
        return words.notAnswered(brandsOf(file, owed.proposal.debts).join(words.and), since(owed.since))
    }
  }
}

/** Gives how many days have passed since a day. */
function useSince(): (day: Day | null) => number | null {
  const today = useToday()
  return (day) => (day === null ? null : daysBetween(day, today))
}
