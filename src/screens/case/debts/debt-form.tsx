import { useState } from 'react'
import { newDebt as newDebtSchema } from '../../../contract/requests.ts'
import type { CaseFile, Currency, Debt } from '../../../domain/case-file.ts'
import { today } from '../../../ui/clock.ts'
import { Form, useForm } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { formReader } from '../../../ui/read-form.ts'
import { T } from '../../../ui/text.tsx'
import { BalanceFieldsets } from '../../intake/balance-fieldsets.tsx'
import { DebtFieldset } from '../../intake/debt-fieldset.tsx'
import { emptyIntake, newDebt, usualCurrency } from '../../intake/fields.ts'
import { PartyLines } from '../../intake/party-lines.tsx'
import { readDebt } from '../../intake/read-debt.ts'
import { debtAsTyped, keepUntouched } from '../as-typed.ts'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { WorkHead } from '../work-head.tsx'
import { useSources } from './sources.ts'

const at = 'debts.0'

/** One debt with the fields of intake; a debt that is there already keeps its balances, and with them its currency. */
export function DebtForm({ debt, onLeave }: { debt?: Debt; onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const sources = useSources()
  const currency: Currency = file.debts.at(-1)?.currency ?? usualCurrency(file.jurisdiction)
  const [typed] = useState(() => (debt ? debtAsTyped(debt, today()) : newDebt(currency, today(), true)))
  const form = useForm({
    initial: { ...emptyIntake({ caseNo: file.caseNo, today: today(), jurisdiction: file.jurisdiction }), debts: [typed] },
    draft: `debt:${file.caseNo}:${debt?.key ?? 'new'}`,
  })
  useFormFocus(form, debt ? `debt:${debt.key}` : 'debt')
  const save = async () => {
    const read = formReader()
    const result = read.finish(newDebtSchema, readDebt(read, form.values.debts[0]!, at))
    if (!result.ok) return form.fail(result.problems.map((problem) => ({ ...problem, field: inDebt(problem.field) })))
    const { balances, ...rest } = result.value
    const { caseNo } = file
    const problem = debt
      ? await change(
          'debt.update',
          { caseNo, key: debt.key, debt: keepUntouched(withoutLists(debt), typed, form.values.debts[0]!, rest) },
          words.ui.saved,
        )
      : await change('debt.add', { caseNo, debt: { ...rest, balances } }, words.debts.added)
    if (problem) return form.fail({ ...problem, field: inDebt(problem.field) })
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={debt?.brand ?? words.debts.add} onSave={save} onLeave={onLeave} sticky>
      <WorkHead title={words.case.sections.debts} />
      <h3>{debt ? <T>{debt.brand}</T> : words.debts.add}</h3>
      <DebtFieldset
        form={form}
        index={0}
        sources={sources}
        {...(debt && hasAmounts(file, debt) ? { currencyFixed: words.debts.currencyFixed } : {})}
      />
      <PartyLines form={form} index={0} />
      {!debt && <BalanceFieldsets form={form} index={0} sources={sources} />}
    </Form>
  )
}

/** What can be changed of a debt: all but its key and its balances. */
function withoutLists({ key: _key, balances: _balances, ...rest }: Debt): Omit<Debt, 'key' | 'balances'> {
  return rest
}

/** True once an amount in the debt's currency stands anywhere. */
function hasAmounts({ proposals, agreements }: CaseFile, { key, balances }: Debt): boolean {
  return balances.length > 0 || [...proposals, ...agreements].some(({ debts }) => debts.includes(key))
}

/** The schema of one debt speaks of "brand" where the form has "debts.0.brand". */
const inDebt = (field = ''): string => (field.startsWith(`${at}.`) ? field : `${at}.${field}`)
