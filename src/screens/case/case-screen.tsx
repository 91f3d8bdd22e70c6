/** One case: strip, sections, the work, and the chronology or the docked contact form beside it. */
import { useEffect, useState } from 'react'
import { call } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import type { CaseFile } from '../../domain/case-file.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useSentence, useWords } from '../../ui/language.tsx'
import { Button, Note } from '../../ui/pieces.tsx'
import { Agreements } from './agreements/agreements.tsx'
import { BudgetSection } from './budget/budget-section.tsx'
import { CallScreen } from './call/call-screen.tsx'
import { nameOfSends, OpenCaseProvider, sections, type CaseSection, type Docked, type Wanted } from './case-context.tsx'
import { Chronology } from './chronology/chronology.tsx'
import { useRecord } from './chronology/record.ts'
import { ClientSection } from './client/client-section.tsx'
import { ContactForm } from './contacts/contact-form.tsx'
import { Contacts } from './contacts/contacts.tsx'
import { Debts } from './debts/debts.tsx'
import type { CasePlace } from '../frame/navigation.tsx'
import { PapersView } from './evidence/papers-view.tsx'
import { focusBack, focusInside } from './focus.ts'
import { LetterForm } from './letters/letter-form.tsx'
import { Offers } from './offers/offers.tsx'
import { Overview } from './overview/overview.tsx'
import { SectionList } from './section-list.tsx'
import { Strip } from './strip.tsx'
import { useSummaryExport } from './summary-export.tsx'
import { VerifyPanel } from './verify/verify-panel.tsx'
import { ViewersPanel } from './viewers-panel.tsx'
import { useMedia } from './use-media.ts'

const works = {
  overview: Overview,
  client: ClientSection,
  debts: Debts,
  budget: BudgetSection,
  offers: Offers,
  contacts: Contacts,
  agreements: Agreements,
  papers: PapersView,
}

interface CaseScreenProps {
  place: CasePlace
  go: (section: CaseSection) => void
  leave: () => void
}

/** Opens a case by its number. */
export function CaseScreen(props: CaseScreenProps) {
  const { caseNo } = props.place
  const words = useWords()
  const sentence = useSentence()
  const [file, setFile] = useState<CaseFile | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let current = true
    setFile(null)
    setProblem(null)
    void call('case.open', { caseNo }).then((reply) => {
      if (!current) return
      if (reply.ok) setFile(reply.value)
      else setProblem(reply.problem)
    })
    return () => {
      current = false
    }
  }, [caseNo])
  if (problem) {
    return (
      <div className="padded stack">
        <Note tone="late">{sentence(problem)}</Note>
        <div>
          <Button onClick={props.leave}>{words.ui.back}</Button>
        </div>
      </div>
    )
  }
  if (!file) return <p className="padded soft">{words.ui.loading}</p>
  return <OpenedCase {...props} file={file} put={setFile} />
}

interface OpenedProps extends CaseScreenProps {
  file: CaseFile
  put: (file: CaseFile) => void
}

