import { powerMonitor } from 'electron'
import { JUST_STARTED, look } from './deserted.ts'
import { readSettings } from './settings.ts'
import { lock, lockAfterDrafts, secondsUntouched } from './window.ts'

/** When nobody is there any more: idle time, suspend (and with it the lid), the system's own lock, another user's turn. */

const LOOK_EVERY = 2000
let watched = JUST_STARTED

export function lockWhenNobodyIsThere(): void {
  // The computer sleeps as soon as this returns: no page is waited for, and the key must not lie in memory meanwhile.
  powerMonitor.on('suspend', () => void lock())
  powerMonitor.on('lock-screen', lockAfterDrafts)
  powerMonitor.on('user-did-resign-active', lockAfterDrafts)
  setInterval(lockWhenIdle, LOOK_EVERY)
}

function lockWhenIdle(): void {
  const { after, lock: isTime } = look(watched, {
    system: powerMonitor.getSystemIdleTime(),
    ours: secondsUntouched(),
    limit: readSettings().idleMinutes * 60,
  })
  watched = after
  if (isTime) lockAfterDrafts()
}
