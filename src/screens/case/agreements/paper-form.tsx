/** The paper: the document itself, who issued it in which form, every term typed from it, every clause judged. */
import { useState } from 'react'
import { call } from '../../../call.ts'
import { parts } from '../../../contract/parts.ts'
import type { Agreement } from '../../../domain/case-file.ts'
import type { Clause } from '../../../domain/clause-list.ts'
import { enums } from '../../../domain/enums.ts'
import { today } from '../../../ui/clock.ts'
import { ChoiceField, SelectField, TextField } from '../../../ui/fields.tsx'
import { Form, useForm, type FormState } from '../../../ui/form.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { DocumentPreview } from '../../../ui/preview/document-preview.tsx'
import { formReader, stated, withoutUnstated } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { DayField } from '../../../ui/value-fields.tsx'
import { useCase } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { FileField } from '../papers/file-field.tsx'
import { ClauseFields, type WithClauses } from './clause-fields.tsx'
import { currencyOf } from './currency.ts'
import { noTerms, readTerms, termsAsTyped, type TermsFields } from './read-terms.ts'
import { TermsFieldset } from './terms-fields.tsx'

interface PaperFields extends WithClauses {
  document: string
  form: string
  issuedBy: string
  signedOn: string
  terms: TermsFields
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
      clauses: byClause(before?.clauses),
      clauseWords: byClause(before?.clauseWords),
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
    const clauseWords = statedOf(values.clauseWords)
    const quoted = Object.keys(clauseWords).length > 0 ? { clauseWords } : {}
    const common = { ...terms, form: values.form, issuedBy: values.issuedBy.trim(), signedOn, clauses: statedOf(values.clauses), ...quoted }
    const result = read.finish(parts.writtenTerms, withoutUnstated({ ...common, document: stated(values.document) ?? 'picked' }))
    if (!result.ok) return form.fail(result.problems)
    let document = values.document
    if (document === '' && picked) {
      const documents = [{ type: 'written_confirmation' as const, receivedOn: today(), name: picked.name }]
      const added = await call('document.add', { caseNo: file.caseNo, documents }, [picked])
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
        <ClauseFields form={form} agreement={agreement} />
      </Form>
      {document !== '' && (
        <figure className="paper-preview">
          <figcaption className="strong">
            <T>{file.documents.find((one) => one.key === document)?.fileName}</T>
          </figcaption>
          <DocumentPreview caseNo={file.caseNo} document={document} />
        </figure>
      )}
    </div>
  )
}

const byClause = (said: { [C in Clause]?: string } = {}): Record<string, string> =>
  Object.fromEntries(enums.agreement_clause.map((clause) => [clause, said[clause] ?? '']))
const statedOf = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([clause, text]) => (text.trim() === '' ? [] : [[clause, text.trim()]])))

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
      {form.values.document === '' && (
        <FileField label={words.papers.file} names={picked ? [picked.name] : []} onPick={([file]) => onPick(file ?? null)} />
      )}
      <ChoiceField label={words.agreements.form} name="agreement_form" {...form.field('form')} required />
      <TextField label={words.agreements.issuedBy} {...form.field('issuedBy')} required size="double" hint={lenders.join(words.case.and)} />
      <DayField label={words.agreements.signedOn} {...form.field('signedOn')} />
    </div>
  )
}
