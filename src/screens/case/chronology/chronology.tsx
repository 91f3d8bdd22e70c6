import { useDeferredValue, useMemo } from 'react'
import type { CaseFile, ContactEntry } from '../../../domain/case-file.ts'
import { chronology, type ChronologyItem } from '../../../domain/chronology.ts'
import { openSteps } from '../../../domain/next-step.ts'
import { brandsOf, creditorsOf } from '../../../domain/owed.ts'
import { localParts } from '../../../domain/time.ts'
import { useToday } from '../../../ui/clock.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { Button, Note } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'
import { Lines } from './lines.tsx'
import { recordKeys, type CaseRecord } from './record.ts'
import { SelectInPlace } from '../in-place.tsx'

const none: readonly ChronologyItem[] = []

/** Everything that happened, newest first, of all creditors or of one; the creditor's last promise on top while it is open. */
export function Chronology({ record, onFold }: { record: CaseRecord; onFold: () => void }) {
  const words = useWords()
  const { file } = useCase()
  const { creditor, setCreditor, printing, verify } = record
  const creditors = useMemo(() => creditorsOf(file), [file])
  const only = creditors.find(({ name }) => name === creditor)?.debts
  const all = useMemo(() => chronology(file), [file])
  const items = useMemo(() => all.filter((item) => touches(item.debts, only)), [all, only])
  // The work goes first: a long list beside it may come with the next drawing.
  const shown = useDeferredValue(items, none)
  const promise = useMemo(() => lastOpenPromise(file, only), [file, only])
  return (
    <section className="chronology" aria-labelledby="chronology-title">
      <div className="row ends">
        <h2 id="chronology-title">{words.case.chronology}</h2>
        <Button quiet keys="h" expanded onClick={onFold}>
          {words.case.fold}
        </Button>
      </div>
      <div className="chronology-acts">
        <Button quiet keys={recordKeys.verify} opens="verify" onClick={verify}>
          {words.verify.short}
        </Button>
        <Button needs="chronology.export" quiet keys={recordKeys.print} onClick={printing.start} disabled={printing.busy}>
          {printing.busy ? words.chronologyPaper.underWay : words.chronologyPaper.printShort}
        </Button>
      </div>
      {creditors.length > 1 && (
        <SelectInPlace
          label={words.case.ofCreditor}
          value={only ? creditor : ''}
          onChange={setCreditor}
          options={[
            { value: '', label: words.case.allCreditors },
            ...creditors.map(({ name, debts }) => ({ value: name, label: withBrands(name, brandsOf(file, debts)) })),
          ]}
        />
      )}
      {promise && <LastPromise entry={promise} />}
      {items.length === 0 ? <p className="soft">{words.case.chronologyEmpty}</p> : <Lines items={shown} />}
    </section>
  )
}

const touches = (debts: readonly string[], only: readonly string[] | undefined): boolean =>
  only === undefined || debts.some((debt) => only.includes(debt))

/** The brands that the client knows, and the creditor behind them where it is another. */
function withBrands(name: string, brands: readonly string[]): string {
  return [...new Set([...brands, name])].join(' · ')
}

/** The newest promise of a creditor that no later fact has settled. */
function lastOpenPromise(file: CaseFile, only: readonly string[] | undefined): ContactEntry | undefined {
  const open = openSteps(file).filter((step) => step.by === 'creditor' && step.kind === 'promiseByThem' && touches(step.debts, only))
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
