/** One agreement on one page: the ladder across the top, asked · said · written below it, the paper beside them. */
import { useState } from 'react'
import type { Agreement } from '../../../domain/case-file.ts'
import { enums, type EnumValue } from '../../../domain/enums.ts'
import { useLabel, useSentence, useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Section } from '../../../ui/view.tsx'
import { useCase, useChange } from '../case-context.tsx'
import { Acceptance } from './acceptance.tsx'
import { Clauses } from './clauses.tsx'
import { Ladder } from './ladder.tsx'
import { PaperForm } from './paper-form.tsx'
import { PaperPreview } from './paper-preview.tsx'
import { Payments } from './payments.tsx'
import { SaidForm } from './said-form.tsx'
import { Schedule } from './schedule.tsx'
import { TermsTable } from './terms-table.tsx'

export function AgreementPage({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const { file } = useCase()
  const [form, setForm] = useState<null | 'said' | 'paper' | 'newPaper'>(null)
  const close = () => setForm(null)
  const paper = agreement.writtenTerms
  return (
    <div className="agreement">
      <div className="row ends">
        <h3>
          <T>{file.debts.filter((debt) => agreement.debts.includes(debt.key)).map((debt) => debt.brand).join(words.case.and)}</T> <span className="soft code small">{agreement.key}</span>
        </h3>
        <AgreementStatus agreement={agreement} />
      </div>
      <Ladder agreement={agreement} />
      {form === 'said' && <SaidForm agreement={agreement} onLeave={close} />}
      {(form === 'paper' || form === 'newPaper') && <PaperForm agreement={agreement} fresh={form === 'newPaper' || !paper} onLeave={close} />}
      {form === null && (
        <>
          <Section
            level={3}
            title={words.agreements.terms}
            actions={
              <>
                <Button quiet onClick={() => setForm('said')}>
                  {words.agreements.saidEdit}
                </Button>
                <Button main={!paper} quiet={paper !== undefined} onClick={() => setForm('paper')}>
                  {paper ? words.agreements.paperEdit : words.agreements.paperAdd}
                </Button>
                {paper && (
                  <Button quiet onClick={() => setForm('newPaper')}>
                    {words.agreements.paperNewer}
                  </Button>
                )}
              </>
            }
          >
            <div className="terms-and-paper">
              <TermsTable agreement={agreement} />
              {paper && <PaperPreview paper={paper} />}
            </div>
          </Section>
          {paper && <Clauses paper={paper} />}
          <Acceptance agreement={agreement} />
          <Schedule agreement={agreement} />
          <Payments agreement={agreement} />
        </>
      )}
    </div>
  )
}

function AgreementStatus({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const sentence = useSentence()
  const say = useToast()
  const change = useChange()
  const { file } = useCase()
  const set = async (status: EnumValue<'agreement_status'>) => {
    const problem = await change('agreement.update', { caseNo: file.caseNo, key: agreement.key, status }, words.case.statusSaid(label('agreement_status', status)))
    if (problem) say(sentence(problem))
  }
  return (
    <select aria-label={words.agreements.agreementStatus} value={agreement.status} onChange={(event) => void set(event.target.value as EnumValue<'agreement_status'>)}>
      {enums.agreement_status.map((status) => (
        <option key={status} value={status}>
          {label('agreement_status', status)}
        </option>
      ))}
    </select>
  )
}
