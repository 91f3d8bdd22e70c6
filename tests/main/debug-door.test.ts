import { expect, test } from 'vitest'
import { debugDoor } from '../../electron/debug-door.ts'

test.each([
  ['--inspect', 'inspect'],
  ['--inspect=127.0.0.1:9229', 'inspect'],
  ['--inspect-brk=0', 'inspect-brk'],
  ['--remote-debugging-port=9222', 'remote-debugging-port'],
  ['-remote-debugging-port=9222', 'remote-debugging-port'],
  ['/remote-debugging-port:9222', 'remote-debugging-port'],
  ['--REMOTE-DEBUGGING-PIPE', 'remote-debugging-pipe'],
  ['--disable-web-security', 'disable-web-security'],
  ['--utility-cmd-prefix=gdb', 'utility-cmd-prefix'],
])('%s is seen', (argument, door) => {
  expect(debugDoor(['--no-first-run', argument, 'x'])).toBe(door)
})

test('what opens nothing is let through, a path among it', () => {
  expect(debugDoor([])).toBeNull()
  expect(debugDoor(['--ozone-platform=headless', '--office-command', '--', 'list', '--json', '--lang=en'])).toBeNull()
  expect(debugDoor(['/home/inspect/office', 'inspect', '--inspection', '/inspector/x'])).toBeNull()
})
