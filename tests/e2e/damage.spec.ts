import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { expectCleanView } from './axe-steps.ts'
import { backUpAgain, backUpTo } from './backup-steps.ts'
import { answerDialogs, firstStart, PASSPHRASE, unlock, type AtWork } from './office-steps.ts'
import { button, field, handsOn, press, type } from './hands.ts'
import { launch } from './support.ts'

/** The day on which an office does not open: why, in a sentence of its own, and what can be done, by keyboard. */

test.describe.configure({ mode: 'serial' })
let home: string
let office: string
let whole: string

test.beforeAll(async () => {
  const it: AtWork = await firstStart('en')
  home = it.home
  office = join(home, 'Parley', 'Office')
  whole = join(home, 'whole')
  const disk = join(home, 'external disk')
  mkdirSync(disk)
  await backUpTo(it, disk)
  await it.app.close()
  cpSync(office, whole, { recursive: true })
})

/** Starts with the office as it was, spoilt in one way; or with the office as it is, changed in one way. */
async function started(spoil: () => void, change?: () => void): Promise<AtWork> {
  if (!change) {
    rmSync(office, { recursive: true })
    cpSync(whole, office, { recursive: true })
  }
  spoil()
  change?.()
  openFirst(office)
  const it = await launch({ home })
  return { ...it, hands: handsOn(it.page, 'en'), recoveryFile: '' }
}

/** What an earlier test restored or rescued was opened last. */
function openFirst(folder: string): void {
  const config = join(home, 'config')
  const path = readdirSync(config)
    .map((name) => join(config, name, 'settings.json'))
    .find((each) => existsSync(each))!
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), lastOffice: folder }))
}

const fill = (name: string, from: number, length: number) => {
  const path = join(office, name)
  const bytes = readFileSync(path)
  bytes.fill(0xa5, from, from + length)
  writeFileSync(path, bytes)
}
const damageDatabase = () => fill('vault.db', 0, 4096)
const sums = () =>
  readdirSync(office).map(
    (name) =>
      `${name} ${
        name === 'documents'
          ? ''
          : createHash('sha256')
              .update(readFileSync(join(office, name)))
              .digest('hex')
      }`,
  )

const causes: [what: string, code: 'office.keysDamaged' | 'office.damaged' | 'office.newerVersion', spoil: () => void, offers: string[]][] =
  [
    [
      'damaged keys',
      'office.keysDamaged',
      () => ['vault.keys', 'vault.keys.copy'].forEach((name) => writeFileSync(join(office, name), '{')),
      ['backup'],
    ],
    ['damaged pages', 'office.damaged', damageDatabase, ['backup', 'look', 'rescue']],
    [
      'a newer version',
      'office.newerVersion',
      () => {
        const { sha256: _, ...content } = JSON.parse(readFileSync(join(office, 'vault.keys'), 'utf8')) as Record<string, unknown>
        const newer = { ...content, schema: 99 }
        const sha256 = createHash('sha256').update(JSON.stringify(newer)).digest('hex')
        writeFileSync(join(office, 'vault.keys'), `${JSON.stringify({ ...newer, sha256 }, null, 1)}\n`)
      },
      [],
    ],
  ]

for (const [what, code, spoil, offers] of causes)
  test(`${what}: its own sentence, what can be done in its order, and nothing is changed`, async () => {
    const it = await started(spoil)
    try {
      const { page, hands } = it
      const { damage, problems } = hands.words
      const before = sums()
      await unlock(hands)
      await expect(page.getByText(problems[code]())).toBeVisible()
      const buttons = page.locator('.damage-way button')
      await expect(buttons).toHaveText(
        offers.map((way) => ({ backup: damage.restoreThis, look: damage.look, rescue: damage.rescue })[way]!),
      )
      if (offers.includes('backup')) await expect(page.locator('.damage-way').first()).toContainText(hands.words.ui.today)
      await expectCleanView(hands, what)
      expect(sums()).toEqual(before)
    } finally {
      await it.app.close()
    }
  })

