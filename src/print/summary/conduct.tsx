import { conductSource } from '../../domain/case-conduct.ts'
import { conductRules } from '../../domain/conduct.ts'
import { Lines, Said, Table } from '../pieces.tsx'
import { useTongue } from '../tongue.ts'
import type { CaseSummary } from './facts.ts'

/** What the log may show of the creditor side's conduct, a line for each rule with the numbers of its entries; nothing, no part. */
export function ConductPart({ conduct: flags, contacts, file }: CaseSummary) {
  const { words, list } = useTongue()
  const { conduct, paper } = words
  const numbers = new Map(contacts.map(({ entry, no }) => [entry.key, no]))
  const rules = [...new Set(flags.map(({ rule }) => rule))]
  if (rules.length === 0) return null
  return (
    <section>
      <h2>{conduct.title}</h2>
      <Table caption={conduct.what} columns={[{ head: conduct.settingsRule }, { head: paper.contact.no, number: true }]}>
        {rules.map((rule) => (
          <tr key={rule}>
            <td>
              <Lines>
                {[
                  paper.noteOf(conduct.severity[conductRules[rule].severity], conduct.rules[rule]),
                  <span key="source" className="quiet">
                    {conduct.source} <Said>{conductSource(file.jurisdiction, rule) ?? conduct.officeRule}</Said>
                  </span>,
                ]}
              </Lines>
            </td>
            <td className="number">{list(flags.filter((flag) => flag.rule === rule).map(({ entry }) => String(numbers.get(entry))))}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
