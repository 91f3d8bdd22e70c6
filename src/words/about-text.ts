import type { Words } from './words.ts'

/** Gives in words what an entry of the log is about: "debt d1 accountNo" word by word, each key as it is; or the name of a person. */
export function aboutText({ people, verify }: Words, about: string, whom?: string): string {
  const things: Partial<Record<string, string>> = people.things
  const whole = things[about]
  if (whole !== undefined) return whole
  const [what = '', ...rest] = about.split(' ')
  const tail = whom === undefined ? rest.map((word) => things[word] ?? word) : [whom]
  return [things[what] ?? verify.otherRecord, ...tail].join(' ')
}
