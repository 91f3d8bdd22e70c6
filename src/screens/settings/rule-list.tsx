import { useState } from 'react'
import { ruleKinds, type Rule } from '../../domain/office-lists.ts'
import { percentOf } from '../../domain/rate.ts'
import { ruleName } from '../../words/warning-sentence.ts'
import { useFormat, useLabel, useWords } from '../../ui/language.tsx'
import { useMay } from '../../ui/may.tsx'
import { Button, Pill } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { Section } from '../../ui/view.tsx'
import { useOfficeLists, useOfficeListsSaved } from '../office-lists.tsx'
import { asShipped, withoutRule, withRule } from './rule-changes.ts'
import { RuleForm } from './rule-form.tsx'
import { ValidText } from './valid-text.tsx'

/** The dated reference lines: those the program comes with, as they are or changed by the office, and its own. */
export function RuleList() {
  const { officeLists } = useWords()
  const { rules } = useOfficeLists()
  const [editing, setEditing] = useState<string | null>(null)
  const edited = rules.find(({ key }) => key === editing)
  return (
    <Section
      title={officeLists.rules}
      actions={
        editing === null && (
          <Button needs="office.saveList" quiet opens="rule:new" onClick={() => setEditing('new')}>
            {officeLists.addRule}
          </Button>
        )
      }
    >
      <div className="stack tight">
        <p className="soft">{officeLists.rulesWhat}</p>
        {editing !== null && <RuleForm key={editing} {...(edited && { rule: edited })} onLeave={() => setEditing(null)} />}
        <table className="table rule-table">
          <caption className="unseen">{officeLists.rules}</caption>
          <thead>
            <tr>
              <th scope="col">{officeLists.on}</th>
              <th scope="col">{officeLists.rule}</th>
              <th scope="col" className="number">
                {officeLists.value}
              </th>
              <th scope="col">{officeLists.appliesTo}</th>
              <th scope="col">{officeLists.source}</th>
              <th scope="col">
                <span className="unseen">{officeLists.editRule}</span>
              </th>
            </tr>
          </thead>
          {ruleKinds.map((kind) => (
            <tbody key={kind}>
              <tr className="total">
                <th scope="rowgroup" colSpan={6}>
                  {officeLists.kinds[kind]}
                </th>
              </tr>
              {rules
                .filter((rule) => rule.kind === kind)
                .map((rule) => (
                  <RuleRow key={rule.key} rule={rule} onEdit={() => setEditing(rule.key)} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </Section>
  )
}

function RuleRow({ rule, onEdit }: { rule: Rule; onEdit: () => void }) {
  const words = useWords()
  const { officeLists, ui } = words
  const label = useLabel()
  const format = useFormat()
  const { saved, save } = useOfficeListsSaved()
  const may = useMay('office.saveList')
  const own = saved.rules ?? []
  const shipped = asShipped(rule.key)
  const changed = shipped !== undefined && own.some(({ key }) => key === rule.key)
  const name = ruleName(words, rule)
  const put = (next: Rule[], said: string) => void save('rules', next, said)
  const turn = (on: boolean) =>
    put(withRule(own, { ...rule, on }), `${on ? officeLists.ruleOn : officeLists.ruleOff}${words.case.colon}${name}`)
  const types = [
    ...(rule.debtTypes ?? []).map((type) => label('debt_type', type)),
    ...(rule.creditorTypes ?? []).map((type) => label('creditor_type', type)),
  ]
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={officeLists.onNamed(name)}
          checked={rule.on}
          disabled={!may}
          onChange={(event) => turn(event.target.checked)}
        />
      </td>
      <th scope="row">
        <T>{name}</T>
        <br />
        <span className="soft small">{label('jurisdiction', rule.jurisdiction)}</span>{' '}
        {changed && <Pill tone="waiting">≠ {officeLists.changed}</Pill>}
        {!shipped && <Pill>+ {officeLists.own}</Pill>}
      </th>
      <td className="number">{rule.kind === 'costLine' ? percentOf(rule.value) : officeLists.years(rule.value)}</td>
      <td>
        {types.length === 0 ? officeLists.allDebts : types.join(words.case.and)}
        <br />
        <span className="soft small">
          <ValidText {...rule} />
        </span>
      </td>
      <td>
        <T>{rule.source}</T>
        <br />
        <span className="soft small">
          {rule.lastChecked === undefined ? officeLists.unchecked : officeLists.checked(format.day(rule.lastChecked))}
        </span>
      </td>
      <td className="list-actions">
        <Button needs="office.saveList" quiet opens={`rule:${rule.key}`} label={`${ui.edit}: ${name}`} onClick={onEdit}>
          {ui.edit}
        </Button>
        {changed && (
          <Button
            needs="office.saveList"
            quiet
            label={officeLists.setBackNamed(name)}
            onClick={() => put(withoutRule(own, rule.key), officeLists.ruleSetBack)}
          >
            {officeLists.setBack}
          </Button>
        )}
        {!shipped && (
          <Button
            needs="office.saveList"
            quiet
            label={ui.removeNamed(name)}
            onClick={() => put(withoutRule(own, rule.key), officeLists.ruleRemoved)}
          >
            {ui.remove}
          </Button>
        )}
      </td>
    </tr>
  )
}
