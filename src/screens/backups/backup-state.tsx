/**
 * How the backups of the open office stand, for the bar and the settings alike.
 *   const { state, again } = useBackups()      null until it is known; again() after a backup, or when the place changed
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { call } from '../../call.ts'
import type { BackupState } from '../../contract/requests.ts'

const everyMs = 60_000

interface Backups {
  state: BackupState | null
  again: () => void
}

const Known = createContext<Backups>({ state: null, again: () => undefined })

/** Asks at once, then every minute. */
export function BackupsProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<BackupState | null>(null)
  const again = useCallback(() => void call('backup.state', {}).then((reply) => reply.ok && setState(reply.value)), [])
  useEffect(() => {
    again()
    const timer = setInterval(again, everyMs)
    return () => clearInterval(timer)
  }, [again])
  const value = useMemo(() => ({ state, again }), [state, again])
  return <Known.Provider value={value}>{children}</Known.Provider>
}

export function useBackups(): Backups {
  return useContext(Known)
}
