/** Before an office is open: the last office to unlock, or three ways to begin. */
import { useState, type ReactNode } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import type { PickedPlace } from '../../contract/main-door.ts'
import type { OfficeState } from '../../contract/requests.ts'
import { SelectField } from '../../ui/fields.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { ScreenTitle } from '../../ui/view.tsx'
import { RestoreOffice, type BackupToTake } from '../backups/restore.tsx'
import type { DamageWays } from '../damage/damage-help.tsx'
import { RescueReport } from '../damage/rescue-report.tsx'
import { useShell } from '../frame/shell.tsx'
import { languageNames } from '../settings/language-names.ts'
import { CreateOffice } from './create-office.tsx'
import { SampleOffice } from './sample-office.tsx'
import { Unlock } from './unlock.tsx'
import './start.css'

type Way =
  | 'choose'
  | 'create'
  | 'sample'
  | { unlock: PickedPlace }
  | { restore: BackupToTake | null }
  | { rescued: AnswerOf<'office.rescue'>; place: PickedPlace }

/** Opens or creates an office and hands it over. */
export function StartScreen({ onOpen }: { onOpen: (office: OfficeState) => void }) {
  const words = useWords()
  const { shell } = useShell()
  const [way, setWay] = useState<Way>(shell.lastOffice ? { unlock: shell.lastOffice } : 'choose')
  const back = () => setWay(shell.lastOffice && way !== 'choose' ? { unlock: shell.lastOffice } : 'choose')
  const opened = (handle: string, office: OfficeState) => {
    void call('shell.officeOpened', { handle })
    onOpen(office)
  }
  const damage: DamageWays = {
    onLook: onOpen,
    onRestore: (restore) => setWay({ restore }),
    onRescued: (rescued, place) => setWay({ rescued, place }),
  }
  const openOther = async () => {
    const reply = await call('shell.pick', { kind: 'openOffice' })
    if (reply.ok && reply.value) setWay({ unlock: reply.value })
  }

  if (way === 'create') return <StartPage title={words.start.createTitle}>{<CreateOffice onOpen={opened} onLeave={back} />}</StartPage>
  if (way === 'sample') return <StartPage title={words.start.sampleTitle}>{<SampleOffice onOpen={opened} onLeave={back} />}</StartPage>
  if (typeof way === 'object' && 'restore' in way)
    return (
      <StartPage title={words.backups.restoreTitle}>
        <RestoreOffice
          first={way.restore}
          old={shell.lastOffice}
          onRestored={(place) => setWay({ unlock: place })}
          onLook={onOpen}
          onLeave={back}
        />
      </StartPage>
    )
  if (typeof way === 'object' && 'rescued' in way)
    return (
      <StartPage title={words.damage.rescue}>
        <RescueReport {...way} onOpen={() => setWay({ unlock: way.place })} />
      </StartPage>
    )
  const ways = <Ways known={way !== 'choose'} choose={setWay} openOther={() => void openOther()} />
  if (way === 'choose') {
    return (
      <StartPage title={words.start.welcome}>
        <p className="soft">{words.start.whatIsAnOffice}</p>
        {ways}
      </StartPage>
    )
  }
  return (
    <StartPage title={words.start.unlockTitle} key={way.unlock.handle}>
      <Unlock office={way.unlock} onOpen={opened} damage={damage} />
      <section className="section" aria-label={words.start.otherWays}>
        {ways}
      </section>
    </StartPage>
  )
}

/** The page of every step before the office is open: name, title and language above, the step below. */
function StartPage({ title, children }: { title: string; children: ReactNode }) {
  const words = useWords()
  const { language, setLanguage } = useLanguage()
  return (
    <main className="start">
      <header className="start-head">
        <span className="start-name">{words.frame.product}</span>
        <SelectField
          label={words.start.language}
          value={language}
          onChange={(value) => setLanguage(value as typeof language)}
          options={languageNames}
          size="short"
        />
      </header>
      <div className="start-body stack" key={title}>
        <ScreenTitle>{title}</ScreenTitle>
        {children}
      </div>
    </main>
  )
}

/** The three ways; when an office is known they stand below as quieter lines. */
function Ways({ known, choose, openOther }: { known: boolean; choose: (way: Way) => void; openOther: () => void }) {
  const words = useWords()
  const way = (title: string, what: string, run: () => void) => (
    <li>
      <button type="button" className={known ? 'button quiet' : 'way'} onClick={run}>
        <span className="way-title">{title}</span>
        {!known && <span className="soft">{what}</span>}
      </button>
    </li>
  )
  return (
    <ul className={known ? 'other-ways' : 'ways'}>
      {known && way(words.start.openOther, '', openOther)}
      {way(words.start.create, words.start.createWhat, () => choose('create'))}
      {!known && way(words.start.open, words.start.openWhat, openOther)}
      {way(words.backups.restore, words.backups.restoreWhat, () => choose({ restore: null }))}
      {way(words.start.sample, words.start.sampleWhat, () => choose('sample'))}
    </ul>
  )
}
