import type { Agreement, Budget, CaseFileInput, Client, ContactEntry, Day, Debt, Hardship } from '../case-file.ts'
import { addDays } from '../day.ts'
import { differences } from '../terms-diff.ts'
import { chance, type Chance } from './chance.ts'
import { tellClaims } from './accounts.ts'
import { amountOf } from './amounts.ts'
import { debtsOf } from './debts.ts'
import { paperKey, tellDeal, tellRefusal, type Ledger } from './deal.ts'
import { correctionOf, dayBetween, logOf, withdrawalOf, type Contact } from './log.ts'
import { livingIn, markets, type Market } from './markets.ts'
import { tellBudgets, tellOffers } from './offers.ts'
import { address, client, personName, type Life, type Place } from './people.ts'
import { fill, spokenMoney, spokenMonth, textsOf } from './speech.ts'
import { stories, type Story } from './stories.ts'
import type { Cause, Talk, Texts } from './texts.ts'

type File = CaseFileInput['file']

/** What a cause of hardship makes of the person's work, and the paper that proves it. */
const causes: Record<Cause, [Client['employmentStatus'], Ledger['papers'][number]['type']]> = {
  illness: ['employed_full', 'medical_certificate'],
  unemployment: ['unemployed', 'unemployment_proof'],
  income_drop: ['gig_worker', 'payslip'],
  business_failure: ['self_employed', 'hardship_statement'],
  family_change: ['employed_part', 'divorce_document'],
  bereavement: ['employed_full', 'death_certificate'],
  birth_childcare: ['homemaker', 'medical_certificate'],
  care_of_dependant: ['employed_part', 'medical_certificate'],
  disaster: ['self_employed', 'disaster_certificate'],
  fraud_victim: ['employed_full', 'police_report'],
  over_borrowing: ['employed_full', 'hardship_statement'],
  guarantee_called: ['employed_full', 'hardship_statement'],
}
const manyTalks: readonly Talk[] = [
  'noAnswer',
  'noAnswer',
  'busy',
  'callback',
  'balance',
  'toClient',
  'toClient',
  'fromClient',
  'reminder',
  'reminder',
  'night',
  'threat',
  'thirdParty',
  'complaint',
  'visit',
]
/** Before there is a consent to act for the client. */
const earlyTalks: readonly Talk[] = ['toClient', 'fromClient', 'reminder', 'busy', 'night']
const pressing: ReadonlySet<Talk> = new Set(['night', 'threat', 'thirdParty', 'reminder', 'visit', 'complaint'])

/** Where a case stands in the office: in which round of the stories, for the seed that everything is made from. */
export interface Seat extends Place {
  seed: number
  round: number
  caseNo: (openedOn: Day) => string
  today: Day
}

/** One made-up case that tells `story`. */
export function sampleCase(story: Story, seat: Seat): CaseFileInput {
  const { today } = seat
  const pick = chance(seat.seed, 'case', seat.index)
  const market = markets[story.market]
  const texts = textsOf(market)
  const openedOn = addDays(today, -pick.int(...story.age))
  const cause = pick.of(Object.keys(causes) as Cause[])
  const [employment, proof] = causes[cause]
  const life: Life = {
    employment: employment!,
    occupation: employment === 'unemployed' || employment === 'homemaker' ? '' : pick.of(texts.occupations),
    ...spouseOf(story, seat),
  }
  const person = client(story, seat, life, openedOn, texts, pick)
  if (story.spouse !== undefined) Object.assign(person, familyName(story.spouse, seat))
  const debts = debtsOf(story, openedOn, today, texts, pick)
  const ledger: Ledger = { market, texts, pick, openedOn, today, contacts: [], papers: [], proposals: [], agreements: [] }
  if (story.status !== 'awaiting_documents')
    ledger.papers.push({ type: proof, receivedOn: dayBetween(openedOn, addDays(openedOn, 2), pick), seen: true })
  if (pick.in100(50)) ledger.papers.push({ type: 'account_statement', receivedOn: openedOn, seen: false })
  tellDeals(story, debts, ledger)
  const closedOn = story.outcome === undefined ? undefined : closingDay(ledger)
  const { entries, keyOf } = logOf([...ledger.contacts, ...fillers(story, debts, closedOn ?? addDays(today, -1), ledger)], {
    zone: market.zone,
    texts,
    pick,
    clientNumber: person.phones[0]!.number,
  })
  const file: File = {
    caseNo: seat.caseNo(openedOn),
    jurisdiction: market.jurisdiction,
    status: story.status,
    openedOn,
    ...(closedOn === undefined ? {} : { closedOn }),
    ...(story.outcome === undefined ? {} : { outcome: story.outcome }),
    priority: pick.of(['urgent', 'high', 'normal', 'normal', 'low']),
    ...(pick.in100(60) ? { referralSource: pick.of(['self', 'family', 'community', 'legal_aid', 'hospital', 'online'] as const) } : {}),
    ...(story.spouse === undefined ? {} : { householdRef: householdRef(seat) }),
    client: person,
    consents: consentsOf(story, debts, openedOn, texts),
    hardship: hardshipOf(cause, openedOn, debts, ledger),
    ...(story.rung === undefined ? {} : { budget: budgetOf(openedOn, market, employment === 'unemployed', pick) }),
    debts,
    documents: ledger.papers.map(({ type, receivedOn, seen }, i) => ({
      key: paperKey(i),
      type,
      fileName: `${texts.documents[type]}.txt`,
      receivedOn,
      ...(seen ? { originalSeenOn: receivedOn } : {}),
    })),
    contacts: withSecondThoughts(entries, story, texts, pick, new Set(ledger.contacts.map((contact) => keyOf.get(contact)!))),
    proposals: ledger.proposals,
    agreements: ledger.agreements.map(({ agreement, promise }) => tied(agreement, promise && keyOf.get(promise))),
  }
  if (story.difference === 'accepted') acceptDifferences(file, texts, pick)
  tellOffers(file, pick)
  tellClaims(file, closedOn ?? today, pick)
  tellBudgets(file, closedOn ?? today, texts, pick)
  const content = new TextEncoder()
  return {
    file,
    documents: file.documents.map(({ key, type }) => ({
      key,
      content: content.encode(texts.paperText(texts.documents[type]!, person.name)),
    })),
  }
}

