import { expect } from 'playwright/test'
import type { Locator } from 'playwright'
import type { CaseFileInput, Debt } from '../../src/domain/case-file.ts'
import { formatMoney } from '../../src/domain/money.ts'
import { box, button, choice, choose, chooseIf, field, group, key, part, press, save, tick, type, typeIf, type Hands } from './hands.ts'

type File = CaseFileInput['file']

/** The first case of an office, from the list of cases to the saved intake: every field that the case states. */
export async function takeIn(hands: Hands, file: File): Promise<void> {
  const { page, words } = hands
  await key(hands, 'c')
  await expect(page.getByRole('heading', { level: 1, name: words.intake.title })).toBeVisible()
  await typeClient(hands, file)
  await typeHousehold(hands, file)
  await typePhones(hands, file)
  await typeConsents(hands, file)
  await typeHardship(hands, file)
  await typeDebts(hands, file)
  await typeCaseData(hands, file)
  await save(hands, words.intake.title, words.intake.saveCase)
  await expect(page.getByRole('heading', { level: 1, name: file.client.name })).toBeVisible()
}

async function typeClient(hands: Hands, { client }: File): Promise<void> {
  const { label } = hands
  const words = hands.words.intake
  const within = part(hands.page, words.sections.client)
  await type(hands, field(within, words.name), client.name)
  await typeIf(hands, field(within, words.birthDate), client.birthDate)
  await chooseIf(hands, choice(within, words.idDocType), client.idDocType && label('id_document_type', client.idDocType))
  await typeIf(hands, field(within, words.idDocNo), client.idDocNo)
  await typeIf(hands, field(within, words.address), client.address)
  await chooseIf(
    hands,
    choice(within, words.employmentStatus),
    client.employmentStatus && label('employment_status', client.employmentStatus),
  )
  await typeIf(hands, field(within, words.occupation), client.occupation)
}

async function typeHousehold(hands: Hands, { client }: File): Promise<void> {
  const words = hands.words.intake
  const within = part(hands.page, words.sections.household)
  for (const [index, member] of client.household.entries()) {
    await press(hands, within.getByRole('button', { name: words.addMember }))
    const line = within.getByRole('group').nth(index)
    await type(hands, field(line, words.memberLabel), member.label)
    await choose(hands, choice(line, words.relation), hands.label('household_relation', member.relation))
    await typeIf(hands, field(line, words.birthYear), member.birthYear)
    await chooseIf(hands, choice(line, words.dependant), yesNo(hands, member.dependant))
  }
}

async function typePhones(hands: Hands, { client }: File): Promise<void> {
  const words = hands.words.intake
  const within = part(hands.page, words.sections.contact)
  for (const [index, phone] of client.phones.entries()) {
    if (index > 0) await press(hands, within.getByRole('button', { name: words.addPhone }))
    const line = within.getByRole('group').nth(index)
    await type(hands, field(line, words.phoneNumber), phone.number)
    await choose(hands, choice(line, words.phoneOwner), hands.label('phone_owner', phone.owner))
    await chooseIf(hands, choice(line, words.safeToCall), yesNo(hands, phone.safeToCall))
    await typeIf(hands, field(line, words.reachable), phone.reachable)
  }
}

/** The two that stand there are ticked, the others are added. */
async function typeConsents(hands: Hands, { consents }: File): Promise<void> {
  const words = hands.words.intake
  const within = part(hands.page, words.sections.consents)
  for (const [index, consent] of consents.entries()) {
    const title = hands.label('consent_type', consent.type)
    if (index > 1) await press(hands, within.getByRole('button', { name: words.addConsent }))
    const line = within.getByRole('group').nth(index)
    if (index > 1) await choose(hands, choice(line, words.consentType), title)
    else await tick(hands, box(line, title))
    await type(hands, field(line, words.givenOn), consent.givenOn)
    await choose(hands, choice(line, words.method), hands.label('consent_method', consent.method))
    await typeIf(hands, field(line, words.scope), consent.scope)
  }
}

