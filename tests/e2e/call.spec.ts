import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { Locator } from 'playwright'
import { parseCases } from '../../src/contract/interchange.ts'
import { localParts } from '../../src/domain/time.ts'
import { expectLadder } from './agreement-steps.ts'
import { expectCleanView } from './axe-steps.ts'
import { awayFromPointer, callForm, openCase, startCall, storedCase, storedDrafts } from './call-steps.ts'
import { goTo, propose, typeTerms } from './case-steps.ts'
import { box, button, choice, choose, expectSaid, field, key, part, press, reach, type } from './hands.ts'
import { takeIn } from './intake-steps.ts'
import { at, firstStart, unlock, type AtWork } from './office-steps.ts'
import { afterLock } from './support.ts'

/** The call companion with the keyboard alone, over the debt of the first sample case. */

const parsed = parseCases(readFileSync(join(import.meta.dirname, '../../src/domain/sample/two-cases.json'), 'utf8'))
const { file } = (parsed.ok ? parsed.cases : [])[0]!
const brand = file.debts[0]!.brand
const said = file.agreements[0]!.oralTerms!

let it: AtWork
let form: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('zh-CN')
  await awayFromPointer(it.app)
  await takeIn(it.hands, file)
  await propose(it.hands, file, { ...file.proposals[0]!, status: 'sent' })
})
test.afterAll(() => it.app.close())

const press1 = (name: string) => it.page.keyboard.press(name)
const result = (value: Parameters<typeof it.hands.label<'contact_result'>>[1]) =>
  form.getByRole('radio', { name: it.hands.label('contact_result', value) })

test('from the debts section one key opens it: the brief, first of all when the client may be called, and the timer', async () => {
  const { words, page } = it.hands
  await goTo(it.hands, 'debts')
  form = await startCall(it.hands, brand)
  const brief = part(page, words.call.brief)
  await expect(brief.locator('.call-facts > :first-child')).toContainText(file.client.phones[0]!.reachable!)
  await expect(brief).toContainText('8,383.90 CNY')
  await expect(brief).toContainText(words.call.noPromise)
  await expect(brief.getByRole('heading', { name: words.call.ask })).toBeVisible()
  await expect(form.getByRole('timer')).not.toHaveText('0:00')
  await expectCleanView(it.hands, 'call, begun')
})

test('name and employee number are asked for until they are given or refused', async () => {
  const { words } = it.hands
  const name = field(form, words.contacts.counterpartName)
  const number = field(form, words.contacts.counterpartNo)
  await expect(form.getByText(words.call.askName)).toBeVisible()
  await type(it.hands, field(form, words.call.notes), '客服接听')
  await press1('ControlOrMeta+Enter')
  await expect(form.getByRole('radiogroup')).toHaveAttribute('aria-invalid', 'true')
  await press1('Alt+1')
  await expect(result('answered')).toBeChecked()
  await press1('ControlOrMeta+Enter')
  await expect(name).toBeFocused()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expectCleanView(it.hands, 'call, refused')
  await type(it.hands, name, '王先生')
  await press1('Alt+u')
  await expect(box(form, words.call.numberRefused)).toBeChecked()
  await expect(form.getByText(words.call.askName)).toHaveCount(0)
  await expect(number).not.toHaveAttribute('aria-invalid')
})

test('leaving keeps it; the case and the list say so, through a lock, and it opens as it was', async () => {
  const { words } = it.hands
  await press1('Escape')
  await expect(form).toHaveCount(0)
  await goTo(it.hands, 'overview')
  await expect(button(it.page, words.call.goOn)).toBeVisible()
  await goTo(it.hands, 'contacts')
  await expect(button(it.page, words.call.goOn)).toBeVisible()
  const fresh = await afterLock(it, () => press1('ControlOrMeta+l'))
  it = { ...it, ...fresh, hands: at(fresh, it.hands) }
  await awayFromPointer(it.app)
  await unlock(it.hands)
  await press(it.hands, part(it.page, words.call.open(1)).getByRole('button'))
  form = callForm(it.hands, brand)
  await expect(field(form, words.call.notes)).toHaveValue('客服接听')
  await expect(field(form, words.contacts.counterpartName)).toHaveValue('王先生')
  await expect(box(form, words.call.numberRefused)).toBeChecked()
  await expect(result('answered')).toBeChecked()
})

test('a yes brings the terms; what was read back counts only as it stands', async () => {
  const { words } = it.hands
  await press1('Alt+2')
  await expect(result('accepted_verbal')).toBeChecked()
  await expect(form.getByText(words.call.noTerms)).toBeVisible()
  await typeTerms(it.hands, form, file, said)
  const { readBack } = words.call
  const sentence = form.locator('.call-sentence')
  await expect(sentence).toContainText(readBack.begin)
  await expect(sentence).toContainText('8,321.95')
  await expect(sentence).toContainText(it.hands.label('debt_component', 'overdue_interest'))
  await expect(sentence).toContainText('61.95')
  const agreed = box(form, words.call.readBackDone)
  await press1('Alt+b')
  await expect(agreed).toBeChecked()
  await type(it.hands, field(form, words.evidence.term.installments), '2')
  await expect(agreed).not.toBeChecked()
  await type(it.hands, field(form, words.evidence.term.installments), '1')
  await expect(agreed, 'the very terms that were agreed to are back').toBeChecked()
  await expectCleanView(it.hands, 'call, terms')
})

