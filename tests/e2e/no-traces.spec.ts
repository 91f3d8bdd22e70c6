import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'playwright/test'
import type { ElectronApplication, Locator } from 'playwright'
import { parseCases } from '../../src/contract/interchange.ts'
import type { CaseFileInput } from '../../src/domain/case-file.ts'
import { addDocuments, goTo } from './case-steps.ts'
import { button, choice, choose, expectSaid, field, key, part, press, save, type } from './hands.ts'
import { answerDialogs, at, firstStart, PASSPHRASE, PERSON, piecesOfKey, unlock, type AtWork } from './office-steps.ts'
import { afterLock } from './support.ts'
import { family, filesUnder, found, heldBy, type Trace } from './traces.ts'

/** Whatever is typed, stored, searched or printed, nothing of it can be read in anything that the program wrote. */

const secrets = {
  name: '欧阳若溪',
  idDocNo: '110101198803077137',
  phone: '13900007319',
  address: '蓝鲸巷十九号',
  story: '银杏树下的火灾',
  saidByPhone: '白鹭同意延期还款',
  paperName: '金丝雀确认函.txt',
  paperContent: '金丝雀愿意减免利息',
  searched: '雪松寻人',
  soughtByCommand: '紫貂寻案',
  nextClient: '司空见惯',
  nextStory: '信天翁尚未存下',
  unsavedContact: '海东青还在通话',
  wrongPassphrase: 'wrong lantern 4 boats',
  person: PERSON,
  passphrase: PASSPHRASE,
}

let it: AtWork
let told = ''
let held: Trace[] = []
let titles: string[] = []
let sought: string[] = []
/** What the person asked for in plain text, and nothing else of it: the paper and the recovery key. */
const onPurpose = mkdtempSync(join(tmpdir(), 'parley-desk-'))

test.beforeAll(async () => {
  test.setTimeout(120_000)
  it = await firstStart('zh-CN', 'mouse')
  listen(it.app)
  await watchTitles(it.app)
  sought = [...Object.values(secrets), ...piecesOfKey(it.recoveryFile)]
  await takeClientIn()
  await workOnCase()
  await printSummary()
  await leaveAndSearch()
  await lockAndComeBack()
  await leaveContactOpen()
  titles.push(...(await titlesSeen(it.app)))
  const pids = family(it.app.process().pid ?? 0)
  held = heldBy(pids)
  const gone = it.app.waitForEvent('close')
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await gone
})
test.afterAll(() => rmSync(onPurpose, { recursive: true }))

function listen(app: ElectronApplication): void {
  for (const stream of [app.process().stdout, app.process().stderr]) stream?.on('data', (part: Buffer) => (told += part.toString()))
}

async function watchTitles(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron, BrowserWindow }) => {
    const seen = new Set<string>()
    const watch = (window: Electron.BrowserWindow) => {
      const look = () => window.isDestroyed() || seen.add(window.getTitle())
      window.on('page-title-updated', look).on('show', look).on('blur', look)
      window.webContents.on('did-stop-loading', look)
      look()
    }
    for (const window of BrowserWindow.getAllWindows()) watch(window)
    electron.on('browser-window-created', (_event, window) => watch(window))
    Object.assign(globalThis, { titlesSeen: seen })
  })
}

const titlesSeen = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => [
    ...(globalThis as unknown as { titlesSeen: Set<string> }).titlesSeen,
    ...BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  ])

async function takeClientIn(): Promise<void> {
  const { hands } = it
  const words = hands.words.intake
  await key(hands, 'c')
  const client = part(it.page, words.sections.client)
  await type(hands, field(client, words.name), secrets.name)
  await choose(hands, choice(client, words.idDocType), hands.label('id_document_type', 'cn_id'))
  await type(hands, field(client, words.idDocNo), secrets.idDocNo)
  await type(hands, field(client, words.address), secrets.address)
  await type(hands, field(part(it.page, words.sections.contact), words.phoneNumber).first(), secrets.phone)
  await type(hands, field(part(it.page, words.sections.hardship), words.narrative), secrets.story)
  await save(hands, words.title, words.saveCase)
  await expect(it.page.getByRole('heading', { level: 1, name: secrets.name })).toBeVisible()
}

/** A call and a paper, which is looked at too. */
async function workOnCase(): Promise<void> {
  const sample = sampleCase()
  const [paper] = sample.file.documents
  if (!paper) throw new Error('the sample case is not whole')
  const form = await openContact()
  await type(it.hands, field(form, it.hands.words.contacts.summary), secrets.saidByPhone)
  await choose(it.hands, choice(form, it.hands.words.contacts.result), it.hands.label('contact_result', 'accepted_verbal'))
  await save(it.hands, it.hands.words.case.newContact)
  const document = { ...paper, fileName: secrets.paperName }
  await addDocuments(it.hands, {
    file: { ...sample.file, documents: [document] },
    documents: [{ key: paper.key, content: Buffer.from(secrets.paperContent) }],
  })
  await press(it.hands, it.page.getByRole('button', { name: `${it.hands.words.ui.show}: ${secrets.paperName}` }))
  await expect(it.page.getByText(secrets.paperContent)).toBeVisible()
}

async function openContact(): Promise<Locator> {
  await key(it.hands, 'n')
  return it.page.getByRole('form', { name: it.hands.words.case.newContact, exact: true })
}

function sampleCase(): CaseFileInput {
  const parsed = parseCases(readFileSync(join(import.meta.dirname, '../../src/domain/sample/two-cases.json'), 'utf8'))
  const first = parsed.ok && parsed.cases[0]
  if (!first) throw new Error('the sample file cannot be read')
  return first
}

