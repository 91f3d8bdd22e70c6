import { useState } from 'react'
import { ruleKinds, type Rule } from '../../domain/office-lists.ts'
import { ruleName } from '../../words/warning-sentence.ts'
import { today } from '../../ui/clock.ts'
import { ChecksField, ChoiceField, SelectField, TextField } from '../../ui/fields.tsx'
import { Form, useForm } from '../../ui/form.tsx'
import { useWords } from '../../ui/language.tsx'
import { More } from '../../ui/more.tsx'
import { DayField } from '../../ui/value-fields.tsx'
import { useFormFocus } from '../case/focus.ts'
import { useOfficeListsSaved } from '../office-lists.tsx'
import { readRule, ruleAsTyped, type RuleFields } from './list-forms.ts'
import { asShipped, withRule } from './rule-changes.ts'

const newRule = (): RuleFields => ({
  kind: 'costLine',
  name: '',
  jurisdiction: '',
  value: '',
  debtTypes: [],
  creditorTypes: [],
  validFrom: today(),
  validTo: '',
  source: '',
  lastChecked: today(),
})

/** One reference line; a shipped one keeps its name and what it measures. */
export function RuleForm({ rule, onLeave }: { rule?: Rule; onLeave: () => void }) {
  const words = useWords()
  const { officeLists } = words
  const { saved, save: saveList } = useOfficeListsSaved()
  const [key] = useState(() => rule?.key ?? `own-${crypto.randomUUID()}`)
  const shipped = asShipped(key) !== undefined
  const place = `rule:${rule?.key ?? 'new'}`
  const form = useForm({ initial: rule ? ruleAsTyped(rule) : newRule(), draft: `office:${place}` })
  useFormFocus(form, place)
  const save = async () => {
    const result = readRule(form.values, { key, before: rule, shipped })
    if (!result.ok) return form.fail(result.problems)
    const problem = await saveList('rules', withRule(saved.rules ?? [], result.value), officeLists.ruleSaved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  const title = rule ? `${officeLists.editRule}${words.case.colon}${ruleName(words, rule)}` : officeLists.addRule
  const cost = form.values.kind === 'costLine'
  return (
    <Form form={form} label={title} onSave={save} onLeave={onLeave}>
      <h3>{title}</h3>
      <div className="fields">
        {!shipped && (
          <>
            <TextField label={officeLists.name} {...form.field('name')} size="double" required autoFocus />
            <SelectField
              label={officeLists.kind}
              {...form.field('kind')}
              options={ruleKinds.map((kind) => ({ value: kind, label: officeLists.kinds[kind] }))}
            />
          </>
        )}
        <ChoiceField label={officeLists.jurisdiction} name="jurisdiction" {...form.field('jurisdiction')} required />
        <TextField
          label={officeLists.value}
          {...form.field('value')}
          hint={cost ? officeLists.rateHint : officeLists.yearsHint}
          size="short"
          align="end"
          inputMode="decimal"
          required
        />
        <DayField fact label={officeLists.validFrom} {...form.field('validFrom')} required />
        <DayField fact label={officeLists.validTo} {...form.field('validTo')} />
        <DayField fact label={officeLists.lastChecked} {...form.field('lastChecked')} />
        <TextField label={officeLists.source} {...form.field('source')} size="double" required />
      </div>
      <More label={officeLists.scope} filled={form.values.debtTypes.length + form.values.creditorTypes.length > 0}>
        <div className="stack tight">
          <ChecksField label={officeLists.debtTypes} name="debt_type" {...form.field('debtTypes')} />
          <ChecksField label={officeLists.creditorTypes} name="creditor_type" {...form.field('creditorTypes')} />
        </div>
      </More>
    </Form>
  )
}
