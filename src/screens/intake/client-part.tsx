import { useState } from 'react'
import { checkIdNumber } from '../../domain/id-number.ts'
import type { EnumValue } from '../../domain/enums.ts'
import { ChecksField, ChoiceField, TextField } from '../../ui/fields.tsx'
import { useWords } from '../../ui/language.tsx'
import { More } from '../../ui/more.tsx'
import { DayField } from '../../ui/value-fields.tsx'
import { Part, type IntakeFormState } from './part.tsx'
import { idNumberLooksWrong } from './read-intake.ts'

/** Who the client is. */
export function ClientPart({ form }: { form: IntakeFormState }) {
  const words = useWords().intake
  const { client } = form.values
  const rare = [
    client.nameLatin,
    client.aliases,
    client.email,
    client.employer,
    client.maritalStatus,
    client.housingTenure,
    ...client.vulnerability,
  ]
  return (
    <Part part="client">
      <div className="fields">
        <TextField label={words.name} {...form.field('client.name')} required autoFocus />
        <DayField fact label={words.birthDate} {...form.field('client.birthDate')} />
        <ChoiceField label={words.idDocType} name="id_document_type" {...form.field('client.idDocType')} optional />
        <IdNumber form={form} />
        <TextField label={words.address} {...form.field('client.address')} size="double" />
        <ChoiceField label={words.employmentStatus} name="employment_status" {...form.field('client.employmentStatus')} optional />
        <TextField label={words.occupation} {...form.field('client.occupation')} />
      </div>
      <More label={words.more} filled={rare.some((text) => text !== '')}>
        <div className="fields">
          <TextField label={words.nameLatin} {...form.field('client.nameLatin')} />
          <TextField label={words.aliases} {...form.field('client.aliases')} />
          <TextField label={words.email} {...form.field('client.email')} inputMode="email" />
          <TextField label={words.employer} {...form.field('client.employer')} />
          <ChoiceField label={words.maritalStatus} name="marital_status" {...form.field('client.maritalStatus')} optional />
          <ChoiceField label={words.housingTenure} name="housing_tenure" {...form.field('client.housingTenure')} optional />
          <ChecksField label={words.vulnerability} name="vulnerability_flag" {...form.field('client.vulnerability')} size="wide" />
        </div>
      </More>
    </Part>
  )
}

/** A wrong check digit shows at once, a wrong shape once the field is left; then there is a place for the reason to keep it. */
function IdNumber({ form }: { form: IntakeFormState }) {
  const words = useWords().intake
  const { client } = form.values
  const [leftWith, setLeftWith] = useState(client.idDocNo)
  const reason = form.field('client.idDocNoKeptBecause')
  const wrong = idNumberLooksWrong(client)
  const isDigit = wrong && checkIdNumber(client.idDocType as EnumValue<'id_document_type'>, client.idDocNo) === 'wrongCheckDigit'
  const shown = wrong && (isDigit || leftWith === client.idDocNo || reason.value !== '' || reason.error !== undefined)
  return (
    <>
      <TextField
        label={words.idDocNo}
        {...form.field('client.idDocNo')}
        warning={shown ? (isDigit ? words.idWrongDigit : words.idWrongShape) : undefined}
        onBlur={() => setLeftWith(client.idDocNo)}
      />
      {shown && <TextField label={words.idKeptBecause} {...reason} required />}
    </>
  )
}
