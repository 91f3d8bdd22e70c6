import { newCase, type Parsed } from '../../contract/requests.ts'
import type { EnumValue } from '../../domain/enums.ts'
import { checkIdNumber } from '../../domain/id-number.ts'
import { formReader, stated, statedYesNo, withoutUnstated, type FormRead, type FormReader } from '../../ui/read-form.ts'
import type { ClientFields, ConsentFields, IntakeFields, MemberFields, PhoneFields } from './fields.ts'
import { isUntouchedDebt, readDebt } from './read-debt.ts'

/**
 * The new case of an intake form, or what is wrong by the path of its field. Lines that were offered and left empty,
 * and consents that were not ticked, are left out.
 */
export function readIntake(fields: IntakeFields): FormRead<Parsed<'case.create'>> {
  const read = formReader()
  const { hardship } = fields
  const input = {
    caseNo: fields.caseNo.trim(),
    jurisdiction: fields.jurisdiction,
    priority: fields.priority,
    openedOn: read.day('openedOn', fields.openedOn, 'required'),
    referralSource: stated(fields.referralSource),
    householdWith: stated(fields.householdWith),
    client: readClient(read, fields.client),
    consents: read.rows(
      'consents',
      fields.consents,
      (row) => !row.given,
      (row, path) => readConsent(read, row, path),
    ),
    hardship: {
      causes: hardship.causes,
      startedOn: read.day('hardship.startedOn', hardship.startedOn),
      expectedEnd: read.day('hardship.expectedEnd', hardship.expectedEnd),
      narrative: stated(hardship.narrative),
    },
    debts: read.rows('debts', fields.debts, isUntouchedDebt, (row, path) => readDebt(read, row, path)),
  }
  const nothingOnHardship = Object.values(input.hardship).every(
    (value) => value === undefined || (Array.isArray(value) && value.length === 0),
  )
  return read.finish(newCase, withoutUnstated({ ...input, hardship: nothingOnHardship ? undefined : withoutUnstated(input.hardship) }))
}

/** True for a number whose shape or check digit is wrong; a kind of document whose numbers cannot be checked is never wrong. */
export function idNumberLooksWrong(client: Pick<ClientFields, 'idDocType' | 'idDocNo'>): boolean {
  if (stated(client.idDocNo) === undefined || client.idDocType === '') return false
  const check = checkIdNumber(client.idDocType as EnumValue<'id_document_type'>, client.idDocNo)
  return check === 'wrongShape' || check === 'wrongCheckDigit'
}

/** The client of a form, with every stated field. */
export function readClient(read: FormReader, client: ClientFields) {
  const looksWrong = idNumberLooksWrong(client)
  const keptBecause = looksWrong ? stated(client.idDocNoKeptBecause) : undefined
  if (looksWrong && keptBecause === undefined) read.fail('client.idDocNoKeptBecause', 'idNumber.reasonMissing')
  const idDocNo = stated(client.idDocNo)
  return withoutUnstated({
    name: client.name.trim(),
    nameLatin: stated(client.nameLatin),
    aliases: stated(client.aliases),
    birthDate: read.day('client.birthDate', client.birthDate),
    idDocType: idDocNo === undefined ? undefined : stated(client.idDocType),
    idDocNo,
    idDocNoKeptBecause: keptBecause,
    phones: read.rows('client.phones', client.phones, isUntouchedPhone, readPhone),
    email: stated(client.email),
    address: stated(client.address),
    timeZone: stated(client.timeZone),
    safeContactNote: stated(client.safeContactNote),
    preferredChannel: stated(client.preferredChannel),
    employmentStatus: stated(client.employmentStatus),
    occupation: stated(client.occupation),
    employer: stated(client.employer),
    maritalStatus: stated(client.maritalStatus),
    housingTenure: stated(client.housingTenure),
    vulnerability: client.vulnerability.length === 0 ? undefined : client.vulnerability,
    household: client.household.map((row, index) => readMember(read, row, `client.household.${index}`)),
  })
}

const isUntouchedPhone = (row: PhoneFields): boolean => row.offered && `${row.number}${row.safeToCall}${row.reachable}`.trim() === ''

function readPhone(row: PhoneFields) {
  return withoutUnstated({
    number: row.number.trim(),
    owner: row.owner,
    safeToCall: statedYesNo(row.safeToCall),
    reachable: stated(row.reachable),
  })
}

function readMember(read: FormReader, row: MemberFields, path: string) {
  return withoutUnstated({
    label: row.label.trim(),
    relation: row.relation,
    birthYear: read.whole(`${path}.birthYear`, row.birthYear),
    dependant: statedYesNo(row.dependant),
    note: stated(row.note),
  })
}

function readConsent(read: FormReader, row: ConsentFields, path: string) {
  return withoutUnstated({
    type: row.type,
    givenOn: read.day(`${path}.givenOn`, row.givenOn, 'required'),
    method: row.method,
    scope: stated(row.scope),
    expiresOn: read.day(`${path}.expiresOn`, row.expiresOn),
  })
}
