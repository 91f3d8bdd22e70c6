/**
 * What the office has set for all its cases: rules, guidelines, the reserve.
 *   const { rules, guidelines, reserve } = useOfficeLists()      with what is shipped where the office set nothing
 *   const { saved, save } = useOfficeListsSaved()                only what it set, and the way to change it
 *   await save('reserve', { rate: '0.10', caps: {} }, words.…)   the problem to show, or null when it was saved; with undo
 */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { call } from '../call.ts'
import type { Problem } from '../contract/reply.ts'
import type { Input } from '../contract/requests.ts'
import type { OfficeLists } from '../domain/office-lists.ts'
import { officeListsOf } from '../domain/rule-table.ts'
import { useSentence, useWords } from '../ui/language.tsx'
import { useToast } from '../ui/toast.tsx'

type Save = <N extends keyof OfficeLists>(name: N, value: OfficeLists[N], said?: string) => Promise<Problem | null>

interface Kept {
  lists: OfficeLists
  saved: Partial<OfficeLists>
  save: Save
}

const KeptLists = createContext<Kept | null>(null)

/** Reads the lists once when the office opens; nothing below is drawn before, so that no figure is reckoned without them. */
export function OfficeListsProvider({ children }: { children: ReactNode }) {
  const words = useWords()
  const say = useToast()
  const sentence = useSentence()
  const [saved, setSaved] = useState<Partial<OfficeLists> | null>(null)
  useEffect(() => {
    void call('office.lists', {}).then((reply) => setSaved(reply.ok ? reply.value : {}))
  }, [])
  const lists = useMemo(() => officeListsOf(saved ?? {}), [saved])

  const put = async <N extends keyof OfficeLists>(name: N, value: OfficeLists[N]): Promise<Problem | null> => {
    const reply = await call('office.saveList', { name, value } as unknown as Input<'office.saveList'>)
    if (!reply.ok) return reply.problem
    setSaved(reply.value)
    return null
  }
  const putBack = async <N extends keyof OfficeLists>(name: N, value: OfficeLists[N]) => {
    const problem = await put(name, value)
    say(problem ? sentence(problem) : words.ui.saved)
  }
  const save: Save = async (name, value, said = words.ui.saved) => {
    const before = saved?.[name] ?? (name === 'rules' ? ([] as OfficeLists['rules']) : lists[name])
    const problem = await put(name, value)
    if (!problem) say(said, { undo: () => void putBack(name, before as OfficeLists[typeof name]) })
    return problem
  }
  return saved && <KeptLists.Provider value={{ lists, saved, save }}>{children}</KeptLists.Provider>
}

function useKept(): Kept {
  const kept = useContext(KeptLists)
  if (!kept) throw new Error('No office is open here')
  return kept
}

/** The lists that count now. */
export function useOfficeLists(): OfficeLists {
  return useKept().lists
}

/** What the office itself has set, and the way to change it. */
export function useOfficeListsSaved(): Pick<Kept, 'saved' | 'save'> {
  return useKept()
}
