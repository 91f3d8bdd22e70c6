import type { PickedPlace } from '../../contract/main-door.ts'
import { useWords } from '../../ui/language.tsx'
import { Note } from '../../ui/pieces.tsx'

/** What to know about a folder that another program or another computer may touch. */
export function PlaceWarning({ place }: { place: PickedPlace }) {
  const words = useWords()
  const warnings = { sync: words.start.warnSync, network: words.start.warnNetwork, removable: words.start.warnRemovable }
  return <div role="status">{place.warning && <Note tone="waiting">{warnings[place.warning]}</Note>}</div>
}
