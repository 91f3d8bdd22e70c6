import { standingContacts } from '../../../domain/contacts.ts'
import { localParts } from '../../../domain/time.ts'
import { useFormat, useLabel } from '../../../ui/language.tsx'
import type { Sources } from '../../intake/account-rules.tsx'
import { useCase } from '../case-context.tsx'

/** The case's documents and standing contact entries to choose from, the newest first. */
export function useSources(): Sources {
  const label = useLabel()
  const format = useFormat()
  const { file } = useCase()
  return {
    documents: file.documents.toReversed().map((one) => ({ value: one.key, label: `${one.fileName} · ${format.day(one.receivedOn)}` })),
    contacts: standingContacts(file)
      .toReversed()
      .map((entry) => {
        const { day, time } = localParts(entry.at)
        const who = [entry.counterpartOrg, entry.counterpartName].filter(Boolean).join(' ')
        return {
          value: entry.key,
          label: [`${format.day(day)} ${time}`, who, label('contact_result', entry.result)].filter(Boolean).join(' · '),
        }
      }),
  }
}
