/** The last verified backup elsewhere, in the bar: quiet while all is well, in words and red when it is late. */
import { useCommand } from '../../ui/commands.tsx'
import { useWords } from '../../ui/language.tsx'
import { Pill } from '../../ui/pieces.tsx'
import { useNavigation } from '../frame/navigation.tsx'
import { useOffice } from '../frame/shell.tsx'
import { useAge } from './age.ts'
import { useBackups } from './backup-state.tsx'
import { saidOf } from './badge-text.ts'

/** Leads to the backups in the settings. */
export function BackupBadge() {
  const { backups } = useWords()
  const { go } = useNavigation()
  const age = useAge()
  const { state } = useBackups()
  const { readOnly, sample } = useOffice()
  const open = () => go({ screen: 'settings', show: 'backups' })
  useCommand({ id: 'frame.backups', title: backups.title, needs: 'backup.now', run: open })
  // Made-up cases need no second place.
  if (!state || readOnly || sample) return null
  const { text, tone } = saidOf(state, backups.badge, age)
  return (
    <button type="button" className="button quiet" onClick={open}>
      <span className="unseen">{backups.badge.label}: </span>
      {tone === 'plain' ? <span className="soft">{text}</span> : <Pill tone={tone}>{text}</Pill>}
    </button>
  )
}
