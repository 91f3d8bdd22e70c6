import type { Debt } from '../../../domain/case-file.ts'
import { moratoriumEnd } from '../../../domain/moratorium.ts'
import { percentOf } from '../../../domain/rate.ts'
import { debtTotal } from '../../../domain/totals.ts'
import { useFormat, useLabel, useWords } from '../../../ui/language.tsx'
import { Button, DayText, Money, Pill } from '../../../ui/pieces.tsx'
import { T } from '../../../ui/text.tsx'
import { Facts, Section } from '../../../ui/view.tsx'
import { CaseNumber } from '../case-number.tsx'
import { CallButton } from '../call/call-button.tsx'
import { BalanceForm } from './balance-form.tsx'
import { useRulesText } from '../../intake/rules-text.ts'
import { Claims } from './claims.tsx'
import { LimitationLine } from './limitation-line.tsx'
import { Today } from './today.tsx'

interface OneDebtProps {
  debt: Debt
  chosen: boolean
  adding: boolean
  onAdd: (on: boolean) => void
  onEdit: () => void
}

/** One debt under its brand: who is party to it, its terms, every balance that was claimed. */
export function OneDebt({ debt, chosen, adding, onAdd, onEdit }: OneDebtProps) {
  const words = useWords()
  const label = useLabel()
  const total = debtTotal(debt)
  return (
    <Section
      level={3}
      title={<T>{debt.brand}</T>}
      actions={
        <>
          <CallButton debt={debt.key} keyed={chosen} />
          <Button
            needs="balance.add"
            quiet
            opens={`balance:${debt.key}`}
            label={`${words.debts.addBalance}: ${debt.brand}`}
            onClick={() => onAdd(true)}
          >
            {words.debts.addBalance}
          </Button>
          <Button needs="debt.update" quiet opens={`debt:${debt.key}`} label={`${words.ui.edit}: ${debt.brand}`} onClick={onEdit}>
            {words.ui.edit}
          </Button>
        </>
      }
    >
      <div className="stack tight">
        <p className="row">
          <span>
            {label('debt_type', debt.debtType)} · {label('debt_class', debt.debtClass)}
          </span>
          {debt.status && <Pill>{label('account_status', debt.status)}</Pill>}
          {debt.disputed && <Pill tone="waiting">! {words.debts.disputed}</Pill>}
          {total !== null && (
            <span>
              <span className="soft">{words.debts.owed}</span>{' '}
              <span className="strong">
                <Money amount={total} currency={debt.currency} unit />
              </span>
            </span>
          )}
        </p>
        <Parties debt={debt} />
        <DebtFacts debt={debt} />
        <RuleFacts debt={debt} />
        {adding && <BalanceForm debt={debt} onLeave={() => onAdd(false)} />}
        <Today debt={debt} />
        <Claims debt={debt} />
      </div>
    </Section>
  )
}

function Parties({ debt }: { debt: Debt }) {
  const words = useWords()
  const label = useLabel()
  if (debt.parties.length === 0) return null
  return (
    <ul aria-label={words.debts.parties} className="parties">
      {debt.parties.map((party, index) => (
        <li key={index}>
          <span className="soft">{label('creditor_role', party.role)}</span>
          <span>
            <T>{party.name}</T>
            {party.type && <span className="soft"> · {label('creditor_type', party.type)}</span>}
            {party.phone && (
              <>
                {' '}
                <CaseNumber value={party.phone} label={words.debts.phoneOf(party.name)} what="creditorPhone" of={debt.key} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function DebtFacts({ debt }: { debt: Debt }) {
  const words = useWords()
  const label = useLabel()
  const rate = (value: string | undefined, basis: Debt['rateBasis']) =>
    value !== undefined && [percentOf(value), basis && label('rate_basis', basis)].filter(Boolean).join(' · ')
  const number = (what: 'accountNo' | 'contractNo', value: string | undefined) =>
    value && <CaseNumber key="value" value={value} label={`${words.debts[what]} ${debt.brand}`} what={what} of={debt.key} />
  return (
    <div className="facts-in-two">
      <Facts
        list={[
          [words.case.overdueSince, debt.firstOverdueOn && <DayText key="value" day={debt.firstOverdueOn} />],
          [words.debts.accountNo, number('accountNo', debt.accountNo)],
          [words.debts.contractNo, number('contractNo', debt.contractNo) ?? false],
          [words.debts.contractDate, debt.contractDate ? <DayText key="value" day={debt.contractDate} /> : false],
          [
            words.debts.originalAmount,
            debt.originalAmount === undefined ? false : <Money key="value" amount={debt.originalAmount} currency={debt.currency} unit />,
          ],
          [words.debts.dueDay, debt.dueDay === undefined ? false : String(debt.dueDay)],
          [words.debts.billDay, debt.billDay === undefined ? false : String(debt.billDay)],
          [words.debts.rate, rate(debt.rate, debt.rateBasis)],
          [words.debts.overdueRate, rate(debt.overdueRate, debt.overdueRateBasis)],
          [
            words.agreements.note,
            debt.note ? (
              <T key="value" lines>
                {debt.note}
              </T>
            ) : (
              false
            ),
          ],
        ]}
      />
    </div>
  )
}

/** What takes a whole line: the account's own rules, and when its limitation period possibly ends. */
function RuleFacts({ debt }: { debt: Debt }) {
  const words = useWords().debts
  const format = useFormat()
  const rulesText = useRulesText()
  return (
    <Facts
      list={[
        [words.rules, hasRules(debt) && rulesText(debt)],
        [
          words.moratorium,
          debt.moratorium ? words.moratoriumText(format.day(debt.moratorium.from), format.day(moratoriumEnd(debt.moratorium))) : false,
        ],
        [words.limitation, <LimitationLine key="value" debt={debt} />],
      ]}
    />
  )
}

const hasRules = ({ dayCount, compounding, interestRounding, lateFee, allocationOrder }: Debt): boolean =>
  [dayCount, compounding, interestRounding, lateFee, allocationOrder].some((rule) => rule !== undefined)
