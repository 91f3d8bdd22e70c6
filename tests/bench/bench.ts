/**
 * npm run bench: how fast the built app is, beside a bare Electron window in the same run. Milliseconds are of this
 * machine; what can be compared elsewhere are the ratios. An office of 10,000 made-up cases is made first (some
 * minutes), or taken from PARLEY_BENCH_OFFICE, whose passphrase is then the one of app.ts. `npm run bench -- money` measures
 * the money alone, `-- bundle` an evidence bundle, `-- big` a case with 1,000 contact entries, `-- vault` keys, backups and checks; none of them needs such an office.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { newHome } from '../e2e/support.ts'
import { checkout, newOffice, open, passphrase, rememberOffice } from './app.ts'
import { measureBigCase } from './big-case.ts'
import { measureBundle } from './bundle.ts'
import { measureDesk } from './desk.ts'
import { measureList } from './list.ts'
import { line, median, memoryOf, ms, ratio, timed } from './measure.ts'
import { measureMoney } from './money.ts'
import { measureOffice } from './vault-office.ts'
import { measureVault } from './vault.ts'

const cases = 10_000
const starts = 7

const work = mkdtempSync(join(tmpdir(), 'parley-bench-'))
try {
  if (isAsked()) await bench()
  if (isAsked('money')) {
    measureMoney()
    await measureDesk(work)
  }
  if (isAsked('bundle')) await measureBundle(work)
  if (isAsked('big')) await measureBigCase(work)
  if (isAsked('vault')) {
    await measureOffice(work)
    await measureVault(work)
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Whether a part is to be measured: all are when none is named. */
function isAsked(part?: string): boolean {
  return process.argv[2] === undefined || process.argv[2] === part
}

async function bench(): Promise<void> {
  const office = makeOffice()
  const bareApp = makeBareApp()
  const home = newHome()
  rememberOffice(home, office)

  const bareStarts: number[] = []
  const ownStarts: number[] = []
  for (let round = 0; round < starts; round++) {
    bareStarts.push(await startOnce(bareApp, newHome(), 'body'))
    ownStarts.push(await startOnce(checkout, home, 'input[type=password]'))
  }
  const bare = median(bareStarts)
  line('start: bare window', ms(bareStarts))
  line('start: to the locked office', ms(ownStarts), ratio(median(ownStarts), bare))

  const bareWindow = await open(bareApp, newHome())
  const bareMemory = await memoryOf(bareWindow.app)
  const barePdf = await timed(5, () =>
    bareWindow.app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()[0]
        ?.printToPDF({})
        .then(() => null),
    ),
  )
  await bareWindow.app.close()

  const { app, page } = await open(checkout, home)
  line('memory: bare window', `${bareMemory} MB`)
  line('memory: locked office', `${await memoryOf(app)} MB`, ratio(await memoryOf(app), bareMemory))
  await page.fill('input[type=password]', passphrase)
  const unlocked = await timed(1, async () => {
    await page.keyboard.press('Enter')
    await page.waitForSelector('.rows-body [role=row]')
  })
  line(`unlock to the list of ${cases.toLocaleString('en')} cases, Argon2id and all`, ms(unlocked))
  await measureList(page)
  await measureContact(page)
  await measureSummary(app, page, median(barePdf))
  line('memory: open office, all processes', `${await memoryOf(app)} MB`, ratio(await memoryOf(app), bareMemory))
  await app.close()
}

/** The round trip of one saved contact entry, from the page to the disk and back, beside a request that does nothing. */
async function measureContact(page: Page): Promise<void> {
  const times = await page.evaluate(async () => {
    const caseNo = (await call('cases.list', { query: '', status: null, sort: 'caseNo', descending: true, offset: 0, limit: 1 })).value
      .rows[0].caseNo
    const entry = {
      debts: [],
      at: '2026-03-17T15:40:00+08:00',
      zone: 'Asia/Shanghai',
      channel: 'call',
      direction: 'counselor_to_creditor',
      summary: 'bench',
      result: 'answered',
    }
    const measure = async (request: string, input: unknown): Promise<number[]> => {
      const found: number[] = []
      for (let turn = 0; turn < 50; turn++) {
        const from = performance.now()
        const reply = await call(request, input)
        if (!reply.ok) throw new Error(request)
        found.push(performance.now() - from)
      }
      return found
    }
    return { empty: await measure('office.state', {}), saved: await measure('contact.add', { caseNo, entry }) }

    async function call(request: string, input: unknown): Promise<{ ok: boolean; value: { rows: [{ caseNo: string }] } }> {
      return (await window.parley.call(request, input)) as { ok: boolean; value: { rows: [{ caseNo: string }] } }
    }
  })
  line('request that does nothing, round trip', ms(times.empty))
  line('contact entry saved, round trip', ms(times.saved), ratio(median(times.saved), median(times.empty)))
}

/** One warm summary, from the request to the file on disk. */
async function measureSummary(app: ElectronApplication, page: Page, barePdf: number): Promise<void> {
  const target = join(work, 'summary.pdf')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  const print = () =>
    page.evaluate(async () => {
      const listed = (await window.parley.call('cases.list', {
        query: '2026-0001',
        status: null,
        sort: 'caseNo',
        descending: false,
        offset: 0,
        limit: 1,
      })) as { value: { rows: [{ caseNo: string }] } }
      const reply = await window.parley.call('summary.export', { caseNo: listed.value.rows[0].caseNo, language: 'zh-CN' })
      if (!reply.ok) throw new Error('summary.export')
    })
  line('summary PDF, first', ms(await timed(1, print)))
  const warm = await timed(9, print)
  line('summary PDF, warm', ms(warm), ratio(median(warm), barePdf), '(beside printToPDF of an empty page)')
}

function makeOffice(): string {
  const given = process.env['PARLEY_BENCH_OFFICE']
  if (given) {
    const office = join(work, 'office')
    cpSync(given, office, { recursive: true })
    return office
  }
  const from = performance.now()
  const office = newOffice(work, 'office', ['--sample', String(cases), '--seed', '1'])
  line(`office of ${cases.toLocaleString('en')} cases made`, `${((performance.now() - from) / 1000).toFixed(0)} s`)
  return office
}

/** The least an Electron app can be: one empty window. */
function makeBareApp(): string {
  const folder = join(work, 'bare')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.js' }))
  writeFileSync(
    join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron')\napp.disableHardwareAcceleration()\napp.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<body>bare</body>'))\n`,
  )
  return folder
}

async function startOnce(folder: string, home: string, sign: string): Promise<number> {
  const from = performance.now()
  const { app, page } = await open(folder, home)
  await page.waitForSelector(sign)
  const took = performance.now() - from
  await app.close()
  return took
}
