import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { parseCases } from '../../src/contract/interchange.ts'
import type { CaseFileInput } from '../../src/domain/case-file.ts'
import { installmentStatuses } from '../../src/domain/schedule.ts'
import { formatMoney } from '../../src/domain/money.ts'
import { today } from '../../src/ui/clock.ts'
import { accept, expectLadder, makeSchedule, pay, recordPaper, recordSaid, setStatuses } from './agreement-steps.ts'
import { addDocuments, goTo, logContact, propose } from './case-steps.ts'
import { comparable, exportOffice, sampleCases } from './exported.ts'
import { expectSaid, key, part, type Hands } from './hands.ts'
import { takeIn } from './intake-steps.ts'
import { answerDialogs, firstStart, type AtWork } from './office-steps.ts'

/** The whole main job as a counselor does it, typed into the window from a fresh start to the paper. */

const parsed = parseCases(readFileSync(join(import.meta.dirname, '../../src/domain/sample/two-cases.json'), 'utf8'))
const cases = parsed.ok ? parsed.cases : []

test('both cases from a fresh start to the PDF with keyboard events only, in zh-CN', async () => {
  test.setTimeout(300_000)
  const it = await firstStart('zh-CN')
  try {
    await firstCase(it)
    await secondCase(it)
  } finally {
    await it.app.close()
  }
  expect(exported(it)).toEqual(sampleCases().map(comparable))
})

test('the first case with the keyboard alone, the second by mouse, in en', async () => {
  test.setTimeout(300_000)
  const it = await firstStart('en')
  try {
    await firstCase(it)
    await secondCase({ ...it, hands: { ...it.hands, by: 'mouse' } })
  } finally {
    await it.app.close()
  }
  expect(exported(it)).toEqual(sampleCases().map(comparable))
})

test('the first case from a fresh start to the PDF with the keyboard alone, in zh-TW', async () => {
  const it = await firstStart('zh-TW')
  try {
    await firstCase(it)
  } finally {
    await it.app.close()
  }
  expect(exported(it)).toEqual([sampleCases().map(comparable)[0]])
})

/** Bank and client agree on everything: confirmed. */
async function firstCase(it: AtWork): Promise<void> {
  await typeCase(it.hands, cases[0]!)
  await expectLadder(it.hands, 'confirmed')
  await expectDifferences(it.hands, 0)
  await expectStatuses(it.hands, cases[0]!)
  await expectPaper(it, cases[0]!)
}

/** The paper says more than was said: it stays at client accepted. */
async function secondCase(it: AtWork): Promise<void> {
  await typeCase(it.hands, cases[1]!)
  await expectLadder(it.hands, 'client_accepted')
  await expectDifferences(it.hands, 2)
  await expectCaught(it.hands, cases[1]!)
  await expectStatuses(it.hands, cases[1]!)
  await expectPaper(it, cases[1]!)
}

const exported = ({ home }: AtWork) => exportOffice(home, join(home, 'Parley', 'Office')).map(comparable)

async function typeCase(hands: Hands, whole: CaseFileInput): Promise<void> {
  const { file } = whole
  const [proposal] = file.proposals
  const [agreement] = file.agreements
  if (!proposal || !agreement?.writtenTerms || !agreement.acceptedByClientOn) throw new Error('the sample case is not whole')
  await takeIn(hands, file)
  await propose(hands, file, proposal)
  await expectLevel(hands, 'discussed')
  for (const entry of file.contacts) await logContact(hands, entry)
  await addDocuments(hands, whole)
  await recordSaid(hands, file, agreement)
  await expectLadder(hands, 'oral_promise')
  await recordPaper(hands, file, agreement.writtenTerms)
  await expectLadder(hands, 'terms_checked')
  await accept(hands, agreement.acceptedByClientOn)
  await makeSchedule(hands, agreement)
  for (const payment of agreement.payments) await pay(hands, file, payment)
  await setStatuses(hands, file, agreement)
}

/** The case's own level, beside its name. */
async function expectLevel({ page, label }: Hands, level: 'discussed'): Promise<void> {
  await expect(page.locator('.strip .evidence')).toHaveText(label('evidence_level', level))
}

/** Each open difference has its sign and its word, in the line of its term. */
async function expectDifferences({ page, words }: Hands, count: number): Promise<void> {
  const lines = page
    .getByRole('table', { name: words.agreements.terms })
    .getByRole('row')
    .filter({ hasText: `≠ ${words.evidence.differs}` })
  await expect(lines).toHaveCount(count)
}

/** The line of the total says both sums and that they differ. */
async function expectCaught({ page, words }: Hands, { file }: CaseFileInput): Promise<void> {
  const [agreement] = file.agreements
  const line = page.getByRole('table', { name: words.agreements.terms }).getByRole('row', { name: words.evidence.term.total })
  for (const terms of [agreement?.oralTerms, agreement?.writtenTerms]) await expect(line).toContainText(formatMoney(terms!.total!, 'CNY'))
  await expect(line).toContainText(words.evidence.differs)
}

/** Every installment says its status as of today. */
async function expectStatuses({ page, words, label }: Hands, { file }: CaseFileInput): Promise<void> {
  const rows = part(page, words.agreements.schedule).getByRole('row')
  const due = file.agreements.flatMap((agreement) => installmentStatuses(agreement, today()))
  for (const [index, row] of due.entries())
    await expect(
      rows
        .nth(index + 1)
        .getByRole('cell')
        .last(),
    ).toHaveText(label('installment_status', row.status))
}

/** Exports the summary by its key; the file is whole, private, and holds what was typed. */
async function expectPaper({ app, home, hands }: AtWork, { file }: CaseFileInput): Promise<void> {
  const { words, label } = hands
  const path = join(home, `${file.caseNo}.pdf`)
  await goTo(hands, 'overview')
  await answerDialogs(app, path)
  await key(hands, 'p')
  await expectSaid(hands, words.case.summarySaved(`~${path.slice(home.length)}`))
  expect(existsSync(path)).toBe(true)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
  const [debt] = file.debts
  const texts = [
    words.paper.summary,
    file.caseNo,
    file.client.name,
    file.client.address,
    file.hardship?.narrative,
    debt?.brand,
    ...(debt?.parties.map(({ name }) => name) ?? []),
    ...file.contacts.flatMap((entry) => [entry.summary, entry.counterpartName, entry.promiseByThem?.what]),
    ...file.agreements.flatMap((agreement) => [
      label('agreement_status', agreement.status),
      agreement.writtenTerms?.issuedBy,
      ...agreement.schedule.map((row) => formatMoney(row.amount, 'CNY')),
      ...installmentStatuses(agreement, today()).map((row) => label('installment_status', row.status)),
    ]),
  ]
  for (const one of texts) if (one !== undefined) expect(text).toContain(one.replaceAll(/\s/g, ''))
}
