import type { Budget, CaseFileInput } from '../domain/case-file.ts'

/** What does not fit together inside one case: where, and the code of what is wrong. */
export interface Misfit {
  path: string
  reason: 'key.missing' | 'key.twice' | 'reference.missing' | 'reference.circle' | 'currency.mixed'
}

type File = CaseFileInput['file']
type Reference = [path: string, key: string | undefined, known: ReadonlySet<string>]

/** The first key that stands twice, list of earlier versions without the one that counts, reference that leads nowhere, or agreement over several currencies; null when all fits. */
export function findMisfit(file: File): Misfit | null {
  return doubledKey(file) ?? missingNewest(file) ?? brokenReference(file) ?? circle(file) ?? mixedCurrencies(file)
}

function doubledKey(file: File): Misfit | null {
  for (const [path, keys, end] of keyLists(file)) {
    const at = firstRepeat(keys)
    if (at >= 0) return { path: `${path}[${at}]${end}`, reason: 'key.twice' }
  }
  return null
}

/** Earlier versions without one that counts: the newest of them would come to count in silence. */
function missingNewest(file: File): Misfit | null {
  if (!file.budget && file.earlierBudgets?.length) return { path: 'budget', reason: 'key.missing' }
  const at = file.agreements.findIndex(({ writtenTerms, earlierPapers }) => !writtenTerms && earlierPapers?.length)
  if (at >= 0) return { path: `agreements[${at}].writtenTerms`, reason: 'key.missing' }
  const said = file.agreements.findIndex(({ oralTerms, earlierOralTerms }) => !oralTerms && earlierOralTerms?.length)
  return said < 0 ? null : { path: `agreements[${said}].oralTerms`, reason: 'key.missing' }
}

/** Every list in which a key or number stands once: where it is, its keys, and the way from an item to its key. */
function* keyLists(file: File): Generator<[path: string, keys: (string | number)[], end: string]> {
  for (const kind of ['debts', 'documents', 'contacts', 'proposals', 'agreements'] as const)
    yield [kind, file[kind].map(({ key }) => key), '.key']
  yield ['asks', (file.asks ?? []).map(({ key }) => key), '.key']
  for (const kind of ['contacts', 'proposals', 'agreements'] as const) {
    for (const [i, part] of file[kind].entries()) yield [`${kind}[${i}].debts`, part.debts, '']
  }
  for (const [i, { schedule }] of file.agreements.entries()) yield [`agreements[${i}].schedule`, schedule.map(({ no }) => no), '.no']
}

const firstRepeat = (keys: (string | number)[]): number => {
  const seen = new Set<string | number>()
  return keys.findIndex((key) => seen.size === seen.add(key).size)
}

function brokenReference(file: File): Misfit | null {
  for (const [path, key, known] of references(file)) {
    if (key !== undefined && !known.has(key)) return { path, reason: 'reference.missing' }
  }
  return null
}

function* references(file: File): Generator<Reference> {
  const keysOf = (parts: { key: string }[]) => new Set(parts.map(({ key }) => key))
  const debts = keysOf(file.debts)
  const documents = keysOf(file.documents)
  const contacts = keysOf(file.contacts)
  const proposals = keysOf(file.proposals)
  const agreements = keysOf(file.agreements)
  for (const kind of ['contacts', 'proposals', 'agreements'] as const) {
    for (const [i, part] of file[kind].entries()) {
      for (const [n, debt] of part.debts.entries()) yield [`${kind}[${i}].debts[${n}]`, debt, debts]
    }
  }
  for (const [i, contact] of file.contacts.entries()) {
    yield [`contacts[${i}].corrects`, contact.corrects, contacts]
    yield [`contacts[${i}].withdraws`, contact.withdraws, contacts]
    for (const [n, document] of (contact.documents ?? []).entries()) yield [`contacts[${i}].documents[${n}]`, document, documents]
    yield [`contacts[${i}].letter.agreement`, contact.letter?.agreement, agreements]
  }
  for (const [i, { debt }] of (file.asks ?? []).entries()) yield [`asks[${i}].debt`, debt, debts]
  for (const [i, { balances, interruptions = [] }] of file.debts.entries()) {
    for (const [n, balance] of balances.entries()) {
      yield [`debts[${i}].balances[${n}].document`, balance.document, documents]
      yield [`debts[${i}].balances[${n}].contact`, balance.contact, contacts]
    }
    for (const [n, { document }] of interruptions.entries()) yield [`debts[${i}].interruptions[${n}].document`, document, documents]
  }
  for (const [path, { income, expenses }] of budgetsOf(file)) {
    for (const [n, { document }] of income.entries()) yield [`${path}.income[${n}].document`, document, documents]
    for (const [n, { document }] of expenses.entries()) yield [`${path}.expenses[${n}].document`, document, documents]
  }
  for (const [i, { answers, replaces }] of file.proposals.entries()) {
    yield [`proposals[${i}].answers`, answers, proposals]
    yield [`proposals[${i}].replaces`, replaces, proposals]
  }
  for (const [i, agreement] of file.agreements.entries()) {
    const here = `agreements[${i}]`
    yield [`${here}.proposal`, agreement.proposal, proposals]
    yield [`${here}.replaces`, agreement.replaces, agreements]
    yield [`${here}.oralTerms.contact`, agreement.oralTerms?.contact, contacts]
    for (const [n, said] of (agreement.earlierOralTerms ?? []).entries())
      yield [`${here}.earlierOralTerms[${n}].contact`, said.contact, contacts]
    yield [`${here}.writtenTerms.document`, agreement.writtenTerms?.document, documents]
    for (const [n, paper] of (agreement.earlierPapers ?? []).entries())
      yield [`${here}.earlierPapers[${n}].document`, paper.document, documents]
    for (const [n, payment] of agreement.payments.entries()) yield [`${here}.payments[${n}].receipt`, payment.receipt, documents]
  }
}

function* budgetsOf({ budget, earlierBudgets = [] }: File): Generator<[path: string, budget: Budget]> {
  if (budget) yield ['budget', budget]
  for (const [i, earlier] of earlierBudgets.entries()) yield [`earlierBudgets[${i}]`, earlier]
}

/** Corrections and withdrawals point back in time; a circle of them would leave no entry that stands. */
function circle(file: File): Misfit | null {
  const settled = new Set<string>()
  const pointsTo = new Map(
    file.contacts.map((contact) => [contact.key, [contact.corrects, contact.withdraws].filter((key) => key !== undefined)]),
  )
  for (const [i, start] of file.contacts.entries()) {
    const reached = new Set<string>()
    const waiting = [...(pointsTo.get(start.key) ?? [])]
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (key === start.key)
        return { path: `contacts[${i}].${start.corrects === undefined ? 'withdraws' : 'corrects'}`, reason: 'reference.circle' }
      if (reached.has(key) || settled.has(key)) continue
      reached.add(key)
      waiting.push(...(pointsTo.get(key) ?? []))
    }
    settled.add(start.key)
  }
  return null
}

/** An amount of a proposal or agreement has the currency of its debts, so they can have only one. */
function mixedCurrencies(file: File): Misfit | null {
  const currencyOf = new Map(file.debts.map((debt) => [debt.key, debt.currency]))
  for (const kind of ['proposals', 'agreements'] as const) {
    for (const [i, part] of file[kind].entries()) {
      const first = part.debts.findIndex((debt) => currencyOf.get(debt) !== currencyOf.get(part.debts[0] ?? ''))
      if (first >= 0) return { path: `${kind}[${i}].debts[${first}]`, reason: 'currency.mixed' }
    }
  }
  return null
}
