/** What came of what was offered: one page an agreement. */
import { useEffect, useState } from 'react'
import type { Agreement } from '../../../domain/case-file.ts'
import { evidenceLevel } from '../../../domain/evidence.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Button, Empty } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'
import { EvidencePill } from '../evidence-pill.tsx'
import { brandsOf } from '../../../domain/owed.ts'
import { WorkHead } from '../work-head.tsx'
import { AgreementPage } from './agreement-page.tsx'
import { SaidForm } from './said-form.tsx'

export function Agreements() {
  const words = useWords()
  const { file, go } = useCase()
  if (file.debts.length === 0) {
    return (
      <>
        <WorkHead title={words.case.sections.agreements} />
        <Empty
          text={words.agreements.debtsFirst}
          action={
            <Button main onClick={() => go('debts')}>
              {words.case.sections.debts}
            </Button>
          }
        />
      </>
    )
  }
  return (
    <div className="agreements">
      <AgreementSection />
    </div>
  )
}

function AgreementSection() {
  const words = useWords()
  const label = useLabel()
  const { file, wanted } = useCase()
  const [adding, setAdding] = useState<null | 'new' | Agreement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const keys = file.agreements.map((agreement) => agreement.key)
  const asked = wanted?.section === 'agreements' && keys.includes(wanted.key) ? wanted.key : undefined
  const shown = file.agreements.find((agreement) => agreement.key === (chosen ?? asked)) ?? file.agreements.at(-1)
  useEffect(() => setChosen(null), [wanted])
  const at = shown ? keys.indexOf(shown.key) : -1
  const move = (by: 1 | -1) => setChosen(keys[at + by] ?? null)
  useCommand({ id: 'agreement.new', needs: 'agreement.add', title: words.agreements.newAgreement, keys: 'o', run: () => setAdding('new') })
  useCommand({
    id: 'agreement.next',
    title: words.agreements.nextOne,
    keys: 'j',
    run: () => move(1),
    enabled: at >= 0 && at < keys.length - 1,
  })
  useCommand({ id: 'agreement.previous', title: words.agreements.previousOne, keys: 'k', run: () => move(-1), enabled: at > 0 })
  return (
    <div className="section">
      <WorkHead title={words.case.sections.agreements}>
        {!adding && (
          <Button needs="agreement.add" quiet={file.agreements.length > 0} keys="o" opens="agreement" onClick={() => setAdding('new')}>
            {words.agreements.newAgreement}
          </Button>
        )}
      </WorkHead>
      {adding && (
        <SaidForm
          key={adding === 'new' ? adding : adding.key}
          {...(adding !== 'new' && { replaces: adding })}
          onLeave={() => setAdding(null)}
          onAdded={setChosen}
        />
      )}
      {file.agreements.length === 0 && !adding && <p className="soft">{words.agreements.empty}</p>}
      {file.agreements.length > 1 && !adding && (
        <div className="row" role="group" aria-label={words.agreements.which}>
          {file.agreements.map((agreement) => (
            <Button key={agreement.key} pressed={agreement === shown} onClick={() => setChosen(agreement.key)}>
              <T>{brandsOf(file, agreement.debts).join(words.case.and)}</T>
              {agreement.status === 'amended' ? (
                <span className="soft">{label('agreement_status', 'amended')}</span>
              ) : (
                <EvidencePill level={evidenceLevel(file, agreement)} />
              )}
            </Button>
          ))}
        </div>
      )}
      {shown && !adding && <AgreementPage key={shown.key} agreement={shown} onAmend={() => setAdding(shown)} />}
    </div>
  )
}
