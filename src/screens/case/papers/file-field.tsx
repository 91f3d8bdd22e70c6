import { useRef } from 'react'
import { Field } from '../../../ui/fields.tsx'
import { useWords } from '../../../ui/language.tsx'
import { T } from '../../../ui/text.tsx'

interface FileFieldProps {
  label: string
  /** The names of what was picked. */
  names: readonly string[]
  onPick: (files: File[]) => void
  many?: boolean
  id?: string
  error?: string | undefined
}

/**
 * Picks a file, or `many`; their content goes to the vault by the program, never through this page. The field lies
 * unseen over a face of ours, since the browser's own speaks its own language.
 */
export function FileField({ label, id, names, many, onPick, error }: FileFieldProps) {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const pick = () => {
    const files = [...(input.current?.files ?? [])]
    if (files.length > 0 || !many) onPick(files)
    // So that the same file can be picked again.
    if (many && input.current) input.current.value = ''
  }
  return (
    <Field label={label} id={id} error={error} hint={many ? words.papers.filesHint : words.papers.fileHint} size="double">
      {(wired) => (
        <div className="control file-field">
          <span className="file-pick" aria-hidden="true">
            {many ? words.papers.pickMany : words.papers.pick}
          </span>
          <span className="cut">
            {names.length === 0 && <span className="soft">{words.papers.nothingPicked}</span>}
            {names.length === 1 && <T>{names[0]}</T>}
            {names.length > 1 && words.papers.picked(names.length)}
          </span>
          <input {...wired} ref={input} type="file" multiple={many === true} onChange={pick} />
        </div>
      )}
    </Field>
  )
}
