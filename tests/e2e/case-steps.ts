import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import type { CaseFile, CaseFileInput, ContactEntry, Proposal, Terms } from '../../src/domain/case-file.ts'
import { formatMoney } from '../../src/domain/money.ts'
import { localParts } from '../../src/domain/time.ts'
import { sections, type CaseSection } from '../../src/screens/case/case-context.tsx'
import {
  box,
  button,
  choice,
  choose,
  chooseIf,
  expectSaid,
  field,
  key,
  press,
  reach,
  save,
  tick,
  type,
  typeIf,
  type Hands,
} from './hands.ts'
import type { Within } from './hands.ts'

type File = CaseFileInput['file']

/** Goes to a section of the open case: by `]`, or by its line beside the work. */
export async function goTo(hands: Hands, section: CaseSection): Promise<void> {
  const { page, words } = hands
  const work = page.locator('.case-work').and(page.getByLabel(words.case.sections[section], { exact: true }))
  if (hands.by === 'mouse') {
    const list = page.getByRole('navigation', { name: words.case.sectionsTitle })
    await list.getByRole('button', { name: words.case.sections[section] }).click()
  } else
    for (let presses = 0; presses < sections.length && !(await work.isVisible()); presses++) {
      const before = await page.locator('.case-work').getAttribute('aria-label')
      await key(hands, ']')
      await expect(page.locator('.case-work')).not.toHaveAttribute('aria-label', before ?? '')
    }
  await expect(work).toBeVisible()
}

/** Logs what was said, in the form that docks beside the case. */
export async function logContact(hands: Hands, entry: ContactEntry): Promise<void> {
  const { page, label } = hands
  const words = hands.words.contacts
  await key(hands, 'n')
  const form = page.getByRole('form', { name: hands.words.case.newContact, exact: true })
  const { day, time } = localParts(entry.at)
  await expect(field(form, words.counterpartName)).toBeFocused()
  await choose(hands, choice(form, words.direction), label('contact_direction', entry.direction))
  await choose(hands, choice(form, words.channel), label('contact_channel', entry.channel))
  await type(hands, field(form, words.day), day)
  await type(hands, field(form, words.time), time)
  await type(hands, choice(form, words.counterpartOrg), entry.counterpartOrg ?? '')
  await typeIf(hands, field(form, words.counterpartName), entry.counterpartName)
  await typeIf(hands, field(form, words.counterpartNo), entry.counterpartNo)
  await type(hands, field(form, words.summary), entry.summary)
  await choose(hands, choice(form, words.result), label('contact_result', entry.result))
  await typeIf(hands, field(form, words.nextFollowUpOn), entry.nextFollowUpOn)
  await typeIf(hands, field(form, words.theirPromise), entry.promiseByThem?.what)
  await typeIf(hands, field(form, words.theirPromiseDue), entry.promiseByThem?.dueOn)
  await typeIf(hands, field(form, words.ourPromise), entry.promiseByUs?.what)
  await typeIf(hands, field(form, words.ourPromiseDue), entry.promiseByUs?.dueOn)
  await press(hands, button(form, words.more))
  await chooseIf(hands, choice(form, words.recordingKind), entry.recordingKind && label('recording_kind', entry.recordingKind))
  await typeIf(hands, field(form, words.recordingRef), entry.recordingRef)
  await typeIf(hands, field(form, words.minutes), entry.durationSec && entry.durationSec / 60)
  await chooseIf(hands, choice(form, words.party), entry.party && label('contact_party', entry.party))
  await typeIf(hands, field(form, words.number), entry.number)
  await type(hands, field(form, words.zone), entry.zone)
  await save(hands, hands.words.case.newContact)
  await expectSaid(hands, words.saved)
}

/** Stores the documents of the case, each from a file on the desk. */
export async function addDocuments(hands: Hands, { file, documents }: CaseFileInput): Promise<void> {
  const { page, label } = hands
  const words = hands.words.papers
  const desk = mkdtempSync(join(tmpdir(), 'parley-desk-'))
  await goTo(hands, 'papers')
  for (const document of file.documents) {
    const path = join(desk, document.fileName)
    writeFileSync(path, documents.find((one) => one.key === document.key)?.content ?? '')
    await key(hands, 'd')
    const form = page.getByRole('form', { name: words.add, exact: true })
    await pickFile(hands, form, path)
    await choose(hands, choice(form, words.type), label('evidence_type', document.type))
    await type(hands, field(form, words.receivedOn), document.receivedOn)
    await typeIf(hands, field(form, words.originalSeenOn), document.originalSeenOn)
    await save(hands, words.add)
    await expect(page.getByRole('rowheader', { name: document.fileName })).toBeVisible()
  }
  rmSync(desk, { recursive: true })
}

/** The system's file dialog opens and answers with this file. */
async function pickFile(hands: Hands, form: Within, path: string): Promise<void> {
  const input = form.locator('input[type=file]')
  const asked = hands.page.waitForEvent('filechooser')
  await reach(hands, input)
  if (hands.by === 'keyboard') await hands.page.keyboard.press('Space')
  await (await asked).setFiles(path)
}

/** Records what is asked of the creditor. */
export async function propose(hands: Hands, file: File, proposal: Proposal): Promise<void> {
  const { page, label } = hands
  const words = hands.words.offers
  await goTo(hands, 'offers')
  await key(hands, 'a')
  const form = page.getByRole('form', { name: words.newProposal, exact: true })
  for (const asked of proposal.types) await tick(hands, box(form, label('proposal_type', asked)))
  await typeTerms(hands, form, file, proposal.terms)
  await typeIf(hands, field(form, words.sentOn), proposal.sentOn)
  await chooseIf(hands, choice(form, hands.words.contacts.channel), proposal.channel && label('contact_channel', proposal.channel))
  await choose(hands, choice(form, words.status), label('proposal_status', proposal.status))
  await save(hands, words.newProposal)
  await expectSaid(hands, words.proposalSaved)
}

/** Total, installments, first due day and waivers, in whichever form they stand. */
export async function typeTerms(hands: Hands, form: Within, { debts }: Pick<CaseFile, 'debts'>, terms: Terms | undefined): Promise<void> {
  if (!terms) return
  const words = hands.words.agreements
  const { term } = hands.words.evidence
  const currency = debts[0]?.currency ?? 'CNY'
  await typeIf(hands, field(form, term.total), terms.total && formatMoney(terms.total, currency))
  await typeIf(hands, field(form, term.installments), terms.installments)
  await typeIf(hands, field(form, term.firstDueOn), terms.firstDueOn)
  if (!terms.waivers) return
  await choose(hands, choice(form, words.waived), terms.waivers.length === 0 ? words.nothingWaived : words.someWaived)
  for (const [index, waiver] of terms.waivers.entries()) {
    if (index > 0) await press(hands, button(form, words.addWaiver))
    await choose(hands, choice(form, words.waivedPart).nth(index), hands.label('debt_component', waiver.component))
    await type(hands, field(form, words.waivedAmount).nth(index), formatMoney(waiver.amount, currency))
  }
}
