import { useMemo, useState } from 'react'
import type { CaseFile, ContactEntry } from '../../domain/case-file.ts'
import { chronology } from '../../domain/chronology.ts'
import { openSteps } from '../../domain/next-step.ts'
import { localParts } from '../../domain/time.ts'
import { useToday } from '../../ui/clock.ts'
import { useFormat, useWords } from '../../ui/language.tsx'
import { Button, Note } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useCase } from './case-context.tsx'
import { Lines } from './chronology/lines.tsx'
import { SelectInPlace } from './in-place.tsx'

/** Everything that happened, newest first, of all creditors or of one; the creditor's last promise on top while it is open. */
export function Chronology({ onFold }: { onFold: () => void }) {
  const words = useWords()
  const { file } = useCase()
  const [debt, setDebt] = useState('')
  const all = useMemo(() => chronology(file), [file])
  const items = useMemo(() => all.filter((item) => debt === '' || item.debts.includes(debt)), [all, debt])
  const promise = useMemo(() => lastOpenPromise(file, debt), [file, debt])
  return (
    <section className="chronology" aria-labelledby="chronology-title">
      <div className="row ends">
        <h2 id="chronology-title">{words.case.chronology}</h2>
        <Button quiet keys="h" expanded onClick={onFold}>
          {words.case.fold}
        </Button>
      </div>
      {file.debts.length > 1 && (
        <SelectInPlace
          label={words.case.ofDebt}
          value={debt}
          onChange={setDebt}
          options={[{ value: '', label: words.case.allDebts }, ...file.debts.map((one) => ({ value: one.key, label: one.brand }))]}
        />
      )}
      {promise && <LastPromise entry={promise} />}
      {items.length === 0 ? <p className="soft">{words.case.chronologyEmpty}</p> : <Lines items={items} />}
    </section>
  )
}

/** The newest promise of a creditor that no later fact has settled. */
function lastOpenPromise(file: CaseFile, debt: string): ContactEntry | undefined {
  const open = openSteps(file).filter(
    (step) => step.by === 'creditor' && step.kind === 'promiseByThem' && (debt === '' || step.debts.includes(debt)),
  )
  const entries = file.contacts.filter((entry) => open.some((step) => step.ref === entry.key))
  return entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]
}

function LastPromise({ entry }: { entry: ContactEntry }) {
  const words = useWords()
  const format = useFormat()
  const today = useToday()
  const { counterpartName, counterpartOrg, promiseByThem } = entry
  if (!promiseByThem) return null
  const { what, dueOn } = promiseByThem
  const late = dueOn !== undefined && dueOn < today
  return (
    <Note tone={late ? 'late' : 'waiting'}>
      <p className="small soft">{words.case.lastPromise}</p>
      <p>
        <T>{what}</T>
      </p>
      <p className="small soft">
        <T>{[counterpartOrg, counterpartName].filter(Boolean).join(' ')}</T> · {format.day(localParts(entry.at).day)}
      </p>
      {dueOn && (
        <p className="small">
          {words.case.promisedFor(format.day(dueOn, { weekday: true }))} · {format.distance(dueOn)}
        </p>
      )}
    </Note>
  )
}
