import { powerMonitor } from 'electron'
import { readSettings } from './settings.ts'
import { lock, secondsUntouched } from './window.ts'

/** When nobody is there any more: idle time, suspend, the system's own lock, another user's turn. */

const LOOK_EVERY = 2000
let lockedThisTime = false

export function handOverOnIdleAndSuspend(): void {
  powerMonitor.on('suspend', () => void lock())
  powerMonitor.on('lock-screen', () => void lock())
  powerMonitor.on('user-did-resign-active', () => void lock())
  setInterval(lockWhenIdle, LOOK_EVERY)
}

function lockWhenIdle(): void {
  const idle = Math.min(powerMonitor.getSystemIdleTime(), secondsUntouched())
  const long = idle >= readSettings().idleMinutes * 60
  if (long && !lockedThisTime) void lock()
  lockedThisTime = long
}