async function printSummary(): Promise<void> {
  const path = join(onPurpose, 'summary.pdf')
  await goTo(it.hands, 'overview')
  await answerDialogs(it.app, path)
  await key(it.hands, 'p')
  await expectSaid(it.hands, it.hands.words.case.summarySaved(path))
}

/** The next client is left half typed; then a person is looked for in the list and by the palette. */
async function leaveAndSearch(): Promise<void> {
  const { hands, page } = it
  await key(hands, 'c')
  await type(hands, field(part(page, hands.words.intake.sections.client), hands.words.intake.name), secrets.nextClient)
  await type(hands, field(part(page, hands.words.intake.sections.hardship), hands.words.intake.narrative), secrets.nextStory)
  await press(hands, button(page, hands.words.frame.cases))
  await expect(page.getByRole('region', { name: hands.words.cases.drafts(1) })).toContainText(secrets.nextClient)
  await type(hands, field(page, hands.words.cases.find), secrets.searched)
  await expect(page.getByText(hands.words.cases.notFound)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.insertText(secrets.soughtByCommand)
  await expect(page.getByText(hands.words.ui.paletteNothing)).toBeVisible()
  await page.keyboard.press('Escape')
}

async function lockAndComeBack(): Promise<void> {
  const fresh = await afterLock(it, () => it.page.keyboard.press('ControlOrMeta+l'))
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
  await unlock(it.hands, secrets.wrongPassphrase)
  await expect(it.page.getByText(it.hands.words.problems['office.wrongPassphrase']())).toBeVisible()
  await unlock(it.hands)
  await expect(it.page.getByRole('heading', { level: 1, name: it.hands.words.cases.title })).toBeVisible()
}

async function leaveContactOpen(): Promise<void> {
  const { hands, page } = it
  await press(hands, page.getByRole('row', { name: secrets.name }))
  await expect(page.getByRole('heading', { level: 1, name: secrets.name })).toBeVisible()
  const form = await openContact()
  await type(hands, field(form, hands.words.contacts.summary), secrets.unsavedContact)
  await expect(button(form, hands.words.ui.throwAway), 'the draft is kept').toBeVisible()
}

test('the paper that was asked for holds the name: what is sought is there to be found', () => {
  expect(execFileSync('pdftotext', [join(onPurpose, 'summary.pdf'), '-'], { encoding: 'utf8' })).toContain(secrets.name)
})

/** Who may unlock and who has the office open now can be read without a passphrase; nothing about a client can. */
const namesStaff = (hit: string) => /^Parley\/Office\/vault\.(keys|keys\.copy|holder): /.test(hit) && hit.endsWith(`: ${PERSON}`)

test('nothing typed can be read in any file after the program was killed: office, settings, caches, logs, temporary files', () => {
  const files = filesUnder(it.home, [it.recoveryFile])
  for (const expected of ['Parley/Office/vault.db-wal', 'config/Parley/settings.json'])
    expect(files.map(({ where }) => where)).toContain(expected)
  expect(found(files, sought).filter((hit) => !namesStaff(hit))).toEqual([])
})

test('nothing in the command lines of its processes, nor in files that only they could still read', () => {
  expect(found(held, sought)).toEqual([])
})

test('every title of every window was the name of the program', () => {
  expect(new Set(titles)).toEqual(new Set(['Parley']))
})

test('the program said nothing of it while it ran', () => {
  expect(found([{ where: 'output', bytes: Buffer.from(told) }], sought)).toEqual([])
})

test('negative control: a text that does lie about is found, however it is written', () => {
  const text = secrets.story
  const utf8 = Buffer.from(`{"x":"${text}"}`)
  const planted: Record<string, Buffer> = {
    plain: utf8,
    'wide.bin': Buffer.from(`##${text}##`, 'utf16le'),
    'hex.txt': Buffer.from(utf8.toString('hex')),
    'base64.txt': Buffer.from(utf8.toString('base64')),
    'shifted.txt': Buffer.from(Buffer.concat([Buffer.from('xy'), utf8]).toString('base64')),
    'packed.gz': gzipSync(utf8),
    'stream.bin': Buffer.concat([Buffer.alloc(99, 7), deflateSync(utf8), Buffer.alloc(99, 7)]),
    'cut.gz': gzipSync(Buffer.concat([utf8, Buffer.alloc(9_999)])).subarray(0, -12),
    'in a.zip': zipOf(utf8),
    'escaped.json': Buffer.from(text.replaceAll(/./gu, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)),
    'address.txt': Buffer.from(`app://x?q=${encodeURIComponent(text)}`),
  }
  const folder = join(it.home, 'tmp', 'planted')
  mkdirSync(folder)
  for (const [name, bytes] of Object.entries(planted)) writeFileSync(join(folder, name), bytes)
  const named = join(folder, `${secrets.paperName}.empty`)
  writeFileSync(named, '')
  const expected = [
    ...Object.keys(planted).map((name) => `tmp/planted/${name}: ${text}`),
    `tmp/planted/${secrets.paperName}.empty: ${secrets.paperName}`,
  ]
  const hits = found(filesUnder(it.home, [it.recoveryFile]), sought).filter((hit) => !namesStaff(hit))
  expect(hits.toSorted()).toEqual(expected.toSorted())
})

/** One file in a zip: its head, its name, what was packed. */
function zipOf(content: Buffer): Buffer {
  const head = Buffer.alloc(30)
  head.write('PK\x03\x04', 'latin1')
  head.writeUInt16LE(8, 8)
  head.writeUInt16LE(1, 26)
  return Buffer.concat([head, Buffer.from('a'), deflateRawSync(content)])
}
