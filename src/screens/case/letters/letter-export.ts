import { useState } from 'react'
import { call } from '../../../call.ts'
import type { ContactEntry } from '../../../domain/case-file.ts'
import { useCommand } from '../../../ui/commands.tsx'
import { useSentence, useWords } from '../../../ui/language.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useCase } from '../case-context.tsx'

/** Prints a letter of the log as a PDF in its own language; says where it is, or nothing when the person chose no place. */
export function useLetterExport(): { busy: boolean; print: (entry: ContactEntry) => Promise<void> } {
  const words = useWords()
  const sentence = useSentence()
  const say = useToast()
  const { file } = useCase()
  const [busy, setBusy] = useState(false)
  const print = async ({ key, letter }: ContactEntry) => {
    if (!letter) return
    setBusy(true)
    const reply = await call('letter.export', { caseNo: file.caseNo, contact: key, language: letter.language })
    setBusy(false)
    if (!reply.ok) return say(sentence(reply.problem))
    if (!reply.value) return
    const { label, missing } = reply.value
    say(missing.length > 0 ? words.letters.printedWithout(label, missing.join(' ')) : words.letters.printed(label))
  }
  return { busy, print }
}

/** The key that prints the chosen entry of the log, where it is a letter. */
export function usePrintKey(chosen: ContactEntry | undefined): void {
  const words = useWords()
  const { busy, print } = useLetterExport()
  const enabled = chosen?.letter !== undefined && !busy
  useCommand({
    id: 'letter.print',
    needs: 'letter.export',
    title: words.letters.printThis,
    keys: 'l',
    run: () => chosen && void print(chosen),
    enabled,
  })
}
