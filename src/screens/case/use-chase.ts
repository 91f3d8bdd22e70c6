import { useDeferredValue, useMemo } from 'react'
import { chase, type ChaseItem } from '../../domain/chase.ts'
import { useToday } from '../../ui/clock.ts'
import { useOfficeLists } from '../office-lists.tsx'
import { useCase } from './case-context.tsx'

/** What creditors owe in the open case today, what is due first on top; after a change the drawing after the change itself. */
export function useChase(): ChaseItem[] {
  const file = useDeferredValue(useCase().file)
  const { chaser } = useOfficeLists()
  const today = useToday()
  return useMemo(() => chase(file, chaser, today), [file, chaser, today])
}
