import { useState } from 'react'
import { call } from '../../call.ts'
import type { CaseFile } from '../../domain/case-file.ts'
import { useLanguage, useSentence, useWords } from '../../ui/language.tsx'
import { useToast } from '../../ui/toast.tsx'

export interface SummaryExport {
  busy: boolean
  start: () => void
}

/** Exports the case summary as a PDF in the language of the screen and says where it is, and which signs it lacks. */
export function useSummaryExport(file: CaseFile): SummaryExport {
  const words = useWords()
  const sentence = useSentence()
  const { language } = useLanguage()
  const say = useToast()
  const [busy, setBusy] = useState(false)
  const start = async () => {
    setBusy(true)
    const reply = await call('summary.export', { caseNo: file.caseNo, language })
    setBusy(false)
    if (!reply.ok) return say(sentence(reply.problem))
    if (!reply.value) return
    const { label, missing } = reply.value
    say(missing.length > 0 ? words.case.summarySavedWithout(label, missing.join(' ')) : words.case.summarySaved(label))
  }
  return { busy, start: () => void start() }
}
