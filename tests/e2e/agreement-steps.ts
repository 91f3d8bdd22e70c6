import { expect } from 'playwright/test'
import type { Agreement, CaseFileInput, Payment, WrittenTerms } from '../../src/domain/case-file.ts'
import { enums, type EnumValue } from '../../src/domain/enums.ts'
import { localParts } from '../../src/domain/time.ts'
import { formatMoney } from '../../src/domain/money.ts'
import { goTo, typeTerms } from './case-steps.ts'
import { button, choice, choose, chooseIf, expectSaid, field, key, part, press, save, type, type Hands } from './hands.ts'

type File = CaseFileInput['file']

/** What was said by phone, tied to the entry in which it was said. */
export async function recordSaid(hands: Hands, file: File, agreement: Agreement): Promise<void> {
  const { page } = hands
  const words = hands.words.agreements
  await goTo(hands, 'agreements')
  await key(hands, 'o')
  const form = page.getByRole('form', { name: words.newAgreement, exact: true })
  const saidIn = file.contacts.find(({ key: one }) => one === agreement.oralTerms?.contact)
  await expect(choice(form, words.answers).locator('option:checked'), 'the last proposal is offered').not.toHaveText(hands.words.ui.none)
  const option = choice(form, words.saidIn).locator('option', { hasText: saidIn ? localParts(saidIn.at).time : '' })
  await choose(hands, choice(form, words.saidIn), (await option.textContent()) ?? '')
  await typeTerms(hands, form, file, agreement.oralTerms)
  await save(hands, words.newAgreement)
}

/** Types what the paper says, from the document that is in the case. */
export async function recordPaper(hands: Hands, file: File, paper: WrittenTerms): Promise<void> {
  const { page, label } = hands
  const words = hands.words.agreements
  await press(hands, button(page, words.paperAdd))
  const form = page.getByRole('form', { name: words.paperAdd, exact: true })
  const document = file.documents.find(({ key: one }) => one === paper.document)
  if (!document) throw new Error('the paper is not in the case')
  await choose(hands, choice(form, words.document), `${document.fileName} · ${label('evidence_type', document.type)}`)
  await choose(hands, choice(form, words.form), label('agreement_form', paper.form))
  await expect(field(form, words.issuedBy), 'the legal lender is offered as the issuer').toHaveValue(paper.issuedBy)
  if (paper.signedOn) await type(hands, field(form, words.signedOn), paper.signedOn)
  await typeTerms(hands, form, file, paper)
  for (const clause of enums.agreement_clause) {
    const status = paper.clauses[clause]
    await chooseIf(hands, choice(form, label('agreement_clause', clause)), status && label('clause_status', status))
  }
  await save(hands, words.paperAdd)
  await expectSaid(hands, words.paperSaved)
}

/** The client accepts what is written. */
export async function accept(hands: Hands, on: string): Promise<void> {
  const words = hands.words.agreements
  const within = part(hands.page, words.acceptance)
  await type(hands, field(within, words.acceptedOn), on)
  await press(hands, button(within, words.clientAccepts))
  await expect(button(within, words.takeBack)).toBeVisible()
}

/** Installments from the terms; their number stands on the button. */
export async function makeSchedule(hands: Hands, agreement: Agreement): Promise<void> {
  const words = hands.words.agreements
  await press(hands, button(hands.page, words.scheduleMake(agreement.schedule.length)))
  const rows = part(hands.page, words.schedule).getByRole('row')
  await expect(rows).toHaveCount(agreement.schedule.length + 2)
}

export async function pay(hands: Hands, file: File, payment: Payment): Promise<void> {
  const { page, label } = hands
  const words = hands.words.agreements
  await press(hands, button(page, words.addPayment))
  const form = page.getByRole('form', { name: words.addPayment, exact: true })
  await type(hands, field(form, words.paidOn), payment.paidOn)
  await type(hands, field(form, words.amount), formatMoney(payment.amount, file.debts[0]?.currency ?? 'CNY'))
  await choose(hands, choice(form, words.method), label('payment_method', payment.method))
  await choose(hands, choice(form, words.status), label('payment_status', payment.status))
  await save(hands, words.addPayment)
  await expectSaid(hands, words.paymentSaved)
}

/** Sets the status of the agreement and of the case. */
export async function setStatuses(hands: Hands, file: File, agreement: Agreement): Promise<void> {
  const { page, words, label } = hands
  await choose(hands, choice(page, words.agreements.agreementStatus), label('agreement_status', agreement.status))
  await expectSaid(hands, words.case.statusSaid(label('agreement_status', agreement.status)))
  await choose(hands, choice(page, words.case.status), label('case_status', file.status))
  await expectSaid(hands, words.case.statusSaid(label('case_status', file.status)))
}

/** How far up the ladder the agreement on screen stands: every rung up to `level` is reached and none above it. */
export async function expectLadder({ page, words, label }: Hands, level: EnumValue<'evidence_level'>): Promise<void> {
  const rungs = page.getByRole('list', { name: words.agreements.ladder }).getByRole('listitem')
  const reached = enums.evidence_level.indexOf(level)
  await expect(rungs).toHaveText(
    enums.evidence_level.map((one, index) => {
      const state = index <= reached ? words.agreements.reached : words.agreements.notReached
      return new RegExp(`${escape(label('evidence_level', one))}\\s*${escape(state)}$`)
    }),
  )
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
