import { useEffect, useState } from 'react'
import { call, type AnswerOf } from '../../call.ts'

/** Who can open an office, before it is open; null until that is known, nobody when it cannot be read. */
export function usePeople(handle: string): AnswerOf<'office.glance'>['people'] | null {
  const [people, setPeople] = useState<AnswerOf<'office.glance'>['people'] | null>(null)
  useEffect(() => {
    let current = true
    void call('office.glance', { handle }).then((reply) => current && setPeople(reply.ok ? reply.value.people : []))
    return () => {
      current = false
    }
  }, [handle])
  return people
}
