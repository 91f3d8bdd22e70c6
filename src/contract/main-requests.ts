/** The requests that main's own door answers; every other one goes over the port to the vault. No zod here: the preload reads it. */
export const MAIN_REQUESTS = [
  'shell.state',
  'shell.saveSettings',
  'shell.pick',
  'shell.offerFolder',
  'shell.officeOpened',
  'shell.backupPlace',
  'shell.lock',
  'clipboard.copy',
  'summary.export',
  'letter.export',
  'chronology.export',
  'subject.export',
  'bundle.print',
  'recovery.print',
] as const

export type MainRequest = (typeof MAIN_REQUESTS)[number]
