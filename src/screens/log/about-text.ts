import type { LogLine } from '../../contract/requests.ts'
import { useWords } from '../../ui/language.tsx'

/** Gives in words what an entry of the log is about: "contact c3", or the name of a person. */
export function useAboutText(): (line: Pick<LogLine, 'about' | 'whom'>) => string {
  const { people, verify } = useWords()
  const things: Partial<Record<string, string>> = people.things
  return ({ about, whom }) => {
    const whole = things[about]
    if (whole !== undefined) return whole
    const [what = '', ...which] = about.split(' ')
    return [things[what] ?? verify.otherRecord, whom ?? which.join(' ')].filter((part) => part !== '').join(' ')
  }
}
