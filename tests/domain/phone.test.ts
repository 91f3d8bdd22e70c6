import { expect, test } from 'vitest'
import type { Client } from '../../src/domain/case-file.ts'
import { phoneOf } from '../../src/domain/phone.ts'

const client: Pick<Client, 'phones'> = {
  phones: [
    { number: '138 0000-0001', owner: 'client', safeToCall: true },
    { number: '+886 912 345 678', owner: 'spouse', safeToCall: false },
    { number: '95188', owner: 'other' },
  ],
}
const ownerOf = (number: string) => phoneOf(client, number)?.owner

test('a number is the client’s whatever its spaces, dashes, width and country prefix', () => {
  expect(['13800000001', '+86 138-0000-0001', '１３８０００００００１', '0912345678'].map(ownerOf)).toEqual([
    'client',
    'client',
    'client',
    'spouse',
  ])
})

test('a number of somebody else, a short one and no number are not', () => {
  expect(['13800000002', '95188', '0001', '', '客服'].map(ownerOf)).toEqual([undefined, undefined, undefined, undefined, undefined])
})
