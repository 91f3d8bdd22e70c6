import { useRef } from 'react'
import { Field } from '../../../ui/fields.tsx'
import { useWords } from '../../../ui/language.tsx'
import { T } from '../../../ui/text.tsx'

interface FileFieldProps {
  label: string
  file: File | null
  onPick: (file: File | null) => void
  id?: string
  error?: string | undefined
}

/**
 * Picks one file; its content goes to the vault by the program, never through this page. The field lies unseen over a
 * face of ours, since the browser's own speaks its own language.
 */
export function FileField({ label, id, file, onPick, error }: FileFieldProps) {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <Field label={label} id={id} error={error} hint={words.papers.fileHint} size="double">
      {(wired) => (
        <div className="control file-field">
          <span className="file-pick" aria-hidden="true">
            {words.papers.pick}
          </span>
          <span className="cut">{file ? <T>{file.name}</T> : <span className="soft">{words.papers.nothingPicked}</span>}</span>
          <input {...wired} ref={input} type="file" onChange={() => onPick(input.current?.files?.[0] ?? null)} />
        </div>
      )}
    </Field>
  )
}
