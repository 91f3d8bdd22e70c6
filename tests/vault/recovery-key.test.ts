import { randomBytes, randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { isGroup, readRecoveryKey, RECOVERY_GROUPS, writeRecoveryKey } from '../../electron/vault/recovery-key.ts'

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('a recovery key is 11 groups of 5 signs that cannot be mistaken for each other, and reads back as the same 32 bytes', () => {
  for (let i = 0; i < 200; i++) {
    const key = randomBytes(32)
    const written = writeRecoveryKey(key)
    expect(written).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){10}$/)
    expect(written.split('-')).toHaveLength(RECOVERY_GROUPS)
    expect(readRecoveryKey(written)).toEqual(key)
  }
})

test('small letters, spaces, full-width signs, O for 0 and I or L for 1 are taken', () => {
  const written = writeRecoveryKey(Buffer.alloc(32))
  expect(readRecoveryKey(written.toLowerCase().replaceAll('-', ' '))).toEqual(Buffer.alloc(32))
  expect(readRecoveryKey(written.replaceAll('0', 'O'))).toEqual(Buffer.alloc(32))
  expect(readRecoveryKey(written.replaceAll('0', '０'))).toEqual(Buffer.alloc(32))
  const ones = writeRecoveryKey(Buffer.from('0842108421'.repeat(6) + '0842', 'hex'))
  expect(ones).toContain('1')
  expect(readRecoveryKey(ones.replaceAll('1', 'l'))).toEqual(readRecoveryKey(ones))
})

test('each of 1,000 single wrong signs is found', () => {
  for (let i = 0; i < 1000; i++) {
    const signs = [...writeRecoveryKey(randomBytes(32)).replaceAll('-', '')]
    const at = randomInt(signs.length)
    const wrong = SIGNS[(SIGNS.indexOf(signs[at] ?? '') + 1 + randomInt(31)) % 32] ?? ''
    signs[at] = wrong
    expect(readRecoveryKey(signs.join(''))).toBeNull()
  }
})

test('every pair of different neighbours that changed places is found, and so are a missing and an extra sign', () => {
  const signs = [...writeRecoveryKey(randomBytes(32)).replaceAll('-', '')]
  for (let at = 1; at < signs.length; at++) {
    const swapped = signs.with(at, signs[at - 1] ?? '').with(at - 1, signs[at] ?? '')
    if (signs[at] !== signs[at - 1]) expect(readRecoveryKey(swapped.join(''))).toBeNull()
  }
  expect(readRecoveryKey(signs.slice(1).join(''))).toBeNull()
  expect(readRecoveryKey([...signs, '0'].join(''))).toBeNull()
  expect(readRecoveryKey('')).toBeNull()
})

test('a typed group is compared with the group at its place', () => {
  const written = writeRecoveryKey(Buffer.from(Array.from({ length: 32 }, (_, i) => i)))
  const groups = written.split('-')
  expect(isGroup(written, 3, ` ${(groups[3] ?? '').toLowerCase()} `)).toBe(true)
  expect(isGroup(written, 3, groups[4] ?? '')).toBe(false)
  expect(isGroup(written, 11, '')).toBe(false)
})
