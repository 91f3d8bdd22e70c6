import { expect, test } from 'playwright/test'
import { aCase, aContact, aDebt, aDocument, lender } from '../domain/build.ts'
import { expectCleanView } from './axe-steps.ts'
import { goTo } from './case-steps.ts'
import { expectLadder } from './agreement-steps.ts'
import { button, choice, choose, expectSaid, field, group, key, part, press, reach, save, type } from './hands.ts'
import { openCase, takeIn } from './money-steps.ts'
import { firstStart, type AtWork } from './office-steps.ts'

/** Every term said and written, the clauses with their words, the letter they lead to, and an agreement that is amended: by keyboard alone. */

let it: AtWork
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  it = await firstStart('en')
  await takeIn(it, [
    aCase({
      debts: [aDebt({ debtType: 'credit_card', brand: '信用卡' })],
      contacts: [aContact('c1', '2026-03-16T15:40', { result: 'accepted_verbal' })],
      documents: [aDocument('letter', '2026-03-20')],
    }),
  ])
  await openCase(it.hands, '2026-0001')
  await goTo(it.hands, 'agreements')
})
test.afterAll(() => it.app.close())

const words = () => it.hands.words.agreements
const evidence = () => it.hands.words.evidence
const form = (name: string) => it.page.getByRole('form', { name, exact: true })
const terms = () => part(it.page, words().terms)
const rowOf = (term: string) =>
  terms()
    .getByRole('row')
    .filter({ has: it.page.getByRole('rowheader', { name: term, exact: true }) })
const letter = () => it.page.locator('.case-side form')

test('terms as said: the seldom ones stand behind one line, amounts are read as they are typed', async () => {
  const { page, hands } = it
  await key(hands, 'o')
  const said = form(words().newAgreement)
  await type(hands, field(said, evidence().term.total), '12000')
  await type(hands, field(said, evidence().term.installments), '7')
  await type(hands, field(said, evidence().term.amounts), '1500')
  await expect(said).toContainText(words().amountsMisfit('10,500.00', '12,000.00'))
  await type(hands, field(said, evidence().term.amounts), '1714.28x6 1714.32')
  await expect(said).toContainText(hands.words.ui.readAs('1,714.28×6 1,714.32'))
  await expect(said).not.toContainText(words().amountsMisfit('', '').slice(0, 20))
  await type(hands, field(said, evidence().term.firstDueOn), '2026-05-09')
  await type(hands, field(said, evidence().term.lastDueOn), '2026-11-09')
  await expect(field(said, evidence().term.interest)).toBeHidden()
  await press(hands, said.getByText(words().moreTerms, { exact: true }))
  await type(hands, field(said, evidence().term.interest), '0')
  await choose(hands, choice(said, evidence().term.clawback), evidence().clawback.never)
  await type(hands, field(said, evidence().term['payTo.account']), '6222 0001 2345')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(field(said, evidence().term['payTo.holder'])).toHaveAttribute('aria-invalid', 'true')
  await type(hands, field(said, evidence().term['payTo.holder']), lender)
  await save(hands, words().newAgreement)
  await expect(rowOf(evidence().term.amounts)).toContainText('1,714.28 × 6 + 1,714.32')
  await expect(rowOf(evidence().term['payTo.account'])).toContainText('••••2345')
  await expectLadder(hands, 'oral_promise')
})

