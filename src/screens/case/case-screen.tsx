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
import { OpenCaseProvider, sections, type CaseSection, type Docked, type Wanted } from './case-context.tsx'
import { Chronology } from './chronology.tsx'
import { ClientSection } from './client/client-section.tsx'
import { ContactForm } from './contacts/contact-form.tsx'
import { Contacts } from './contacts/contacts.tsx'
import { Debts } from './debts/debts.tsx'
import { focusBack, focusInside } from './focus.ts'
import { Offers } from './offers/offers.tsx'
import { Overview } from './overview/overview.tsx'
import { Papers } from './papers/papers.tsx'
import { SectionList } from './section-list.tsx'
import { Strip } from './strip.tsx'
import { useSummaryExport } from './summary-export.tsx'
import { useMedia } from './use-media.ts'

const works = {
  overview: Overview,
  client: ClientSection,
  debts: Debts,
  budget: BudgetSection,
  offers: Offers,
  contacts: Contacts,
  agreements: Agreements,
  papers: Papers,
}

interface CaseScreenProps {
  caseNo: string
  section: CaseSection
  /** The agreement whose installments are to be seen first. */
  schedule: string | undefined
  go: (section: CaseSection) => void
  leave: () => void
}

/** Opens a case by its number. */
export function CaseScreen(props: CaseScreenProps) {
  const words = useWords()
  const sentence = useSentence()
  const [file, setFile] = useState<CaseFile | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let current = true
    setFile(null)
    setProblem(null)
    void call('case.open', { caseNo: props.caseNo }).then((reply) => {
      if (!current) return
      if (reply.ok) setFile(reply.value)
      else setProblem(reply.problem)
    })
    return () => {
      current = false
    }
  }, [props.caseNo])
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

function OpenedCase({ file, put, section, schedule, go, leave }: OpenedProps) {
  const words = useWords()
  const [docked, setDocked] = useState<Docked | null>(null)
  const [wanted, setWanted] = useState<Wanted | null>(schedule === undefined ? null : { section, key: schedule, part: 'schedule' })
  const side = useSide(section)
  const printing = useSummaryExport(file)
  const goTo = (to: CaseSection) => {
    setWanted(null)
    go(to)
  }
  const show = (to: CaseSection, key: string) => {
    setWanted({ section: to, key })
    go(to)
  }
  const dock = (next: Docked | null) => {
    setDocked(next)
    if (next && next.corrects?.key === docked?.corrects?.key) focusInside('.case-side form')
  }
  const move = (by: 1 | -1) => goTo(sections[(sections.indexOf(section) + by + sections.length) % sections.length]!)
  useCommand({ id: 'contact.new', title: words.case.newContact, keys: 'n', run: () => dock({ kind: 'contact' }) })
  useCommand({ id: 'case.paper', title: words.case.summary, keys: 'p', run: printing.start, enabled: !printing.busy })
  useCommand({ id: 'case.nextSection', title: words.case.nextSection, keys: ']', run: () => move(1) })
  useCommand({ id: 'case.previousSection', title: words.case.previousSection, keys: '[', run: () => move(-1) })
  useCommand({
    id: 'case.chronology',
    title: side.shown ? words.case.chronologyFold : words.case.chronologyShow,
    keys: 'h',
    run: side.toggle,
    enabled: docked === null,
  })
  useCommand({ id: 'case.leave', title: words.case.backToList, keys: 'Escape', run: leave, enabled: docked === null })
  const Work = works[section]
  const beside = docked ? 'docked' : side.shown ? 'sided' : ''
  return (
    <OpenCaseProvider value={{ file, put, go: goTo, show, wanted, dock }}>
      <div className="case">
        <Strip printing={printing} />
        <div className={`case-panes ${beside}`}>
          <SectionList section={section} onUnfold={side.shown || docked ? null : side.toggle} />
          <div className="case-work" role="group" aria-label={words.case.sections[section]} tabIndex={0} key={section}>
            <Work />
          </div>
          {docked && (
            <div className="case-side">
              <ContactForm
                key={docked.corrects?.key ?? 'new'}
                {...(docked.corrects ? { corrects: docked.corrects } : {})}
                onLeave={() => dock(null)}
              />
            </div>
          )}
          {!docked && side.shown && (
            <div className="case-side">
              <Chronology onFold={side.toggle} />
            </div>
          )}
        </div>
      </div>
    </OpenCaseProvider>
  )
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
