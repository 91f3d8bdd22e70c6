import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { writeCases } from '../../src/contract/interchange.ts'
import type { CaseFile, Day } from '../../src/domain/case-file.ts'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import { newHome } from '../e2e/support.ts'
import { pdfOf, pngOf } from '../vault/bundle-files.ts'
import { checkout, importInto, newOffice, open, passphrase, rememberOffice } from './app.ts'
import { line, memoryOf, ms } from './measure.ts'

const today = '2026-11-22' as Day
const caseNo = '2026-0001'

/** The promise of the bundle: 50 documents and 300 pages in under 15 s, and the office answers meanwhile. */
export async function measureBundle(work: string): Promise<void> {
  const office = newOffice(work, 'bundle office')
  const file = join(work, 'bundle.json')
  writeFileSync(file, writeCases([await fullCase()], today))
  importInto(work, office, file)
  const home = newHome()
  rememberOffice(home, office)
  const { app, page } = await open(checkout, home)
  await page.fill('input[type=password]', passphrase)
  await page.keyboard.press('Enter')
  await page.locator('.rows-body [role=row]').first().waitFor()
  const before = await memoryOf(app)
  const built = await build(app, page, join(work, 'bundle.pdf'))
  const seconds = built.took / 1000
  line(
    `bundle of ${built.documents} documents and ${built.pages} pages`,
    `${seconds.toFixed(1)} s`,
    seconds < 15 ? '< 15 s' : 'OVER 15 s',
    `${built.megabytes} MB`,
  )
  line('another request while it is built', ms(built.answers))
  line('memory before and after it, all processes', `${before} MB, ${await memoryOf(app)} MB`)
  await app.close()
}

interface Built {
  documents: number
  pages: number
  took: number
  megabytes: string
  /** How long a request that does nothing waited for its answer. */
  answers: number[]
}

async function build(app: ElectronApplication, page: Page, target: string): Promise<Built> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  const measured = await page.evaluate(async (no) => {
    const ask = async <T>(request: string, input: unknown): Promise<T> => {
      const reply = (await window.parley.call(request, input)) as { ok: boolean; value: T; problem?: unknown }
      if (!reply.ok) throw new Error(`${request}: ${JSON.stringify(reply.problem)}`)
      return reply.value
    }
    const { documents } = await ask<{ documents: { key: string }[] }>('case.open', { caseNo: no })
    const { handle } = await ask<{ handle: string }>('shell.pick', { kind: 'saveFile', extension: 'pdf' })
    const answers: number[] = []
    const under = { way: true }
    const listening = (async () => {
      while (under.way) {
        const from = performance.now()
        await ask('office.state', {})
        answers.push(performance.now() - from)
        await new Promise(requestAnimationFrame)
      }
    })()
    const from = performance.now()
    let step = await ask<{ next: string }>('bundle.start', { caseNo: no, documents: documents.map(({ key }) => key), handle })
    while (step.next !== 'nothing')
      step = step.next === 'document' ? await ask('bundle.next', {}) : await ask('bundle.print', { language: 'zh-CN' })
    const took = performance.now() - from
    under.way = false
    await listening
    return { documents: documents.length, took, answers }
  }, caseNo)
  const pdf = readFileSync(target)
  const pages = Math.max(...[...pdf.toString('latin1').matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count)))
  return { ...measured, pages, megabytes: (pdf.length / 1024 / 1024).toFixed(0) }
}

/** Scans, photos, screenshots with and without transparency, and texts. */
async function fullCase(): Promise<{ file: CaseFile; documents: { key: string; content: Uint8Array[] }[] }> {
  const scan = await scanned(8)
  const note = Buffer.from('本人因病住院，收入中断，现申请延期还款。\n'.repeat(480))
  const contents = [
    ...Array.from({ length: 30 }, () => scan),
    ...Array.from({ length: 10 }, () => pngOf(800, 1000, 2, 'all')),
    ...Array.from({ length: 5 }, () => pngOf(540, 960, 6, 'all')),
    ...Array.from({ length: 5 }, () => note),
  ]
  const { file } = twoCaseFiles()[0]!
  const documents = contents.map((content, index) => ({ key: `b${index + 1}`, content: [content] }))
  return {
    file: {
      ...file,
      caseNo,
      documents: documents.map(({ key, content }) => ({
        key,
        type: 'medical_bill',
        fileName: `${key}.bin`,
        receivedOn: today,
        sizeBytes: content[0]!.length,
        sha256: '0'.repeat(64),
      })),
      debts: file.debts.map((debt) => ({ ...debt, balances: [], interruptions: [] })),
      contacts: [],
      proposals: [],
      agreements: [],
    },
    documents,
  }
}

/** A PDF of pages that are each a picture of some 180 kB. */
function scanned(pages: number): Promise<Buffer> {
  return pdfOf(
    Array.from({ length: pages }, (_, index) => `page ${index + 1}`),
    (pdf) => {
      for (const page of pdf.getPages()) {
        const dict = { Type: 'XObject', Subtype: 'Image', Width: 600, Height: 300, BitsPerComponent: 8, ColorSpace: 'DeviceGray' }
        page.node.newXObject('Scan', pdf.context.register(pdf.context.stream(randomBytes(600 * 300), dict)))
      }
    },
  )
}
