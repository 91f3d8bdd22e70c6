import type { MainInput } from '../../src/contract/main-door.ts'
import type { MainRequest } from '../../src/contract/main-requests.ts'
import { requests, type Input, type RequestName } from '../../src/contract/requests.ts'
import type { Day, Minor } from '../../src/domain/case-file.ts'
import { newCase, newContact, PASSPHRASE, PERSON } from './new-case.ts'

/** What can be asked: an input for every request, and inputs that nobody sends. A new request needs a line in plainInputs(). */

export const caseNo = '2026-0001'
const day = (text: string) => text as Day

/** An input that its schema takes, for each request; handles lead nowhere. */
export function plainInputs(): { [R in RequestName]: Input<R> } {
  const handle = 'a-handle-that-leads-nowhere'
  const of = { caseNo }
  const today = day('2026-11-22')
  const { client, consents, hardship, debts } = newCase(caseNo)
  const { balances, ...debt } = debts[0]!
  const entry = newContact('d1', 'x')
  const proposal: Input<'proposal.add'>['proposals'][number] = { debts: [], types: [], status: 'draft', terms: {} }
  const payment: Input<'payment.add'>['payment'] = { paidOn: today, amount: 1 as Minor, method: 'cash', status: 'reported' }
  return {
    'office.create': { handle, passphrase: PASSPHRASE, person: PERSON },
    'office.saveRecovery': { handle },
    'office.confirmRecovery': { groups: [] },
    'office.glance': { handle },
    'office.people': {},
    'people.add': { name: '陳志明', role: 'counselor', passphrase: 'quite another passphrase' },
    'people.change': { key: '0123456789abcdef', role: 'reader' },
    'people.remove': { key: '0123456789abcdef', casesTo: null, passphrase: PASSPHRASE },
    'keys.rotate': { passphrase: PASSPHRASE },
    'passphrase.change': { now: PASSPHRASE, next: 'quite another passphrase' },
    'recovery.renew': { passphrase: PASSPHRASE },
    'recovery.confirm': { groups: [] },
    'office.unlock': { handle, secret: { passphrase: PASSPHRASE } },
    'office.state': {},
    'office.lookInside': { handle, secret: { passphrase: PASSPHRASE } },
    'office.rescue': { handle, to: handle, secret: { passphrase: PASSPHRASE }, language: 'en' },
    'office.copyTo': { handle },
    'office.check': {},
    'office.log': { from: 0, limit: 10 },
    'backup.newestFor': { handle },
    'backup.state': {},
    'backup.now': { handle },
    'backup.list': { handle },
    'backup.check': { handle, deep: true },
    'backup.restore': { handle, to: handle, secret: { passphrase: PASSPHRASE } },
    'office.lists': {},
    'office.saveList': { name: 'reserve', value: { rate: '0.10', caps: {} } },
    'due.list': { today, offset: 0, limit: 10 },
    'waiting.list': { today, by: 'creditor', offset: 0, limit: 10 },
    'budget.save': { ...of, budget: { asOf: today, currency: 'CNY', income: [], expenses: [] } },
    'budget.confirm': { ...of, confirmedOn: today },
    'cases.list': { query: '', status: null, sort: 'name', descending: true, offset: 0, limit: 10 },
    'cases.nextNo': { year: 2026 },
    'cases.similar': { name: 'x', phones: [], idDocNo: '' },
    'cases.import': { handle },
    'cases.export': { handle, today },
    'case.open': of,
    'case.people': of,
    'case.viewers': { ...of, offset: 0, limit: 10 },
    'case.verify': of,
    'case.reveal': { ...of, what: 'idDocNo' },
    'case.create': newCase(caseNo),
    'case.update': { ...of, priority: 'low' },
    'case.assign': { ...of, deputy: null },
    'cases.assign': { caseNos: [caseNo], assignedTo: null },
    'client.update': { ...of, client },
    'hardship.save': { ...of, hardship: hardship! },
    'consent.add': { ...of, consent: consents[0]! },
    'consent.withdraw': { ...of, index: 0, withdrawnOn: today },
    'debt.add': { ...of, debt: debts[0]! },
    'debt.update': { ...of, key: 'd1', debt },
    'balance.add': { ...of, debt: 'd1', balance: balances[0]! },
    'contact.add': { ...of, entry },
    'contact.correct': { ...of, corrects: 'c1', entry },
    'contact.withdraw': { ...of, withdraws: 'c1', reason: 'x', at: entry.at, zone: entry.zone },
    'document.add': { ...of, documents: [{ type: 'other', receivedOn: today }] },
    'document.describe': { ...of, key: 'f1', facts: { type: 'other', receivedOn: today } },
    'document.bytes': { ...of, key: 'f1', from: 0, length: 1 },
    'evidence.ask': { ...of, ask: { type: 'payslip', askedOn: today } },
    'evidence.dropAsk': { ...of, key: 'q1' },
    'bundle.start': { ...of, documents: ['f1'], handle },
    'bundle.next': {},
    'bundle.cancel': {},
    'bundle.paper': { bytes: null },
    'document.read': { ...of, key: 'f1' },
    'document.saveAs': { ...of, key: 'f1', handle },
    'proposal.add': { ...of, proposals: [proposal] },
    'proposal.update': { ...of, key: 'p1', proposal },
    'agreement.add': { ...of, debts: ['d1'] },
    'agreement.update': { ...of, key: 'a1' },
    'agreement.oralTerms': { ...of, key: 'a1', oralTerms: {} },
    'agreement.paper': { ...of, key: 'a1', writtenTerms: { document: 'f1', form: 'letter', issuedBy: 'x', clauses: {} } },
    'agreement.acceptDifference': {
      ...of,
      key: 'a1',
      difference: { term: 'total', said: '1', written: '2', reason: 'x', acceptedOn: today },
    },
    'agreement.clientAccepts': { ...of, key: 'a1', acceptedOn: today },
    'agreement.schedule': { ...of, key: 'a1', schedule: [] },
    'payment.add': { ...of, agreement: 'a1', payment },
    'payment.update': { ...of, agreement: 'a1', index: 0, status: 'confirmed' },
    'erasure.list': { today },
    'erasure.state': of,
    'erasure.ask': { ...of, reason: 'mistake' },
    'erasure.drop': of,
    'erasure.confirm': { ...of, passphrase: PASSPHRASE },
    'hold.set': { ...of, reason: 'x' },
    'hold.lift': of,
    'subject.copy': { ...of, handle },
    'draft.save': { key: 'k', content: '{}' },
    'draft.read': { key: 'k' },
    'draft.drop': { key: 'k' },
    'draft.list': {},
    'paper.page': { kind: 'summary', caseNo, language: 'zh-CN', today },
  }
}