/** The deal that the story is about, and in larger cases a refused plan and a second deal beside it. */
function tellDeals(story: Story, debts: readonly Debt[], ledger: Ledger): void {
  const dealt = debts.slice(0, story.joint ? 2 : 1)
  tellDeal(story, dealt, ledger)
  if (story.course !== undefined) for (const debt of dealt) debt.status = story.course === 'done' ? 'settled' : 'restructured'
  if (story.rung === undefined || story.contacts < 14) return
  if (debts.length >= 4 || story.refused) tellRefusal([debts.at(-1)!], addDays(ledger.openedOn, ledger.pick.int(6, 14)), ledger)
  if (debts.length >= 6 && story.course !== undefined) tellDeal({ rung: 'confirmed', course: 'running' }, [debts[2]!], ledger)
}

/** A few days after the last thing that happened. */
function closingDay({ papers, contacts, agreements, openedOn, today, pick }: Ledger): Day {
  const paid = agreements.flatMap(({ agreement }) => agreement.payments.map(({ paidOn }) => paidOn))
  const last = [openedOn, ...papers.map(({ receivedOn }) => receivedOn), ...contacts.map(({ on }) => on), ...paid].toSorted().at(-1)!
  const day = addDays(last, pick.int(5, 20))
  return day < today ? day : today
}

function fillers(story: Story, debts: readonly Debt[], until: Day, { contacts, agreements, openedOn, pick, texts }: Ledger): Contact[] {
  const wanted = story.contacts - contacts.length - secondThoughts(story)
  if (wanted < 0) throw new Error(`A case with ${contacts.length} needed contacts cannot have ${story.contacts}`)
  const paid = pick.shuffled(
    agreements.flatMap(({ agreement }) =>
      agreement.payments.map(({ paidOn }) => ({ paidOn, debt: debts.find(({ key }) => key === agreement.debts[0])! })),
    ),
  )
  const kinds = story.rung === undefined ? earlyTalks : paid.length > 0 ? [...manyTalks, 'paid' as const, 'paid' as const] : manyTalks
  const sure: readonly Talk[] = story.contacts >= 14 ? ['night', 'balance', 'noAnswer', 'threat'] : ['toClient', 'fromClient']
  // Where a plan is kept, the pressing ends with it.
  const pressedUntil = story.course === 'broken' ? until : (agreements[0]?.agreement.acceptedByClientOn ?? until)
  return Array.from({ length: wanted }, (_, i) => {
    const kind = sure[i] ?? pick.of(kinds)
    const payment = kind === 'paid' ? paid.pop() : undefined
    const talk = kind === 'paid' && !payment ? 'toClient' : kind
    const debt = payment?.debt ?? pick.of(debts)
    const on = payment?.paidOn ?? dayBetween(openedOn, pressing.has(talk) ? pressedUntil : until, pick)
    return { talk, on, debts: [debt], about: { amount: spokenMoney(texts, debt.balances.at(-1)!.components.principal!, debt.currency) } }
  })
}

const secondThoughts = (story: Story): number => (story.contacts >= 12 ? 2 : story.contacts >= 8 ? 1 : 0)

