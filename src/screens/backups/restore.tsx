/** Before an office is open: an office comes back from a backup, beside whatever is there, and opens from then on. */
import { useEffect, useState } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import type { PickedPlace } from '../../contract/main-door.ts'
import type { Problem } from '../../contract/reply.ts'
import type { BackupInfo, OfficeState } from '../../contract/requests.ts'
import { SelectField, TextField, useFocusOnce } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useSentence, useWords } from '../../ui/language.tsx'
import { Button, Note, ProgressLine } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useInstant } from '../case/verify/instant.ts'
import { NewPlace, useNewPlace } from '../start/new-place.tsx'
import { SecretField } from '../start/passphrase-fields.tsx'
import { useAge } from './age.ts'
import { BackupStateText, Holds } from './backup-list.tsx'
import './backups.css'

/** A backup to begin with, as the damaged office found it. */
export interface BackupToTake {
  place: PickedPlace
  name: string
}

interface RestoreProps {
  first: BackupToTake | null
  /** The office that was opened here last, which stays where it is. */
  old: PickedPlace | null
  onRestored: (place: PickedPlace) => void
  onLook: (office: OfficeState) => void
  onLeave: () => void
}

/** Pick, choose, open, look at what came out. */
export function RestoreOffice(props: RestoreProps) {
  const [place, setPlace] = useState(props.first?.place ?? null)
  const [restored, setRestored] = useState<{ answer: AnswerOf<'backup.restore'>; place: PickedPlace } | null>(null)
  if (restored) return <Restored {...restored} old={props.old} onOpen={() => props.onRestored(restored.place)} />
  if (!place) return <PickBackup onPick={setPlace} onLeave={props.onLeave} />
  return (
    <FromPlace
      key={place.handle}
      {...props}
      place={place}
      setPlace={setPlace}
      onDone={(answer, to) => {
        void call('shell.officeOpened', { handle: to.handle })
        setRestored({ answer, place: to })
      }}
    />
  )
}

function PickBackup({ onPick, onLeave }: { onPick: (place: PickedPlace) => void; onLeave: () => void }) {
  const words = useWords()
  const sentence = useSentence()
  const [problem, setProblem] = useState<Problem | null>(null)
  const pick = async () => {
    const reply = await call('shell.pick', { kind: 'backupToRestore' })
    setProblem(reply.ok ? null : reply.problem)
    if (reply.ok && reply.value) onPick(reply.value)
  }
  return (
    <div className="stack">
      <p className="soft">{words.backups.pickHint}</p>
      <div role="alert">{problem && <Note tone="late">{sentence(problem)}</Note>}</div>
      <div className="form-actions">
        <Button main onClick={() => void pick()}>
          {words.backups.pickBackup}
        </Button>
        <Button onClick={onLeave}>{words.start.back}</Button>
      </div>
    </div>
  )
}

interface FromPlaceProps extends RestoreProps {
  place: PickedPlace
  setPlace: (place: PickedPlace | null) => void
  onDone: (answer: AnswerOf<'backup.restore'>, to: PickedPlace) => void
}

