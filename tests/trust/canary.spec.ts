import { closeSync, mkdtempSync, openSync, rmSync, unlinkSync, writeSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { Chance } from '../../src/domain/sample/chance.ts'
import { goTo } from '../e2e/case-steps.ts'
import { field, key, part, press, button, type, type Hands } from '../e2e/hands.ts'
import { answerDialogs, at, PASSPHRASE, PERSON, piecesOfKey, unlock, type AtWork } from '../e2e/office-steps.ts'
import { officeWith } from '../e2e/prepared.ts'
import { family, filesUnder, found, heldBy } from '../e2e/traces.ts'
import { openFromList, walkEveryView } from '../e2e/views.ts'
import { withCanaries } from '../support/canary-case.ts'
import { wholeCase } from '../support/whole-case.ts'
import { proveInWindow } from './window-proof.ts'

/**
 * Every text that can be typed, every file name and every document holds a canary. The program is worked with, crashes and
 * is killed: no canary, passphrase or key can be read in anything that it wrote or still holds open.
 */

/** Begins every canary: rare enough to be nobody else's, long enough to be found in base64 at any of its three places. */
const MARK = 'Qz7wKj4vXp'
const caseNos = ['2026-0001', '2026-0002']
const files = caseNos.map((caseNo) => withCanaries(wholeCase(caseNo), MARK).file)

proveInWindow('canary', { ci: 1, release: 20 }, 'offices with canaries, worked in, crashed and killed', async ({ count, chance }) => {
  let traces = 0
  for (let no = 0; no < count; no++) {
    const desk = mkdtempSync(join(tmpdir(), 'parley-desk-'))
    let it = await officeWith(files, { content: (name) => Buffer.from(`${name} ${MARK} `.repeat(400)) })
    const sought = [MARK, PERSON, PASSPHRASE, ...piecesOfKey(it.recoveryFile)]
    let told = ''
    for (const stream of [it.app.process().stdout, it.app.process().stderr]) stream?.on('data', (text: Buffer) => (told += text.toString()))
    await walkEveryView(it.hands, [chance.of(caseNos)], () => Promise.resolve())
    await printAndLook(it, join(desk, 'summary.pdf'))
    it = await crashAndComeBack(it)
    await leaveHalfTyped(it.hands)
    const pids = family(it.app.process().pid ?? 0)
    const held = heldBy(pids)
    await killSoon(it, pids, chance)
    const left = [...filesUnder(it.home, [it.recoveryFile]), ...held, { where: 'output', bytes: Buffer.from(told) }]
    expect(found(left, sought).filter((hit) => !namesStaff(hit))).toEqual([])
    expect(found([{ where: 'asked for', bytes: Buffer.from(textIn(join(desk, 'summary.pdf'))) }], [MARK])).toHaveLength(1)
    expect(left.map(({ where }) => where)).toEqual(expect.arrayContaining(['Parley/Office/vault.db-wal']))
    traces = left.length
    rmSync(desk, { recursive: true })
  }
  return { traces }
})

/** Who may unlock and who has the office open now can be read without a passphrase; nothing about a client can. */
const namesStaff = (hit: string) => /Office\/vault\.(keys|keys\.copy|holder): /.test(hit) && hit.endsWith(`: ${PERSON}`)

const textIn = (pdf: string) => execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })

async function printAndLook({ hands, app, page }: AtWork, path: string): Promise<void> {
  await openFromList(hands, caseNos[0]!)
  await answerDialogs(app, path)
  await key(hands, 'p')
  await expect(page.locator('.toast')).toContainText('summary.pdf', { timeout: 60_000 })
  await goTo(hands, 'papers')
  await page
    .getByRole('button', { name: new RegExp(`^${hands.words.ui.show}: `) })
    .first()
    .click()
  await expect(page.locator('.paper-shown')).toContainText(MARK)
}

/** The page's process dies by a signal, as by a fault of its own, and leaves what such an end leaves. */
async function crashAndComeBack(it: AtWork): Promise<AtWork> {
  const opened = it.app.waitForEvent('window')
  const pid = await it.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)
  process.kill(pid, 'SIGSEGV')
  const page = await opened
  await page.waitForLoadState('load')
  const hands = at({ ...it, page }, it.hands)
  await unlock(hands, `${MARK} wrong passphrase`)
  await expect(page.getByText(hands.words.problems['office.wrongPassphrase']())).toBeVisible()
  await unlock(hands)
  await expect(page.getByRole('heading', { level: 1, name: hands.words.cases.title })).toBeVisible()
  return { ...it, page, hands }
}

/** A client half taken in, a search, and an entry that is being typed. */
async function leaveHalfTyped(hands: Hands): Promise<void> {
  const { page, words } = hands
  await key(hands, 'c')
  await type(hands, field(part(page, words.intake.sections.client), words.intake.name), `${MARK} next client`)
  await press(hands, button(page, words.frame.cases))
  await expect(page.getByRole('region', { name: words.cases.drafts(1) })).toContainText(MARK)
  await type(hands, field(page, words.cases.find), MARK)
  await openFromList(hands, caseNos[1]!)
  await key(hands, 'n')
  await page.keyboard.type(`${MARK} on the phone`)
}

/** Every process is killed at once, in the middle of writing drafts. */
async function killSoon({ app, page }: AtWork, pids: readonly number[], chance: Chance): Promise<void> {
  const gone = app.waitForEvent('close')
  for (let sign = chance.int(0, 30); sign > 0; sign--) await page.keyboard.press('x')
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await gone
}

test('negative control: a canary in a file that has lost its name, but is still held open, is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-planted-'))
  const path = join(folder, 'spill')
  const file = openSync(path, 'w+')
  writeSync(file, Buffer.from(`${MARK} in a sort`))
  expect(found(filesUnder(folder), [MARK])).toEqual([`spill: ${MARK}`])
  unlinkSync(path)
  expect(found(filesUnder(folder), [MARK])).toEqual([])
  expect(found(heldBy([process.pid]), [MARK])).toHaveLength(1)
  closeSync(file)
  rmSync(folder, { recursive: true })
})
