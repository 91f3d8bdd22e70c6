import type { ReactNode } from 'react'
import type { ClaimChange } from '../../domain/claims.ts'
import { enums } from '../../domain/enums.ts'
import { Beside, inGroups, Lines, Mark, Said } from '../pieces.tsx'
import { useTongue, type Tongue } from '../tongue.ts'
import type { ClaimLine, DebtLine } from './facts.ts'

/** Every statement stays beside the others, oldest first: who said when that how much is owed, and what changed in between. */
export function Claims({ line: { debt, claims } }: { line: DebtLine }) {
  const tongue = useTongue()
  const { words, label, currency } = tongue
  const { debt: head } = words.paper
  const money = (minor: number | bigint | null | undefined) =>
    minor === undefined || minor === null ? words.evidence.notStated : tongue.money(minor, debt.currency)
  return inGroups(claims).map((group, index) => {
    const components = enums.debt_component.filter((c) => group.some(({ claim }) => claim.components[c] !== undefined))
    return (
      <Beside
        key={index}
        caption={head.balances(currency(debt.currency))}
        first={head.component}
        heads={group.map((line, column) => (
          <Source key={column} line={line} />
        ))}
        groups={[
          {
            name: 'amounts',
            rows: components.map((component) => ({
              name: label('debt_component', component),
              cells: group.map(({ claim }) => money(claim.components[component])),
            })),
          },
          { name: 'sum', rows: [{ name: head.sum, cells: group.map(({ total }) => money(total)) }] },
          {
            name: 'words',
            rows: changeRows(tongue, money).map(({ name, of }) => ({ name, cells: group.map(({ change }) => change && of(change)) })),
          },
        ]}
      />
    )
  })
}

/** Who said it and where it stands. */
function Source({ line: { claim, document, entry } }: { line: ClaimLine }) {
  const { words, label, day } = useTongue()
  return (
    <Lines>
      {[
        day(claim.asOf),
        label('balance_source', claim.source),
        document !== undefined && <Said key="document">{document}</Said>,
        entry !== undefined && words.paper.agreement.entry(entry),
        claim.note !== undefined && <Said key="note">{claim.note}</Said>,
      ]}
    </Lines>
  )
}

interface ChangeRow {
  name: string
  of: (change: ClaimChange) => ReactNode
}

/** What came in between a statement and the one before it. */
function changeRows({ words, label, list }: Tongue, money: (minor: number | bigint) => string): ChangeRow[] {
  const { claim: head, noteOf } = words.paper
  const some = (minor: number | bigint | undefined) => Boolean(minor) && money(minor!)
  return [
    {
      name: head.since,
      of: ({ amount, added }) => (
        <Lines>
          {[
            <strong key="amount">
              {amount > 0n && '+'}
              {money(amount)}
            </strong>,
            added.length > 0 && noteOf(head.added, list(added.map((component) => label('debt_component', component)))),
          ]}
        </Lines>
      ),
    },
    { name: head.interest, of: ({ grown }) => some(grown?.interest) },
    { name: head.lateFees, of: ({ grown }) => some(grown?.lateFees) },
    { name: head.paid, of: ({ grown }) => some(grown?.paid) },
    { name: head.shared, of: ({ shared }) => some(shared) },
    {
      name: head.judged,
      of: ({ state, beyond }) =>
        state === 'explained' ? (
          <Mark sign="=">{head.explained}</Mark>
        ) : (
          <Mark sign="≠">
            {beyond > 0n ? head.more(money(beyond)) : head.less(money(-beyond))}
            {state === 'unchecked' && words.paper.aside(head.unchecked)}
          </Mark>
        ),
    },
  ]
}