/** The backups of a place, read through; then the one that is to come back. */
function FromPlace(props: FromPlaceProps) {
  const { backups } = useWords()
  const sentence = useSentence()
  const [list, setList] = useState<BackupInfo[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { handle } = props.place
  useEffect(() => {
    let current = true
    void call('backup.list', { handle }).then((reply) => {
      if (!current) return
      setList(reply.ok ? reply.value : [])
      setProblem(reply.ok ? null : reply.problem)
    })
    return () => {
      current = false
    }
  }, [handle])
  if (!list) return <ProgressLine label={backups.reading} request="backup.list" />
  return (
    <div className="stack">
      <div className="row">
        <bdi className="folder">{props.place.label}</bdi>
        <Button onClick={() => props.setPlace(null)}>{backups.pickAnother}</Button>
      </div>
      <div role="alert">
        {problem && <Note tone="late">{sentence(problem)}</Note>}
        {!problem && list.length === 0 && <Note tone="waiting">{backups.noneHere}</Note>}
      </div>
      {list.length > 0 && <RestoreForm {...props} list={list} />}
    </div>
  )
}

function RestoreForm({ place, first, list, onDone, onLook, onLeave }: FromPlaceProps & { list: readonly BackupInfo[] }) {
  const words = useWords()
  const { backups, start } = words
  const whole = list.filter(({ state }) => state === 'verified')
  const newest = whole.find(({ name }) => name === first?.name) ?? whole[0]
  const form = useForm({ initial: { name: newest?.name ?? '', by: 'passphrase', passphrase: '', recoveryKey: '' } })
  const [to, setTo] = useNewPlace()
  const [shown, setShown] = useState(false)
  const [looking, setLooking] = useState(false)
  const { values } = form
  const byRecovery = values.by === 'recoveryKey'
  const secretField = byRecovery ? 'recoveryKey' : 'passphrase'
  const filled = () => {
    if (values[secretField].trim() !== '') return true
    form.fail({ code: 'text.empty', field: secretField })
    return false
  }
  const from = () => ({
    handle: place.handle,
    name: values.name,
    secret: byRecovery ? { recoveryKey: values.recoveryKey } : { passphrase: values.passphrase },
  })
  const fail = (problem: Problem) => {
    const fields: Record<string, string> = { 'office.wrongPassphrase': 'passphrase', 'office.recoveryWrong': 'recoveryKey' }
    const { field: _, ...plain } = problem
    const field = fields[problem.code]
    form.fail(field ? { ...plain, field } : plain)
  }
  const restore = async () => {
    if (!to || !filled()) return
    const reply = await call('backup.restore', { ...from(), to: to.handle })
    if (reply.ok) onDone(reply.value, to)
    else fail(reply.problem)
  }
  const look = async () => {
    if (!filled()) return
    setLooking(true)
    const reply = await call('office.lookInside', from())
    setLooking(false)
    if (reply.ok) onLook(reply.value)
    else fail(reply.problem)
  }
  if (!to) return null
  return (
    <Form
      form={form}
      label={backups.restoreTitle}
      saveLabel={backups.restoreNow}
      onSave={restore}
      onLeave={onLeave}
      enterSaves
      actions={<Button onClick={() => void look()}>{words.damage.look}</Button>}
    >
      <Choices list={list} newest={whole[0]?.name} chosen={values.name} choose={(name) => form.set('name', name)} />
      <SelectField
        {...form.field('by')}
        label={backups.opensBy}
        options={[
          { value: 'passphrase', label: backups.byPassphrase },
          { value: 'recoveryKey', label: backups.byRecovery },
        ]}
      />
      {byRecovery ? (
        <TextField {...form.field('recoveryKey')} label={start.recoveryKey} hint={start.recoveryKeyHint} code required />
      ) : (
        <SecretField {...form.field('passphrase')} label={start.passphrase} required autoFocus shown={shown} onShow={setShown} />
      )}
      <NewPlace label={backups.to} place={to} setPlace={setTo} />
      {form.busy && <ProgressLine label={backups.restoring} request="backup.restore" />}
      {looking && <ProgressLine label={words.damage.looking} request="office.lookInside" />}
    </Form>
  )
}

interface ChoicesProps {
  list: readonly BackupInfo[]
  newest: string | undefined
  chosen: string
  choose: (name: string) => void
}

/** One line a backup; a damaged one is named and cannot be taken. */
function Choices({ list, newest, chosen, choose }: ChoicesProps) {
  const { backups } = useWords()
  const instant = useInstant()
  const age = useAge()
  return (
    <fieldset className="field">
      <legend className="field-legend">{backups.which}</legend>
      <ul className="backup-choices">
        {list.map((one) => (
          <li key={`${one.place} ${one.name}`}>
            <label className="backup-choice">
              <input
                type="radio"
                name="backup"
                checked={one.name === chosen}
                disabled={one.state !== 'verified'}
                onChange={() => choose(one.name)}
              />
              <span>
                {instant(one.at).moment} <span className="soft">· {age(one.at)}</span>
                {one.name === newest && <span className="soft"> · {backups.newest}</span>}
              </span>
              <span className="small">
                <BackupStateText one={one} />
                {one.holds && (
                  <span className="soft">
                    {' · '}
                    <Holds one={one} />
                  </span>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

interface RestoredProps {
  answer: AnswerOf<'backup.restore'>
  place: PickedPlace
  old: PickedPlace | null
  onOpen: () => void
}

/** What came back, what was erased again, where it lies and where the old one stays. */
function Restored({ answer: { erased, damaged, erasedListWhole, counts }, place, old, onOpen }: RestoredProps) {
  const { backups, settings } = useWords()
  const heading = useFocusOnce<HTMLHeadingElement>(true)
  return (
    <div className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {backups.restored}
      </h2>
      <Note tone="done">
        <p>{backups.equal}</p>
        <ul className="counts">
          {Object.entries(settings.counts).map(([table, label]) => (
            <li key={table}>
              {label} <span className="number">{counts[table] ?? 0}</span>
            </li>
          ))}
        </ul>
        <p>{backups.erasedAgain(erased)}</p>
      </Note>
      {!erasedListWhole && <Note tone="late">{backups.erasedListLost}</Note>}
      {damaged.length > 0 && (
        <Note tone="late">
          <p>{backups.documentsLost(damaged.length)}</p>
          <ul className="lines">
            {damaged.map(({ caseNo, key }) => (
              <li key={`${caseNo} ${key}`}>
                <T>{`${caseNo} · ${key}`}</T>
              </li>
            ))}
          </ul>
        </Note>
      )}
      <p>{backups.nowHere(place.label)}</p>
      {old && <p>{backups.oldStays(old.label)}</p>}
      <div>
        <Button main onClick={onOpen}>
          {backups.openNow}
        </Button>
      </div>
    </div>
  )
}
