import { ChoiceField, SelectField, TextField } from '../../ui/fields.tsx'
import { useRows } from '../../ui/form-rows.tsx'
import { useWords } from '../../ui/language.tsx'
import { useNewest } from '../../ui/newest.ts'
import { NumberField } from '../../ui/value-fields.tsx'
import { newMember, type IntakeFields, type MemberFields } from './fields.ts'
import { AddLine, Part, RemoveLine, useYesNo, type IntakeFormState } from './part.tsx'

/** Who lives with the client, and a case of the same household. */
export function HouseholdPart({ form }: { form: IntakeFormState }) {
  const words = useWords().intake
  const yesNo = useYesNo()
  const rows = useRows<MemberFields, IntakeFields>(form, () => 'client.household')
  const { household } = form.values.client
  return (
    <Part part="household">
      <div className="form-lines" ref={rows.box}>
        {household.length === 0 && <p className="soft">{words.noMembers}</p>}
        {household.map((member, index) => {
          const title = member.label || words.nth(words.member, index + 1)
          const at = `client.household.${index}` as const
          return (
            <div className="form-line household-line" key={member.row} data-row={member.row} role="group" aria-label={title}>
              <TextField label={words.memberLabel} {...form.field(`${at}.label`)} required />
              <ChoiceField label={words.relation} name="household_relation" {...form.field(`${at}.relation`)} />
              <NumberField label={words.birthYear} {...form.field(`${at}.birthYear`)} />
              <SelectField label={words.dependant} options={yesNo} {...form.field(`${at}.dependant`)} optional />
              <TextField label={words.note} {...form.field(`${at}.note`)} />
              <RemoveLine what={title} onClick={() => rows.remove(index, title)} />
            </div>
          )
        })}
        <AddLine onClick={() => rows.add(newMember())}>{words.addMember}</AddLine>
      </div>
      <HouseholdCase form={form} />
    </Part>
  )
}

/** The number of another case; whose it is stands below. */
function HouseholdCase({ form }: { form: IntakeFormState }) {
  const words = useWords().intake
  const typed = form.values.householdWith.trim()
  const query = typed === '' ? null : { query: typed, status: null, sort: 'caseNo' as const, descending: false, offset: 0, limit: 20 }
  const found = useNewest('cases.list', query)?.rows.find((row) => row.caseNo === typed)
  return (
    <div className="fields">
      <TextField
        label={words.householdWith}
        {...form.field('householdWith')}
        hint={found ? words.householdFound(found.name) : words.householdWithHint}
      />
    </div>
  )
}
