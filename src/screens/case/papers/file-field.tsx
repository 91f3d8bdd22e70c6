import { useRef } from 'react'
import { Field } from '../../../ui/fields.tsx'
import { useWords } from '../../../ui/language.tsx'
import { T } from '../../../ui/text.tsx'

/** Picks one file; its content goes to the vault by the program, never through this page. */
export function FileField({ label, file, onPick, error }: { label: string; file: File | null; onPick: (file: File | null) => void; error?: string }) {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <Field label={label} error={error} hint={file ? <T>{file.name}</T> : words.papers.fileHint} size="double">
      {(wired) => <input {...wired} ref={input} className="file" type="file" onChange={() => onPick(input.current?.files?.[0] ?? null)} />}
    </Field>
  )
}