test('a missing tail: the office opens, and a notice says how many entries are gone and when the last of them were saved', async () => {
  const before = await started(() => undefined)
  await unlock(before.hands)
  await backUpAgain(before.hands)
  await before.app.close()
  const it = await started(
    () => undefined,
    () => cpSync(join(whole, 'vault.db'), join(office, 'vault.db')),
  )
  try {
    await unlock(it.hands)
    const notice = it.page.locator('.notices')
    await expect(notice).toContainText(
      /[1-9]\d* entries that were saved once are missing from the database \(the last of them: \d{4}-\d{2}-\d{2} \d{2}:\d{2}/,
    )
    await expectCleanView(it.hands, 'a missing tail')
  } finally {
    await it.app.close()
  }
})

test('a wrong passphrase says so beside the field and what to look at', async () => {
  const it = await started(() => undefined)
  try {
    await unlock(it.hands, 'not the passphrase')
    await expect(it.page.getByText(it.hands.words.problems['office.wrongPassphrase']())).toBeVisible()
    await expect(it.page.getByText(it.hands.words.damage.wrongPassphrase)).toBeVisible()
  } finally {
    await it.app.close()
  }
})

test('held by another: who holds it, and a look inside that changes nothing', async () => {
  const other = await started(() => undefined)
  const it = await launch()
  try {
    await unlock(other.hands)
    await expect(other.page.getByRole('heading', { level: 1, name: other.hands.words.cases.title })).toBeVisible()
    const hands = { ...other.hands, page: it.page }
    const { page, words } = hands
    await answerDialogs(it.app, office)
    await press(hands, page.getByRole('button', { name: words.start.open }))
    await unlock(hands)
    await expect(page.getByText('吴顾问', { exact: false })).toBeVisible()
    await press(hands, button(page, words.damage.look))
    await expect(page.locator('.notices')).toContainText(words.damage.lookedInto)
    await expectCleanView(hands, 'looked into')
  } finally {
    await it.app.close()
    await other.app.close()
  }
})

test('a rescue makes a new office beside, says what is kept and lost, and opens it by the same passphrase', async () => {
  const it = await started(damageDatabase)
  try {
    const { page, hands } = it
    const { damage, cases } = hands.words
    await unlock(hands)
    await press(hands, button(page, damage.rescue))
    await press(hands, button(page, damage.rescueStart))
    await expect(page.getByRole('heading', { level: 2, name: damage.rescued })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(damage.rescuedAll)).toBeVisible()
    await expectCleanView(hands, 'rescued')
    const rescued = join(home, 'Parley', 'Office 2')
    expect(existsSync(join(rescued, 'vault.db'))).toBe(true)
    expect(readFileSync(`${rescued} rescue.txt`, 'utf8')).toContain(damage.rescued)
    await press(hands, button(page, damage.openRescued))
    await unlock(hands, PASSPHRASE)
    await expect(page.getByRole('heading', { level: 1, name: cases.title })).toBeVisible()
  } finally {
    await it.app.close()
  }
})

test('the newest whole backup is offered with its age and brings the office back beside the damaged one', async () => {
  rmSync(join(home, 'Parley', 'Office 2'), { recursive: true, force: true })
  const it = await started(damageDatabase)
  try {
    const { page, hands } = it
    const { damage, backups } = hands.words
    await unlock(hands)
    await press(hands, button(page, damage.restoreThis))
    await expect(page.getByRole('radio')).toBeChecked()
    await type(hands, field(page, hands.words.start.passphrase), PASSPHRASE)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: backups.restored })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(backups.oldStays(join('~', 'Parley', 'Office')))).toBeVisible()
    expect(existsSync(join(office, 'vault.db'))).toBe(true)
  } finally {
    await it.app.close()
  }
})
