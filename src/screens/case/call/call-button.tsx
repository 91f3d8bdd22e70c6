import { nextStep } from '../../../domain/next-step.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { useCase } from '../case-context.tsx'
import { useChase } from '../use-chase.ts'

const keys = 't'

/** The one key that opens the call companion for a debt of what is on screen; undefined: nothing is chosen. */
export function useCallKey(debt: string | undefined): void {
  const words = useWords().call
  const { startCall } = useCase()
  useCommand({
    id: 'call.start',
    needs: 'contact.add',
    title: words.start,
    keys,
    run: () => debt !== undefined && startCall(debt),
    enabled: debt !== undefined,
  })
}

/** The same by a button; `keyed`: the key would act on this debt. */
export function CallButton({ debt, keyed }: { debt: string; keyed: boolean }) {
  const words = useWords().call
  const { file, startCall } = useCase()
  const { brand = '' } = file.debts.find(({ key }) => key === debt) ?? {}
  return (
    <Button needs="contact.add" quiet opens={`call:${debt}`} onClick={() => startCall(debt)} {...(keyed && { keys })}>
      {file.debts.length > 1 ? words.startNamed(brand) : words.start}
    </Button>
  )
}

/** On the overview: the debt of what a creditor owes first, else of what comes next, else the first. */
export function CallNext() {
  const { file } = useCase()
  const [item] = useChase()
  const debt = item?.debts[0] ?? nextStep(file)?.debts[0] ?? file.debts[0]?.key
  useCallKey(debt)
  return debt === undefined ? null : <CallButton debt={debt} keyed />
}
