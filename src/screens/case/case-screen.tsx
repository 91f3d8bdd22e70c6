/** One case: strip, sections, the work, and the chronology or the docked contact form beside it. */
import { useEffect, useState } from 'react'
import { call } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import type { CaseFile } from '../../domain/case-file.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useSentence, useWords } from '../../ui/language.tsx'
import { Button, Note } from '../../ui/pieces.tsx'
import { Agreements } from './agreements/agreements.tsx'
import { OpenCaseProvider, sections, type CaseSection, type Docked } from './case-context.tsx'
import { Chronology } from './chronology.tsx'
import { ClientSection } from './client/client-section.tsx'
import { ContactForm } from './contacts/contact-form.tsx'
import { Contacts } from './contacts/contacts.tsx'
import { Debts } from './debts/debts.tsx'
import { Overview } from './overview.tsx'
import { Papers } from './papers/papers.tsx'
import { SectionList } from './section-list.tsx'
import { Strip } from './strip.tsx'
import { useSummaryExport } from './summary-export.tsx'

const works = { overview: Overview, client: ClientSection, debts: Debts, contacts: Contacts, agreements: Agreements, papers: Papers }

/** Opens a case by its number. */
export function CaseScreen(props: { caseNo: string; section: CaseSection; go: (section: CaseSection) => void; leave: () => void }) {
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
      <div className="padded">
        <Note tone="late">{sentence(problem)}</Note>
        <Button onClick={props.leave}>{words.ui.back}</Button>
      </div>
    )
  }
  if (!file) return <p className="padded soft">{words.ui.loading}</p>
  return <OpenedCase {...props} file={file} put={setFile} />
}

interface OpenedProps {
  file: CaseFile
  put: (file: CaseFile) => void
  section: CaseSection
  go: (section: CaseSection) => void
  leave: () => void
}

function OpenedCase({ file, put, section, go, leave }: OpenedProps) {
  const words = useWords()
  const [docked, dock] = useState<Docked | null>(null)
  const printing = useSummaryExport(file)
  const move = (by: 1 | -1) => go(sections[(sections.indexOf(section) + by + sections.length) % sections.length]!)
  useCommand({ id: 'contact.new', title: words.case.newContact, keys: 'n', run: () => dock({ kind: 'contact' }) })
  useCommand({ id: 'case.paper', title: words.case.summary, keys: 'p', run: printing.start, enabled: !printing.busy })
  useCommand({ id: 'case.nextSection', title: words.case.nextSection, keys: ']', run: () => move(1) })
  useCommand({ id: 'case.previousSection', title: words.case.previousSection, keys: '[', run: () => move(-1) })
  useCommand({ id: 'case.leave', title: words.case.backToList, keys: 'Escape', run: leave, enabled: docked === null })
  const Work = works[section]
  return (
    <OpenCaseProvider value={{ file, put, go, dock }}>
      <div className="case">
        <Strip printing={printing} />
        <div className={docked ? 'case-panes docked' : 'case-panes'}>
          <SectionList section={section} />
          <div className="case-work" role="region" aria-label={words.case.sections[section]} tabIndex={0} key={section}>
            <Work />
          </div>
          <div className={docked ? 'case-side' : 'case-side fold'}>
            {docked ? <ContactForm key={docked.corrects?.key ?? 'new'} {...(docked.corrects ? { corrects: docked.corrects } : {})} onLeave={() => dock(null)} /> : <Chronology />}
          </div>
        </div>
      </div>
    </OpenCaseProvider>
  )
}
