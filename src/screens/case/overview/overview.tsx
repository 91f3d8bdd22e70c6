/** The cold read: a colleague who takes over understands the case in one screen. */
import { caseTotals, debtTotal } from '../../../domain/totals.ts'
import { useLabel, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Money } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Facts, Section } from '../../../ui/view.tsx'
import { CallNext } from '../call/call-button.tsx'
import { OpenCallsOfCase } from '../call/open-calls.tsx'
import { useCase } from '../case-context.tsx'
import { recordKeys } from '../chronology/record.ts'
import { useMissingProof } from '../evidence/missing-proof.tsx'
import { PhoneLine } from '../phone-line.tsx'
import { AgreementLines } from './agreement-lines.tsx'
import { MoneyLines } from './money.tsx'
import { CreditorOwes, WeOwe } from './owed.tsx'

export function Overview() {
  const words = useWords()
  const { dock } = useCase()
  return (
    <div className="overview">
      <OpenCallsOfCase />
      <Section title={words.case.creditorOwes} actions={<CallNext />}>
        <CreditorOwes />
      </Section>
      <Section title={words.case.owed}>
        <WeOwe />
      </Section>
      <Section title={words.case.money}>
        <MoneyLines />
      </Section>
      <Section title={words.case.sections.agreements}>
        <AgreementLines />
      </Section>
      <Section
        title={words.case.theClient}
        actions={
          <Button quiet keys={recordKeys.viewers} opens="viewers" onClick={() => dock({ kind: 'viewers' })}>
            {words.people.viewers}
          </Button>
        }
      >
        <ClientFacts />
      </Section>
      <Section title={words.case.sections.debts}>
        <DebtLines />
      </Section>
    </div>
  )
}

function ClientFacts() {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  const { client, hardship } = file
  const missing = useMissingProof()
  const dependants = client.household.filter((member) => member.dependant).length
  const causes = hardship?.causes.map((cause) => label('hardship_cause', cause)).join(words.case.and)
  return (
    <Facts
      list={[
        [words.case.phones, client.phones.length > 0 && <PhoneList key="phones" />],
        [
          words.case.safeContact,
          client.safeContactNote ? (
            <T key="value" lines>
              {client.safeContactNote}
            </T>
          ) : (
            false
          ),
        ],
        [words.client.vulnerability, client.vulnerability?.map((flag) => label('vulnerability_flag', flag)).join(words.case.and) || false],
        [
          words.case.work,
          <T key="work">
            {[client.employmentStatus && label('employment_status', client.employmentStatus), client.occupation]
              .filter(Boolean)
              .join(' · ') || words.ui.notStated}
          </T>,
        ],
        [words.case.household, words.case.householdSaid(client.household.length, dependants)],
        [words.case.hardship, hardship && <T key="hardship">{[causes, hardship.narrative].filter(Boolean).join(words.case.colon)}</T>],
        [words.evidenceMatrix.missing, missing],
        [words.case.opened, <DayText key="opened" day={file.openedOn} />],
      ]}
    />
  )
}

function PhoneList() {
  const { file } = useCase()
  return (
    <ul className="phones">
      {file.client.phones.map((phone) => (
        <li key={phone.number}>
          <PhoneLine phone={phone} />
        </li>
      ))}
    </ul>
  )
}

function DebtLines() {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  if (file.debts.length === 0) return <p className="soft">{words.case.noDebts}</p>
  const totals = caseTotals(file)
  const [only] = totals
  const one = totals.length <= 1 && file.debts.every((debt) => debt.currency === (only?.currency ?? debt.currency))
  return (
    <table className="table">
      <caption className="unseen">{words.case.sections.debts}</caption>
      <thead>
        <tr>
          <th scope="col">{words.case.debt}</th>
          <th scope="col">{words.case.lender}</th>
          <th scope="col">{words.case.overdueSince}</th>
          <th scope="col" className="number">
            {words.case.amountIn} {one && only && `(${only.currency})`}
          </th>
        </tr>
      </thead>
      <tbody>
        {file.debts.map((debt) => {
          const total = debtTotal(debt)
          const lender = debt.parties.find((party) => party.role === 'legal_lender') ?? debt.parties[0]
          return (
            <tr key={debt.key}>
              <th scope="row">
                <T>{debt.brand}</T> <span className="soft small">{label('debt_type', debt.debtType)}</span>
              </th>
              <td>{lender ? <T>{lender.name}</T> : <span className="soft">{words.ui.notStated}</span>}</td>
              <td className="nowrap">
                {debt.firstOverdueOn ? <DayText day={debt.firstOverdueOn} /> : <span className="soft">{words.ui.notStated}</span>}
              </td>
              <td className="number">
                {total === null ? (
                  <span className="soft">{words.ui.notStated}</span>
                ) : (
                  <Money amount={total} currency={debt.currency} unit={!one} />
                )}
              </td>
            </tr>
          )
        })}
        {totals.map((total) => (
          <tr className="total" key={total.currency}>
            <th scope="row" colSpan={3}>
              {words.case.total}
            </th>
            <td className="number">
              <Money amount={total.total} currency={total.currency} unit={!one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
