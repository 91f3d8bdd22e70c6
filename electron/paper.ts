import { app, type BrowserWindow } from 'electron'
import type { Exported, MainParsed } from '../src/contract/main-door.ts'
import type { Reply } from '../src/contract/reply.ts'
import { wordsOf } from '../src/words/words.ts'
import { thisDay } from './command-line.ts'
import { labelOf, pickSavePath, safeName, writeWhole } from './files.ts'
import { printPaper, type PaperJob } from './paper-view.ts'
import { languageOf, readSettings } from './settings.ts'

/** Papers that a person asks for in the window: where to, then print, then one file that is there whole or not at all. */

/** The case summary as PDF under the case number; null when the person closed the dialog. */
export function exportSummary({ caseNo, language }: MainParsed<'summary.export'>, window: BrowserWindow): Promise<Reply<Exported | null>> {
  return saved(window, caseNo, { kind: 'summary', caseNo, language, today: thisDay() })
}

/** A letter of ours as PDF. */
export function exportLetter({ caseNo, contact, language }: MainParsed<'letter.export'>, window: BrowserWindow): Promise<Reply<Exported | null>> {
  return saved(window, `${caseNo} ${contact}`, { kind: 'letter', caseNo, contact, language, today: thisDay() })
}

/** The chronology of a case, or of one debt of it, as PDF. */
export function exportChronology(
  { caseNo, debt, language }: MainParsed<'chronology.export'>,
  window: BrowserWindow,
): Promise<Reply<Exported | null>> {
  return saved(window, `${caseNo} ${wordsOf(language).case.chronology}`, { kind: 'chronology', caseNo, debt, language, today: thisDay() })
}

/** The recovery sheet of the office that is being set up, as PDF; null when the person closed the dialog. */
export function printRecovery(window: BrowserWindow): Promise<Reply<Exported | null>> {
  const language = readSettings().language ?? languageOf(app.getLocale())
  return saved(window, wordsOf(language).paper.recovery.title, { kind: 'recovery', language, today: thisDay() })
}

async function saved(window: BrowserWindow, name: string, job: PaperJob): Promise<Reply<Exported | null>> {
  const path = await pickSavePath(window, `${safeName(name)}.pdf`, 'pdf')
  if (path === null) return { ok: true, value: null }
  const printed = await printPaper(job)
  if (!printed.ok) return printed
  return savePaper(path, printed.value)
}

/** Writes the PDF, readable by its owner alone. */
export function savePaper(path: string, { bytes, missing }: { bytes: Uint8Array; missing: string[] }): Reply<Exported> {
  try {
    writeWhole(path, bytes)
  } catch {
    return { ok: false, problem: { code: 'file.notWritable' } }
  }
  return { ok: true, value: { label: labelOf(path), missing } }
}
