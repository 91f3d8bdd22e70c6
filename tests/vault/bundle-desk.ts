import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { answer } from '../../electron/vault/answer.ts'
import { type Session } from '../../electron/vault/session.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { BundleStep, PaperPage } from '../../src/contract/requests.ts'
import type { Day } from '../../src/domain/case-file.ts'
import { pdfOf } from './bundle-files.ts'
import { newCase } from './new-case.ts'
import { handleFor, makeOffice, must, scratch, vault } from './support.ts'

/** An office with one case, and a bundle built in it as window, main and paper view do together. */

export const caseNo = '2026-0001'
export const today = '2026-11-22'

export interface Desk {
  session: Session
  folder: string
  /** Where the bundle goes, alone in its folder. */
  target: string
  /** Adds a document and gives its key. */
  add: (name: string, content: Buffer | string) => Promise<string>
}

export async function desk(): Promise<Desk> {
  const session = vault()
  const folder = scratch()
  await makeOffice(session, join(folder, 'office'))
  await must(session, 'case.create', newCase(caseNo))
  mkdirSync(join(folder, 'out'))
  const add = async (name: string, content: Buffer | string) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    const documents = [{ type: 'medical_bill' as const, receivedOn: '2026-03-20' as Day }]
    const file = await must(session, 'document.add', { caseNo, documents }, { files: [path] })
    return file.documents.at(-1)?.key ?? ''
  }
  return { session, folder, target: join(folder, 'out', 'bundle.pdf'), add }
}

export const begin = ({ session, target }: Desk, documents: string[]) =>
  must(session, 'bundle.start', { caseNo, documents, handle: handleFor(session, target) })

/** As main does: the page of the paper view, and the PDF that it makes of it. */
export async function printed({ session }: Desk, bytes: Uint8Array | null): Promise<{ page: PaperPage; step: BundleStep }> {
  const page = (await answer(session, 'paper.page', { kind: 'bundle', language: 'en', today }, { role: 'paper' })) as Reply<PaperPage>
  const step = (await answer(session, 'bundle.paper', { bytes }, { role: 'main' })) as Reply<BundleStep>
  if (!page.ok || !step.ok) throw new Error(JSON.stringify([page, step]))
  return { page: page.value, step: step.value }
}

/** Builds the whole bundle; `drawn` stands for what the paper view makes of a text or a picture. Gives the index as it was printed. */
export async function build(at: Desk, documents: string[], drawn: Uint8Array | null = null): Promise<PaperPage> {
  let step = await begin(at, documents)
  for (;;) {
    if (step.next === 'document') step = await must(at.session, 'bundle.next', {})
    else {
      const isCover = step.done === step.total
      const { page, step: next } = await printed(at, isCover ? await pdfOf(['the cover']) : drawn)
      if (next.next === 'nothing') return page
      step = next
    }
  }
}

export const runRaw = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
export const run = (program: string, ...args: string[]) => runRaw(program, ...args).toString('utf8')
export const pagesOf = (pdf: string) =>
  run('pdftotext', '-raw', pdf, '-')
    .split('\f')
    .slice(0, -1)
    .map((page) => page.split('\n').filter(Boolean))
export const sound = (pdf: string) => expect(run('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors found')
export const left = ({ folder }: Desk) => readdirSync(join(folder, 'out'))
