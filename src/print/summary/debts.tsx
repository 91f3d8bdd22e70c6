import type { Currency, Debt, Rate } from '../../domain/case-file.ts'
import { enums } from '../../domain/enums.ts'
import { mask } from '../../domain/mask.ts'
import { percentOf } from '../../domain/rate.ts'
import type { CurrencyTotal } from '../../domain/totals.ts'
import { Fact, Facts, Lines, Said, Table } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import { accountRules, limitationText } from './account-rules.tsx'
import { Claims } from './claims.tsx'
import { DebtComponents } from './debt-components.tsx'
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
      {totals.map((total) => (
        <DebtComponents key={total.currency} debts={debts.filter(({ debt }) => debt.currency === total.currency)} total={total} />
      ))}
      {debts.map((line) => (
        <OneDebt key={line.debt.key} line={line} />
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

function OneDebt({ line }: { line: DebtLine }) {
  const { debt } = line
  const tongue = useTongue()
  const { words, label, day, money, currency } = tongue
  const { debt: head } = words.paper
  const rules = accountRules(debt, tongue)
  const limitation = limitationText(line, tongue)
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
      {(rules.length > 0 || limitation !== null) && (
        <Facts wide>
          <Fact label={words.paper.claim.rules}>{rules.length > 0 && <Lines>{rules}</Lines>}</Fact>
          <Fact label={words.paper.limitation.title}>{limitation}</Fact>
        </Facts>
      )}
      <Claims line={line} />
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

function rateText(rate: Rate | undefined, basis: string | undefined): string | undefined {
  return rate === undefined ? undefined : [basis, percentOf(rate)].filter(Boolean).join(' ')
}
