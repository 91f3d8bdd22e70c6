import type { EnumValue } from '../domain/enums.ts'
import type { MainRequest } from './main-requests.ts'
import type { RequestName } from './requests.ts'

/** What a person is in an office. */
export type Role = EnumValue<'person_role'>

/** Who asks: the window, the view that prints, or main itself. */
export type Asker = 'screen' | 'paper' | 'main'

/** Who may ask something. */
export interface Access {
  from: Asker
  /** Who may ask in an open office; null: no office need be open, and whoever sits there may ask. */
  roles: readonly Role[] | null
  /** Whether something changes, or leaves the office as plain text: not while an office is only looked at. */
  writes: boolean
  /** The properties that name cases: one that may not be seen answers as one that does not exist. */
  cases?: readonly ('caseNo' | 'caseNos' | 'householdWith')[]
  /** Who may leave the case out, where it may be left out: then it is about every case. */
  everyCase?: readonly Role[]
}

const everybody: readonly Role[] = ['administrator', 'counselor', 'reader']
const working: readonly Role[] = ['administrator', 'counselor']
const administrators: readonly Role[] = ['administrator']

const outside: Access = { from: 'screen', roles: null, writes: false }
const look: Access = { from: 'screen', roles: everybody, writes: false }
const work: Access = { from: 'screen', roles: working, writes: true }
const lead: Access = { from: 'screen', roles: administrators, writes: true }
const seeCase: Access = { ...look, cases: ['caseNo'] }
const changeCase: Access = { ...work, cases: ['caseNo'] }

/**
 * The one authorization table: a row for every request of both doors; one without does not compile. The vault enforces
 * it. Which cases a person may see: an administrator all, a counselor those that are theirs, that they stand in for or
 * that are nobody's, a reader those that name them. What main answers leads to the vault's own rows or to nothing of a client.
 */
export const access: Record<RequestName | MainRequest, Access> = {
  'shell.state': outside,
  'shell.saveSettings': outside,
  'shell.pick': outside,
  'shell.offerFolder': outside,
  'shell.officeOpened': outside,
  'shell.backupPlace': outside,
  'shell.lock': outside,
  'clipboard.copy': outside,
  'summary.export': changeCase,
  'letter.export': changeCase,
  'chronology.export': changeCase,
  'subject.export': changeCase,
  'bundle.print': work,
  'recovery.print': outside,

  'office.create': outside,
  'office.saveRecovery': outside,
  'office.confirmRecovery': outside,
  'office.glance': outside,
  'office.unlock': outside,
  'office.state': outside,
  'office.lookInside': outside,
  'office.rescue': outside,
  'backup.newestFor': outside,
  'office.copyTo': lead,
  'office.check': { ...lead, writes: false },
  'backup.state': look,
  // Whoever has worked may see to it that it is kept; nothing of a client leaves the office unencrypted.
  'backup.now': work,
  'backup.list': outside,
  'backup.check': outside,
  'backup.restore': outside,

  'office.log': { ...lead, writes: false },
  'office.people': look,
  'people.add': lead,
  'people.change': lead,
  'people.remove': lead,
  'keys.rotate': lead,
  'passphrase.change': { ...look, writes: true },
  'recovery.renew': lead,
  'recovery.confirm': lead,
  'office.lists': look,
  'office.saveList': lead,

  'due.list': look,
  'waiting.list': look,
  'cases.list': look,
  'cases.nextNo': { ...look, roles: working },
  'cases.similar': { ...look, roles: working },
  'cases.import': work,
  'cases.export': { ...changeCase, everyCase: administrators },

  'case.open': seeCase,
  'case.verify': seeCase,
  'case.reveal': seeCase,
  'case.create': { ...work, cases: ['householdWith'] },
  'case.update': changeCase,
  'case.assign': changeCase,
  'case.people': seeCase,
  'case.viewers': seeCase,
  'cases.assign': { ...lead, cases: ['caseNos'] },
  'client.update': changeCase,
  'hardship.save': changeCase,
  'consent.add': changeCase,
  'consent.withdraw': changeCase,
  'budget.save': changeCase,
  'budget.confirm': changeCase,
  'debt.add': changeCase,
  'debt.update': changeCase,
  'balance.add': changeCase,
  'contact.add': changeCase,
  'contact.correct': changeCase,
  'contact.withdraw': changeCase,
  'document.add': changeCase,
  'document.describe': changeCase,
  'document.read': seeCase,
  'document.bytes': seeCase,
  'document.saveAs': changeCase,
  'evidence.ask': changeCase,
  'evidence.dropAsk': changeCase,
  'bundle.start': changeCase,
  'bundle.next': work,
  'bundle.cancel': work,
  'bundle.paper': { ...work, from: 'main' },
  'proposal.add': changeCase,
  'proposal.update': changeCase,
  'agreement.add': changeCase,
  'agreement.update': changeCase,
  'agreement.oralTerms': changeCase,
  'agreement.paper': changeCase,
  'agreement.acceptDifference': changeCase,
  'agreement.clientAccepts': changeCase,
  'agreement.schedule': changeCase,
  'payment.add': changeCase,
  'payment.update': changeCase,

  'erasure.list': { ...look, roles: working },
  'erasure.state': { ...seeCase, roles: working },
  'erasure.ask': changeCase,
  'erasure.drop': changeCase,
  'erasure.confirm': changeCase,
  'hold.set': changeCase,
  'hold.lift': changeCase,
  'subject.copy': changeCase,

  'draft.save': work,
  'draft.read': { ...work, writes: false },
  'draft.drop': work,
  'draft.list': { ...work, writes: false },

  'paper.page': { ...changeCase, from: 'paper', everyCase: working },
}
