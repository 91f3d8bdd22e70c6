import { problems } from '../../src/words/areas/problems.ts'
import type { Chance } from '../../src/domain/sample/chance.ts'
import type { Found } from './fuzz-run.ts'

/** Tries one input after the other at one place of the program. */
export interface Trial {
  /** What was wrong with how the input was taken; null: nothing. */
  once(pick: Chance, no: number): string | null | Promise<string | null>
  /** After the last: figures for the report, and what is wrong with what is left. */
  end(): Found | Promise<Found>
}

/** Whether a problem has its sentence in all three languages. */
export function hasSentence(problem: { code: string; params?: Record<string, string | number> | undefined }): boolean {
  return [problems.en, problems.zhCN, problems.zhTW].every((words) => {
    const sentence = (words as Record<string, (params: Record<string, string | number>) => string>)[problem.code]
    const said = sentence?.(problem.params ?? {})
    return typeof said === 'string' && said !== '' && !/undefined|\[object/.test(said)
  })
}
