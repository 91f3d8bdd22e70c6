/** The paper: the document itself, who issued it in which form, every term typed from it, every clause judged. */
import { useState } from 'react'
import { call } from '../../../call.ts'
import { parts } from '../../../contract/parts.ts'
import type { Agreement } from '../../../domain/case-file.ts'
import { enums, type EnumValue } from '../../../domain/enums.ts'
import { requiredClauses } from '../../../domain/evidence.ts'
import { today } from '../../../ui/clock.ts'
import { ChoiceField, SelectField, TextField } from '../../../ui/fields.tsx'
import { Form, useForm, type FormState } from '../../../ui/form.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { formReader, stated, withoutUnstated } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { useCase } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { FileField } from '../papers/file-field.tsx'
import { currencyOf } from './currency.ts'
import { noTerms, readTerms, termsAsTyped, type TermsFields } from './read-terms.ts'
import { DocumentContent } from './paper-preview.tsx'
import { TermsFieldset } from './terms-fields.tsx'

interface PaperFields {
  document: string
  form: string
  issuedBy: string
  signedOn: string
  terms: TermsFields
  clauses: Record<string, string>
}

/** `fresh`: a newer paper takes the place of the one that counts; otherwise more of the same one is typed. */
export function PaperForm({ agreement, fresh, onLeave }: { agreement: Agreement; fresh: boolean; onLeave: () => void }) {
  const words = useWords()
  const say = useToast()
  const { file, put } = useCase()
  const [picked, setPicked] = useState<File | null>(null)
  const before = fresh ? undefined : agreement.writtenTerms
  const currency = currencyOf(file, agreement.debts)
  const lenders = file.debts.filter((debt) => agreement.debts.includes(debt.key)).flatMap((debt) => debt.parties)
  const form = useForm<PaperFields>({
    initial: {
      document: before?.document ?? '',
      form: before?.form ?? '',
      issuedBy: before?.issuedBy ?? lenders.find((party) => party.role === 'legal_lender')?.name ?? '',
      signedOn: before?.signedOn ?? '',
      terms: before ? termsAsTyped(before, currency) : noTerms(),
      clauses: Object.fromEntries(enums.agreement_clause.map((clause) => [clause, before?.clauses[clause] ?? ''])),
    },
    draft: `paper:${file.caseNo}:${agreement.key}:${fresh ? 'new' : 'same'}`,
  })
  useFormFocus(form, `${fresh && agreement.writtenTerms ? 'newPaper' : 'paper'}:${agreement.key}`)
  const save = async () => {
    const { values } = form
    const read = formReader()
    const terms = readTerms(read, 'terms', values.terms, currency)
    const signedOn = read.day('signedOn', values.signedOn)
    if (values.document === '' && !picked) read.fail('document', 'document.choose')
    const clauses = Object.fromEntries(Object.entries(values.clauses).filter(([, status]) => status !== ''))
    const common = { ...terms, form: values.form, issuedBy: values.issuedBy.trim(), signedOn, clauses }
    const result = read.finish(parts.writtenTerms, withoutUnstated({ ...common, document: stated(values.document) ?? 'picked' }))
    if (!result.ok) return form.fail(result.problems)
    let document = values.document
    if (document === '' && picked) {
      const added = await call('document.add', { caseNo: file.caseNo, type: 'written_confirmation', receivedOn: today() }, picked)
      if (!added.ok) return form.fail({ ...added.problem, field: 'document' })
      put(added.value)
      document = added.value.documents.at(-1)!.key
      form.set('document', document)
    }
    const reply = await call('agreement.paper', { caseNo: file.caseNo, key: agreement.key, writtenTerms: { ...result.value, document } })
    if (!reply.ok) return form.fail(reply.problem)
    await form.drop()
    put(reply.value)
    const ended =
      agreement.acceptedByClientOn !== undefined &&
      reply.value.agreements.find(({ key }) => key === agreement.key)?.acceptedByClientOn === undefined
    say(ended ? words.agreements.paperSavedAnew : words.agreements.paperSaved)
    onLeave()
  }
  const { document } = form.values
  return (
    <div className={document === '' ? undefined : 'terms-and-paper'}>
      <Form form={form} label={before ? words.agreements.paperEdit : words.agreements.paperAdd} onSave={save} onLeave={onLeave}>
        <ThePaper form={form} lenders={[...new Set(lenders.map((party) => party.name))]} picked={picked} onPick={setPicked} />
        <TermsFieldset form={form} currency={currency} legend={words.agreements.termsWritten} />
        <ClauseFields form={form} />
      </Form>
      {document !== '' && (
        <figure className="paper-preview">
          <figcaption className="strong">
            <T>{file.documents.find((one) => one.key === document)?.fileName}</T>
          </figcaption>
          <DocumentContent caseNo={file.caseNo} document={document} />
        </figure>
      )}
    </div>
  )
}

interface ThePaperProps {
  form: FormState<PaperFields>
  lenders: string[]
  picked: File | null
  onPick: (file: File | null) => void
}

function ThePaper({ form, lenders, picked, onPick }: ThePaperProps) {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  return (
    <div className="fields">
      <SelectField
        label={words.agreements.document}
        {...form.field('document')}
        optional={picked ? words.agreements.pickedFile : words.agreements.pickFile}
        size="double"
        options={file.documents.map((one) => ({ value: one.key, label: `${one.fileName} · ${label('evidence_type', one.type)}` }))}
      />
      {form.values.document === '' && <FileField label={words.papers.file} file={picked} onPick={onPick} />}
      <ChoiceField label={words.agreements.form} name="agreement_form" {...form.field('form')} required />
      <TextField label={words.agreements.issuedBy} {...form.field('issuedBy')} required size="double" hint={lenders.join(words.case.and)} />
      <DayField label={words.agreements.signedOn} {...form.field('signedOn')} />
    </div>
  )
}

/** The six clauses of an installment agreement, and the others on request. */
function ClauseFields({ form }: { form: FormState<PaperFields> }) {
  const words = useWords()
  const label = useLabel()
  const required: readonly EnumValue<'agreement_clause'>[] = requiredClauses
  const others = enums.agreement_clause.filter((clause) => !required.includes(clause))
  const [open, setOpen] = useState(others.some((clause) => form.values.clauses[clause] !== ''))
  return (
    <fieldset className="fieldset">
      <legend>{words.agreements.clauses}</legend>
      <div className="clause-fields">
        {[...required, ...(open ? others : [])].map((clause) => (
          <ChoiceField
            key={clause}
            label={label('agreement_clause', clause)}
            name="clause_status"
            {...form.field(`clauses.${clause}`)}
            optional={words.agreements.notJudged}
          />
        ))}
      </div>
      {!open && (
        <Button quiet expanded={false} onClick={() => setOpen(true)}>
          {words.agreements.moreClauses}
        </Button>
      )}
    </fieldset>
  )
}
