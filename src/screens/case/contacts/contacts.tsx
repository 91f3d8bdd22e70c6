/** The log: newest first; corrected and withdrawn entries stay, struck through, with what took their place. */
import { useMemo, useState } from 'react'
import type { ContactEntry } from '../../../domain/case-file.ts'
import type { ConductFlag } from '../../../domain/conduct.ts'
import { standing, type StandingEntry } from '../../../domain/contacts.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { LongList } from '../../../ui/long-list.tsx'
import { Button, Empty } from '../../../ui/pieces.tsx'
import { useCallKey } from '../call/call-button.tsx'
import { OpenCallsOfCase } from '../call/open-calls.tsx'
import { useCase } from '../case-context.tsx'
import { useChosen, type Chosen } from '../chosen.ts'
import { usePrintKey } from '../letters/letter-export.ts'
import { WorkHead } from '../work-head.tsx'
import { ConductSection, flagsByEntry, useConduct } from './conduct.tsx'
import { Entry } from './entry.tsx'

export function Contacts() {
  const words = useWords()
  const { file, dock } = useCase()
  const flags = useConduct()
  const entries = useMemo(() => newestFirst(file.contacts), [file.contacts])
  const add = (
    <Button needs="contact.add" main={entries.length === 0} keys="n" opens="contact" onClick={() => dock({ kind: 'contact' })}>
      {words.case.newContact}
    </Button>
  )
  return (
    <>
      <WorkHead title={words.case.sections.contacts}>{entries.length > 0 && add}</WorkHead>
      <OpenCallsOfCase />
      <ConductSection flags={flags} />
      {entries.length === 0 ? <Empty text={words.contacts.empty} action={add} /> : <Log entries={entries} flags={flags} />}
    </>
  )
}

function newestFirst(contacts: readonly ContactEntry[]): StandingEntry[] {
  return standing(contacts)
    .map((one) => ({ one, instant: Date.parse(one.entry.at) }))
    .toSorted((a, b) => b.instant - a.instant)
    .map(({ one }) => one)
}

const keyOf = (one: StandingEntry): string => one.entry.key

function Log({ entries, flags }: { entries: StandingEntry[]; flags: ConductFlag[] }) {
  const words = useWords()
  const { dock } = useCase()
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  const keys = useMemo(() => entries.map(keyOf), [entries])
  const flagged = useMemo(() => flagsByEntry(flags), [flags])
  const list: Chosen = useChosen('contacts', keys)
  const chosen = entries.find((one) => one.entry.key === list.chosen)
  const canChange = chosen?.counts === true
  useCallKey(chosen?.entry.debts[0])
  usePrintKey(canChange ? chosen.entry : undefined)
  const correct = () => {
    if (chosen) dock({ kind: 'contact', corrects: chosen.entry })
  }
  useCommand({
    id: 'contact.correct',
    needs: 'contact.correct',
    title: words.contacts.correctThis,
    keys: 'e, Enter',
    run: correct,
    enabled: canChange,
  })
  useCommand({
    id: 'contact.withdraw',
    needs: 'contact.withdraw',
    title: words.contacts.withdrawThis,
    keys: 'x',
    run: () => setWithdrawing(list.chosen ?? null),
    enabled: canChange,
  })
  return (
    <LongList
      className="log"
      items={entries}
      keyOf={keyOf}
      height={140}
      keep={[list.chosen, withdrawing].map((key) => keys.indexOf(key ?? ''))}
      line={(one) => list.line(one.entry.key)}
    >
      {(one) => (
        <Entry one={one} flags={flagged.get(one.entry.key)} withdrawing={withdrawing === one.entry.key} onWithdraw={setWithdrawing} />
      )}
    </LongList>
  )
}
