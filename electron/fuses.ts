/**
 * The switches that are burnt into the program when it is packaged, before it is signed; the packaged program is read back
 * and compared with this list. Names are those of @electron/fuses; one that it adds must be decided here.
 */
export const FUSES: Record<string, { on: boolean; why: string }> = {
  RunAsNode: { on: false, why: 'ELECTRON_RUN_AS_NODE would make the signed program run any script under its name.' },
  EnableCookieEncryption: { on: true, why: 'There are no cookies; should one ever be written, it is not plain text.' },
  EnableNodeOptionsEnvironmentVariable: { on: false, why: 'NODE_OPTIONS could load a script into the main process before ours.' },
  EnableNodeCliInspectArguments: { on: false, why: '--inspect and SIGUSR1 would open a debugger into main and the vault.' },
  EnableEmbeddedAsarIntegrityValidation: { on: true, why: 'On Windows and macOS a changed package is not started.' },
  OnlyLoadAppFromAsar: { on: true, why: 'A folder put beside the package is never taken in its place.' },
  LoadBrowserProcessSpecificV8Snapshot: { on: false, why: 'We ship no snapshot, and a foreign one would run before everything else.' },
  GrantFileProtocolExtraPrivileges: { on: false, why: 'No page is ever loaded from file:.' },
  WasmTrapHandlers: { on: true, why: 'Chromium’s own way to keep WebAssembly within its memory; without it checks are slower, not safer.' },
}
