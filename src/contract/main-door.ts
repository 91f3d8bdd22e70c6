import { z } from 'zod'
import type { BundleStep } from './answers.ts'
import type { MainRequest } from './main-requests.ts'

/**
 * The one map of requests that main answers: name → what goes in. What comes back is `MainAnswers` below.
 * No path crosses this door: a place a person picked is an opaque handle, which main has told the vault.
 */
const language = z.enum(['zh-CN', 'zh-TW', 'en'])
const theme = z.enum(['system', 'light', 'dark'])
const handle = z.string().regex(/^[\w-]{16,64}$/, 'handle.unknown')
const nothing = z.strictObject({})
const caseNo = z.string().min(1).max(40)
const partKey = z.string().min(1).max(80)

export const mainRequests = {
  'shell.state': nothing,
  'shell.saveSettings': z.strictObject({
    language: language.optional(),
    theme: theme.optional(),
    idleMinutes: z.number().int('number.invalid').min(1, 'number.invalid').max(30, 'number.invalid').optional(),
    /** Size of all text, in percent of normal; main zooms the window. */
    textPercent: z.number().int('number.invalid').min(90, 'number.invalid').max(160, 'number.invalid').optional(),
    /** The window is left out of screenshots and shared screens, where the system can do that. */
    shielded: z.boolean().optional(),
  }),
  /** Shows the system's dialog. */
  'shell.pick': z.strictObject({
    kind: z.enum(['openOffice', 'newOffice', 'copyOffice', 'saveFile', 'sampleOffice', 'openFile', 'backupFolder', 'backupToRestore']),
    suggestedName: z.string().max(200).optional(),
    extension: z
      .string()
      .regex(/^[a-z0-9]{1,8}$/)
      .optional(),
  }),
  /** The place offered first, without a dialog. */
  'shell.offerFolder': z.strictObject({ kind: z.enum(['newOffice', 'sampleOffice']) }),
  'shell.officeOpened': z.strictObject({ handle }),
  /** Where the backups of this computer go; null: nowhere. */
  'shell.backupPlace': z.strictObject({ handle: handle.nullable() }),
  'shell.lock': nothing,
  /** A number of a case: main takes it off the clipboard again after half a minute, when locking and when ending. */
  'clipboard.copy': z.strictObject({ text: z.string().min(1).max(200) }),
  'summary.export': z.strictObject({ caseNo, language }),
  'letter.export': z.strictObject({ caseNo, contact: partKey, language }),
  /** With `creditor`, a name: what concerns that creditor alone. The data file for computing the fingerprints again is written beside it. */
  'chronology.export': z.strictObject({ caseNo, creditor: z.string().max(200).optional(), language }),
  /** Everything that the office has of one client, as PDF. */
  'subject.export': z.strictObject({ caseNo, language }),
  /** Prints what the bundle under way waits for, a document or its cover, and hands it to the vault. */
  'bundle.print': z.strictObject({ language }),
  'recovery.print': nothing,
} satisfies Record<MainRequest, z.ZodType>

export type Language = z.infer<typeof language>
export type Theme = z.infer<typeof theme>
export type Settable = z.output<(typeof mainRequests)['shell.saveSettings']>
export type MainInput<R extends MainRequest> = z.input<(typeof mainRequests)[R]>
export type MainParsed<R extends MainRequest> = z.output<(typeof mainRequests)[R]>

/** Why a folder is a doubtful home for an office. */
export type FolderWarning = 'sync' | 'network' | 'removable'

export interface PickedPlace {
  handle: string
  /** For the eye: the path with the home folder shortened to ~. */
  label: string
  warning: FolderWarning | null
}

export interface ShellState {
  language: Language
  theme: Theme
  idleMinutes: number
  textPercent: number
  shielded: boolean
  /** False when the settings could not be written: they hold until the program ends. */
  settingsKept: boolean
  lastOffice: PickedPlace | null
  backupPlace: PickedPlace | null
  platform: string
  /** No office has been opened on this computer yet. */
  firstStart: boolean
}

/** `missing`: code points that no font had, "U+1F600". */
export interface Exported {
  label: string
  missing: string[]
}

export interface MainAnswers {
  'shell.state': ShellState
  'shell.saveSettings': ShellState
  'shell.pick': PickedPlace | null
  'shell.offerFolder': PickedPlace
  'shell.officeOpened': null
  'shell.backupPlace': ShellState
  'shell.lock': null
  'clipboard.copy': null
  /** null: the person closed the dialog. */
  'summary.export': Exported | null
  'letter.export': Exported | null
  'chronology.export': Exported | null
  'subject.export': Exported | null
  'bundle.print': BundleStep & Pick<Exported, 'missing'>
  'recovery.print': Exported | null
}
