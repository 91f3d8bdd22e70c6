import type { Day } from '../../domain/case-file.ts'
import { useFormat, useWords } from '../../ui/language.tsx'

/** From when and until when a line holds. */
export function ValidText({ validFrom, validTo }: { validFrom: Day; validTo?: Day }) {
  const { officeLists } = useWords()
  const format = useFormat()
  const from = format.day(validFrom)
  return <>{validTo === undefined ? officeLists.from(from) : officeLists.fromTo(from, format.day(validTo))}</>
}
