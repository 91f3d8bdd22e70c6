/** Intakes that were begun and not saved: each can be gone on with or thrown away. */
import { useEffect, useState } from 'react'
import { call } from '../../call.ts'
import type { Day } from '../../domain/case-file.ts'
import { clockTime, today } from '../../ui/clock.ts'
import { flushDrafts } from '../../ui/draft.ts'
import { useFormat, useWords } from '../../ui/language.tsx'
import { Button } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useNavigation } from '../frame/navigation.tsx'
import { nameInDraft } from '../intake/draft-name.ts'

interface Begun {
  key: string
  savedAt: string
  name: string
}

const shownAtOnce = 4

/** One line above the list; nothing while there is no unfinished intake. */
export function OpenIntakes() {
  const words = useWords()
  const format = useFormat()
  const { go } = useNavigation()
  const [begun, setBegun] = useState<Begun[]>([])
  const [all, setAll] = useState(false)
  useEffect(() => {
    let here = true
    void readBegun().then((list) => here && setBegun(list))
    return () => {
      here = false
    }
  }, [])
  if (begun.length === 0) return null
  const when = (savedAt: string) => {
    const at = new Date(savedAt)
    const day: Day = today(at)
    return day === today() ? clockTime(at) : `${format.day(day)} ${clockTime(at)}`
  }
  const shown = all ? begun : begun.slice(0, shownAtOnce)
  return (
    <section className="open-intakes" aria-label={words.cases.drafts(begun.length)}>
      <span className="soft">{words.cases.drafts(begun.length)}</span>
      {shown.map((one) => (
        <Button key={one.key} onClick={() => go({ screen: 'intake', draft: one.key })}>
          {one.name === '' ? <span className="soft">{words.cases.draftNoName}</span> : <T>{one.name}</T>}
          <span className="soft">{when(one.savedAt)}</span>
        </Button>
      ))}
      {shown.length < begun.length && (
        <Button onClick={() => setAll(true)}>
          {words.ui.show} +{begun.length - shown.length}
        </Button>
      )}
    </section>
  )
}

/** The unfinished intakes with the names typed so far, newest first. */
async function readBegun(): Promise<Begun[]> {
  await flushDrafts()
  const list = await call('draft.list', {})
  if (!list.ok) return []
  const intakes = list.value.filter(({ key }) => key.startsWith('intake:')).toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))
  return Promise.all(
    intakes.map(async ({ key, savedAt }) => {
      const reply = await call('draft.read', { key })
      return { key, savedAt, name: reply.ok && reply.value ? nameInDraft(reply.value.content) : '' }
    }),
  )
}
