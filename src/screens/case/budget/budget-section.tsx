/** What comes in and goes out: the version that counts, the ones before it, and what can be offered a month. */
import { useState } from 'react'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button, Empty } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'
import { WorkHead } from '../work-head.tsx'
import { BudgetForm, type Writing } from './budget-form.tsx'
import { ConfirmForm } from './confirm-form.tsx'
import { Versions } from './versions.tsx'

export function BudgetSection() {
  const words = useWords()
  const { budget } = useCase().file
  const [writing, setWriting] = useState<Writing | null>(null)
  const [confirming, setConfirming] = useState(false)
  const reading = writing === null
  const open = budget?.confirmedByClientOn === undefined
  const edit = budget ? words.budget.edit : words.budget.start
  const write = (version: Writing['version'], add?: Writing['add']) => {
    setConfirming(false)
    setWriting({ version, ...(add && { add }) })
  }
  useCommand({ id: 'budget.edit', needs: 'budget.save', title: edit, keys: 'e', run: () => write('newest'), enabled: reading && open })
  useCommand({
    id: 'budget.income',
    needs: 'budget.save',
    title: words.budget.addIncome,
    keys: 'i',
    run: () => write('newest', 'income'),
    enabled: reading && open,
  })
  useCommand({
    id: 'budget.expense',
    needs: 'budget.save',
    title: words.budget.addExpense,
    keys: 'o',
    run: () => write('newest', 'expenses'),
    enabled: reading && open,
  })
  const isThere = reading && budget !== undefined
  useCommand({
    id: 'budget.version',
    needs: 'budget.save',
    title: words.budget.newVersion,
    keys: 'v',
    run: () => write('next'),
    enabled: isThere,
  })
  useCommand({
    id: 'budget.confirm',
    needs: 'budget.confirm',
    title: words.budget.confirm,
    keys: 'y',
    run: () => setConfirming(true),
    enabled: isThere && open,
  })
  if (writing) return <BudgetForm key={writing.version} writing={writing} onLeave={() => setWriting(null)} />
  if (!budget) {
    return (
      <>
        <WorkHead title={words.case.sections.budget} />
        <Empty
          text={words.budget.empty}
          action={
            <Button needs="budget.save" main keys="e" opens="budget" onClick={() => write('newest')}>
              {edit}
            </Button>
          }
        />
      </>
    )
  }
  return (
    <>
      <WorkHead title={words.case.sections.budget}>
        {open && (
          <Button needs="budget.save" quiet keys="e" opens="budget" onClick={() => write('newest')}>
            {edit}
          </Button>
        )}
        <Button needs="budget.save" quiet keys="v" opens={open ? 'budget-next' : 'budget'} onClick={() => write('next')}>
          {words.budget.newVersion}
        </Button>
        {open && !confirming && (
          <Button needs="budget.confirm" quiet keys="y" opens="budget-confirm" onClick={() => setConfirming(true)}>
            {words.budget.confirm}
          </Button>
        )}
      </WorkHead>
      <div className="stack">
        {confirming && <ConfirmForm budget={budget} onLeave={() => setConfirming(false)} />}
        <Versions newest={budget} />
      </div>
    </>
  )
}