function OpenedCase({ file, put, place, go, leave }: OpenedProps) {
  const { section } = place
  const words = useWords()
  const [docked, setDocked] = useState<Docked | null>(place.letter ? { kind: 'letter', letter: place.letter } : null)
  const [wanted, setWanted] = useState(() => wantedAt(place))
  const [calling, setCalling] = useState(place.call)
  const called = file.debts.find(({ key }) => key === calling)
  const side = useSide(section)
  const printing = useSummaryExport(file)
  const goTo = (to: CaseSection) => {
    setCalling(undefined)
    setWanted(null)
    go(to)
  }
  const show = (to: CaseSection, key: string) => {
    setCalling(undefined)
    setWanted({ section: to, key })
    go(to)
  }
  const dock = (next: Docked | null) => {
    if (next) setCalling(undefined)
    setDocked(next)
    if (next && docked && nameOf(next) === nameOf(docked)) focusInside('.case-side form')
  }
  const record = useRecord(file, dock)
  const move = (by: 1 | -1) => goTo(sections[(sections.indexOf(section) + by + sections.length) % sections.length]!)
  useCommand({ id: 'contact.new', needs: 'contact.add', title: words.case.newContact, keys: 'n', run: () => dock({ kind: 'contact' }) })
  useCommand({
    id: 'case.paper',
    needs: 'summary.export',
    title: words.case.summary,
    keys: 'p',
    run: printing.start,
    enabled: !printing.busy,
  })
  useCommand({ id: 'case.nextSection', title: words.case.nextSection, keys: ']', run: () => move(1) })
  useCommand({ id: 'case.previousSection', title: words.case.previousSection, keys: '[', run: () => move(-1) })
  useCommand({
    id: 'case.chronology',
    title: side.shown ? words.case.chronologyFold : words.case.chronologyShow,
    keys: 'h',
    run: side.toggle,
    enabled: docked === null && !called,
  })
  useCommand({ id: 'case.leave', title: words.case.backToList, keys: 'Escape', run: leave, enabled: docked === null && !called })
  const Work = works[section]
  const beside = docked ? 'docked' : side.shown ? 'sided' : ''
  return (
    <OpenCaseProvider value={{ file, put, go: goTo, show, wanted, dock, startCall: setCalling }}>
      <div className="case">
        <Strip printing={printing} />
        {called ? (
          <div className="case-panes calling">
            <CallScreen key={called.key} debt={called} onLeave={() => setCalling(undefined)} />
          </div>
        ) : (
          <div className={`case-panes ${beside}`}>
            <SectionList section={section} onUnfold={side.shown || docked ? null : side.toggle} />
            <div className="case-work" role="group" aria-label={words.case.sections[section]} tabIndex={0} key={section}>
              <Work />
            </div>
            {docked && (
              <div className="case-side">
                {docked.kind === 'verify' && <VerifyPanel caseNo={file.caseNo} onLeave={() => dock(null)} />}
                {docked.kind === 'viewers' && <ViewersPanel caseNo={file.caseNo} onLeave={() => dock(null)} />}
                {docked.kind === 'letter' && <LetterForm key={nameOf(docked)} about={docked.letter} onLeave={() => dock(null)} />}
                {docked.kind === 'contact' && (
                  <ContactForm
                    key={nameOf(docked)}
                    {...(docked.corrects ? { corrects: docked.corrects } : {})}
                    {...(docked.sends ? { sends: docked.sends } : {})}
                    onLeave={() => dock(null)}
                  />
                )}
              </div>
            )}
            {!docked && side.shown && (
              <div className="case-side">
                <Chronology record={record} onFold={side.toggle} />
              </div>
            )}
          </div>
        )}
      </div>
    </OpenCaseProvider>
  )
}

/** What tells one docked form from another. */
function nameOf(docked: Docked): string {
  if (docked.kind === 'verify' || docked.kind === 'viewers') return docked.kind
  return docked.kind === 'letter'
    ? `${docked.letter.kind}:${docked.letter.agreement ?? (docked.letter.conduct ? 'conduct' : '')}`
    : (docked.corrects?.key ?? (docked.sends ? nameOfSends(docked.sends) : 'new'))
}

/** What somebody who came from another screen asked to see. */
function wantedAt({ section, show, schedule }: CasePlace): Wanted | null {
  if (schedule !== undefined) return { section, key: schedule, part: 'schedule' }
  return show === undefined ? null : { section, key: show }
}

/** Their paper and columns need more room. */
const wide: readonly CaseSection[] = ['budget', 'offers', 'agreements']

/** The chronology stands beside the work where there is room. A person's own choice goes before. */
function useSide(section: CaseSection): { shown: boolean; toggle: () => void } {
  const room = useMedia(wide.includes(section) ? '(width >= 1500px)' : '(width >= 1100px)')
  const [asked, setAsked] = useState<boolean | null>(null)
  const shown = asked ?? room
  useEffect(() => focusBack('chronology'), [shown, section])
  return { shown, toggle: () => setAsked(!shown) }
}
