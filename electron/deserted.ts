/** Whether anybody is still there, told from two clocks that only run forwards: the system's idle time and our own window's. */

/** What is kept between two looks. */
export interface Watched {
  /** The system has said at least once since the last input into our window that nobody touched the computer. */
  systemTells: boolean
  /** The time is up and the office was locked for it. */
  up: boolean
}

export const JUST_STARTED: Watched = { systemTells: false, up: false }

/** Seconds since the last input anywhere, as the system says, and into our window; and how long is too long. */
export interface Look {
  system: number
  ours: number
  limit: number
}

/**
 * Locks once when the time is up. Work in another program counts as being there, but only where the system can tell it:
 * one that says "touched just now" at every look for so long does not know (Wayland), and then our own window counts.
 */
export function look(before: Watched, { system, ours, limit }: Look): { after: Watched; lock: boolean } {
  const systemTells = system >= 1 || (before.systemTells && ours >= LEAST)
  const up = (systemTells ? Math.min(system, ours) : ours) >= limit
  return { after: { systemTells, up }, lock: up && !before.up }
}

/** Below this many seconds the window was just touched, and what the system said before is forgotten. */
const LEAST = 2
