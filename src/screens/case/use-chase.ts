import { useMemo } from 'react'
import { chase, type ChaseItem } from '../../domain/chase.ts'
import { useToday } from '../../ui/clock.ts'
import { useOfficeLists } from '../office-lists.tsx'
import { useCase } from './case-context.tsx'

/** What creditors owe in the open case today, what is due first on top. */
export function useChase(): ChaseItem[] {
  const { file } = useCase()
  const { chaser } = useOfficeLists()
  const today = useToday()
  return useMemo(() => chase(file, chaser, today), [file, chaser, today])
}
