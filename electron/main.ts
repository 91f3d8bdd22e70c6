import { app } from 'electron'
import { answerDoor } from './ipc.ts'
import { runOfficeCommand } from './paper-command.ts'
import { copied } from './clipboard.ts'
import { lockWhenNobodyIsThere } from './idle.ts'
import { endVault, startVault } from './vault-process.ts'
import { debugDoor } from './debug-door.ts'
import { closeEveryDoor, keepDictionariesAway, registerScheme, shutTheNetworkOff } from './harden.ts'
import { openFirstWindow, showWindow } from './window.ts'

refuseDebugDoors()
registerScheme()
shutTheNetworkOff()
keepDictionariesAway()
closeEveryDoor()
// As root Chromium is started without its sandbox, and asking for it then would hang.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

const command = officeCommand(process.argv)
if (command) runWithoutWindow(command)
else runWithWindow()

/** A packaged program is never started with a way in for another one; the fuses keep the rest shut (electron/fuses.ts). */
function refuseDebugDoors(): void {
  const door = app.isPackaged ? debugDoor([...process.execArgv, ...process.argv.slice(1)]) : null
  if (door === null) return
  process.stderr.write(`Parley does not start with --${door}.\n`)
  process.exit(2)
}

function runWithWindow(): void {
  if (!app.requestSingleInstanceLock()) return app.quit()
  app.on('second-instance', showWindow)
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', lockFirst)
  void app.whenReady().then(() => {
    startVault()
    answerDoor()
    lockWhenNobodyIsThere()
    openFirstWindow()
  })
}

/** Quitting locks: a copied number leaves the clipboard, the vault writes what waits and closes its files in order before the app is gone. */
function lockFirst(event: Electron.Event): void {
  event.preventDefault()
  app.off('before-quit', lockFirst)
  void Promise.allSettled([endVault(), copied.clear()]).then(() => app.quit())
}

function runWithoutWindow(args: string[]): void {
  app.disableHardwareAcceleration()
  app.on('window-all-closed', () => undefined)
  void app
    .whenReady()
    .then(() => runOfficeCommand(args))
    .then((code) => app.exit(code))
}

/** What stands after --office-command; null means: open the window. */
function officeCommand(argv: readonly string[]): string[] | null {
  const at = argv.indexOf('--office-command')
  if (at < 0) return null
  const rest = argv.slice(at + 1)
  return rest[0] === '--' ? rest.slice(1) : rest
}
