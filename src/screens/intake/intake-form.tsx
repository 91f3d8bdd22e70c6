import { useRef, useState } from 'react'
import { call } from '../../call.ts'
import type { Problem } from '../../contract/reply.ts'
import { Form, useForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Columns } from '../../ui/view.tsx'
import { useNavigation } from '../frame/navigation.tsx'
import { CasePart } from './case-part.tsx'
import { ClientPart } from './client-part.tsx'
import { ConsentsPart } from './consents-part.tsx'
import { ContactPart } from './contact-part.tsx'
import { DebtsPart } from './debts-part.tsx'
import type { IntakeFields } from './fields.ts'
import { HardshipPart } from './hardship-part.tsx'
import { HouseholdPart } from './household-part.tsx'
import { PartList } from './part-list.tsx'
import { readIntake } from './read-intake.ts'
import { SimilarCases } from './similar-cases.tsx'

/** The whole intake on one page; the list of its parts and possible duplicates beside it. */
export function IntakeForm({ draft, initial }: { draft: string; initial: IntakeFields }) {
  const words = useWords()
  const say = useToast()
  const { go, back } = useNavigation()
  const form = useForm({ initial, draft })
  const [problems, setProblems] = useState<Problem[]>([])
  const page = useRef<HTMLDivElement>(null)

  const refuse = (found: Problem[]) => {
    setProblems(found)
    form.fail(found)
  }
  const save = async () => {
    const read = readIntake(form.values)
    if (!read.ok) return refuse(read.problems)
    const reply = await call('case.create', read.value)
    if (!reply.ok) return refuse([reply.problem])
    await form.drop()
    say(words.intake.saved(reply.value.caseNo))
    back()
    go({ screen: 'case', caseNo: reply.value.caseNo, section: 'overview' })
  }

  return (
    <Columns kind="nav-work">
      <div className="intake-side">
        <PartList form={form} problems={problems} page={page} />
        <SimilarCases form={form} />
      </div>
      <div className="intake-page" ref={page}>
        <Form form={form} onSave={save} onLeave={back} label={words.intake.title} saveLabel={words.intake.saveCase} sticky>
          <ClientPart form={form} />
          <HouseholdPart form={form} />
          <ContactPart form={form} />
          <ConsentsPart form={form} />
          <HardshipPart form={form} />
          <DebtsPart form={form} />
          <CasePart form={form} nextNo={initial.caseNo} />
        </Form>
      </div>
    </Columns>
  )
}