/** The names of all requests of the vault. */
export const names = Object.keys(requests) as RequestName[]

/** Values that no form sends. */
const strange: unknown[] = [
  undefined,
  null,
  0,
  -1,
  2 ** 53,
  Number.NaN,
  '',
  '\0',
  '\u{1F600}‮<script>${1}',
  '\uD800',
  [],
  {},
  [[[]]],
  10n,
  new Map([['caseNo', caseNo]]),
  new Date(Number.NaN),
  JSON.parse('{"__proto__": {"caseNo": "x"}, "constructor": 1}'),
]

/** One property after another, at every depth, is replaced, removed or joined by a stranger. */
export function* mutations(input: unknown): Generator {
  yield* strange
  if (typeof input !== 'object' || input === null) return
  for (const key of Object.keys(input)) {
    const copy = () => structuredClone(input) as Record<string, unknown>
    const without = copy()
    delete without[key]
    yield without
    yield { ...copy(), [`${key}2`]: 1 }
    for (const inner of mutations((input as Record<string, unknown>)[key]))
      yield Array.isArray(input) ? [inner] : { ...copy(), [key]: inner }
  }
}

/** The same for main's own door. */
export const plainMainInputs: { [R in MainRequest]: MainInput<R> } = {
  'shell.state': {},
  'shell.saveSettings': { idleMinutes: 5, theme: 'dark' },
  'shell.pick': { kind: 'saveFile', suggestedName: 'a name', extension: 'pdf' },
  'shell.offerFolder': { kind: 'newOffice' },
  'shell.officeOpened': { handle: 'a-handle-that-leads-nowhere' },
  'shell.backupPlace': { handle: 'a-handle-that-leads-nowhere' },
  'shell.lock': {},
  'clipboard.copy': { text: '110101199108240013' },
  'summary.export': { caseNo, language: 'zh-CN' },
  'letter.export': { caseNo, contact: 'c1', language: 'zh-TW' },
  'chronology.export': { caseNo, creditor: '花呗', language: 'en' },
  'subject.export': { caseNo, language: 'en' },
  'bundle.print': { language: 'en' },
  'recovery.print': {},
}
