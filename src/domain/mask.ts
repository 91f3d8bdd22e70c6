/** The numbers that stand masked on the screen. */
export const maskedNumbers = ['idDocNo', 'phone', 'accountNo', 'contractNo', 'creditorPhone', 'loggedNumber', 'payeeAccount'] as const
export type MaskedNumber = (typeof maskedNumbers)[number]

/** A number with all but its last four signs as dots; of six signs or fewer nothing is shown. */
export function mask(value: string): string {
  const signs = Array.from(value)
  const open = signs.length > 6 ? 4 : 0
  return '•'.repeat(Math.min(signs.length - open, 8)) + signs.slice(signs.length - open).join('')
}
