import { WebContentsView, type WebContents } from 'electron'
import { join } from 'node:path'
import type { Reply } from '../src/contract/reply.ts'
import type { Parsed } from '../src/contract/requests.ts'
import { ORIGIN, PAGE_PREFERENCES, PAPER_POLICY, readBuilt, sealedSession } from './harden.ts'
import { facesCss, pagesIn, templatesOf, type Running, type RunningFace } from './paper-running.ts'
import { connectVault, whenVaultEnds } from './vault-process.ts'

/** The view that prints: no window, no script of a page; its page comes from the vault, main gets the PDF's bytes. */

export type PaperJob = Parsed<'paper.page'>

/** What stands ready in the view. */
export interface ReadyPaper {
  running: Running
  missing: string[]
}

export interface Printed {
  bytes: Uint8Array
  /** Code points that no bundled font has, "U+1F600". */
  missing: string[]
}

/** Chromium's renderer grows by some megabytes a paper and gives them back only when it ends. */
const PAPERS_PER_VIEW = 25
/** A4 at 96 dots an inch, so that the layout before printing is the printed one. */
const A4 = { x: 0, y: 0, width: 794, height: 1123 }

interface Desk {
  view: WebContentsView
  page: WebContents
  papers: number
  running: { css: string; key: string } | null
}

let desk: Promise<Desk> | null = null
let last: Promise<unknown> = Promise.resolve()

/** Prints one paper after the other; a refusal of the vault comes back as its problem. */
export function printPaper(job: PaperJob): Promise<Reply<Printed>> {
  const printed = last.then(() => printNow(job))
  last = printed.catch(() => undefined)
  return printed
}

/** Ends the view and what it has shown; the next paper gets a fresh one. Resolves when it is gone. */
export async function clearDesk(): Promise<void> {
  const old = desk
  desk = null
  const page = await old?.then((one) => one.page).catch(() => undefined)
  if (!page || page.isDestroyed()) return
  const gone = new Promise<void>((resolve) => page.once('destroyed', () => resolve()))
  page.close()
  await gone
}

async function printNow(job: PaperJob): Promise<Reply<Printed>> {
  desk ??= openDesk()
  const mine = await desk.catch((error: unknown) => {
    desk = null
    throw error
  })
  try {
    const ready = await prepared(mine, job)
    if (!ready.ok) return ready
    return { ok: true, value: { bytes: await printed(mine, ready.value), missing: ready.value.missing } }
  } catch (error) {
    if (!mine.page.isDestroyed()) throw error
    return { ok: false, problem: { code: 'office.locked' } }
  } finally {
    if (++mine.papers >= PAPERS_PER_VIEW || mine.page.isDestroyed()) void clearDesk()
  }
}

/** How many pages there are is known only when they are printed: a paper of one page is done then. */
async function printed({ page, running }: Desk, ready: ReadyPaper): Promise<Uint8Array> {
  const options = { preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true }
  const bare = ready.running.runsWhenMany && (await page.printToPDF(options))
  if (bare && pagesIn(bare) === 1) return bare
  return page.printToPDF({ ...options, ...templatesOf(ready.running, running?.css ?? ''), displayHeaderFooter: true })
}

async function openDesk(): Promise<Desk> {
  const preload = join(import.meta.dirname, '..', 'preload', 'paper.cjs')
  const view = new WebContentsView({ webPreferences: { ...PAGE_PREFERENCES, session: sealedSession('paper', PAPER_POLICY), preload } })
  view.setBounds(A4)
  const opened: Desk = { view, page: view.webContents, papers: 0, running: null }
  opened.page.ipc.handle('paper.faces', (_event, faces: RunningFace[]) => useFaces(opened, faces))
  opened.page.once('render-process-gone', () => opened.page.close())
  whenVaultEnds(() => void clearDesk())
  await opened.page.loadURL(`${ORIGIN}/print/paper.html`)
  connectVault('paper', opened.page)
  return opened
}

/** The page must hold the very data of the templates' font, or Chromium would draw no header and footer. */
async function useFaces(mine: Desk, faces: RunningFace[]): Promise<void> {
  const css = facesCss(faces, readBuilt)
  if (mine.running?.css === css) return
  if (mine.running) await mine.page.removeInsertedCSS(mine.running.key)
  mine.running = { css, key: await mine.page.insertCSS(css) }
}

/** Resolves when the page stands in the view with every font; rejects when the view ends before. */
function prepared({ page }: Desk, job: PaperJob): Promise<Reply<ReadyPaper>> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the paper view ended'))
    page.once('destroyed', gone)
    page.ipc.handleOnce('paper.ready', (_event, ready: Reply<ReadyPaper>) => {
      page.off('destroyed', gone)
      resolve(ready)
    })
    page.send('paper.print', job)
  })
}
