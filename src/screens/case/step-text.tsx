import { daysBetween } from '../../domain/day.ts'
import type { Day } from '../../domain/case-file.ts'
import type { ChaseItem } from '../../domain/chase.ts'
import { brandsOf, type OurStep } from '../../domain/owed.ts'
import { useToday } from '../../ui/clock.ts'
import { useWords } from '../../ui/language.tsx'
import { useCase } from './case-context.tsx'

/** Says a step of ours or the client's as a colleague would: who does what, and for which debt where there are several. */
export function useStepText(): (step: OurStep) => string {
  const words = useWords().case
  const { file } = useCase()
  return (step) => {
    const { steps } = words
    const of = file.debts.length > 1 ? brandsOf(file, step.debts).join(words.and) : ''
    const what = step.what ?? ''
    const org = file.contacts.find(({ key }) => key === step.ref)?.counterpartOrg ?? ''
    switch (step.kind) {
      case 'installment':
        return steps.installment(step.no ?? 1, of)
      case 'promiseByThem':
        return steps.promiseByClient(what)
      case 'promiseByUs':
        return steps.promiseByUs(what)
      case 'followUp':
        return steps.followUp(org)
      case 'difference':
        return steps.difference(of)
    }
  }
}

/** Says what a creditor owes: "Huabei has not confirmed in writing: 6 days". */
export function useOwedText(): (owed: ChaseItem) => string {
  const words = useWords().case
  const { file } = useCase()
  const since = useSince()
  return ({ kind, debts, creditor, what = '', since: from }) => {
    const brands = brandsOf(file, debts).join(words.and)
    switch (kind) {
      case 'confirmation':
      case 'yes':
        return words.steps.confirmation(brands, since(from))
      case 'otherIssuer':
        return words.otherIssuer(brands)
      case 'query':
        return words.notAnsweredQuery(brands, since(from))
      case 'answer':
        return words.notAnswered(brands, since(from))
      case 'promise':
      case 'promiseByUs':
      case 'promiseByClient':
      case 'followUp':
      case 'difference':
        return words.steps.promiseByCreditor(creditor, what)
    }
  }
}

/** Gives how many days have passed since a day. */
function useSince(): (day: Day | null) => number | null {
  const today = useToday()
  return (day) => (day === null ? null : daysBetween(day, today))
}
