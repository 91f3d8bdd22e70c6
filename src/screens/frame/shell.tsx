/**
 * What this computer remembers (language, theme, idle time, text size) and the office that is open.
 *   const { shell, change } = useShell()          change({ theme: 'dark' })
 *   const office = useOffice()                     office.person, office.sample, office.label
 */
import { createContext, useContext } from 'react'
import { call } from '../../call.ts'
import type { MainInput, ShellState } from '../../contract/main-door.ts'
import type { OfficeState } from '../../contract/requests.ts'
import { flushDrafts } from '../../ui/draft.ts'

export interface Shell {
  shell: ShellState
  change: (settings: MainInput<'shell.saveSettings'>) => void
}

const nothing = () => {
  throw new Error('outside of <App>')
}

export const ShellContext = createContext<Shell | null>(null)
export const OfficeContext = createContext<OfficeState | null>(null)

/** Asks again what is known of the open office: after a change of its people. */
export const OfficeAgain = createContext<() => void>(() => undefined)

/** The settings of this computer and the way to change them. */
export function useShell(): Shell {
  return useContext(ShellContext) ?? nothing()
}

/** The open office. */
export function useOffice(): OfficeState {
  return useContext(OfficeContext) ?? nothing()
}

const draftsMs = 250

/** Keeps what is typed, as far as the vault takes it within a quarter of a second, and locks; main puts a fresh page in the place of this one. */
export async function lockOffice(): Promise<void> {
  await Promise.race([flushDrafts(), new Promise((late) => setTimeout(late, draftsMs))])
  await call('shell.lock', {})
}
