import type { Currency, DebtComponent } from '../../domain/case-file.ts'
import { enums } from '../../domain/enums.ts'
import { parseMoney, sumMinor } from '../../domain/money.ts'
import type { RateBasis } from '../../domain/interest.ts'
import { stated, statedYesNo, withoutUnstated, type FormReader } from '../../ui/read-form.ts'
import type { BalanceFields, DebtFields, PartyFields } from './fields.ts'
import { areRulesUntouched, readRules } from './read-rules.ts'

/** True for a debt that was offered and in which nothing has been typed. */
export function isUntouchedDebt(row: DebtFields): boolean {
  const typed = [
    row.brand,
    row.debtType,
    row.accountNo,
    row.contractNo,
    row.contractDate,
    row.originalAmount,
    row.billDay,
    row.dueDay,
    row.rate,
  ]
  const rest = [row.overdueRate, row.firstOverdueOn, row.status, row.disputed, row.note]
  return (
    row.offered &&
    [...typed, ...rest].join('').trim() === '' &&
    areRulesUntouched(row) &&
    row.parties.every(isUntouchedParty) &&
    row.balances.every(isUntouchedBalance)
  )
}

/** One debt of the form at `path`; a party or balance that was offered and left empty is left out. */
export function readDebt(read: FormReader, row: DebtFields, path: string) {
  const currency = row.currency as Currency
  const rate = read.rate(`${path}.rate`, row.rate, stated(row.rateBasis) as RateBasis | undefined)
  const overdueRate = read.rate(`${path}.overdueRate`, row.overdueRate, stated(row.overdueRateBasis) as RateBasis | undefined)
  return withoutUnstated({
    brand: row.brand.trim(),
    debtType: row.debtType,
    debtClass: row.debtClass,
    currency: row.currency,
    parties: read.rows(`${path}.parties`, row.parties, isUntouchedParty, readParty),
    accountNo: stated(row.accountNo),
    contractNo: stated(row.contractNo),
    contractDate: read.day(`${path}.contractDate`, row.contractDate),
    originalAmount: read.money(`${path}.originalAmount`, row.originalAmount, currency),
    billDay: read.whole(`${path}.billDay`, row.billDay),
    dueDay: read.whole(`${path}.dueDay`, row.dueDay),
    rate,
    rateBasis: rate === undefined ? undefined : stated(row.rateBasis),
    overdueRate,
    overdueRateBasis: overdueRate === undefined ? undefined : stated(row.overdueRateBasis),
    firstOverdueOn: read.day(`${path}.firstOverdueOn`, row.firstOverdueOn),
    ...readRules(read, row, path, currency),
    status: stated(row.status),
    disputed: statedYesNo(row.disputed),
    note: stated(row.note),
    balances: read.rows(`${path}.balances`, row.balances, isUntouchedBalance, (balance, at) => readBalance(read, balance, at, currency)),
  })
}

/** The sum of the amounts typed so far that can be read; null while there is none. */
export function typedTotal(balance: BalanceFields, currency: Currency): bigint | null {
  const amounts = Object.values(balance.components).flatMap((text) => {
    const parsed = parseMoney(text, currency)
    return parsed.ok ? [parsed.value] : []
  })
  return amounts.length === 0 ? null : sumMinor(amounts)
}

const isUntouchedParty = (row: PartyFields): boolean => row.offered && `${row.name}${row.phone}`.trim() === ''

function readParty(row: PartyFields) {
  return withoutUnstated({ role: row.role, name: row.name.trim(), type: stated(row.type), phone: stated(row.phone) })
}

const isUntouchedBalance = (row: BalanceFields): boolean =>
  row.offered && [...Object.values(row.components), row.note].join('').trim() === ''

/** Components come in the order of the stored values, not in the order of typing. */
export function readBalance(read: FormReader, row: BalanceFields, path: string, currency: Currency) {
  const components: { [C in DebtComponent]?: number } = {}
  for (const component of enums.debt_component) {
    const amount = read.money(`${path}.components.${component}`, row.components[component] ?? '', currency)
    if (amount !== undefined) components[component] = amount
  }
  const nothingTyped = Object.values(row.components).join('').trim() === ''
  if (nothingTyped) read.fail(`${path}.components.principal`, 'text.empty')
  return withoutUnstated({
    asOf: read.day(`${path}.asOf`, row.asOf, 'required'),
    source: row.source,
    components,
    document: stated(row.document),
    contact: stated(row.contact),
    note: stated(row.note),
  })
}
