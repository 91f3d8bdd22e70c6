import { useEffect } from 'react'
import type { Theme } from '../../contract/main-door.ts'
import { CheckField, SelectField } from '../../ui/fields.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { Note } from '../../ui/pieces.tsx'
import { useShell } from '../frame/shell.tsx'
import { languageNames } from './language-names.ts'

const textSizes = [90, 100, 110, 120, 130, 140, 150, 160]
const idleTimes = [1, 2, 3, 5, 10, 15, 20, 30]
/** The chosen value is offered even when it is none of the usual ones. */
const withChosen = (list: number[], chosen: number) => [...new Set([...list, chosen])].toSorted((a, b) => a - b)

/** The text size can be changed by keys too, which main hears first: the zoom of the page tells. */
function useZoomChange(act: () => void): void {
  useEffect(() => {
    act()
    let zoom = window.devicePixelRatio
    const look = () => {
      if (zoom === window.devicePixelRatio) return
      zoom = window.devicePixelRatio
      act()
    }
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [])
}

/** Where a window can be left out of screenshots. */
const canShield = ['win32', 'darwin']

/** Language, colours, text size, idle time: kept on this computer, at once. */
export function ComputerSettings() {
  const { settings } = useWords()
  const { language, setLanguage } = useLanguage()
  const { shell, change } = useShell()
  useZoomChange(() => change({}))
  const themes: Record<Theme, string> = { system: settings.themeSystem, light: settings.themeLight, dark: settings.themeDark }
  const numbers = (list: number[], write: (n: number) => string) => list.map((n) => ({ value: String(n), label: write(n) }))
  return (
    <div className="fields">
      <SelectField
        label={settings.language}
        value={language}
        onChange={(value) => setLanguage(value as typeof language)}
        options={languageNames}
      />
      <SelectField
        label={settings.theme}
        value={shell.theme}
        onChange={(value) => change({ theme: value as Theme })}
        options={Object.entries(themes).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        label={settings.textSize}
        value={String(shell.textPercent)}
        onChange={(value) => change({ textPercent: Number(value) })}
        options={numbers(withChosen(textSizes, shell.textPercent), settings.percent)}
      />
      <SelectField
        label={settings.idle}
        value={String(shell.idleMinutes)}
        onChange={(value) => change({ idleMinutes: Number(value) })}
        options={numbers(withChosen(idleTimes, shell.idleMinutes), settings.minutes)}
        hint={settings.idleHint}
      />
      {canShield.includes(shell.platform) && (
        <CheckField
          label={settings.shielded}
          value={shell.shielded}
          onChange={(shielded) => change({ shielded })}
          hint={settings.shieldedHint}
        />
      )}
      {!shell.settingsKept && <Note tone="waiting">{settings.notKept}</Note>}
    </div>
  )
}
