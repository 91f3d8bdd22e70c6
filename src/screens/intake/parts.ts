/** The parts of the intake in the order of the page, and which of them a field stands in. */
export const intakeParts = ['client', 'household', 'contact', 'consents', 'hardship', 'debts', 'case'] as const
export type IntakePart = (typeof intakeParts)[number]

const beginnings: readonly (readonly [string, IntakePart])[] = [
  ['client.household', 'household'],
  ['householdWith', 'household'],
  ['client.phones', 'contact'],
  ['client.preferredChannel', 'contact'],
  ['client.safeContactNote', 'contact'],
  ['client', 'client'],
  ['consents', 'consents'],
  ['hardship', 'hardship'],
  ['debts', 'debts'],
]

/** The part that the field at a path stands in. */
export function partOf(path: string): IntakePart {
  return beginnings.find(([beginning]) => path === beginning || path.startsWith(`${beginning}.`))?.[1] ?? 'case'
}
