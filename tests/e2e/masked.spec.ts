import { expect, test } from 'playwright/test'
import type { CaseFile } from '../../src/domain/case-file.ts'
import { wholeCase } from '../support/whole-case.ts'
import { goTo } from './case-steps.ts'
import { button, key, press } from './hands.ts'
import type { AtWork } from './office-steps.ts'
import { officeWith } from './prepared.ts'
import { openFromList, walkEveryView } from './views.ts'

/** Numbers that could hurt the client: nowhere in the page and nowhere in what a screen reader is given, until somebody asks for one. */

/** The case with every property that a case can have, each number its own. */
function numbered(): { file: CaseFile; numbers: Record<string, string> } {
  const file = wholeCase('2026-0001')
  const numbers: Record<string, string> = {}
  let last = 0
  const number = (what: string) => {
    const made = `7${String(++last).padStart(3, '0')}46800135${String(last).padStart(4, '0')}`
    numbers[`${what} ${last}`] = made
    return made
  }
  const agreements = file.agreements.map((agreement) => {
    const account = () => ({ payTo: { holder: '某某', account: number('payee') } })
    const { oralTerms, writtenTerms } = agreement
    return {
      ...agreement,
      ...(oralTerms && { oralTerms: { ...oralTerms, ...account() } }),
      ...(writtenTerms && { writtenTerms: { ...writtenTerms, ...account() } }),
    }
  })
  const { idDocNoKeptBecause: _, ...client } = file.client
  const clientNo = number('client phone')
  return {
    numbers,
    file: {
      ...file,
      status: 'negotiating',
      client: {
        ...client,
        idDocType: 'passport',
        idDocNo: number('id'),
        phones: client.phones.map((phone, index) => ({ ...phone, number: index === 0 ? clientNo : number('client phone') })),
      },
      debts: file.debts.map((debt) => ({
        ...debt,
        accountNo: number('account'),
        contractNo: number('contract'),
        parties: debt.parties.map((party) => ({ ...party, phone: number('creditor phone') })),
      })),
      contacts: file.contacts.map((entry, index) => ({ ...entry, number: index === 0 ? clientNo : number('logged') })),
      agreements,
    } as CaseFile,
  }
}

const { file, numbers } = numbered()
let it: AtWork

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await officeWith([file])
})
test.afterAll(() => it.app.close())

/** All that the page is made of: marks, attributes, what stands in fields; and the tree that a screen reader gets. */
async function everythingShown(): Promise<string> {
  const session = await it.page.context().newCDPSession(it.page)
  const tree = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const page = await it.page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value)
    return [document.documentElement.outerHTML, document.title, ...fields].join('\n')
  })
  return `${page}\n${JSON.stringify(tree.nodes)}`
}

/** The names of the numbers that can be read. */
const readable = (shown: string) => Object.entries(numbers).flatMap(([name, number]) => (shown.includes(number) ? [name] : []))

test('no view holds a whole number before it is asked for', async () => {
  test.setTimeout(240_000)
  const seen: string[] = []
  await walkEveryView(it.hands, [file.caseNo], async (view) => {
    seen.push(view)
    expect.soft(readable(await everythingShown()), view).toEqual([])
  })
  expect(seen.length).toBeGreaterThan(20)
  expect(Object.keys(numbers).length).toBeGreaterThan(10)
})

test('negative control: one that is asked for stands there and is found, and no other', async () => {
  await openFromList(it.hands, file.caseNo)
  await goTo(it.hands, 'client')
  await press(it.hands, button(it.page, it.hands.words.ui.showValue(it.hands.words.client.idDocNo)))
  await expect.poll(async () => readable(await everythingShown())).toEqual([expect.stringMatching(/^id /)])
  await press(it.hands, button(it.page, it.hands.words.ui.hideValue(it.hands.words.client.idDocNo)))
  await expect.poll(async () => readable(await everythingShown())).toEqual([])
})

test('a covered screen gives nothing of the client to the eye or to a screen reader, from wherever it is covered', async () => {
  const { page, hands } = it
  const sees = async () => {
    const session = await page.context().newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    await session.detach()
    return JSON.stringify(nodes.filter(({ ignored }) => !ignored).map(({ name, value, description }) => [name, value, description]))
  }
  const from: Record<string, () => Promise<unknown>> = {
    'a section': () => goTo(hands, 'client'),
    'a field': async () => {
      await key(hands, 'n')
      await page.keyboard.type('谈到张晓明')
    },
    'the palette': async () => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.keyboard.type('2026-0001')
      await expect(page.getByRole('option', { name: file.caseNo })).toBeVisible()
    },
    'the list of keys': async () => {
      await key(hands, '?')
      await expect(page.getByRole('dialog', { name: hands.words.ui.keysTitle })).toBeVisible()
    },
  }
  for (const [where, get] of Object.entries(from)) {
    await openFromList(hands, file.caseNo)
    await get()
    if (where !== 'the list of keys') expect(await sees(), where).toContain(file.client.name)
    await page.keyboard.press('F9')
    await expect(page.getByText(hands.words.frame.privacyCovered), where).toBeVisible()
    expect(await sees(), where).not.toMatch(/张晓明|Zhang|2026-0001/)
    expect(await page.locator('.frame').evaluate((frame) => getComputedStyle(frame).visibility), where).toBe('hidden')
    const seen = await page.evaluate(() => document.body.innerText + document.elementsFromPoint(640, 400)[0]?.className)
    expect(seen, where).not.toMatch(/张晓明|Zhang|2026-0001/)
    await page.keyboard.press('F9')
    await expect(page.getByText(hands.words.frame.privacyCovered)).toHaveCount(0)
    await page.keyboard.press('Escape')
  }
})
