import type { BackupState } from '../../contract/requests.ts'
import type { Tone } from '../../ui/pieces.tsx'
import type { Words } from '../../words/words.ts'

/** What the badge says. A new office is told calmly until a place is chosen or the first week is over. */
export function saidOf(
  { running, late, last, place, problem }: Pick<BackupState, 'running' | 'late' | 'last' | 'place' | 'problem'>,
  words: Words['backups']['badge'],
  age: (at: string) => string,
): { text: string; tone: Tone } {
  if (running) return { text: words.running, tone: 'plain' }
  if (late) return { text: last ? words.late(age(last.at)) : words.lateNone, tone: 'late' }
  if (problem) return { text: last ? words.failed(age(last.at)) : words.failedNone, tone: 'waiting' }
  if (last) return { text: words.fine(age(last.at)), tone: 'plain' }
  return place ? { text: words.none, tone: 'waiting' } : { text: words.noPlace, tone: 'plain' }
}