test('one save logs the call and what was said; the next steps are one key each', async () => {
  const { words, page } = it.hands
  await press1('Alt+h')
  const length = field(form, words.call.lasted)
  await expect(length).toHaveValue(/^\d+:\d\d$/)
  await type(it.hands, length, '12:30')
  await press1('Alt+f')
  await expect(field(form, words.contacts.nextFollowUpOn)).not.toHaveValue('')
  await press1('ControlOrMeta+Enter')
  await expectSaid(it.hands, words.contacts.saved)
  await expect(page.getByRole('button', { name: words.call.letter })).toBeFocused()
  await expectCleanView(it.hands, 'call, logged')
  const stored = await storedCase(page, file.caseNo)
  const entry = stored.contacts.at(-1)!
  expect(entry).toMatchObject({
    debts: [stored.debts[0]!.key],
    channel: 'call',
    counterpartName: '王先生',
    refusedToSay: ['number'],
    summary: '客服接听',
    result: 'accepted_verbal',
    readBack: true,
    durationSec: 750,
  })
  const { contact, ...terms } = said
  expect(stored.agreements).toMatchObject([{ proposal: stored.proposals[0]!.key, oralTerms: { ...terms, contact: entry.key } }])
  expect(contact).toBeDefined()
  expect(await storedDrafts(page)).toEqual([])
  await press1('a')
  await expectLadder(it.hands, 'oral_promise')
})

test('from hanging up to the saved entry at most 8 keystrokes, whatever the result, on one screen', async () => {
  const { words, page } = it.hands
  for (const [keys, value] of [
    ['Alt+2', 'accepted_verbal'],
    ['Alt+3', 'documents_requested'],
    ['Alt+4', 'refused'],
    ['Alt+5', 'no_answer'],
    ['Alt+7', 'callback_promised'],
  ] as const) {
    form = await startCall(it.hands, brand)
    const struck: string[] = []
    const strike = async (name: string) => {
      struck.push(name)
      await press1(name)
    }
    await strike('Alt+h')
    await strike('Alt+n')
    await strike('Alt+u')
    await type(it.hands, field(form, words.call.notes), '已通话')
    await strike(keys)
    await expect(result(value)).toBeChecked()
    await strike('Alt+f')
    await strike('ControlOrMeta+Enter')
    await expectSaid(it.hands, words.contacts.saved)
    await expect(form).toHaveCount(0)
    expect(struck.length, struck.join(', ')).toBeLessThanOrEqual(8)
    await press1('b')
    await expect(page.locator('.case-work')).toHaveAttribute('aria-label', words.case.sections.debts)
  }
  const stored = await storedCase(page, file.caseNo)
  expect(stored.contacts.slice(-5).map((entry) => entry.result)).toEqual([
    'accepted_verbal',
    'documents_requested',
    'refused',
    'no_answer',
    'callback_promised',
  ])
  expect(stored.contacts.at(-2), 'nobody was there to refuse anything').not.toHaveProperty('refusedToSay')
  expect(stored.contacts.at(-1)).toMatchObject({ refusedToSay: ['name', 'number'] })
})

test('a rarer result comes from the list, another day and number from below', async () => {
  const { words, page, hands } = { ...it.hands, hands: it.hands }
  form = await startCall(hands, brand)
  await type(hands, field(form, words.call.notes), '对方语气激烈')
  await choose(hands, choice(form, words.call.otherResult), hands.label('contact_result', 'threat_received'))
  await press1('Alt+n')
  await press1('Alt+u')
  await reach(hands, form.locator('summary').filter({ hasText: words.call.more }))
  await press1('Enter')
  await type(hands, field(form, words.contacts.day), '2026-03-17')
  await type(hands, field(form, words.contacts.time), '15:40')
  await press1('ControlOrMeta+Enter')
  await expectSaid(hands, words.contacts.saved)
  const entry = (await storedCase(page, file.caseNo)).contacts.at(-1)!
  expect(entry.result).toBe('threat_received')
  expect(localParts(entry.at)).toMatchObject({ day: '2026-03-17', time: '15:40' })
  await press1('Escape')
})

test('a call that was opened and in which nothing was typed leaves nothing behind', async () => {
  await goTo(it.hands, 'overview')
  form = await startCall(it.hands, brand)
  await expect.poll(() => storedDrafts(it.page)).toEqual([`call:${file.caseNo}:d1`])
  await press1('Escape')
  await expect(form).toHaveCount(0)
  await expect.poll(() => storedDrafts(it.page)).toEqual([])
  await expect(button(it.page, it.hands.words.call.goOn)).toHaveCount(0)
})

test('offers, agreements and contacts open it for their debt, and the terms can be taken from what we asked', async () => {
  const { words } = it.hands
  for (const section of ['offers', 'contacts', 'agreements'] as const) {
    await goTo(it.hands, section)
    form = await startCall(it.hands, brand)
    if (section !== 'agreements') await press1('Escape')
  }
  await press1('Alt+6')
  await press1('Alt+a')
  await expect(field(form, words.evidence.term.firstDueOn)).toHaveValue(file.proposals[0]!.terms.firstDueOn!)
  await press1('Alt+n')
  await expect(box(form, words.call.nameRefused)).toBeChecked()
  await press1('Escape')
  await key(it.hands, 'Escape')
  await openCase(it.hands, file.caseNo)
})
