/** Whose case it is and who stands in, changed where it stands; nothing where one person works alone. */
import { useEffect, useState } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import type { Staff } from '../../contract/requests.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useSentence, useWords } from '../../ui/language.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useNavigation } from '../frame/navigation.tsx'
import { useOffice } from '../frame/shell.tsx'
import { useCase, useChange } from './case-context.tsx'
import { SelectInPlace } from './in-place.tsx'

type Assigned = AnswerOf<'case.people'>

/** The two names in the strip. */
export function Assignment() {
  const { people: staff } = useOffice()
  const { people } = useWords()
  const { assigned, set } = useAssignment()
  useCommand({
    id: 'case.assign',
    needs: 'case.assign',
    title: people.assign,
    keys: 'shift+a',
    enabled: staff.length > 1,
    run: () => document.querySelector<HTMLElement>('.strip-people select')?.focus(),
  })
  if (!assigned || staff.length < 2) return null
  const names = staff.map(({ key, name }) => ({ value: key, label: name }))
  const choices = (nobody: string) => [{ value: '', label: nobody }, ...names]
  return (
    <span className="strip-people">
      <span className="soft" aria-hidden="true">
        {people.whose}
      </span>
      <SelectInPlace
        label={people.whose}
        needs="case.assign"
        value={assigned.assignedTo ?? ''}
        options={choices(people.nobody)}
        onChange={(key) => void set({ ...assigned, assignedTo: key || null })}
      />
      <span className="soft" aria-hidden="true">
        {people.deputy}
      </span>
      <SelectInPlace
        label={people.deputy}
        needs="case.assign"
        value={assigned.deputy ?? ''}
        options={choices(people.noDeputy)}
        onChange={(key) => void set({ ...assigned, deputy: key || null })}
      />
    </span>
  )
}

/** Reads and sets it; a counselor who hands a case over and no longer sees it goes back to the list. */
function useAssignment() {
  const { people } = useWords()
  const { file } = useCase()
  const office = useOffice()
  const { go } = useNavigation()
  const change = useChange()
  const say = useToast()
  const sentence = useSentence()
  const [assigned, setAssigned] = useState<Assigned | null>(null)
  const { caseNo } = file
  useEffect(() => {
    let current = true
    void call('case.people', { caseNo }).then((reply) => current && reply.ok && setAssigned(reply.value))
    return () => {
      current = false
    }
  }, [caseNo])
  const nameOf = (key: string | null) => office.people.find((one) => one.key === key)?.name ?? people.nobody
  const set = async (to: Assigned) => {
    const before = assigned
    if (!before) return
    const stays = sees({ key: office.me, role: office.role ?? 'reader' }, to)
    const said = to.assignedTo === before.assignedTo ? people.deputySaid(nameOf(to.deputy)) : people.assignedSaid(nameOf(to.assignedTo))
    const undo = { undo: () => void change('case.assign', { caseNo, ...before }).then((problem) => !problem && setAssigned(before)) }
    const problem = await change(
      'case.assign',
      { caseNo, ...to },
      stays ? said : people.handedOver(nameOf(to.assignedTo)),
      stays ? undo : {},
    )
    if (problem) return say(sentence(problem))
    setAssigned(to)
    if (!stays) go({ screen: 'cases' })
  }
  return { assigned, set }
}

/** Whether someone who may assign cases still sees one that is assigned so. */
function sees({ key, role }: Pick<Staff, 'key' | 'role'>, { assignedTo, deputy }: Assigned): boolean {
  return role === 'administrator' || assignedTo === key || deputy === key || (assignedTo === null && deputy === null)
}
