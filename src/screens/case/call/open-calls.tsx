/** Calls that were begun and not logged: nothing typed in them is lost, and each can be gone on with. */
import { useEffect, useState } from 'react'
import { call } from '../../../call.ts'
import { localParts } from '../../../domain/time.ts'
import { flushDrafts } from '../../../ui/draft.ts'
import { useFormat, useWords } from '../../../ui/language.tsx'
import { Button, Note } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useNavigation } from '../../frame/navigation.tsx'
import { useCase } from '../case-context.tsx'
import { momentOf } from '../contacts/read-contact.ts'
import type { CallFields } from './read-call.ts'

/** Those of the open case, above what its section shows. */
export function OpenCallsOfCase() {
  const words = useWords().call
  const when = useWhen()
  const { file, startCall } = useCase()
  const open = useOpenCalls().filter(({ caseNo }) => caseNo === file.caseNo)
  const found = open.flatMap((one) => {
    const debt = file.debts.find(({ key }) => key === one.debt)
    return debt ? [{ debt, one }] : []
  })
  return found.map(({ debt, one }) => (
    <Note key={debt.key} tone="waiting">
      <div className="row ends">
        <span>
          <T>{words.underWay(debt.brand, when(one))}</T>
        </span>
        <Button needs="contact.add" onClick={() => startCall(debt.key)}>
          {words.goOn}
        </Button>
      </div>
    </Note>
  ))
}

/** Those of the whole office, in one line above the list of cases; nothing while there is none. */
export function OpenCallsOfOffice() {
  const words = useWords().call
  const when = useWhen()
  const { go } = useNavigation()
  const open = useOpenCalls()
  if (open.length === 0) return null
  return (
    <section className="open-intakes" aria-label={words.open(open.length)}>
      <span className="soft">{words.open(open.length)}</span>
      {open.map((one) => (
        <Button
          needs="contact.add"
          key={`${one.caseNo}/${one.debt}`}
          onClick={() => go({ screen: 'case', caseNo: one.caseNo, section: 'overview', call: one.debt })}
        >
          <span className="code">{one.caseNo}</span> <T>{one.counterpartOrg}</T> <span className="soft">{when(one)}</span>
        </Button>
      ))}
    </section>
  )
}

/** When a call began, as short as it can be said. */
function useWhen(): (fields: CallFields) => string {
  const format = useFormat()
  return (fields) => {
    const moment = momentOf(fields)
    if (moment === null) return fields.day
    const { day, time } = localParts(moment)
    return `${format.shortDay(day)} ${time}`
  }
}

function useOpenCalls(): CallFields[] {
  const [open, setOpen] = useState<CallFields[]>([])
  useEffect(() => {
    let here = true
    void readOpenCalls().then((list) => here && setOpen(list))
    return () => {
      here = false
    }
  }, [])
  return open
}

async function readOpenCalls(): Promise<CallFields[]> {
  await flushDrafts()
  const list = await call('draft.list', {})
  if (!list.ok) return []
  const keys = list.value.map(({ key }) => key).filter((key) => key.startsWith('call:'))
  const replies = await Promise.all(keys.map((key) => call('draft.read', { key })))
  return replies.flatMap((reply) => (reply.ok && reply.value ? [JSON.parse(reply.value.content) as CallFields] : []))
}
