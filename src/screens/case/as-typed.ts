import type { Client, Day, Debt } from '../../domain/case-file.ts'
import { presetOf } from '../../domain/claims.ts'
import { formatMoney } from '../../domain/money.ts'
import { newDebt, newInterruption, newMember, newParty, newPhone, type ClientFields, type DebtFields } from '../intake/fields.ts'

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no')
const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value))

/** The client's record as the intake form would hold it, to be changed there. */
export function clientAsTyped(client: Client): ClientFields {
  return {
    name: client.name,
    nameLatin: text(client.nameLatin),
    aliases: text(client.aliases),
    birthDate: text(client.birthDate),
    idDocType: text(client.idDocType),
    idDocNo: text(client.idDocNo),
    idDocNoKeptBecause: text(client.idDocNoKeptBecause),
    email: text(client.email),
    address: text(client.address),
    timeZone: text(client.timeZone),
    safeContactNote: text(client.safeContactNote),
    preferredChannel: text(client.preferredChannel),
    employmentStatus: text(client.employmentStatus),
    occupation: text(client.occupation),
    employer: text(client.employer),
    maritalStatus: text(client.maritalStatus),
    housingTenure: text(client.housingTenure),
    vulnerability: client.vulnerability ?? [],
    phones: client.phones.map((phone) => ({
      ...newPhone(),
      number: phone.number,
      owner: phone.owner,
      safeToCall: yesNo(phone.safeToCall),
      reachable: text(phone.reachable),
    })),
    household: client.household.map((member) => ({
      ...newMember(),
      label: member.label,
      relation: member.relation,
      birthYear: text(member.birthYear),
      dependant: yesNo(member.dependant),
      note: text(member.note),
    })),
  }
}

/** A debt as the intake form would hold it; its balances are not part of what can be changed. */
export function debtAsTyped(debt: Debt, today: Day): DebtFields {
  return {
    ...newDebt(debt.currency, today),
    brand: debt.brand,
    debtType: debt.debtType,
    debtClass: debt.debtClass,
    parties: debt.parties.map((party) => ({ ...newParty(party.role, party.type ?? ''), name: party.name, phone: text(party.phone) })),
    accountNo: text(debt.accountNo),
    contractNo: text(debt.contractNo),
    contractDate: text(debt.contractDate),
    originalAmount: debt.originalAmount === undefined ? '' : formatMoney(debt.originalAmount, debt.currency),
    billDay: text(debt.billDay),
    dueDay: text(debt.dueDay),
    rate: text(debt.rate),
    rateBasis: text(debt.rateBasis),
    overdueRate: text(debt.overdueRate),
    overdueRateBasis: text(debt.overdueRateBasis),
    firstOverdueOn: text(debt.firstOverdueOn),
    status: text(debt.status),
    disputed: yesNo(debt.disputed),
    note: text(debt.note),
    dayCount: text(debt.dayCount),
    compounding: text(debt.compounding),
    interestRounding: text(debt.interestRounding),
    limitationFrom: text(debt.limitationFrom),
    lateFee: {
      minimumPaymentRate: text(debt.lateFee?.minimumPaymentRate),
      rate: text(debt.lateFee?.rate),
      least: debt.lateFee === undefined ? '' : formatMoney(debt.lateFee.least, debt.currency),
    },
    moratorium: { from: text(debt.moratorium?.from), to: text(debt.moratorium?.to) },
    allocationOrder: orderAsTyped(debt.allocationOrder),
    interruptions: (debt.interruptions ?? []).map((one) => ({
      ...newInterruption(),
      event: one.event,
      on: one.on,
      document: text(one.document),
      note: text(one.note),
    })),
    balances: [],
  }
}

function orderAsTyped(order: Debt['allocationOrder']): DebtFields['allocationOrder'] {
  if (order === undefined) return { preset: '', own: [''] }
  const preset = presetOf(order)
  return preset ? { preset, own: [''] } : { preset: 'own', own: [...order, ''] }
}

/**
 * What was read from a form, but with every part of the record as it was whose fields nobody touched, so that a form
 * loses nothing that it cannot show: a blank at an end, a basis without its rate, an empty list.
 */
export function keepUntouched<R extends object, F extends object>(record: R, typedBefore: F, typedNow: F, read: object): R {
  const textAt = (fields: F, name: string) => JSON.stringify((fields as Record<string, unknown>)[name])
  const untouched = (name: string) => name in typedBefore && textAt(typedBefore, name) === textAt(typedNow, name)
  const names = new Set([...Object.keys(record), ...Object.keys(read)])
  const kept = [...names].flatMap((name): [string, unknown][] => {
    const together = tied.find((group) => group.includes(name)) ?? [name]
    const source: Record<string, unknown> = { ...(together.every(untouched) ? record : read) }
    return name in source ? [[name, source[name]]] : []
  })
  return Object.fromEntries(kept) as R
}

/** Fields that say something only together: when one was touched, all are read again. */
const tied = [
  ['idDocType', 'idDocNo', 'idDocNoKeptBecause'],
  ['rate', 'rateBasis'],
  ['overdueRate', 'overdueRateBasis'],
]
