import { useState } from 'react'
import { ManyField, TextField } from '../../../ui/fields.tsx'
import { searchKey } from '../../../domain/text.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { T } from '../../../ui/text.tsx'
import { useCase } from '../case-context.tsx'

interface PickDocumentsProps {
  label: string
  id?: string
  value: string[]
  onChange: (keys: string[]) => void
  error?: string | undefined
}

/** From so many documents on a person looks for one by its name. */
const MANY = 12

/** Which documents were sent or received with something: what was ticked comes first, then the newest; of many, as many as are looked at without seeking. */
export function PickDocuments({ label: legend, id, value, onChange, error }: PickDocumentsProps) {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  const [query, setQuery] = useState('')
  const [first] = useState(value)
  if (file.documents.length === 0) return null
  const sought = searchKey(query)
  const choose = (keys: string[]) => onChange(file.documents.map(({ key }) => key).filter((key) => keys.includes(key)))
  const fits = (key: string, text: string) => value.includes(key) || searchKey(text).includes(sought)
  const options = file.documents
    .toReversed()
    .toSorted((a, b) => Number(first.includes(b.key)) - Number(first.includes(a.key)))
    .filter(({ key, fileName, type }) => fits(key, `${fileName} ${label('evidence_type', type)}`))
    .filter(({ key }, at) => at < MANY || value.includes(key))
    .map(({ key, fileName, type }) => ({
      value: key,
      label: (
        <>
          <T>{fileName}</T> <span className="soft">{label('evidence_type', type)}</span>
        </>
      ),
    }))
  return (
    <div className="stack tight wide">
      {file.documents.length > MANY && <TextField label={words.papers.findDocument} value={query} onChange={setQuery} size="medium" />}
      <div className="pick-documents">
        <ManyField label={legend} {...(id === undefined ? {} : { id })} value={value} onChange={choose} error={error} options={options} />
      </div>
    </div>
  )
}
