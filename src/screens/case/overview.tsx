/** The cold read: a colleague who takes over understands the case in one screen. */
import type { Agreement } from '../../domain/case-file.ts'
import { evidenceLevel, differences } from '../../domain/evidence.ts'
import { openSteps, type Step } from '../../domain/next-step.ts'
import { planTotals } from '../../domain/schedule.ts'
import { caseTotals, debtTotal } from '../../domain/totals.ts'
import { useToday } from '../../ui/clock.ts'
import { useFormat, useLabel, useWords } from '../../ui/language.tsx'
import { Button, DayText, Money, Pill } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { Facts, Section } from '../../ui/view.tsx'
import { useCase } from './case-context.tsx'
import { EvidencePill } from './evidence-pill.tsx'
import { PhoneLine } from './phone-line.tsx'
import { useStepText } from './step-text.tsx'

export function Overview() {
  const words = useWords()
  const { file } = useCase()
  return (
    <>
      <Section title={words.case.owed}>
        <Steps steps={openSteps(file)} />
      </Section>
      <Section title={words.case.sections.agreements}>
        <AgreementLines />
      </Section>
      <Section title={words.case.sections.debts}>
        <DebtLines />
      </Section>
      <Section title={words.case.theClient}>
        <ClientFacts />
      </Section>
    </>
  )
}

function Steps({ steps }: { steps: Step[] }) {
  const words = useWords()
  const today = useToday()
  const stepText = useStepText()
  if (steps.length === 0) return <p className="soft">{words.case.nothingNext}</p>
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.case.who}</th>
          <th scope="col">{words.case.what}</th>
          <th scope="col">{words.case.when}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.kind}/${step.ref}`}>
            <th scope="row">
              <Pill tone={step.on !== null && step.on < today ? 'late' : 'waiting'}>{words.case.owedBy[step.by]}</Pill>
            </th>
            <td>
              <T>{stepText(step)}</T>
            </td>
            <td className="nowrap">{step.on ? <DayText day={step.on} weekday distance /> : <span className="soft">{words.case.noDay}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AgreementLines() {
  const words = useWords()
  const { file, go } = useCase()
  if (file.agreements.length === 0) {
    return (
      <div className="row">
        <p className="soft">{file.proposals.length > 0 ? words.case.onlyAsked(file.proposals.length) : words.case.nothingAsked}</p>
        <Button quiet onClick={() => go('agreements')}>
          {words.ui.open}
        </Button>
      </div>
    )
  }
  return (
    <ul>
      {file.agreements.map((agreement) => (
        <AgreementLine key={agreement.key} agreement={agreement} />
      ))}
    </ul>
  )
}

function AgreementLine({ agreement }: { agreement: Agreement }) {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const today = useToday()
  const { file } = useCase()
  const debts = file.debts.filter((debt) => agreement.debts.includes(debt.key))
  const currency = debts[0]?.currency ?? 'CNY'
  const open = differences(file, agreement).filter((difference) => difference.open).length
  const totals = planTotals(agreement, today)
  return (
    <li className="row overview-line">
      <EvidencePill level={evidenceLevel(file, agreement)} />
      <span>
        <T>{debts.map((debt) => debt.brand).join(words.case.and)}</T>
      </span>
      <span className="soft">{label('agreement_status', agreement.status)}</span>
      {open > 0 && <Pill tone="late">{words.case.differencesOpen(open)}</Pill>}
      {totals.arrears > 0n && (
        <Pill tone="late">
          {words.case.arrears} {format.money(totals.arrears, currency)} {currency}
        </Pill>
      )}
      {totals.open > 0n && (
        <span className="soft">
          {words.case.stillOpen} {format.money(totals.open, currency)} {currency}
        </span>
      )}
    </li>
  )
}

function DebtLines() {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  if (file.debts.length === 0) return <p className="soft">{words.case.noDebts}</p>
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.case.debt}</th>
          <th scope="col">{words.case.lender}</th>
          <th scope="col">{words.case.overdueSince}</th>
          <th scope="col" className="number">
            {words.case.amountIn}
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
                <T>{debt.brand}</T> <span className="soft">{label('debt_type', debt.debtType)}</span>
              </th>
              <td>
                <T>{lender?.name}</T>
              </td>
              <td className="nowrap">{debt.firstOverdueOn ? <DayText day={debt.firstOverdueOn} /> : <span className="soft">{words.ui.notStated}</span>}</td>
              <td className="number">{total === null ? <span className="soft">{words.ui.notStated}</span> : <Money amount={total} currency={debt.currency} unit />}</td>
            </tr>
          )
        })}
        {caseTotals(file).map((total) => (
          <tr className="total" key={total.currency}>
            <th scope="row" colSpan={3}>
              {words.case.total}
            </th>
            <td className="number">
              <Money amount={total.total} currency={total.currency} unit />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ClientFacts() {
  const words = useWords()
  const label = useLabel()
  const { file } = useCase()
  const { client, hardship } = file
  const dependants = client.household.filter((member) => member.dependant).length
  return (
    <Facts
      list={[
        [words.case.phones, client.phones.length > 0 && <PhoneList key="phones" />],
        [words.case.safeContact, client.safeContactNote ? <T lines>{client.safeContactNote}</T> : false],
        [words.case.work, [client.employmentStatus && label('employment_status', client.employmentStatus), client.occupation].filter(Boolean).join(' · ')],
        [words.case.household, words.case.householdSaid(client.household.length, dependants)],
        [words.case.hardship, hardship && [hardship.causes.map((cause) => label('hardship_cause', cause)).join(words.case.and), hardship.narrative].filter(Boolean).join(words.case.colon)],
        [words.case.opened, <DayText key="opened" day={file.openedOn} />],
      ]}
    />
  )
}

function PhoneList() {
  const { file } = useCase()
  return (
    <ul>
      {file.client.phones.map((phone) => (
        <li key={phone.number}>
          <PhoneLine phone={phone} />
        </li>
      ))}
    </ul>
  )
}
