import { parts } from '../../../contract/parts.ts'
import type { Debt } from '../../../domain/case-file.ts'
import { today } from '../../../ui/clock.ts'
import { Form, useForm } from '../../../ui/form.tsx'
import { useWords } from '../../../ui/language.tsx'
import { formReader } from '../../../ui/read-form.ts'
import { BalanceFieldsets } from '../../intake/balance-fieldsets.tsx'
import { emptyIntake, newBalance } from '../../intake/fields.ts'
import { readBalance } from '../../intake/read-debt.ts'
import { debtAsTyped } from '../as-typed.ts'
import { useCase, useChange } from '../case-context.tsx'
import { useFormFocus } from '../focus.ts'
import { useSources } from './sources.ts'

const at = 'debts.0.balances.0'

/** One more statement of what is owed; the earlier ones stay. */
export function BalanceForm({ debt, onLeave }: { debt: Debt; onLeave: () => void }) {
  const words = useWords()
  const change = useChange()
  const { file } = useCase()
  const sources = useSources()
  const form = useForm({
    initial: {
      ...emptyIntake({ caseNo: file.caseNo, today: today(), jurisdiction: file.jurisdiction }),
      debts: [{ ...debtAsTyped(debt, today()), balances: [newBalance(today(), true)] }],
    },
    draft: `balance:${file.caseNo}:${debt.key}`,
  })
  useFormFocus(form, `balance:${debt.key}`)
  const save = async () => {
    const read = formReader()
    const result = read.finish(parts.balance, readBalance(read, form.values.debts[0]!.balances[0]!, at, debt.currency))
    if (!result.ok) return form.fail(result.problems.map((problem) => ({ ...problem, field: inBalance(problem.field) })))
    const problem = await change('balance.add', { caseNo: file.caseNo, debt: debt.key, balance: result.value }, words.debts.balanceSaved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={`${words.debts.addBalance}: ${debt.brand}`} onSave={save} onLeave={onLeave}>
      <BalanceFieldsets form={form} index={0} single sources={sources} />
    </Form>
  )
}

const inBalance = (field = ''): string => (field.startsWith(`${at}.`) ? field : `${at}.${field}`)
