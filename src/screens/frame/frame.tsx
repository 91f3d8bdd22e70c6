/** The frame around every screen: rail, bar with search, cover, lock and who, and the keys that act everywhere. */
import { useRef, useState, type ReactNode } from 'react'
import { call } from '../../call.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useLabel, useSentence, useWords } from '../../ui/language.tsx'
import { Palette, type PaletteItem } from '../../ui/palette.tsx'
import { Button, Keys, Note, Pill } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useInstant } from '../case/verify/instant.ts'
import { madeAt } from '../backups/made-at.ts'
import { BackupBadge } from '../backups/badge.tsx'
import { AllKeys } from './all-keys.tsx'
import { Boundary } from './boundary.tsx'
import { Cover } from './cover.tsx'
import { newIntake, useNavigation, type Place } from './navigation.tsx'
import { lockOffice, useOffice } from './shell.tsx'

/** The frame; `children` is the screen. */
export function Frame({ children }: { children: ReactNode }) {
  const words = useWords()
  const { place, go, back } = useNavigation()
  const [open, setOpen] = useState<'palette' | 'keys' | 'cover' | null>(null)
  const main = useRef<HTMLElement>(null)
  const close = () => setOpen(null)
  const lock = () => void lockOffice()
  const searchCases = useCaseSearch(go)
  const { frame } = words

  useCommand({ id: 'frame.palette', title: words.ui.paletteLabel, keys: 'mod+k', hidden: true, run: () => setOpen('palette') })
  useCommand({ id: 'frame.newCase', needs: 'case.create', title: frame.newCase, keys: 'c', run: () => go(newIntake()) })
  useCommand({ id: 'frame.cases', title: frame.goCases, keys: 'g c', run: () => go({ screen: 'cases' }) })
  useCommand({ id: 'frame.waiting', title: frame.goWaiting, keys: 'g w', run: () => go({ screen: 'waiting' }) })
  useCommand({ id: 'frame.due', title: frame.goDue, keys: 'g m', run: () => go({ screen: 'due' }) })
  useCommand({ id: 'frame.settings', title: frame.goSettings, keys: 'g s', run: () => go({ screen: 'settings' }) })
  useCommand({ id: 'frame.log', needs: 'office.log', title: words.people.log, keys: 'g l', run: () => go({ screen: 'log' }) })
  useCommand({ id: 'frame.erasure', needs: 'erasure.list', title: words.erasure.go, keys: 'g e', run: () => go({ screen: 'erasure' }) })
  useCommand({ id: 'frame.back', title: frame.back, keys: 'alt+ArrowLeft', run: back })
  useCommand({ id: 'frame.lock', title: frame.lockOffice, keys: 'mod+l', always: true, run: lock })
  useCommand({ id: 'frame.cover', title: frame.privacyOn, keys: 'F9', always: true, run: () => setOpen('cover') })
  useCommand({ id: 'frame.keys', title: frame.allKeys, keys: '?', run: () => setOpen('keys') })

  return (
    <>
      <div className={open === 'cover' ? 'frame covered' : 'frame'}>
        <a
          className="skip"
          href="#work"
          onClick={(event) => {
            event.preventDefault()
            main.current?.focus()
          }}
        >
          {frame.toWork}
        </a>
        <Rail place={place} go={go} />
        <header className="bar">
          <button type="button" className="button bar-search" onClick={() => setOpen('palette')}>
            {words.ui.paletteLabel} <Keys keys="mod+k" />
          </button>
          <BarEnd onCover={() => setOpen('cover')} onLock={lock} />
        </header>
        <Work main={main}>
          <Boundary key={place.screen === 'case' ? place.caseNo : place.screen} instead={<Unfinished lock={lock} />}>
            {children}
          </Boundary>
        </Work>
      </div>
      {open === 'palette' && <Palette search={searchCases} searchTitle={frame.casesGroup} onClose={close} />}
      {open === 'keys' && <AllKeys onClose={close} />}
      {open === 'cover' && <Cover onClose={close} />}
    </>
  )
}

