import { lawfulOrder } from '../allocation.ts'
import type { BalanceClaim, CaseFileInput, Day, Debt, DebtComponent } from '../case-file.ts'
import { grownClaim } from '../claims.ts'
import { standingContacts } from '../contacts.ts'
import { addDays } from '../day.ts'
import { localParts } from '../time.ts'
import { latestBalance } from '../totals.ts'
import type { Chance } from './chance.ts'
import { amountOf } from './amounts.ts'

const cards: readonly Debt['debtType'][] = ['credit_card', 'card_installment', 'bnpl_credit']
const orders: readonly DebtComponent[][] = [[...lawfulOrder], ['principal'], ['overdue_interest', 'late_fee', 'principal']]

/** How an account runs by its own terms, as far as anybody knows them. */
export function giveRules(debt: Debt, openedOn: Day, pick: Chance): void {
  const isCard = cards.includes(debt.debtType)
  if (pick.in100(45)) debt.dayCount = pick.of(['act_365', 'act_360'])
  if (isCard && pick.in100(50)) Object.assign(debt, { billDay: pick.int(1, 28), compounding: 'monthly' })
  if (isCard && pick.in100(40)) debt.lateFee = { minimumPaymentRate: '0.1', rate: '0.05', least: amountOf(10, debt.currency) }
  if (pick.in100(20)) debt.interestRounding = pick.of(['once', 'daily'])
  if (pick.in100(30)) debt.allocationOrder = pick.of(orders)
  if (pick.in100(45)) giveLimitation(debt, openedOn, pick)
}

/** Some debts are so old that their period has run out or soon will. */
function giveLimitation(debt: Debt, openedOn: Day, pick: Chance): void {
  if (pick.in100(20)) debt.firstOverdueOn = addDays(openedOn, -pick.int(900, 1300))
  debt.limitationFrom = addDays(debt.firstOverdueOn!, 1)
  if (pick.in100(40))
    debt.interruptions = [
      { event: pick.of(['creditor_demand', 'part_payment', 'plan_request']), on: addDays(debt.limitationFrom, pick.int(5, 60)) },
    ]
}

/** What the newest claim has become by a later day, now and then with a cost on top that nothing explains. */
export function nextClaim(debt: Debt, asOf: Day, from: Pick<BalanceClaim, 'source' | 'contact'>, pick: Chance): BalanceClaim {
  const before = latestBalance(debt)!
  const grown = grownClaim(debt, before, [], asOf)!
  const stated = Object.entries(grown.owed).filter(([part, amount]) => amount > 0 || before.components[part as DebtComponent] !== undefined)
  const components: BalanceClaim['components'] = Object.fromEntries(stated)
  if (pick.in100(25)) components.collection_cost = amountOf(pick.int(80, 600), debt.currency)
  return { asOf, components, ...from }
}

/** What creditors stated after the first days: by phone, tied to the contact in which it was said, or in a letter. */
export function tellClaims(file: CaseFileInput['file'], until: Day, pick: Chance): void {
  const statement = file.documents.find(({ type }) => type === 'account_statement')
  const [shown] = file.debts
  if (statement && shown) Object.assign(shown.balances[0]!, { source: 'document', document: statement.key })
  const asked = standingContacts(file).filter(
    ({ direction, result }) => direction === 'counselor_to_creditor' && result === 'information_given',
  )
  for (const debt of file.debts.filter(({ key }) => !file.agreements.some(({ debts }) => debts.includes(key)))) {
    for (const { key, at } of asked.filter(({ debts }) => debts.includes(debt.key)).slice(0, 2))
      if (localParts(at).day > latestBalance(debt)!.asOf)
        debt.balances.push(nextClaim(debt, localParts(at).day, { source: 'phone', contact: key }, pick))
    const writtenOn = addDays(latestBalance(debt)!.asOf, pick.int(20, 70))
    if (writtenOn <= until && pick.in100(40)) debt.balances.push(nextClaim(debt, writtenOn, { source: 'letter' }, pick))
  }
}
