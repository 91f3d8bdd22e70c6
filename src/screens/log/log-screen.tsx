/** The log of the office, for administrators: who did or saw what, narrowed to a person or an act. */
import { useCallback, useEffect, useState } from 'react'
import { call, type AnswerOf } from '../../call.ts'
import { enums, type EnumValue } from '../../domain/enums.ts'
import { ChoiceField, SelectField } from '../../ui/fields.tsx'
import { useWords } from '../../ui/language.tsx'
import { View } from '../../ui/view.tsx'
import { LogLines } from './log-lines.tsx'
import { useEntries } from './use-entries.ts'

const atOnce = 100

export function LogScreen() {
  const { people } = useWords()
  const [by, setBy] = useState('')
  const [action, setAction] = useState('')
  const chosen: EnumValue<'data_action'> | undefined = enums.data_action.find((one) => one === action)
  const ask = useCallback(
    (from: number) => call('office.log', { from, limit: atOnce, ...(by !== '' && { by }), ...(chosen && { action: chosen }) }),
    [by, chosen],
  )
  const entries = useEntries(ask, 0)
  return (
    <View title={people.log}>
      <div className="stack">
        <p className="soft">{people.logWhat}</p>
        <div className="log-filter" role="search">
          <WhoField value={by} onChange={setBy} />
          <ChoiceField label={people.did} name="data_action" value={action} onChange={setAction} optional={people.every} />
        </div>
        <LogLines entries={entries} withCase />
      </div>
    </View>
  )
}

/** Everybody who works or worked here: the log knows them by name. */
function WhoField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const { people } = useWords()
  const [list, setList] = useState<AnswerOf<'office.people'>>([])
  useEffect(() => {
    let current = true
    void call('office.people', {}).then((reply) => current && reply.ok && setList(reply.value))
    return () => {
      current = false
    }
  }, [])
  return (
    <SelectField
      label={people.who}
      value={value}
      onChange={onChange}
      optional={people.every}
      options={list.map(({ name }) => ({ value: name, label: name }))}
    />
  )
}
