/** What, given when starting, would let another program look into this one. */
const DOORS = [
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-io-pipes',
  'auto-open-devtools-for-tabs',
  'js-flags',
  'load-extension',
  'disable-web-security',
  'disable-site-isolation-trials',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'log-net-log',
  'ssl-key-log-file',
  'enable-automation',
  'test-type',
]

/** The first such door among the arguments, or null. Chromium takes "-x" for "--x", and on Windows "/x" too. */
export function debugDoor(args: readonly string[]): string | null {
  for (const arg of args) {
    const name = /^(?:--?|\/)([\w-]+)(?:=|:|$)/.exec(arg)?.[1]?.toLowerCase()
    if (name !== undefined && DOORS.includes(name)) return name
  }
  return null
}