test('a word without a paper: its confirmation is asked for by one key', async () => {
  const { page, hands } = it
  await expect(button(page, words().askConfirmation)).toBeVisible()
  await key(hands, 'q')
  await expect(letter()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(letter()).toHaveCount(0)
})

test('the paper: clauses judged by figures, each with its words, seldom ones folded by groups', async () => {
  const { page, hands } = it
  const { label } = hands
  await key(hands, 'e')
  const paper = form(words().paperAdd)
  await choose(hands, choice(paper, words().document), `letter.txt · ${label('evidence_type', 'written_confirmation')}`)
  await choose(hands, choice(paper, words().form), label('agreement_form', 'in_app'))
  await type(hands, field(paper, evidence().term.total), '12000')
  await type(hands, field(paper, evidence().term.installments), '7')
  await type(hands, field(paper, evidence().term.amounts), '1714.28')
  await type(hands, field(paper, evidence().term.firstDueOn), '2026-05-09')
  await type(hands, field(paper, evidence().term.lastDueOn), '2026-12-09')
  await choose(hands, choice(paper, words().waived), words().nothingWaived)
  await press(hands, paper.getByText(words().moreTerms, { exact: true }))
  await type(hands, field(paper, evidence().term.interest), '5.85%')
  await choose(hands, choice(paper, evidence().term.clawback), evidence().clawback.missed_1)
  await type(hands, field(paper, evidence().term['payTo.holder']), lender)
  await reach(hands, choice(paper, label('agreement_clause', 'balance_structure_currency')))
  await page.keyboard.type('113141')
  await expect(choice(paper, label('agreement_clause', 'schedule')).locator('option:checked')).toHaveText(label('clause_status', 'present'))
  await expect(choice(paper, label('agreement_clause', 'no_new_cards')).locator('option:checked')).toHaveText(
    label('clause_status', 'present'),
  )
  await expect(choice(paper, label('agreement_clause', 'rights_and_breach')).locator('option:checked')).toHaveText(
    label('clause_status', 'not_applicable'),
  )
  await type(hands, field(group(paper, label('agreement_clause', 'interest_and_fees')), words().clauseWords), '利息按有关规定执行')
  await press(hands, paper.getByText(words().clauseFold(evidence().clauseGroup.parties, 0, 5), { exact: true }))
  await choose(hands, choice(paper, label('agreement_clause', 'authority')), label('clause_status', 'missing'))
  await expectCleanView(hands, 'the paper and its clauses')
  await save(hands, words().paperAdd)
  await expectSaid(hands, words().paperSaved)
  const clauses = part(page, words().clauses)
  await expect(clauses.getByRole('listitem')).toHaveCount(7)
  await expect(clauses).toContainText('利息按有关规定执行')
  await expect(clauses).toContainText(`${evidence().standing.required} · ${evidence().law.cardRules} Art. 70 (3)`)
  await expect(page.getByText(evidence().grade.message)).toBeVisible()
})

test('what the paper says otherwise, leaves out or adds is a difference; what differs by rounding is none', async () => {
  const { page, hands } = it
  const { differs, same, term } = evidence()
  for (const open of [term.lastDueOn, term.clawback, term.interest, term['payTo.account']]) await expect(rowOf(open)).toContainText(differs)
  for (const one of [term.total, term.installments, term.amounts, term['payTo.holder']]) await expect(rowOf(one)).toContainText(same)
  await expectCleanView(hands, 'every term with its differences')
  await key(hands, 'q')
  await expect(letter()).toBeVisible()
  const text = () =>
    letter()
      .locator('textarea')
      .evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value).join('\n'))
  await expect.poll(text).toContain(term.interest)
  expect(await text()).toContain('利息按有关规定执行')
  await page.keyboard.press('Escape')
  await expect(letter()).toHaveCount(0)
})

test('an amendment stands in place of the old agreement once it is in force, and both stay readable', async () => {
  const { page, hands } = it
  const { label } = hands
  const status = () => choice(page, words().agreementStatus)
  await choose(hands, status(), label('agreement_status', 'active'))
  await key(hands, 'a')
  const amended = form(words().amendOf('a1'))
  await expect(amended).toBeVisible()
  await type(hands, field(amended, evidence().term.total), '9000')
  await expectCleanView(hands, 'an amendment')
  await save(hands, words().amendOf('a1'))
  await expect(button(page, words().inPlaceOf('a1'))).toBeVisible()
  await expect(status().locator('option:checked')).toHaveText(label('agreement_status', 'pending_confirmation'))
  await press(hands, button(page, words().inPlaceOf('a1')))
  await expect(button(page, words().toBeReplacedBy('a2'))).toBeVisible()
  await expect(status().locator('option:checked')).toHaveText(label('agreement_status', 'active'))
  await press(hands, button(page, words().toBeReplacedBy('a2')))
  await choose(hands, status(), label('agreement_status', 'active'))
  await press(hands, button(page, words().inPlaceOf('a1')))
  await expect(status().locator('option:checked')).toHaveText(label('agreement_status', 'amended'))
  await expect(button(page, words().replacedBy('a2'))).toBeVisible()
  await expect(rowOf(evidence().term.total)).toContainText('12,000.00')
})
