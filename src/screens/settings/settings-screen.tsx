/** Settings: this computer, the open office, what is promised and what is not. */
import { useLabel, useWords } from '../../ui/language.tsx'
import { Facts, Section, View } from '../../ui/view.tsx'
import { T } from '../../ui/text.tsx'
import { useOffice } from '../frame/shell.tsx'
import { BackupsSection } from '../backups/backups-section.tsx'
import { AccessKeys } from './access-keys.tsx'
import { ChaserSection } from './chaser.tsx'
import { ComputerSettings } from './computer-settings.tsx'
import { ConductChecks } from './conduct.tsx'
import { Guidelines } from './guidelines.tsx'
import { CheckOffice, CopyOffice, ExportCases, ImportCases } from './office-work.tsx'
import { KeepingLink } from './keeping.tsx'
import { People } from './people.tsx'
import { ReserveSection } from './reserve.tsx'
import { RuleList } from './rule-list.tsx'
import './settings.css'

/** All settings on one page; `show`: what of it the person came to see. */
export function SettingsScreen({ show }: { show: 'backups' | undefined }) {
  const { settings } = useWords()
  const label = useLabel()
  const office = useOffice()
  return (
    <View title={settings.title}>
      <div className="settings">
        <Section title={settings.computer}>
          <ComputerSettings />
        </Section>
        <Section title={settings.office}>
          <Facts
            list={[
              [settings.officeName, <T key="label">{office.label}</T>],
              [office.role ? label('person_role', office.role) : '', <T key="person">{office.person}</T>],
            ]}
          />
          <CopyOffice />
          <CheckOffice />
          <ExportCases />
          <ImportCases />
        </Section>
        <BackupsSection first={show === 'backups'} />
        <People />
        <AccessKeys />
        <KeepingLink />
        <ChaserSection />
        <ReserveSection />
        <Guidelines />
        <RuleList />
        <ConductChecks />
        <Section title={settings.about}>
          <Lines text={settings.promises} />
        </Section>
        <Section title={settings.notPromised}>
          <Lines text={settings.notPromises} />
        </Section>
      </div>
    </View>
  )
}

function Lines({ text }: { text: string }) {
  return (
    <ul className="lines">
      {text.split('\n').map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
