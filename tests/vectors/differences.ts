/** Kinds whose percent figures are compared within 0.0001 of a point. */
const inexact = ['flat_fee_plan', 'irr_monthly', 'xirr', 'cap_check']

/** Where an answer is not what a vector expects, a line each; only what the vector expects is looked at. */
export function differences(kind: string, expected: unknown, answer: unknown): string[] {
  return differ(expected, answer, '', inexact.includes(kind))
}

function differ(expected: unknown, answer: unknown, at: string, inexactly: boolean): string[] {
  if (Array.isArray(expected)) return differInList(expected, answer, at, inexactly)
  if (isObject(expected)) {
    if (!isObject(answer)) return [unlike(at, expected, answer)]
    return Object.entries(expected).flatMap(([key, value]) => differ(value, answer[key], at === '' ? key : `${at}.${key}`, inexactly))
  }
  const same = inexactly && at.endsWith('_pct') ? near(expected, answer) : equal(expected, answer)
  return same ? [] : [unlike(at, expected, answer)]
}

/** Rows with a number are a selection and found by it; any other list is whole and in order. */
function differInList(expected: unknown[], answer: unknown, at: string, inexactly: boolean): string[] {
  if (!Array.isArray(answer)) return [unlike(at, expected, answer)]
  const numbered = expected.length > 0 && expected.every((row) => isObject(row) && 'no' in row)
  if (!numbered && expected.length !== answer.length) return [unlike(`${at}.length`, expected.length, answer.length)]
  return expected.flatMap((row, i) => {
    const no = numbered ? (row as Record<string, unknown>)['no'] : i
    const found: unknown = numbered ? answer.find((candidate) => isObject(candidate) && equal(candidate['no'], no)) : answer[i]
    return differ(row, found, `${at}[${String(no)}]`, inexactly)
  })
}

function equal(expected: unknown, answer: unknown): boolean {
  if (typeof expected === 'number' || typeof answer === 'number') return String(expected) === String(answer)
  return expected === answer
}

function near(expected: unknown, answer: unknown): boolean {
  const [a, b] = [millionths(expected), millionths(answer)]
  return a === null || b === null ? expected === answer : a - b <= 100n && b - a <= 100n
}

function millionths(value: unknown): bigint | null {
  const found = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(String(value))
  return found ? BigInt(`${found[1]}${found[2]}${(found[3] ?? '').padEnd(6, '0')}`) : null
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const unlike = (at: string, expected: unknown, answer: unknown): string =>
  `${at}: expected ${JSON.stringify(expected)}, got ${answer === undefined ? 'nothing' : JSON.stringify(answer)}`
