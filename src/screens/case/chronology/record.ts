import { useState } from 'react'
import { call } from '../../../call.ts'
import type { CaseFile } from '../../../domain/case-file.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useLanguage, useSentence, useWords } from '../../../ui/language.tsx'
import { useToast } from '../../../ui/toast.tsx'
import type { OpenCase } from '../case-context.tsx'

/** Keys of what can be done with the whole record. */
export const recordKeys = { verify: 'shift+v', viewers: 'shift+w', print: 'shift+p' }

/** The record of the open case: of which creditor the chronology shows it, how it is printed, how it is verified. */
export interface CaseRecord {
  /** The name of a creditor; '' for all. */
  creditor: string
  setCreditor: (creditor: string) => void
  printing: { busy: boolean; start: () => void }
  verify: () => void
}

/** Holds it, with the commands that work whether the chronology is in sight or not. */
export function useRecord({ caseNo }: CaseFile, dock: OpenCase['dock']): CaseRecord {
  const words = useWords()
  const [creditor, setCreditor] = useState('')
  const printing = useChronologyExport(caseNo, creditor)
  const verify = () => dock({ kind: 'verify' })
  const viewers = () => dock({ kind: 'viewers' })
  useCommand({ id: 'case.viewers', title: words.people.viewers, keys: recordKeys.viewers, run: viewers })
  useCommand({ id: 'case.verify', title: words.verify.title, keys: recordKeys.verify, run: verify })
  useCommand({
    id: 'chronology.print',
    needs: 'chronology.export',
    title: words.chronologyPaper.print,
    keys: recordKeys.print,
    run: printing.start,
    enabled: !printing.busy,
  })
  return { creditor, setCreditor, printing, verify }
}

/** Saves the chronology as PDF with its data file, as it is filtered, and says where, and which signs it lacks. */
function useChronologyExport(caseNo: string, creditor: string): CaseRecord['printing'] {
  const { chronologyPaper } = useWords()
  const sentence = useSentence()
  const { language } = useLanguage()
  const say = useToast()
  const [busy, setBusy] = useState(false)
  const start = async () => {
    setBusy(true)
    const reply = await call('chronology.export', { caseNo, language, ...(creditor !== '' && { creditor }) })
    setBusy(false)
    if (!reply.ok) return say(sentence(reply.problem))
    if (!reply.value) return
    const { label, missing } = reply.value
    say(missing.length > 0 ? chronologyPaper.savedWithout(label, missing.join(' ')) : chronologyPaper.saved(label))
  }
  return { busy, start: () => void start() }
}
