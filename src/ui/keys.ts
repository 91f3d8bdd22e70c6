/**
 * Keys as commands write them: "mod+k" (Ctrl, on a Mac ⌘), "shift+F9", "n", "?", "g c" (one after the other),
 * "Escape", "mod+Enter". Single letters and signs never act while typing; no key acts while an input method is composing.
 */
export const isMac = navigator.platform.startsWith('Mac')

const typedInto =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range], [type=file]), textarea, select, [contenteditable=true]'

/** True while an input method holds the keys: nothing may act on them then, Enter, Esc and Tab included. */
export function isComposing(event: { isComposing?: boolean; keyCode?: number; nativeEvent?: { isComposing: boolean } }): boolean {
  return event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229
}

/** True when the keys go into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typedInto) !== null
}

/** True when one step of a command's keys is what was pressed. */
export function matches(step: string, event: KeyboardEvent): boolean {
  const parts = step.split('+').filter((part) => part !== '')
  const key = step.endsWith('+') ? '+' : (parts.pop() ?? '')
  const mod = isMac ? event.metaKey : event.ctrlKey
  const other = isMac ? event.ctrlKey : event.metaKey
  if (mod !== parts.includes('mod') || other || event.altKey !== parts.includes('alt')) return false
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  if (!isSign && event.shiftKey !== parts.includes('shift')) return false
  const pressed = keyOf(event)
  return pressed.length === 1 ? pressed.toLowerCase() === key.toLowerCase() : pressed === key
}

/** With Alt a Mac writes another sign, and some keyboards have their digits behind Shift: then the place of the key counts. */
function keyOf({ key, code, altKey }: KeyboardEvent): string {
  if (!altKey || /^[a-z0-9]$/i.test(key)) return key
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1] ?? key
}

/**
 * True when a press of these keys belongs to what has the focus: in a field everything without Ctrl/⌘ but Esc and the
 * F keys, and its own undo; on a button or link, Enter.
 */
export function belongsToFocus(step: string, target: EventTarget | null): boolean {
  if (isTyping(target)) return step === 'mod+z' || !/mod\+|alt\+|^(shift\+)?(Escape|F\d+)$/.test(step)
  return step === 'Enter' && target instanceof Element && target.closest('button, a, summary') !== null
}

const written: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: isMac ? '⇧' : 'Shift',
  Escape: 'Esc',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** The keys as they stand on the keyboard, a list of steps: "g c" → ["g", "c"], "mod+k" → ["Ctrl K"]. */
export function writeKeys(keys: string): string[] {
  return keys.split(' ').map((step) => {
    const parts = step.endsWith('+') ? [...step.slice(0, -1).split('+').filter(Boolean), '+'] : step.split('+')
    return parts.map((part) => written[part] ?? (parts.length > 1 ? part.toUpperCase() : part)).join(' ')
  })
}