function Rail({ place, go }: { place: Place; go: (to: Place) => void }) {
  const { frame } = useWords()
  const item = (to: Place, title: string, here: boolean, last?: string) => (
    <button type="button" className={`rail-item ${last ?? ''}`} aria-current={here ? 'page' : undefined} onClick={() => go(to)}>
      {title}
    </button>
  )
  return (
    <nav className="rail" aria-label={frame.main}>
      <div className="rail-name">{frame.product}</div>
      {item({ screen: 'cases' }, frame.cases, !['waiting', 'due', 'settings', 'log', 'erasure'].includes(place.screen))}
      {item({ screen: 'waiting' }, frame.waiting, place.screen === 'waiting')}
      {item({ screen: 'due' }, frame.due, place.screen === 'due')}
      {item({ screen: 'settings' }, frame.settings, ['settings', 'log', 'erasure'].includes(place.screen), 'last')}
    </nav>
  )
}

function BarEnd({ onCover, onLock }: { onCover: () => void; onLock: () => void }) {
  const { frame, people } = useWords()
  const label = useLabel()
  const office = useOffice()
  return (
    <div>
      {office.sample && <Pill>{frame.sample}</Pill>}
      {office.readOnly ? <Pill>{people.lookedInto}</Pill> : office.role === 'reader' && <Pill>{people.readsOnly}</Pill>}
      <BackupBadge />
      <Button quiet keys="F9" onClick={onCover}>
        {frame.privacy}
      </Button>
      <Button quiet keys="mod+l" onClick={onLock}>
        {frame.lock}
      </Button>
      <span className="who cut" title={office.person}>
        {office.role && <span className="soft">{label('person_role', office.role)}</span>} <T>{office.person}</T>
      </span>
    </div>
  )
}

/** Stands where a screen could not be drawn. */
function Unfinished({ lock }: { lock: () => void }) {
  const { frame } = useWords()
  return (
    <div className="padded stack" role="alert">
      <Note tone="late">{frame.unfinished}</Note>
      <div>
        <Button onClick={lock}>{frame.lockOffice}</Button>
      </div>
    </div>
  )
}

function Work({ main, children }: { main: React.RefObject<HTMLElement | null>; children: ReactNode }) {
  const words = useWords()
  const sentence = useSentence()
  const { notices, readOnly } = useOffice()
  const [seen, setSeen] = useState(false)
  const shown = notices.length > 0 && !seen
  return (
    <main id="work" ref={main} className={shown || readOnly ? 'work noticed' : 'work'} tabIndex={-1}>
      {readOnly && !shown && <LookedInto />}
      {shown && (
        <div className="notices" role="status">
          <Note tone="waiting">
            {readOnly && <LookedIntoText />}
            {notices.map((notice) => (
              <p key={notice.code}>{sentence(notice)}</p>
            ))}
          </Note>
          <Button quiet onClick={() => setSeen(true)}>
            {words.ui.close}
          </Button>
        </div>
      )}
      {children}
    </main>
  )
}

/** Stands over everything while an office is only looked into. */
function LookedInto() {
  return (
    <div className="notices" role="status">
      <Note>
        <LookedIntoText />
      </Note>
    </div>
  )
}

function LookedIntoText() {
  const { damage } = useWords()
  const instant = useInstant()
  const made = madeAt(useOffice().label)
  return <p>{made === null ? damage.lookedInto : damage.lookedIntoBackup(instant(made).moment)}</p>
}

/** The cases that the words of the palette find. */
function useCaseSearch(go: (to: Place) => void): (query: string) => Promise<PaletteItem[]> {
  const label = useLabel()
  return async (query) => {
    const reply = await call('cases.list', { query, status: null, sort: 'caseNo', descending: true, offset: 0, limit: 8 })
    if (!reply.ok) return []
    return reply.value.rows.map((row) => ({
      id: row.caseNo,
      title: row.name,
      note: `${row.caseNo} · ${label('case_status', row.status)}`,
      run: () => go({ screen: 'case', caseNo: row.caseNo, section: 'overview' }),
    }))
  }
}
