/** What may be done now about something that a creditor owes: each step is one button and, for what is most urgent, one key. */
import { complaintFor, letterFor, type ChaseItem } from '../../domain/chase.ts'
import { useCommand } from '../../ui/commands.tsx'
import { useWords } from '../../ui/language.tsx'
import { Button } from '../../ui/pieces.tsx'
import { brandsOf } from '../../domain/owed.ts'
import { CallButton } from './call/call-button.tsx'
import { useCase } from './case-context.tsx'

/**
 * The letter about an agreement, a call, a complaint; the next of them stands out. `keyed`: the keys act on this, and the
 * call stands in the head of the view.
 */
export function ChaseSteps({ item, keyed }: { item: ChaseItem; keyed: boolean }) {
  const words = useWords()
  const { file, dock } = useCase()
  const [debt] = item.debts
  const letters = item.agreement === undefined ? [complaintFor(item)] : [letterFor(item), complaintFor(item)]
  return (
    <div className="row chase-steps">
      {letters.map((letter) => {
        const title = words.letters.kind[letter.kind]
        const complaint = letter.kind === 'complaint'
        return (
          <Button
            needs="contact.add"
            key={letter.kind}
            quiet={item.next !== (complaint ? 'complaint' : 'letter')}
            onClick={() => dock({ kind: 'letter', letter })}
            {...(keyed && { keys: complaint ? complaintKey : letterKey })}
          >
            {title} <span className="unseen">{brandsOf(file, item.debts).join(words.case.and)}</span>
          </Button>
        )
      })}
      {debt !== undefined && !keyed && <CallButton debt={debt} keyed={false} />}
    </div>
  )
}

const letterKey = 'w'
const complaintKey = 'x'

/** The key of the letter about what is most urgent; everywhere in the case. */
export function useLetterKey(item: ChaseItem | undefined): void {
  const words = useWords()
  const { dock } = useCase()
  const letter = item?.agreement === undefined ? undefined : letterFor(item)
  const title = words.letters.kind[letter?.kind ?? 'confirmation']
  const run = () => letter && dock({ kind: 'letter', letter })
  useCommand({ id: 'chase.letter', needs: 'contact.add', title, keys: letterKey, run, enabled: letter !== undefined })
}

/** The key of the complaint about it; only where it is seen, since other sections take lines back by this key. */
export function useComplaintKey(item: ChaseItem | undefined): void {
  const words = useWords()
  const { dock } = useCase()
  const run = () => item && dock({ kind: 'letter', letter: complaintFor(item) })
  useCommand({
    id: 'chase.complaint',
    needs: 'contact.add',
    title: words.letters.kind.complaint,
    keys: complaintKey,
    run,
    enabled: item !== undefined,
  })
}
