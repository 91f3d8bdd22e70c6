/** Settings › Backups: where they go, the last one that counts, all of them, and making one now. */
import { useEffect, useRef, useState } from 'react'
import { call } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import type { BackupState } from '../../contract/requests.ts'
import { useSentence, useWords } from '../../ui/language.tsx'
import { useMay } from '../../ui/may.tsx'
import { Button, Note, ProgressLine } from '../../ui/pieces.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Facts, Section } from '../../ui/view.tsx'
import { T } from '../../ui/text.tsx'
import { useInstant } from '../case/verify/instant.ts'
import { useOffice, useShell } from '../frame/shell.tsx'
import { useAge } from './age.ts'
import { BackupList } from './backup-list.tsx'
import { useBackups } from './backup-state.tsx'
import './backups.css'

/** `first`: it is what the person came to see. */
export function BackupsSection({ first }: { first: boolean }) {
  const { backups } = useWords()
  const { state } = useBackups()
  const here = useRef<HTMLDivElement>(null)
  const known = state !== null
  const { readOnly } = useOffice()
  useEffect(() => {
    if (!first || !known) return
    here.current?.scrollIntoView({ block: 'start' })
    here.current?.querySelector('button')?.focus()
  }, [first, known])
  if (!state || readOnly) return null
  return (
    <div ref={here}>
      <Section title={backups.title}>
        <div className="stack tight">
          <p className="soft">{backups.what}</p>
          <Place state={state} />
          <Last state={state} />
          <BackUpNow />
          <BackupList list={state.list} />
        </div>
      </Section>
    </div>
  )
}

/** The place of this computer; it is picked and changed here. */
function Place({ state: { place } }: { state: BackupState }) {
  const { backups } = useWords()
  const { shell, change } = useShell()
  const { again } = useBackups()
  const say = useToast()
  const [problem, setProblem] = useState<Problem | null>(null)
  const sentence = useSentence()
  const may = useMay('backup.now')
  const set = async (handle: string | null) => {
    const reply = await call('shell.backupPlace', { handle })
    setProblem(reply.ok ? null : reply.problem)
    if (!reply.ok) return
    change({})
    again()
    if (handle === null) say(backups.forgotten)
  }
  const choose = async () => {
    const picked = await call('shell.pick', { kind: 'backupFolder' })
    if (!picked.ok) setProblem(picked.problem)
    else if (picked.value) await set(picked.value.handle)
  }
  return (
    <div role="group" aria-label={backups.placeTitle} className="stack tight">
      {place ? (
        <p>
          <span className="soft">{backups.placeTitle}</span> <bdi className="folder">{place.label}</bdi>
        </p>
      ) : (
        <p>{backups.noPlace}</p>
      )}
      <div role="status">{place && <PlaceNote place={place} synced={shell.backupPlace?.warning === 'sync'} />}</div>
      {may && (
        <div className="row">
          <Button main={place === null} onClick={() => void choose()}>
            {place ? backups.changePlace : backups.choosePlace}
          </Button>
          {place && (
            <Button quiet onClick={() => void set(null)}>
              {backups.forgetPlace}
            </Button>
          )}
        </div>
      )}
      <div role="alert">{problem && <Note tone="late">{sentence(problem)}</Note>}</div>
    </div>
  )
}

function PlaceNote({ place, synced }: { place: NonNullable<BackupState['place']>; synced: boolean }) {
  const { backups } = useWords()
  if (!place.reachable) return <Note tone="waiting">{backups.unreachable}</Note>
  if (synced) return <Note>{backups.warnSync}</Note>
  if (!place.offMachine) return <Note tone="waiting">{backups.onMachine}</Note>
  return <p className="soft">{backups.offMachine}</p>
}

function Last({ state: { last } }: { state: BackupState }) {
  const { backups } = useWords()
  const instant = useInstant()
  const age = useAge()
  return <Facts list={[[backups.lastTitle, last ? <T key="last">{`${instant(last.at).moment} · ${age(last.at)}`}</T> : backups.never]]} />
}

function BackUpNow() {
  const { backups } = useWords()
  const sentence = useSentence()
  const { state, again } = useBackups()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const run = async () => {
    setBusy(true)
    setProblem(null)
    setDone(null)
    const reply = await call('backup.now', {})
    setBusy(false)
    if (reply.ok) setDone(reply.value.inside)
    else setProblem(reply.problem)
    again()
  }
  // Also one that was made by itself and failed is told here.
  const failed = busy ? null : (problem ?? state?.problem)
  return (
    <>
      <div>
        <Button needs="backup.now" main={state?.place != null} disabled={busy || state?.place == null} onClick={() => void run()}>
          {backups.backUpNow}
        </Button>
      </div>
      {busy && <ProgressLine label={backups.backingUp} request="backup.now" />}
      <div role="status">
        {failed && <Note tone="late">{sentence(failed)}</Note>}
        {done !== null && <Note tone="done">{backups.backedUp(done)}</Note>}
      </div>
    </>
  )
}
