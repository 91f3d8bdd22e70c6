import type { OldBackup } from '../../contract/requests.ts'
import { useWords } from '../../ui/language.tsx'
import { Note } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { useInstant } from '../case/verify/instant.ts'

/** What came out of new keys, and the backups that the old ones still open. */
export function NewKeysSaid({ said, backups }: { said: string; backups: readonly OldBackup[] }) {
  const { people } = useWords()
  const instant = useInstant()
  return (
    <div role="status">
      <Note tone={backups.length > 0 ? 'waiting' : 'done'}>
        <p>{said}</p>
        <p>{backups.length > 0 ? people.stillOpen : people.noneOpen}</p>
        <ul className="lines">
          {backups.map(({ name, at, place }) => (
            <li key={`${place}/${name}`}>
              {instant(at).moment} <T>{`${place} ${name}`}</T>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  )
}
