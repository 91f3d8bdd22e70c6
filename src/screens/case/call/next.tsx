import { useEffect, useRef } from 'react'
import type { Debt } from '../../../domain/case-file.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'

/** What comes after a logged call, one key each. */
export function Next({ debt, contact }: { debt: Debt; contact: string }) {
  const words = useWords()
  const format = useFormat()
  const { file, show, dock } = useCase()
  const panel = useRef<HTMLElement>(null)
  const entry = file.contacts.find(({ key }) => key === contact)
  const agreement = file.agreements.find(({ oralTerms }) => oralTerms?.contact === contact)?.key
  const { call } = words
  useEffect(() => panel.current?.querySelector('button')?.focus(), [])
  return (
    <section className="stack call-next" aria-label={call.next} ref={panel}>
      <h2>{call.next}</h2>
      {agreement !== undefined && (
        <>
          <Step
            id="call.letter"
            keys="l"
            main
            title={call.letter}
            run={() => dock({ kind: 'letter', letter: { kind: 'confirmation', agreement } })}
          />
          <Step id="call.toAgreement" keys="a" title={call.toAgreement} run={() => show('agreements', agreement)} />
        </>
      )}
      {entry?.nextFollowUpOn ? (
        <p>{call.followUpSet(format.day(entry.nextFollowUpOn, { weekday: true }))}</p>
      ) : (
        entry && <Step id="call.addFollowUp" keys="f" title={call.followUpAdd} run={() => dock({ kind: 'contact', corrects: entry })} />
      )}
      <Step id="call.toDebt" keys="b, Escape" title={call.toDebt} run={() => show('debts', debt.key)} />
    </section>
  )
}

function Step({ id, keys, title, run, main }: { id: string; keys: string; title: string; run: () => void; main?: boolean }) {
  useCommand({ id, keys, title, run })
  return (
    <div>
      <Button keys={keys.split(', ')[0]!} {...(main && { main })} onClick={run}>
        {title}
      </Button>
    </div>
  )
}
