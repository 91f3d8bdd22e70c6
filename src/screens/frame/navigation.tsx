/**
 * Where the person is. Screens change it by
 *   const { place, go, back } = useNavigation()
 *   go({ screen: 'case', caseNo, section: 'contacts' })
 * Another section of the same case takes the place of the one before, so that back() leaves the case.
 */
import { createContext, useContext } from 'react'
import type { LetterFacts } from '../../domain/case-file.ts'
import type { CaseSection } from '../case/case-context.tsx'

export type Place =
  | { screen: 'cases' }
  | { screen: 'intake'; draft: string }
  | CasePlace
  | { screen: 'due' }
  | { screen: 'waiting' }
  | { screen: 'settings'; show?: 'backups' }
  | { screen: 'erasure' }
  | { screen: 'log' }

/** A case, and what of it somebody wants to see or do first. */
export interface CasePlace {
  screen: 'case'
  caseNo: string
  section: CaseSection
  /** The agreement whose installments are to be seen. */
  schedule?: string
  /** The line of the section that is to be seen, by the key of what it shows. */
  show?: string
  /** The debt over which to call. */
  call?: string
  letter?: { kind: LetterFacts['kind']; agreement?: string }
}

export interface Trail {
  place: Place
  before: readonly Place[]
}

export type Step = { to: Place } | 'back'

export const start: Trail = { place: { screen: 'cases' }, before: [] }

/** A new intake, under a draft of its own. */
export const newIntake = (): Place => ({ screen: 'intake', draft: `intake:${crypto.randomUUID()}` })

const sameScreen = (a: Place, b: Place) => a.screen === b.screen && (a.screen !== 'case' || (b.screen === 'case' && a.caseNo === b.caseNo))

/** The trail after a step. */
export function walk(trail: Trail, step: Step): Trail {
  if (step === 'back') return { place: trail.before.at(-1) ?? start.place, before: trail.before.slice(0, -1) }
  return { place: step.to, before: sameScreen(trail.place, step.to) ? trail.before : [...trail.before, trail.place].slice(-50) }
}

export interface Navigation {
  place: Place
  go: (to: Place) => void
  back: () => void
}

export const NavigationContext = createContext<Navigation>({ place: start.place, go: () => undefined, back: () => undefined })

/** Where the person is and the ways to go. */
export function useNavigation(): Navigation {
  return useContext(NavigationContext)
}
