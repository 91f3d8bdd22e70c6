import { describe, expect, it } from 'vitest'
import { start, walk, type Place } from '../../src/screens/frame/navigation.tsx'

const opened = (caseNo: string, section: 'overview' | 'contacts' = 'overview'): Place => ({ screen: 'case', caseNo, section })

describe('where the person is', () => {
  it('goes back through the screens in the order in which they were left', () => {
    const there = [opened('2026-0001'), { screen: 'settings' } as const].reduce((trail, to) => walk(trail, { to }), start)
    expect(there.place).toEqual({ screen: 'settings' })
    expect(walk(there, 'back').place).toEqual(opened('2026-0001'))
    expect(walk(walk(there, 'back'), 'back').place).toEqual({ screen: 'cases' })
  })

  it('leaves the case at once after looking at several of its sections', () => {
    const there = [opened('2026-0001'), opened('2026-0001', 'contacts')].reduce((trail, to) => walk(trail, { to }), start)
    expect(there.place).toEqual(opened('2026-0001', 'contacts'))
    expect(walk(there, 'back').place).toEqual({ screen: 'cases' })
  })

  it('keeps one case apart from another', () => {
    const there = [opened('2026-0001'), opened('2026-0002')].reduce((trail, to) => walk(trail, { to }), start)
    expect(walk(there, 'back').place).toEqual(opened('2026-0001'))
  })

  it('stays at the cases when there is nothing to go back to', () => {
    expect(walk(start, 'back')).toEqual(start)
  })
})
