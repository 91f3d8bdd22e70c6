/** A sample office of made-up cases: its passphrase is made here and shown, and its recovery key is taken as read. */
import { useEffect, useState } from 'react'
import { call } from '../../call.ts'
import type { PickedPlace } from '../../contract/main-door.ts'
import type { Problem } from '../../contract/reply.ts'
import type { OfficeState } from '../../contract/requests.ts'
import { today } from '../../ui/clock.ts'
import { useSentence, useWords } from '../../ui/language.tsx'
import { Button, Note, ProgressLine } from '../../ui/pieces.tsx'
import { useFocusOnce } from '../../ui/fields.tsx'

const cases = 40
const seed = 1
const syllables = ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'wu', 'za']

/** Four words of three syllables, 48 random bits: enough for people who do not exist. */
function madePassphrase(): string {
  const random = crypto.getRandomValues(new Uint8Array(12))
  const parts = Array.from(random, (byte) => syllables[byte % syllables.length])
  return [0, 3, 6, 9].map((from) => parts.slice(from, from + 3).join('')).join('-')
}

interface SampleProps {
  onOpen: (handle: string, office: OfficeState) => void
  onLeave: () => void
}

/** Shows the passphrase, makes the office and opens it. */
export function SampleOffice(props: SampleProps) {
  const [place, setPlace] = useState<PickedPlace | null>(null)
  useEffect(() => {
    void call('shell.offerFolder', { kind: 'sampleOffice' }).then((reply) => reply.ok && setPlace(reply.value))
  }, [])
  return place && <SampleIn {...props} place={place} />
}

function SampleIn({ place: { handle, label }, onOpen, onLeave }: SampleProps & { place: PickedPlace }) {
  const words = useWords()
  const sentence = useSentence()
  const [passphrase] = useState(madePassphrase)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const button = useFocusOnce<HTMLButtonElement>(true)

  const make = async () => {
    setProblem(null)
    const sample = { cases, seed, today: today() }
    const made = await call('office.create', { handle, passphrase, person: words.start.samplePerson, sample })
    if (!made.ok) return setProblem(made.problem)
    const groups = made.value.recoveryKey.split('-')
    const opened = await call('office.confirmRecovery', { groups: made.value.ask.map((index) => ({ index, text: groups[index] ?? '' })) })
    if (!opened.ok) return setProblem(opened.problem)
    onOpen(handle, opened.value)
  }
  const begin = () => {
    if (busy) return
    setBusy(true)
    void make().finally(() => setBusy(false))
  }
  return (
    <div className="stack">
      <p>{words.start.sampleWhy}</p>
      <dl className="facts">
        <dt>{words.start.folder}</dt>
        <dd>
          <bdi className="folder">{label}</bdi>
        </dd>
        <dt>{words.start.samplePassphrase}</dt>
        <dd className="code chosen-text">{passphrase}</dd>
      </dl>
      <p className="soft">{words.start.samplePassphraseWhy}</p>
      {busy && <ProgressLine label={words.start.makingSample} request="office.create" />}
      <div role="alert">{problem && <Note tone="late">{sentence(problem)}</Note>}</div>
      <div className="form-actions">
        <button ref={button} type="button" className="button main" aria-disabled={busy} onClick={begin}>
          {words.start.makeSample}
        </button>
        <Button onClick={onLeave} disabled={busy}>
          {words.start.back}
        </Button>
      </div>
    </div>
  )
}
