/** All backups of the open office, newest first, each to be read through again. */
import { useState } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import type { BackupInfo } from '../../contract/requests.ts'
import { useFormat, useSentence, useWords } from '../../ui/language.tsx'
import { Button, Note, Pill, ProgressLine } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { sizeText } from '../case/papers/size.ts'
import { useInstant } from '../case/verify/instant.ts'
import { useBackups } from './backup-state.tsx'

type Checked = AnswerOf<'backup.check'>

/** A table; below it how the check under way is, or what came out. */
export function BackupList({ list }: { list: readonly BackupInfo[] }) {
  const { backups } = useWords()
  const sentence = useSentence()
  const { again } = useBackups()
  const [busy, setBusy] = useState(false)
  const [checked, setChecked] = useState<Checked | Problem | null>(null)
  const check = async (name: string, deep: boolean) => {
    setBusy(true)
    setChecked(null)
    const reply = await call('backup.check', { name, deep })
    setBusy(false)
    setChecked(reply.ok ? reply.value : reply.problem)
    again()
  }
  const { columns } = backups
  return (
    <section className="stack tight" aria-label={backups.listTitle}>
      <h3>{backups.listTitle}</h3>
      {list.length === 0 ? (
        <p className="soft">{backups.empty}</p>
      ) : (
        <table className="table backup-table">
          <thead>
            <tr>
              {[columns.made, columns.state, columns.where, columns.holds, columns.key].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{columns.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <BackupRow key={`${one.place} ${one.name}`} one={one} busy={busy} check={(deep) => void check(one.name, deep)} />
            ))}
          </tbody>
        </table>
      )}
      {list.length > 0 && <p className="soft small">{backups.epochHint}</p>}
      {busy && <ProgressLine label={backups.checking} request="backup.check" />}
      <div role="status">
        {checked && ('code' in checked ? <Note tone="late">{sentence(checked)}</Note> : <CheckResult checked={checked} />)}
      </div>
    </section>
  )
}

function BackupRow({ one, busy, check }: { one: BackupInfo; busy: boolean; check: (deep: boolean) => void }) {
  const { backups } = useWords()
  const instant = useInstant()
  const made = instant(one.at).moment
  return (
    <tr>
      <th scope="row">{made}</th>
      <td>
        <BackupStateText one={one} />
      </td>
      <td>
        <T>{one.place}</T>
        {one.offMachine !== null && <span className="soft"> · {one.offMachine ? backups.elsewhere : backups.here}</span>}
      </td>
      <td>
        <Holds one={one} />
      </td>
      <td>{backups.epoch(one.epoch)}</td>
      <td className="list-actions">
        <Button quiet disabled={busy || one.state === 'away'} label={`${backups.check}: ${made}`} onClick={() => check(false)}>
          {backups.check}
        </Button>
        <Button quiet disabled={busy || one.state === 'away'} label={`${backups.checkDeep}: ${made}`} onClick={() => check(true)}>
          {backups.checkDeep}
        </Button>
      </td>
    </tr>
  )
}

/** The state in a word, and when it was last read through. */
export function BackupStateText({ one: { state, checkedAt, damage } }: { one: BackupInfo }) {
  const { backups } = useWords()
  const instant = useInstant()
  const tones = { verified: 'done', damaged: 'late', away: 'plain' } as const
  return (
    <>
      <Pill tone={tones[state]}>{backups[state]}</Pill>
      {damage && <span className="soft"> {backups.part(damage.part, backups[damage.what])}</span>}
      {checkedAt && !damage && <span className="soft"> {backups.checkedAt(instant(checkedAt).moment)}</span>}
    </>
  )
}

/** How much a backup holds, when it can be asked. */
export function Holds({ one: { holds } }: { one: BackupInfo }) {
  const { backups } = useWords()
  const format = useFormat()
  if (!holds) return null
  return <>{backups.holds(format.count(holds.cases), format.count(holds.documents), sizeText(holds.bytes))}</>
}

function CheckResult({ checked: { ok, deep, documents, problems } }: { checked: Checked }) {
  const { backups } = useWords()
  const format = useFormat()
  if (ok) return <Note tone="done">{(deep ? backups.checkDeepGood : backups.checkGood)(format.count(documents))}</Note>
  return (
    <Note tone="late">
      <p>{backups.checkBad}</p>
      <ul className="lines">
        {problems.map(({ part, what }) => (
          <li key={`${part} ${what}`}>{backups.part(part, backups[what])}</li>
        ))}
      </ul>
    </Note>
  )
}
