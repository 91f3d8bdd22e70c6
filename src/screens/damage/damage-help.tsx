/** Below the sentence that says why an office does not open: what can be done, in this order: newest backup, look inside, rescue. */
import { useEffect, useState, type ReactNode } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import type { PickedPlace } from '../../contract/main-door.ts'
import type { Problem } from '../../contract/reply.ts'
import type { BackupInfo, OfficeState } from '../../contract/requests.ts'
import { useLanguage, useSentence, useWords } from '../../ui/language.tsx'
import { Button, Note, ProgressLine } from '../../ui/pieces.tsx'
import { useAge } from '../backups/age.ts'
import type { BackupToTake } from '../backups/restore.tsx'
import { useInstant } from '../case/verify/instant.ts'
import { useShell } from '../frame/shell.tsx'
import { NewPlace, useNewPlace } from '../start/new-place.tsx'
import './damage.css'

type Way = 'backup' | 'look' | 'rescue'

const all: readonly Way[] = ['backup', 'look', 'rescue']
const ways: Record<string, readonly Way[]> = {
  'office.damaged': all,
  'office.tooDamaged': all,
  'office.diskFails': all,
  'office.migrationFailed': all,
  'office.keysDamaged': ['backup'],
  'office.inUse': ['look'],
  'office.notWritable': ['look'],
  'office.strange': ['look'],
  'office.diskFull': ['look'],
  'office.wrongPassphrase': [],
  'office.newerVersion': [],
}

/** What was tried when the office did not open: what opens it for reading too. */
export interface Tried {
  problem: Problem
  person?: string
  secret: { passphrase: string } | { recoveryKey: string }
}

/** What a person can go on to from here. */
export interface DamageWays {
  onLook: (office: OfficeState) => void
  onRestore: (first: BackupToTake | null) => void
  onRescued: (rescued: AnswerOf<'office.rescue'>, place: PickedPlace) => void
}

/** Nothing where the problem says all. */
export function DamageHelp({ office, tried, ...on }: { office: PickedPlace; tried: Tried } & DamageWays) {
  const { damage } = useWords()
  const offered = ways[tried.problem.code]
  if (!offered) return null
  const hint = hintOf(tried.problem.code, damage)
  if (offered.length === 0) return <p className="soft">{hint}</p>
  return (
    <section className="damage-ways" aria-label={damage.title}>
      <h2>{damage.title}</h2>
      <p className="soft">{hint ?? damage.untouched}</p>
      {offered.includes('backup') && <FromBackup office={office} onRestore={on.onRestore} />}
      {offered.includes('look') && <LookInside office={office} tried={tried} onLook={on.onLook} />}
      {offered.includes('rescue') && <Rescue office={office} tried={tried} onRescued={on.onRescued} />}
    </section>
  )
}

function hintOf(code: string, damage: ReturnType<typeof useWords>['damage']): string | null {
  if (code === 'office.wrongPassphrase') return damage.wrongPassphrase
  if (code === 'office.newerVersion') return damage.newerVersion
  return code === 'office.inUse' ? damage.inUse : null
}

/** One way: what it does, its button, and below it how it goes. */
function WayOut({ what, action, children }: { what: ReactNode; action: ReactNode; children?: ReactNode }) {
  return (
    <div className="damage-way">
      <div>{what}</div>
      <div>{action}</div>
      {children && <div className="damage-way-end">{children}</div>}
    </div>
  )
}

function FromBackup({ office, onRestore }: { office: PickedPlace; onRestore: DamageWays['onRestore'] }) {
  const { damage } = useWords()
  const { shell } = useShell()
  const instant = useInstant()
  const age = useAge()
  const [newest, setNewest] = useState<BackupInfo | null | undefined>(shell.backupPlace ? undefined : null)
  const searches = shell.backupPlace !== null
  useEffect(() => {
    if (searches) void call('backup.newestFor', { handle: office.handle }).then((reply) => setNewest(reply.ok ? reply.value : null))
  }, [searches, office.handle])
  if (newest === undefined) return <ProgressLine label={damage.searching} request="backup.newestFor" />
  const take = newest && shell.backupPlace ? { place: shell.backupPlace, name: newest.name } : null
  const none = searches ? damage.noBackup : damage.noPlace
  return (
    <WayOut
      what={<p>{newest ? damage.backup(instant(newest.at).moment, age(newest.at)) : none}</p>}
      action={
        <Button main={take !== null} onClick={() => onRestore(take)}>
          {take ? damage.restoreThis : damage.restoreOther}
        </Button>
      }
    />
  )
}

interface OneWay {
  office: PickedPlace
  tried: Tried
}

const opening = ({ handle }: PickedPlace, { person, secret }: Tried) => ({ handle, ...(person !== undefined && { person }), secret })

function LookInside({ office, tried, onLook }: OneWay & Pick<DamageWays, 'onLook'>) {
  const { damage } = useWords()
  const sentence = useSentence()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const look = async () => {
    setBusy(true)
    setProblem(null)
    const reply = await call('office.lookInside', opening(office, tried))
    setBusy(false)
    if (reply.ok) onLook(reply.value)
    else setProblem(reply.problem)
  }
  return (
    <WayOut
      what={<p className="soft">{damage.lookWhat}</p>}
      action={
        <Button disabled={busy} onClick={() => void look()}>
          {damage.look}
        </Button>
      }
    >
      {busy && <ProgressLine label={damage.looking} request="office.lookInside" />}
      <div role="alert">{problem && <Note tone="late">{sentence(problem)}</Note>}</div>
    </WayOut>
  )
}

function Rescue({ office, tried, onRescued }: OneWay & Pick<DamageWays, 'onRescued'>) {
  const { damage } = useWords()
  const { language } = useLanguage()
  const sentence = useSentence()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [to, setTo] = useNewPlace()
  const rescue = async () => {
    if (!to) return
    setBusy(true)
    setProblem(null)
    const reply = await call('office.rescue', { ...opening(office, tried), to: to.handle, language })
    setBusy(false)
    if (reply.ok) onRescued(reply.value, to)
    else setProblem(reply.problem)
  }
  return (
    <WayOut
      what={<p className="soft">{damage.rescueWhat}</p>}
      action={
        <Button expanded={asking} disabled={busy} onClick={() => setAsking(!asking)}>
          {damage.rescue}
        </Button>
      }
    >
      {asking && to && (
        <div className="stack tight">
          <NewPlace label={damage.rescueTo} place={to} setPlace={setTo} />
          <div>
            <Button main disabled={busy} onClick={() => void rescue()}>
              {damage.rescueStart}
            </Button>
          </div>
          {busy && <ProgressLine label={damage.rescuing} request="office.rescue" />}
        </div>
      )}
      <div role="alert">{problem && <Note tone="late">{sentence(problem)}</Note>}</div>
    </WayOut>
  )
}
