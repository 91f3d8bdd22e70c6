import { useState } from 'react'
import { conductKey, conductRulesOf, conductSource } from '../../domain/case-conduct.ts'
import { conductRules, type ConductRule } from '../../domain/conduct.ts'
import { enums, type EnumValue } from '../../domain/enums.ts'
import { Form, useForm } from '../../ui/form.tsx'
import { useLabel, useWords } from '../../ui/language.tsx'
import { useMay } from '../../ui/may.tsx'
import { Button } from '../../ui/pieces.tsx'
import { T } from '../../ui/text.tsx'
import { NumberField, TimeField } from '../../ui/value-fields.tsx'
import { Facts, Section } from '../../ui/view.tsx'
import { useFormFocus } from '../case/focus.ts'
import { useOfficeLists, useOfficeListsSaved } from '../office-lists.tsx'
import { limitsAsTyped, readLimits } from './list-forms.ts'

/** Which rules look over the contact logs, place by place, and the office's own limits. */
export function ConductChecks() {
  const { conduct } = useWords()
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={conduct.settings}
      actions={
        !editing && (
          <Button needs="office.saveList" quiet opens="limits" onClick={() => setEditing(true)}>
            {conduct.editLimits}
          </Button>
        )
      }
    >
      <div className="stack tight">
        <p className="soft">{conduct.settingsWhat}</p>
        {editing ? <LimitsForm onLeave={() => setEditing(false)} /> : <Limits />}
        <table className="table rule-table conduct-table">
          <caption className="unseen">{conduct.settings}</caption>
          <thead>
            <tr>
              <th scope="col">{conduct.on}</th>
              <th scope="col">{conduct.settingsRule}</th>
              <th scope="col">{conduct.settingsKind}</th>
              <th scope="col">{conduct.source}</th>
            </tr>
          </thead>
          {enums.jurisdiction.map((place) => (
            <Place key={place} place={place} />
          ))}
        </table>
      </div>
    </Section>
  )
}

function Place({ place }: { place: EnumValue<'jurisdiction'> }) {
  const label = useLabel()
  const { conduct } = useOfficeLists()
  return (
    <tbody>
      <tr className="total">
        <th scope="rowgroup" colSpan={4}>
          {label('jurisdiction', place)}
        </th>
      </tr>
      {conductRulesOf(place, conduct).map((one) => (
        <RuleRow key={one.rule} place={place} {...one} />
      ))}
    </tbody>
  )
}

function RuleRow({ place, rule, on, read }: { place: EnumValue<'jurisdiction'>; rule: ConductRule; on: boolean; read: boolean }) {
  const words = useWords()
  const { conduct } = words
  const label = useLabel()
  const lists = useOfficeLists()
  const may = useMay('office.saveList')
  const { save } = useOfficeListsSaved()
  const name = conduct.rules[rule]
  const source = conductSource(place, rule)
  const turn = (to: boolean) => {
    const next = { ...lists.conduct, on: { ...lists.conduct.on, [conductKey(place, rule)]: to } }
    void save('conduct', next, `${to ? conduct.turnedOn : conduct.turnedOff}${words.case.colon}${name}`)
  }
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={conduct.onNamed(name, label('jurisdiction', place))}
          checked={on}
          disabled={!may}
          onChange={(event) => turn(event.target.checked)}
        />
      </td>
      <th scope="row">{name}</th>
      <td>{conduct.severity[conductRules[rule].severity]}</td>
      <td>
        <T>{source ?? conduct.officeRule}</T>
        {source !== undefined && !read && (
          <>
            <br />
            <span className="soft small">{conduct.unread}</span>
          </>
        )}
      </td>
    </tr>
  )
}

function Limits() {
  const { conduct } = useWords()
  const { hours, callsPerDay } = useOfficeLists().conduct
  return (
    <>
      <p className="soft small">{conduct.limitsWhat}</p>
      <Facts
        list={[
          [conduct.hours, hours && conduct.hoursText(hours.from, hours.to)],
          [conduct.callsPerDay, callsPerDay?.toString()],
        ]}
      />
    </>
  )
}

function LimitsForm({ onLeave }: { onLeave: () => void }) {
  const { conduct } = useWords()
  const lists = useOfficeLists()
  const { save: saveList } = useOfficeListsSaved()
  const form = useForm({ initial: limitsAsTyped(lists.conduct), draft: 'office:conduct' })
  useFormFocus(form, 'limits')
  const save = async () => {
    const result = readLimits(form.values, lists.conduct)
    if (!result.ok) return form.fail(result.problems)
    const problem = await saveList('conduct', result.value, conduct.limitsSaved)
    if (problem) return form.fail(problem)
    await form.drop()
    onLeave()
  }
  return (
    <Form form={form} label={conduct.limits} onSave={save} onLeave={onLeave} enterSaves>
      <div className="fields">
        <TimeField label={conduct.hoursFrom} {...form.field('from')} />
        <TimeField label={conduct.hoursTo} {...form.field('to')} />
        <NumberField label={conduct.callsPerDay} {...form.field('callsPerDay')} />
      </div>
    </Form>
  )
}
