import type { Client, Phone } from './case-file.ts'
import { plainForm } from './text.ts'

/** The client's phone that a number is, whatever its spaces, dashes and country prefix; undefined for a number of somebody else. */
export function phoneOf(client: Pick<Client, 'phones'>, number: string): Phone | undefined {
  const wanted = digits(number)
  if (wanted.length < shortest) return undefined
  return client.phones.find((phone) => {
    const own = digits(phone.number)
    return own.length >= shortest && (own.endsWith(wanted) || wanted.endsWith(own))
  })
}

/** Short numbers are service lines and extensions: the end of another number proves nothing. */
const shortest = 7

/** What is dialled: only the digits, without the zeros that a prefix takes the place of. */
const digits = (number: string): string => plainForm(number).replaceAll(/\D/g, '').replace(/^0+/, '')
