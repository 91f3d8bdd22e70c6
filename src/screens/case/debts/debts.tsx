/** Each debt: its parties, what was claimed when and by whom, and its terms. Claims are never overwritten. */
import { useState } from 'react'
import type { Debt } from '../../../domain/case-file.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button, Empty, Money } from '../../../ui/pieces.tsx'
import { caseTotals } from '../../../domain/totals.ts'
import { useCallKey } from '../call/call-button.tsx'
import { useCase } from '../case-context.tsx'
import { useChosen } from '../chosen.ts'
import { WorkHead } from '../work-head.tsx'
import { DebtForm } from './debt-form.tsx'
import { DebtsPicture } from './debts-picture.tsx'
import { OneDebt } from './one-debt.tsx'

export function Debts() {
  const words = useWords()
  const [form, setForm] = useState<null | 'new' | Debt>(null)
  useCommand({ id: 'debt.new', needs: 'debt.add', title: words.debts.add, keys: 'd', run: () => setForm('new'), enabled: form === null })
  if (form === null) return <DebtList onForm={setForm} />
  return <DebtForm {...(form === 'new' ? {} : { debt: form })} onLeave={() => setForm(null)} />
}

function DebtList({ onForm }: { onForm: (form: 'new' | Debt) => void }) {
  const words = useWords()
  const { file } = useCase()
  const [adding, setAdding] = useState<string | null>(null)
  const list = useChosen(
    'debts',
    file.debts.map((debt) => debt.key),
  )
  const chosen = file.debts.find((debt) => debt.key === list.chosen)
  const enabled = chosen !== undefined
  useCallKey(chosen?.key)
  useCommand({
    id: 'debt.edit',
    needs: 'debt.update',
    title: words.debts.editThis,
    keys: 'e, Enter',
    run: () => chosen && onForm(chosen),
    enabled,
  })
  useCommand({
    id: 'debt.balance',
    needs: 'balance.add',
    title: words.debts.addBalanceThis,
    keys: 'b',
    run: () => chosen && setAdding(chosen.key),
    enabled,
  })
  const add = (
    <Button needs="debt.add" main={file.debts.length === 0} keys="d" opens="debt" onClick={() => onForm('new')}>
      {words.debts.add}
    </Button>
  )
  if (file.debts.length === 0) {
    return (
      <>
        <WorkHead title={words.case.sections.debts} />
        <Empty text={words.debts.empty} action={add} />
      </>
    )
  }
  return (
    <>
      <WorkHead title={words.case.sections.debts}>
        {file.debts.length > 1 && <Totals />}
        {add}
      </WorkHead>
      <DebtsPicture />
      {file.debts.map((debt) => (
        <div key={debt.key} className="debt" {...list.line(debt.key)}>
          <OneDebt
            debt={debt}
            chosen={debt === chosen}
            adding={adding === debt.key}
            onAdd={(on) => setAdding(on ? debt.key : null)}
            onEdit={() => onForm(debt)}
          />
        </div>
      ))}
    </>
  )
}

/** What the debts come to, a sum a currency. */
function Totals() {
  const words = useWords()
  const { file } = useCase()
  return (
    <span>
      <span className="soft">{words.case.total}</span>{' '}
      {caseTotals(file).map((total, index) => (
        <span key={total.currency}>
          {index > 0 && ' · '}
          <span className="strong">
            <Money amount={total.total} currency={total.currency} unit />
          </span>
        </span>
      ))}
    </span>
  )
}
