import type { ContactEntry, LetterFacts } from '../../../domain/case-file.ts'
import { useWords } from '../../../ui/language.tsx'
import { Button } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { useLetterExport } from './letter-export.ts'

/** A letter in the log: its subject, the text folded below it. */
export function LetterText({ letter, text }: { letter: LetterFacts; text: string }) {
  return (
    <details>
      <summary>
        <T>{letter.subject}</T>
      </summary>
      <p lang={letter.language}>
        <T lines>{text}</T>
      </p>
    </details>
  )
}

/** Prints a letter of the log once more. */
export function PrintLetter({ entry }: { entry: ContactEntry }) {
  const words = useWords()
  const { busy, print } = useLetterExport()
  return (
    <Button
      needs="letter.export"
      quiet
      disabled={busy}
      label={`${words.letters.print}: ${words.contacts.entry(entry.key)}`}
      onClick={() => void print(entry)}
    >
      {words.letters.print}
    </Button>
  )
}
