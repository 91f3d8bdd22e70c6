/** One agreement on one page: the ladder across the top, asked · said · written below it, the paper beside them. */
import { useState } from 'react'
import type { Agreement } from '../../../domain/case-file.ts'
import type { EnumValue } from '../../../domain/enums.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCallKey } from '../call/call-button.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { ChoiceInPlace } from '../in-place.tsx'
import { brandsOf } from '../../../domain/owed.ts'
import { Acceptance } from './acceptance.tsx'
import { Clauses } from './clauses.tsx'
import { InPlaceOf } from './in-place-of.tsx'
import { Ladder } from './ladder.tsx'
import { LetterButton } from './letter-button.tsx'
import { PaperForm } from './paper-form.tsx'
import { PaperPreview } from './paper-preview.tsx'
import { Payments } from './payments.tsx'
import { SaidForm } from './said-form.tsx'
import { Schedule } from './schedule.tsx'
import { TermsTable } from './terms-table.tsx'

type Typing = 'said' | 'paper' | 'newPaper'

export function AgreementPage({ agreement, onAmend }: { agreement: Agreement; onAmend: () => void }) {
  const words = useWords()
  const { file } = useCase()
  const [form, setForm] = useState<null | Typing>(null)
  const close = () => setForm(null)
  const paper = agreement.writtenTerms
  const enabled = form === null
  useCallKey(enabled ? agreement.debts[0] : undefined)
  const paperTitle = paper ? words.agreements.paperEdit : words.agreements.paperAdd
  useCommand({
    id: 'agreement.said',
    needs: 'agreement.oralTerms',
    title: words.agreements.saidEdit,
    keys: 's',
    run: () => setForm('said'),
    enabled,
  })
  useCommand({ id: 'agreement.paper', needs: 'agreement.paper', title: paperTitle, keys: 'e', run: () => setForm('paper'), enabled })
  useCommand({
    id: 'agreement.newPaper',
    needs: 'agreement.paper',
    title: words.agreements.paperNewer,
    run: () => setForm('newPaper'),
    enabled: enabled && paper !== undefined,
  })
  return (
    <div className="agreement">
      <div className="row ends">
        <h3>
          <T>{brandsOf(file, agreement.debts).join(words.case.and)}</T> <span className="soft code small">{agreement.key}</span>
        </h3>
        <AgreementStatus agreement={agreement} />
      </div>
      <InPlaceOf agreement={agreement} onAmend={onAmend} busy={!enabled} />
      <Ladder agreement={agreement} />
      {form === 'said' && <SaidForm agreement={agreement} onLeave={close} />}
      {(form === 'paper' || form === 'newPaper') && (
        <PaperForm agreement={agreement} fresh={form === 'newPaper' || !paper} onLeave={close} />
      )}
      {form === null && (
        <div className={paper ? 'terms-and-paper' : undefined}>
          <div>
            <Section level={4} title={words.agreements.terms} actions={<TermsActions agreement={agreement} onType={setForm} />}>
              <TermsTable agreement={agreement} />
            </Section>
            <Acceptance agreement={agreement} />
            {paper && <Clauses agreement={agreement} />}
            <Schedule agreement={agreement} />
            <Payments agreement={agreement} />
          </div>
          {paper && <PaperPreview paper={paper} />}
        </div>
      )}
    </div>
  )
}

function TermsActions({ agreement, onType }: { agreement: Agreement; onType: (what: Typing) => void }) {
  const words = useWords()
  const paper = agreement.writtenTerms
  return (
    <>
      <LetterButton agreement={agreement} />
      <Button needs="agreement.oralTerms" quiet keys="s" opens={`said:${agreement.key}`} onClick={() => onType('said')}>
        {words.agreements.saidEdit}
      </Button>
      <Button
        needs="agreement.paper"
        main={!paper}
        quiet={paper !== undefined}
        keys="e"
        opens={`paper:${agreement.key}`}
        onClick={() => onType('paper')}
      >
        {paper ? words.agreements.paperEdit : words.agreements.paperAdd}
      </Button>
      {paper && (
        <Button needs="agreement.paper" quiet opens={`newPaper:${agreement.key}`} onClick={() => onType('newPaper')}>
          {words.agreements.paperNewer}
        </Button>
      )}
    </>
  )
}

function AgreementStatus({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const sentence = useSentence()
  const say = useToast()
  const change = useChange()
  const { file } = useCase()
  const set = async (status: EnumValue<'agreement_status'>, before: EnumValue<'agreement_status'> | null) => {
    const options = before ? { undo: () => void set(before, null) } : {}
    const input = { caseNo: file.caseNo, key: agreement.key, status }
    const problem = await change('agreement.update', input, words.case.statusSaid(label('agreement_status', status)), options)
    if (problem) say(sentence(problem))
  }
  return (
    <ChoiceInPlace
      needs="agreement.update"
      label={words.agreements.agreementStatus}
      name="agreement_status"
      value={agreement.status}
      onChange={(status) => void set(status, agreement.status)}
    />
  )
}
