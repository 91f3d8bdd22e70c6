import type { BalanceClaim, Currency, Debt, Rate } from '../../domain/case-file.ts'
import { enums, type EnumValue } from '../../domain/enums.ts'
import { mask } from '../../domain/mask.ts'
import { sumMinor } from '../../domain/money.ts'
import type { CurrencyTotal } from '../../domain/totals.ts'
import { Fact, Facts, Lines, Said, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import type { CaseSummary, DebtLine } from './facts.ts'

/** What is owed to whom: all debts with their totals, then each with its parties and every balance that was stated. */
export function DebtsPart({ debts, totals }: CaseSummary) {
  const { words } = useTongue()
  const currencies = enums.currency.filter((currency) => debts.some(({ debt }) => debt.currency === currency))
  return (
    <section>
      <h2>{words.paper.debts}</h2>
      {debts.length === 0 && <p>{words.paper.none}</p>}
      {currencies.map((currency) => (
        <Overview
          key={currency}
          currency={currency}
          debts={debts.filter(({ debt }) => debt.currency === currency)}
          total={totals.find((t) => t.currency === currency)}
        />
      ))}
      {debts.map(({ debt }) => (
        <OneDebt key={debt.key} debt={debt} />
      ))}
    </section>
  )
}

function Overview({ currency, debts, total }: { currency: Currency; debts: DebtLine[]; total: CurrencyTotal | undefined }) {
  const tongue = useTongue()
  const { words, day, label, money } = tongue
  const { debt: head } = words.paper
  const foot = total && (
    <tbody className="sum">
      <tr>
        <th scope="row" colSpan={4}>
          {head.total(tongue.currency(currency))}
          <span className="line quiet">{breakdown(total, tongue)}</span>
        </th>
        <td className="number">{money(total.total, currency)}</td>
      </tr>
    </tbody>
  )
  return (
    <Table
      className="overview"
      columns={[
        { head: head.name },
        { head: head.lender },
        { head: head.overdueSince, narrow: true },
        { head: head.asOf, narrow: true },
        { head: head.amount(tongue.currency(currency)), number: true },
      ]}
      foot={foot}
    >
      {debts.map(({ debt, lenders, newest, total: sum }) => (
        <tr key={debt.key}>
          <th scope="row">
            <Said>{debt.brand}</Said>
            <span className="line quiet">
              {label('debt_type', debt.debtType)} · {label('debt_class', debt.debtClass)}
            </span>
          </th>
          <td>
            <Said>{tongue.list(lenders)}</Said>
          </td>
          <td className="narrow">{debt.firstOverdueOn && day(debt.firstOverdueOn)}</td>
          <td className="narrow">{newest && <Lines>{[day(newest.asOf), label('balance_source', newest.source)]}</Lines>}</td>
          <td className="number">{sum === null ? head.noBalance : money(sum, currency)}</td>
        </tr>
      ))}
    </Table>
  )
}

function breakdown({ currency, byComponent }: CurrencyTotal, { label, money, list }: Tongue): string {
  return list(
    enums.debt_component
      .filter((c) => byComponent[c] !== undefined)
      .map((c) => `${label('debt_component', c)} ${money(byComponent[c]!, currency)}`),
  )
}

function OneDebt({ debt }: { debt: Debt }) {
  const tongue = useTongue()
  const { words, label, day, money, currency } = tongue
  const { debt: head } = words.paper
  return (
    <section className="part">
      <h3>
        <Said>{debt.brand}</Said>
      </h3>
      <Facts>
        {debt.parties.map((party, index) => (
          <Fact key={index} label={label('creditor_role', party.role)}>
            <Said>{party.name}</Said>
            {party.type && words.paper.aside(label('creditor_type', party.type))}
            {party.phone && ' '}
            {party.phone && <Said>{party.phone}</Said>}
          </Fact>
        ))}
        <Fact label={head.type}>
          {label('debt_type', debt.debtType)} · {label('debt_class', debt.debtClass)}
        </Fact>
        <Fact label={words.paper.status}>{statusText(debt, tongue)}</Fact>
        <Fact label={head.account}>{debt.accountNo && <Said>{mask(debt.accountNo)}</Said>}</Fact>
        <Fact label={head.contract}>
          {(debt.contractNo || debt.contractDate) && (
            <Said>{[debt.contractNo, debt.contractDate && day(debt.contractDate)].filter(Boolean).join(' · ')}</Said>
          )}
        </Fact>
        <Fact label={head.original}>
          {debt.originalAmount !== undefined && `${money(debt.originalAmount, debt.currency)} ${currency(debt.currency)}`}
        </Fact>
        <Fact label={head.billDay}>{debt.billDay && head.ofMonth(debt.billDay)}</Fact>
        <Fact label={head.dueDay}>{debt.dueDay && head.ofMonth(debt.dueDay)}</Fact>
        <Fact label={head.rate}>{rateText(debt.rate, debt.rateBasis && label('rate_basis', debt.rateBasis))}</Fact>
        <Fact label={head.overdueRate}>
          {rateText(debt.overdueRate, debt.overdueRateBasis && label('rate_basis', debt.overdueRateBasis))}
        </Fact>
        <Fact label={head.overdueSince}>{debt.firstOverdueOn && day(debt.firstOverdueOn)}</Fact>
        <Fact label={head.note}>{debt.note && <Said>{debt.note}</Said>}</Fact>
      </Facts>
      {inFours(debt.balances).map((claims, index) => (
        <Balances key={index} debt={debt} claims={claims} />
      ))}
    </section>
  )
}

function statusText(debt: Debt, { words, label }: Tongue): string {
  const parts = [
    debt.status && label('account_status', debt.status),
    debt.disputed && debt.status !== 'disputed' && words.paper.debt.disputed,
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Every statement stays beside the others: who said when that how much is owed. */
function Balances({ debt, claims }: { debt: Debt; claims: BalanceClaim[] }) {
  const { words, day, label, money, currency } = useTongue()
  const { debt: head } = words.paper
  const components = enums.debt_component.filter((c) => claims.some((claim) => claim.components[c] !== undefined))
  const amount = (claim: BalanceClaim, component: EnumValue<'debt_component'>) => {
    const minor = claim.components[component]
    return minor === undefined ? words.evidence.notStated : money(minor, debt.currency)
  }
  return (
    <table className="balances">
      <caption>{head.balances(currency(debt.currency))}</caption>
      <thead>
        <tr>
          <th scope="col">{head.component}</th>
          {claims.map((claim, index) => (
            <th key={index} scope="col" className="number">
              <Lines>{[day(claim.asOf), label('balance_source', claim.source)]}</Lines>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {components.map((component) => (
          <tr key={component}>
            <th scope="row">{label('debt_component', component)}</th>
            {claims.map((claim, index) => (
              <td key={index} className="number">
                {amount(claim, component)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tbody className="sum">
        <tr>
          <th scope="row">{head.sum}</th>
          {claims.map((claim, index) => (
            <td key={index} className="number">
              {money(sumMinor(Object.values(claim.components)), debt.currency)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

/** As many statements as fit side by side on A4. */
function inFours<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / 4) }, (_, i) => all.slice(i * 4, i * 4 + 4))
}

function rateText(rate: Rate | undefined, basis: string | undefined): string | undefined {
  return rate === undefined ? undefined : [basis, `${percent(rate)}%`].filter(Boolean).join(' ')
}

/** A decimal fraction as percent, by moving the point: "0.0005" is "0.05". */
export function percent(rate: Rate): string {
  const [whole = '', fraction = ''] = rate.split('.')
  const digits = fraction.padEnd(2, '0')
  const left = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const right = digits.slice(2).replace(/0+$/, '')
  return right ? `${left}.${right}` : left
}
