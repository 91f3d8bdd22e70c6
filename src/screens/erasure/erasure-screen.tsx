/** Keeping and erasing: how long cases are kept, whose erasure is proposed or asked for, legal holds, and who was erased. */
import { useCallback, useEffect, useState } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import { useToday } from '../../ui/clock.ts'
import { useSentence, useWords } from '../../ui/language.tsx'
import { Note } from '../../ui/pieces.tsx'
import { View } from '../../ui/view.tsx'
import { useOfficeLists } from '../office-lists.tsx'
import { AskedList } from './asked-list.tsx'
import { DoneList } from './done-list.tsx'
import { HeldList } from './held-list.tsx'
import { ProposedList } from './proposed-list.tsx'
import { RetentionRule } from './retention-rule.tsx'
import '../settings/settings.css'
import './erasure.css'

export type Erasures = AnswerOf<'erasure.list'>

/** What every list here is given: the lists as they are, and the way to look again. */
export interface ErasuresShown {
  list: Erasures
  again: () => void
}

export function ErasureScreen() {
  const { erasure } = useWords()
  const sentence = useSentence()
  const today = useToday()
  const { years } = useOfficeLists().retention
  const [list, setList] = useState<Erasures | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const again = useCallback(() => {
    void call('erasure.list', { today }).then((reply) => {
      if (reply.ok) setList(reply.value)
      setProblem(reply.ok ? null : reply.problem)
    })
  }, [today, years])
  useEffect(again, [again])
  return (
    <View title={erasure.title}>
      <div className="settings">
        <RetentionRule />
        {problem && <Note tone="late">{sentence(problem)}</Note>}
        {list && (
          <>
            <AskedList list={list} again={again} />
            <ProposedList list={list} again={again} />
            <HeldList list={list} again={again} />
            <DoneList list={list} again={again} />
          </>
        )}
      </div>
    </View>
  )
}
