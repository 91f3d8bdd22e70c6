import * as electron from 'electron'
import { Copied, type Board } from './copied.ts'

/** The system's clipboard, as far as numbers of a case go through it. */

/**
 * What asks the watchers of the clipboard to leave a text alone: Windows' own history and cloud, on a Mac the programs
 * that keep to nspasteboard.org, on KDE its Klipper. Others may keep a copy, and nothing can be done about it.
 */
const LEAVE_ALONE: Partial<Record<NodeJS.Platform, Record<string, Uint8Array<ArrayBuffer>>>> = {
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: new Uint8Array(4),
    CanIncludeInClipboardHistory: new Uint8Array(4),
    CanUploadToCloudClipboard: new Uint8Array(4),
  },
  darwin: { 'org.nspasteboard.ConcealedType': new Uint8Array(0) },
  linux: { 'x-kde-passwordManagerHint': new TextEncoder().encode('secret') },
}

/** Electron has taken formats of the system beside a text only since its clipboard became asynchronous (44); before, the text goes alone. */
const { ClipboardItem } = electron as Partial<Pick<typeof electron, 'ClipboardItem'>>

const board: Board = {
  readText: async () => electron.clipboard.readText(),
  writeText: async (text) => (ClipboardItem ? electron.clipboard.write([itemOf(text, ClipboardItem)]) : electron.clipboard.writeText(text)),
  clear: () => electron.clipboard.clear(),
}

function itemOf(text: string, Item: typeof electron.ClipboardItem): electron.ClipboardItem {
  const formats = Object.entries(LEAVE_ALONE[process.platform] ?? {})
  const marks = formats.map(([name, bytes]) => [`electron application/osclipboard;format="${name}"`, new Blob([bytes])] as const)
  return new Item({ 'text/plain': text, ...Object.fromEntries(marks) })
}

export const copied = new Copied(board, (ms, act) => {
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
})
