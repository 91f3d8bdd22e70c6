/** The log: newest first; corrected and withdrawn entries stay, struck through, with what took their place. */
import { useState } from 'react'
import { standing, type StandingEntry } from '../../../domain/contacts.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button, Empty } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'
import { useChosen, type Chosen } from '../chosen.ts'
import { WorkHead } from '../work-head.tsx'
import { Entry } from './entry.tsx'

export function Contacts() {
  const words = useWords()
  const { file, dock } = useCase()
  const entries = standing(file.contacts).toSorted((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at))
  const add = (
    <Button main={entries.length === 0} keys="n" opens="contact" onClick={() => dock({ kind: 'contact' })}>
      {words.case.newContact}
    </Button>
  )
  return (
    <>
      <WorkHead title={words.case.sections.contacts}>{entries.length > 0 && add}</WorkHead>
      {entries.length === 0 ? <Empty text={words.contacts.empty} action={add} /> : <Log entries={entries} />}
    </>
  )
}

function Log({ entries }: { entries: StandingEntry[] }) {
  const words = useWords()
  const { dock } = useCase()
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  const list: Chosen = useChosen(
    'contacts',
    entries.map((one) => one.entry.key),
  )
  const chosen = entries.find((one) => one.entry.key === list.chosen)
  const canChange = chosen?.counts === true
  const correct = () => {
    if (chosen) dock({ kind: 'contact', corrects: chosen.entry })
  }
  useCommand({ id: 'contact.correct', title: words.contacts.correctThis, keys: 'e, Enter', run: correct, enabled: canChange })
  useCommand({
    id: 'contact.withdraw',
    title: words.contacts.withdrawThis,
    keys: 'x',
    run: () => setWithdrawing(list.chosen ?? null),
    enabled: canChange,
  })
  return (
    <ol className="log">
      {entries.map((one) => {
        const { key } = one.entry
        return (
          <li className="log-entry" key={key} {...list.line(key)}>
            <Entry one={one} withdrawing={withdrawing === key} onWithdraw={(on) => setWithdrawing(on ? key : null)} />
          </li>
        )
      })}
    </ol>
  )
}
