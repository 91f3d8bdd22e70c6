import { describe, expect, it } from 'vitest'
import { isComposing, isMac, matches, writeKeys } from '../../src/ui/keys.ts'

const press = (key: string, held: Partial<Record<'mod' | 'alt' | 'shift' | 'other', boolean>> = {}) =>
  ({
    key,
    ctrlKey: isMac ? held.other === true : held.mod === true,
    metaKey: isMac ? held.mod === true : held.other === true,
    altKey: held.alt === true,
    shiftKey: held.shift === true,
  }) as KeyboardEvent

describe('keys of commands', () => {
  it.each([
    ['n', press('n'), true],
    ['n', press('N', { shift: true }), false],
    ['n', press('n', { mod: true }), false],
    ['mod+k', press('k', { mod: true }), true],
    ['mod+k', press('K', { mod: true }), true],
    ['mod+k', press('k'), false],
    ['mod+k', press('k', { mod: true, other: true }), false],
    ['mod+Enter', press('Enter', { mod: true }), true],
    ['Enter', press('Enter', { mod: true }), false],
    ['alt+ArrowLeft', press('ArrowLeft', { alt: true }), true],
    ['F9', press('F9'), true],
    ['mod++', press('+', { mod: true, shift: true }), true],
  ] as const)('%s is or is not what was pressed', (step, event, expected) => {
    expect(matches(step, event)).toBe(expected)
  })

  it('takes a letter or digit by its place where Alt makes another sign of it', () => {
    expect(matches('alt+h', { ...press('˙', { alt: true }), code: 'KeyH' })).toBe(true)
    expect(matches('alt+1', { ...press('&', { alt: true }), code: 'Digit1' })).toBe(true)
    expect(matches('alt+a', { ...press('a', { alt: true }), code: 'KeyQ' })).toBe(true)
    expect(matches('h', { ...press('˙'), code: 'KeyH' })).toBe(false)
  })

  it('takes a sign however the keyboard makes it', () => {
    expect(matches('?', press('?', { shift: true }))).toBe(true)
    expect(matches('/', press('/'))).toBe(true)
    expect(matches('[', press('[', { shift: true }))).toBe(true)
  })

  it('writes a sequence as steps and held keys together', () => {
    expect(writeKeys('g c')).toEqual(['g', 'c'])
    expect(writeKeys('mod++')).toEqual([`${isMac ? '⌘' : 'Ctrl'} +`])
    expect(writeKeys('mod+k')).toEqual([`${isMac ? '⌘' : 'Ctrl'} K`])
    expect(writeKeys('Escape')).toEqual(['Esc'])
  })

  it('knows that an input method is composing by either sign of it', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
    expect(isComposing({ keyCode: 13, nativeEvent: { isComposing: true } })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false)
  })
})
