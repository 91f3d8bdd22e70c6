import { app, type BrowserWindow } from 'electron'
import { existsSync, rmSync } from 'node:fs'
import type { Exported, MainParsed } from '../src/contract/main-door.ts'
import type { Reply } from '../src/contract/reply.ts'
import { wordsOf } from '../src/words/words.ts'
import { thisDay } from './command-line.ts'
import { labelOf, pickSavePath, safeName, writeWhole } from './files.ts'
import { printPaper, type PaperJob } from './paper-view.ts'
import { languageOf, readSettings } from './settings.ts'
import { handleFor } from './vault-process.ts'

/** Papers that a person asks for in the window: where to, then print, then one file that is there whole or not at all. */

/** The case summary as PDF under the case number; null when the person closed the dialog. */
export function exportSummary({ caseNo, language }: MainParsed<'summary.export'>, window: BrowserWindow): Promise<Reply<Exported | null>> {
  return saved(window, caseNo, { kind: 'summary', caseNo, language, today: thisDay() })
}

/** A letter of ours as PDF. */
export function exportLetter(
  { caseNo, contact, language }: MainParsed<'letter.export'>,
  window: BrowserWindow,
): Promise<Reply<Exported | null>> {
  return saved(window, `${caseNo} ${contact}`, { kind: 'letter', caseNo, contact, language, today: thisDay() })
}

/** The chronology of a case, or of one creditor in it, as PDF; the vault writes the data file with its fingerprints beside it. */
export async function exportChronology(
  { caseNo, creditor, language }: MainParsed<'chronology.export'>,
  window: BrowserWindow,
): Promise<Reply<Exported | null>> {
  const path = await pickSavePath(window, `${safeName(`${caseNo} ${wordsOf(language).case.chronology}`)}.pdf`, 'pdf')
  if (path === null) return { ok: true, value: null }
  const data = dataFileOf(path)
  const wasThere = existsSync(data)
  const saved = await printTo(path, { kind: 'chronology', caseNo, creditor, language, today: thisDay(), handle: handleFor(data) })
  if (!saved.ok && !wasThere) rmSync(data, { force: true })
  return saved
}

/** Everything that the office has of one client, as PDF. */
export function exportSubject({ caseNo, language }: MainParsed<'subject.export'>, window: BrowserWindow): Promise<Reply<Exported | null>> {
  const name = `${caseNo} ${wordsOf(language).subjectCopy.fileName}`
  return saved(window, name, { kind: 'subject', caseNo, language, today: thisDay() })
}

/** The same name with another ending. Only with the PDF that it belongs to is an older one replaced. */
function dataFileOf(path: string): string {
  const name = path.replace(/\.pdf$/i, '')
  if (existsSync(path) || !existsSync(`${name}.json`)) return `${name}.json`
  for (let no = 2; ; no++) if (!existsSync(`${name} ${no}.json`)) return `${name} ${no}.json`
}

/** The recovery sheet of the office that is being set up, as PDF; null when the person closed the dialog. */
export function printRecovery(window: BrowserWindow): Promise<Reply<Exported | null>> {
  const language = readSettings().language ?? languageOf(app.getLocale())
  return saved(window, wordsOf(language).paper.recovery.title, { kind: 'recovery', language, today: thisDay() })
}

async function saved(window: BrowserWindow, name: string, job: PaperJob): Promise<Reply<Exported | null>> {
  const path = await pickSavePath(window, `${safeName(name)}.pdf`, 'pdf')
  return path === null ? { ok: true, value: null } : printTo(path, job)
}

async function printTo(path: string, job: PaperJob): Promise<Reply<Exported>> {
  const printed = await printPaper(job)
  return printed.ok ? savePaper(path, printed.value) : printed
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
