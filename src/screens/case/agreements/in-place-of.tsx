import type { Agreement } from '../../../domain/case-file.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'

const binding: Agreement['status'][] = ['active', 'breached', 'cured']

interface InPlaceOfProps {
  agreement: Agreement
  onAmend: () => void
  /** A form is open on the page. */
  busy: boolean
}

/** Which agreement this one stands in place of and which replaced it, else the way to amend it: both are kept. */
export function InPlaceOf({ agreement, onAmend, busy }: InPlaceOfProps) {
  const words = useWords()
  const { file, show } = useCase()
  const { key, replaces } = agreement
  const later = file.agreements.filter((one) => one.replaces === key)
  const amendable = later.length === 0 && binding.includes(agreement.status)
  useCommand({
    id: 'agreement.amend',
    needs: 'agreement.add',
    title: words.agreements.amend,
    keys: 'a',
    run: onAmend,
    enabled: amendable && !busy,
  })
  const replaced = agreement.status === 'amended' ? words.agreements.replacedBy : words.agreements.toBeReplacedBy
  const link = (text: string, to: string) => (
    <button key={to} type="button" className="button quiet in-line" onClick={() => show('agreements', to)}>
      {text}
    </button>
  )
  if (!amendable && later.length === 0 && replaces === undefined) return null
  return (
    <p className="row">
      {replaces !== undefined && link(words.agreements.inPlaceOf(replaces), replaces)}
      {later.map((one) => link(replaced(one.key), one.key))}
      {amendable && !busy && (
        <Button needs="agreement.add" quiet keys="a" opens={`amend:${key}`} onClick={onAmend}>
          {words.agreements.amend}
        </Button>
      )}
    </p>
  )
}