/** Larger logs hold a correction, then a withdrawal, of entries that nothing rests on; each stands after what it points at. */
function withSecondThoughts(
  entries: readonly ContactEntry[],
  story: Story,
  texts: Texts,
  pick: Chance,
  needed: ReadonlySet<string>,
): ContactEntry[] {
  const [wrong, mistaken] = pick.shuffled(entries.filter(({ key }) => !needed.has(key)))
  const count = secondThoughts(story)
  return entries.flatMap((entry) => {
    if (count > 0 && entry === wrong) return [entry, correctionOf(entry, `c${entries.length + 1}`, texts, pick)]
    if (count > 1 && entry === mistaken) return [entry, withdrawalOf(entry, `c${entries.length + 2}`, texts, pick)]
    return [entry]
  })
}

function tied(agreement: Agreement, contact: string | undefined): Agreement {
  return agreement.oralTerms && contact !== undefined ? { ...agreement, oralTerms: { contact, ...agreement.oralTerms } } : agreement
}

function acceptDifferences(file: File, texts: Texts, pick: Chance): void {
  for (const agreement of file.agreements) {
    const found = differences({ ...file, documents: [] }, agreement)
    if (found.length === 0) continue
    agreement.acceptedDifferences = found.map(({ term, said, written }) => ({
      term,
      said,
      written,
      reason: pick.of(texts.accepted),
      acceptedOn: agreement.acceptedByClientOn!,
    }))
  }
}

function consentsOf(story: Story, debts: readonly Debt[], openedOn: Day, texts: Texts): File['consents'] {
  const base = { givenOn: openedOn, method: story.market === 'CN' ? 'signed' : 'electronic' } as const
  const lender = debts[0]!.parties.find(({ role }) => role === 'legal_lender')!.name
  const both: File['consents'] = [
    { type: 'processing', ...base },
    { type: 'sensitive', ...base },
  ]
  return story.rung === undefined ? both : [...both, { type: 'representation', ...base, scope: texts.consentScope(lender) }]
}

function hardshipOf(cause: Cause, openedOn: Day, debts: readonly Debt[], { pick, texts }: Ledger): Hardship {
  const startedOn = addDays(openedOn, -pick.int(40, 260))
  const { currency } = debts[0]!
  const about = {
    month: spokenMonth(texts, startedOn),
    brand: debts[0]!.brand,
    amount: spokenMoney(texts, amountOf(pick.int(40, 400) * 100, currency), currency),
  }
  return { causes: [cause], startedOn, narrative: fill(pick.of(texts.narratives[cause]), about) }
}

function budgetOf(asOf: Day, { currency }: Market, unemployed: boolean, pick: Chance): Budget {
  const yuan = (from: number, to: number) => amountOf((pick.int(from, to) * livingIn[currency]) / 10, currency)
  return {
    asOf,
    currency,
    income: [
      { type: unemployed ? 'unemployment_benefit' : 'salary', amount: unemployed ? yuan(180, 240) : yuan(420, 1100), frequency: 'monthly' },
    ],
    expenses: [
      { category: 'housing', flexibility: 'fixed', amount: yuan(80, 260), frequency: 'monthly' },
      { category: 'food', flexibility: 'flexible', amount: yuan(20, 45), frequency: 'weekly' },
      { category: 'communication', flexibility: 'flexible', amount: yuan(5, 15), frequency: 'monthly' },
      {
        category: pick.of(['medical', 'childcare_education', 'elder_care', 'transport']),
        flexibility: 'fixed',
        amount: yuan(10, 120),
        frequency: 'monthly',
      },
    ],
    confirmedByClientOn: asOf,
  }
}

/** What the two people of one household share, made from their round alone, so that neither case needs the other. */
const family = ({ seed, round }: Seat): Chance => chance(seed, 'household', round)
const householdRef = ({ round }: Seat): string => `H-${String(round + 1).padStart(4, '0')}`
const namesOfFamily = (seat: Seat): { name: string }[] => {
  const pick = family(seat)
  return [personName('CN', pick), personName('CN', pick)]
}
const familyName = (which: 0 | 1, seat: Seat): { name: string } => namesOfFamily(seat)[which]!

function spouseOf(story: Story, seat: Seat): Pick<Life, 'spouse'> {
  if (story.spouse === undefined) return {}
  const home = address('CN', chance(seat.seed, 'home', seat.round))
  return { spouse: { name: familyName(story.spouse === 0 ? 1 : 0, seat).name, address: home } }
}

/** The stories of one round in the order in which its cases come, with each one's place among those of its market. */
export function roundOf(seed: number, round: number): { story: Story; inMarket: number }[] {
  const numbered = stories.map((story, i) => {
    const sameMarket = stories.filter(({ market }) => market === story.market)
    const before = stories.slice(0, i).filter(({ market }) => market === story.market)
    return { story, inMarket: round * sameMarket.length + before.length }
  })
  return chance(seed, 'order', round).shuffled(numbered)
}
