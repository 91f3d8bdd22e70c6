import { expect, test } from 'vitest'
import { standing, standingContacts, standingVersion } from '../../src/domain/contacts.ts'
import { aContact } from './build.ts'

const at = '2026-03-13T10:12'
const entry = (key: string, points: { corrects?: string; withdraws?: string } = {}) => aContact(key, at, points)
const states = (...log: ReturnType<typeof entry>[]) =>
  standing(log).map(({ entry, state, counts }) => `${entry.key} ${state}${counts ? '' : ' -'}`)

test('entries stand as long as nothing points at them', () => {
  expect(states(entry('a'), entry('b'))).toEqual(['a stands', 'b stands'])
})

test('a correction counts in the place of the entry that it corrects', () => {
  const log = [entry('a'), entry('b', { corrects: 'a' })]
  expect(states(...log)).toEqual(['a corrected -', 'b stands'])
  expect(standing(log)[0]).toMatchObject({ correctedBy: 'b' })
  expect(standingContacts({ contacts: log }).map(({ key }) => key)).toEqual(['b'])
  expect(standingVersion(log, 'a')?.key).toBe('b')
})

test('a withdrawal takes the entry back and does not count itself', () => {
  const log = [entry('a'), entry('b', { withdraws: 'a' }), entry('c')]
  expect(states(...log)).toEqual(['a withdrawn -', 'b stands -', 'c stands'])
  expect(standing(log)[0]).toMatchObject({ withdrawnBy: 'b' })
  expect(standingContacts({ contacts: log }).map(({ key }) => key)).toEqual(['c'])
  expect(standingVersion(log, 'a')).toBeNull()
})

test('a correction of a correction leaves one entry standing', () => {
  const log = [entry('a'), entry('b', { corrects: 'a' }), entry('c', { corrects: 'b' })]
  expect(states(...log)).toEqual(['a corrected -', 'b corrected -', 'c stands'])
  expect(standingVersion(log, 'a')?.key).toBe('c')
})

test('when a correction is withdrawn, the entry before it stands again', () => {
  const log = [entry('a'), entry('b', { corrects: 'a' }), entry('c', { withdraws: 'b' })]
  expect(states(...log)).toEqual(['a stands', 'b withdrawn -', 'c stands -'])
  expect(standingVersion(log, 'a')?.key).toBe('a')
  expect(standing(log)[0]).not.toHaveProperty('correctedBy')
})

test('when a withdrawal is withdrawn, the entry stands again', () => {
  expect(states(entry('a'), entry('b', { withdraws: 'a' }), entry('c', { withdraws: 'b' }))).toEqual([
    'a stands',
    'b withdrawn -',
    'c stands -',
  ])
})

test('a corrected entry that is also withdrawn is withdrawn', () => {
  expect(states(entry('a'), entry('b', { withdraws: 'a' }), entry('c', { corrects: 'a' }))).toEqual([
    'a withdrawn -',
    'b stands -',
    'c stands',
  ])
  expect(states(entry('a'), entry('b', { corrects: 'a' }), entry('c', { withdraws: 'a' }))).toEqual([
    'a withdrawn -',
    'b stands',
    'c stands -',
  ])
})

test('the order in which a log was imported makes no difference', () => {
  const log = [entry('a'), entry('b', { corrects: 'a' }), entry('c', { withdraws: 'b' }), entry('d', { corrects: 'a' })]
  expect(states(...log).toSorted()).toEqual(states(...log.toReversed()).toSorted())
})

test('what points at an entry is settled before the entry has any effect', () => {
  const log = [
    entry('a'),
    entry('b', { corrects: 'a' }),
    entry('c', { withdraws: 'b' }),
    entry('d', { corrects: 'b' }),
    entry('e', { withdraws: 'c' }),
    entry('f', { withdraws: 'e' }),
  ]
  expect(states(...log)).toEqual(['a stands', 'b withdrawn -', 'c stands -', 'd stands', 'e withdrawn -', 'f stands -'])
})

test('pointers to nothing, to themselves and in a ring change nothing', () => {
  expect(states(entry('a', { corrects: 'x' }), entry('b', { withdraws: 'b' }))).toEqual(['a stands', 'b stands -'])
  expect(states(entry('a', { corrects: 'b' }), entry('b', { corrects: 'a' }))).toEqual(['a stands', 'b stands'])
  expect(standingVersion([entry('a')], 'x')).toBeNull()
  expect(standingVersion([entry('a', { withdraws: 'x' })], 'a')).toBeNull()
})

test('a long chain of corrections is followed to its end', () => {
  const log = Array.from({ length: 10_000 }, (_, i) => entry(String(i), i === 0 ? {} : { corrects: String(i - 1) }))
  expect(standingVersion(log, '0')?.key).toBe('9999')
  expect(standingContacts({ contacts: log })).toHaveLength(1)
})
