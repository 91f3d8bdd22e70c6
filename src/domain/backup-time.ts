/** What decides whether the open office is backed up by itself now; instants in UTC. */
export interface BackupMoment {
  now: string
  /** The newest change that no backup holds, or null. */
  changedAt: string | null
  /** When the newest backup was made, or null. */
  lastAt: string | null
  reachable: boolean
}

const QUIET_MS = 60_000
const BETWEEN_MS = 4 * 3_600_000
const LATE_MS = 7 * 24 * 3_600_000

/**
 * Whether it is time: there is something new, nobody has changed anything for a minute, and the last one is four hours old. A time
 * that lies ahead tells of a clock that was set back, and holds nothing up.
 */
export function isBackupDue({ now, changedAt, lastAt, reachable }: BackupMoment): boolean {
  return reachable && changedAt !== null && isOver(changedAt, now, QUIET_MS) && (lastAt === null || isOver(lastAt, now, BETWEEN_MS))
}

/** Whether the newest backup outside this computer is older than seven days, or there is none. */
export function isBackupLate(lastOffMachineAt: string | null, now: string): boolean {
  if (lastOffMachineAt === null) return true
  return Math.abs(Date.parse(now) - Date.parse(lastOffMachineAt)) > LATE_MS
}

function isOver(since: string, now: string, span: number): boolean {
  const passed = Date.parse(now) - Date.parse(since)
  return passed >= span || passed < 0
}

/** What tells whether a folder lies outside this computer. */
export interface Placed {
  /** The device of the office and of the folder, as stat() gives it. */
  officeDevice: number
  device: number
  /** The folder is on a share, by what the system says of its file system. */
  network: boolean
}

/** A backup on another device or on a share outlives this computer's disk. */
export function isOffMachine({ officeDevice, device, network }: Placed): boolean {
  return network || device !== officeDevice
}
