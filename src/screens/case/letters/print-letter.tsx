import type { ContactEntry } from '../../../domain/case-file.ts'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { useLetterExport } from './letter-export.ts'

/** Prints a letter of the log once more. */
export function PrintLetter({ entry }: { entry: ContactEntry }) {
  const words = useWords()
  const { busy, print } = useLetterExport()
  return (
    <Button quiet disabled={busy} label={`${words.letters.print}: ${words.contacts.entry(entry.key)}`} onClick={() => void print(entry)}>
      {words.letters.print}
    </Button>
  )
}
