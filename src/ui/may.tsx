/**
 * What whoever is here may ask for: what they may not is not offered.
 *   <Button needs="contact.add" …>          is not there for someone who may not
 *   useCommand({ …, needs: 'contact.add' })  neither in palette, keys nor list
 *   const may = useMay('contact.add')
 * The vault decides by the same table and refuses anyway.
 */
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { access, type Role } from '../contract/access.ts'

/** Everything that can be asked, of the vault or of main. */
export type Asking = keyof typeof access

interface Here {
  role: Role | null
  readOnly: boolean
}

const Present = createContext<Here>({ role: null, readOnly: false })

/** Says for everything below who is here; `readOnly`: the office is only looked into. */
export function MayProvider({ role, readOnly, children }: Here & { children: ReactNode }) {
  const here = useMemo(() => ({ role, readOnly }), [role, readOnly])
  return <Present.Provider value={here}>{children}</Present.Provider>
}

/** Whether whoever is here may ask this, or with `every` may ask it about every case; of nothing in particular: yes. */
export function useMay(request: Asking | undefined, every = false): boolean {
  const { role, readOnly } = useContext(Present)
  if (request === undefined) return true
  const { writes, everyCase, roles: ofOne } = access[request]
  const roles = (every && everyCase) || ofOne
  if (roles === null) return true
  return role !== null && roles.includes(role) && !(writes && readOnly)
}