async function typeHardship(hands: Hands, { hardship }: File): Promise<void> {
  if (!hardship) return
  const words = hands.words.intake
  const within = part(hands.page, words.sections.hardship)
  for (const cause of hardship.causes) await tick(hands, box(within, hands.label('hardship_cause', cause)))
  await typeIf(hands, field(within, words.startedOn), hardship.startedOn)
  await typeIf(hands, field(within, words.narrative), hardship.narrative)
}

async function typeDebts(hands: Hands, { debts }: File): Promise<void> {
  const words = hands.words.intake
  for (const [index, debt] of debts.entries()) {
    if (index > 0) await press(hands, button(hands.page, words.addDebt))
    const within = group(hands.page, words.nth(words.debt, index + 1))
    await typeDebt(hands, within, debt)
    await typeParties(hands, group(within, words.parties), debt)
    await typeBalances(hands, group(within, words.balances), debt)
  }
}

async function typeDebt(hands: Hands, within: Locator, debt: Debt): Promise<void> {
  const { label } = hands
  const words = hands.words.intake
  await type(hands, field(within, words.brand), debt.brand)
  await choose(hands, choice(within, words.debtType), label('debt_type', debt.debtType))
  await choose(hands, choice(within, words.debtClass), label('debt_class', debt.debtClass))
  await choose(hands, choice(within, words.currency), label('currency', debt.currency))
  await typeIf(hands, field(within, words.accountNo), debt.accountNo)
  await typeIf(hands, field(within, words.dueDay), debt.dueDay)
  await typeIf(hands, field(within, words.firstOverdueOn), debt.firstOverdueOn)
  await typeIf(hands, field(within, words.overdueRate), debt.overdueRate)
  await chooseIf(hands, choice(within, words.overdueBasis), debt.overdueRateBasis && label('rate_basis', debt.overdueRateBasis))
}

/** Two lines stand there, platform and legal lender; a line that is not needed stays empty. */
async function typeParties(hands: Hands, within: Locator, { parties }: Debt): Promise<void> {
  const { label } = hands
  const words = hands.words.intake
  const offered = ['servicer', 'legal_lender']
  for (const party of parties) {
    const line = within.getByRole('group').nth(offered.indexOf(party.role))
    await choose(hands, choice(line, words.partyRole), label('creditor_role', party.role))
    await type(hands, field(line, words.partyName), party.name)
    await chooseIf(hands, choice(line, words.partyType), party.type && label('creditor_type', party.type))
  }
}

async function typeBalances(hands: Hands, within: Locator, { balances, currency }: Debt): Promise<void> {
  const { label } = hands
  const words = hands.words.intake
  for (const [index, balance] of balances.entries()) {
    const line = group(within, words.nth(words.balance, index + 1))
    await type(hands, field(line, words.asOf), balance.asOf)
    await choose(hands, choice(line, words.source), label('balance_source', balance.source))
    const { principal, overdue_interest: overdue } = balance.components
    await typeIf(hands, field(line, label('debt_component', 'principal')), principal && formatMoney(principal, currency))
    await typeIf(hands, field(line, label('debt_component', 'overdue_interest')), overdue && formatMoney(overdue, currency))
  }
}

async function typeCaseData(hands: Hands, file: File): Promise<void> {
  const words = hands.words.intake
  const within = part(hands.page, words.sections.case)
  await choose(hands, choice(within, words.jurisdiction), hands.label('jurisdiction', file.jurisdiction))
  await type(hands, field(within, words.openedOn), file.openedOn)
  await choose(hands, choice(within, words.priority), hands.label('priority', file.priority))
  await expect(field(within, words.caseNo), 'the next number of the year is offered').toHaveValue(file.caseNo)
}

const yesNo = ({ words }: Hands, value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? words.ui.yes : words.ui.no

/** A case of which nothing but the client's name is known. */
export async function takeInByName(hands: Hands, name: string): Promise<void> {
  const { page, words } = hands
  await key(hands, 'c')
  await type(hands, field(part(page, words.intake.sections.client), words.intake.name), name)
  await save(hands, words.intake.title, words.intake.saveCase)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}
