/** The whole program on screen: the start screens while no office is open, then the frame around one screen. */
import { useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import { call, onLocked, onLocking } from './call.ts'
import type { ShellState } from './contract/main-door.ts'
import type { OfficeState } from './contract/requests.ts'
import { BackupsProvider } from './screens/backups/backup-state.tsx'
import { CaseScreen } from './screens/case/case-screen.tsx'
import { CasesScreen } from './screens/cases/cases-screen.tsx'
import { ErasureScreen } from './screens/erasure/erasure-screen.tsx'
import { DueScreen } from './screens/due/due-screen.tsx'
import { Frame } from './screens/frame/frame.tsx'
import { NavigationContext, start, walk, type Navigation } from './screens/frame/navigation.tsx'
import { lockOffice, OfficeAgain, OfficeContext, ShellContext, type Shell } from './screens/frame/shell.tsx'
import { IntakeScreen } from './screens/intake/intake-screen.tsx'
import { LogScreen } from './screens/log/log-screen.tsx'
import { OfficeListsProvider } from './screens/office-lists.tsx'
import { SettingsScreen } from './screens/settings/settings-screen.tsx'
import { StartScreen } from './screens/start/start-screen.tsx'
import { WaitingScreen } from './screens/waiting/waiting-screen.tsx'
import { useCommandKeys } from './ui/commands.tsx'
import { LanguageProvider } from './ui/language.tsx'
import { MayProvider } from './ui/may.tsx'
import { ToastProvider } from './ui/toast.tsx'

/** Begins with what this computer remembers; `shell` is asked for once, before the first drawing. */
export function App({ shell: first }: { shell: ShellState }) {
  const [shell, setShell] = useState(first)
  const [office, setOffice] = useState<OfficeState | null>(null)
  useCommandKeys()
  useEffect(() => onLocked(() => setOffice(null)), [])
  useEffect(() => onLocking(() => void lockOffice()), [])
  useEffect(() => {
    document.documentElement.dataset['theme'] = shell.theme
  }, [shell.theme])
  const shellValue = useMemo<Shell>(
    () => ({
      shell,
      change: (settings) =>
        void call('shell.saveSettings', settings).then((reply) => {
          if (reply.ok) setShell(reply.value)
        }),
    }),
    [shell],
  )
  return (
    <ShellContext.Provider value={shellValue}>
      <LanguageProvider language={shell.language} setLanguage={(language) => shellValue.change({ language })}>
        <ToastProvider>{office ? <OpenOffice office={office} onState={setOffice} /> : <StartScreen onOpen={setOffice} />}</ToastProvider>
      </LanguageProvider>
    </ShellContext.Provider>
  )
}

function OpenOffice({ office, onState }: { office: OfficeState; onState: (office: OfficeState) => void }) {
  const [trail, step] = useReducer(walk, start)
  const { place } = trail
  const navigation = useMemo<Navigation>(() => ({ place, go: (to) => step({ to }), back: () => step('back') }), [place])
  const again = useCallback(() => void call('office.state', {}).then((reply) => reply.ok && onState(reply.value)), [onState])
  return (
    <OfficeContext.Provider value={office}>
      <OfficeAgain.Provider value={again}>
        <MayProvider role={office.role} readOnly={office.readOnly}>
          <NavigationContext.Provider value={navigation}>
            <BackupsProvider>
              <Frame>
                <OfficeListsProvider>
                  <Screen navigation={navigation} />
                </OfficeListsProvider>
              </Frame>
            </BackupsProvider>
          </NavigationContext.Provider>
        </MayProvider>
      </OfficeAgain.Provider>
    </OfficeContext.Provider>
  )
}

function Screen({ navigation: { place, go, back } }: { navigation: Navigation }) {
  switch (place.screen) {
    case 'cases':
      return <CasesScreen />
    case 'intake':
      return <IntakeScreen key={place.draft} draft={place.draft} />
    case 'case':
      return (
        <CaseScreen key={place.caseNo} place={place} go={(section) => go({ screen: 'case', caseNo: place.caseNo, section })} leave={back} />
      )
    case 'due':
      return <DueScreen />
    case 'waiting':
      return <WaitingScreen />
    case 'erasure':
      return <ErasureScreen />
    case 'settings':
      return <SettingsScreen key={place.show ?? 'all'} show={place.show} />
    case 'log':
      return <LogScreen />
  }
}
