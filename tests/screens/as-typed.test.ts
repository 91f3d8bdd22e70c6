import { expect, test } from 'vitest'
import { parts } from '../../src/contract/parts.ts'
import { newDebt } from '../../src/contract/requests.ts'
import { lawfulOrder } from '../../src/domain/allocation.ts'
import type { Client, Debt } from '../../src/domain/case-file.ts'
import { clientAsTyped, debtAsTyped, keepUntouched } from '../../src/screens/case/as-typed.ts'
import type { ClientFields, DebtFields } from '../../src/screens/intake/fields.ts'
import { readDebt } from '../../src/screens/intake/read-debt.ts'
import { readClient } from '../../src/screens/intake/read-intake.ts'
import { formReader } from '../../src/ui/read-form.ts'
import { aCase, aDebt, day, minor } from '../domain/build.ts'

const client: Client = {
  name: ' 张晓明',
  nameLatin: 'Zhang Xiaoming',
  birthDate: day('1991-08-24'),
  idDocType: 'cn_id',
  idDocNo: '110101199108240014',
  idDocNoKeptBecause: '证件如此',
  phones: [
    { number: '13800000001', owner: 'client', safeToCall: true, reachable: '18:30-21:00' },
    { number: '010 1234567', owner: 'employer', safeToCall: false },
    { number: '13900000000', owner: 'spouse' },
  ],
  timeZone: 'Asia/Urumqi',
  safeContactNote: '勿发短信\n',
  vulnerability: [],
  household: [
    { label: '女儿', relation: 'child', birthYear: 2019, dependant: true, note: '上学' },
    { label: '配偶', relation: 'spouse', dependant: false },
  ],
}

const debt: Omit<Debt, 'key' | 'balances'> = {
  brand: '花呗',
  debtType: 'bnpl_credit',
  debtClass: 'non_priority',
  currency: 'CNY',
  parties: [
    { role: 'servicer', name: '甲', type: 'platform', phone: '95188' },
    { role: 'collector', name: '乙 ' },
  ],
  accountNo: '1380****0001',
  contractDate: day('2024-01-02'),
  originalAmount: minor(1000000),
  billDay: 1,
  dueDay: 10,
  rate: '0.0005',
  overdueRateBasis: 'daily',
  firstOverdueOn: day('2026-02-10'),
  dayCount: 'act_360',
  compounding: 'monthly',
  interestRounding: 'daily',
  lateFee: { minimumPaymentRate: '0.1', rate: '0.05', least: minor(1000) },
  allocationOrder: ['late_fee', 'principal'],
  status: 'overdue',
  disputed: false,
  limitationFrom: day('2026-02-11'),
  moratorium: { from: day('2026-02-01'), to: day('2026-03-01') },
  interruptions: [
    { event: 'creditor_demand', on: day('2026-03-01'), document: 'doc1', note: '催收函' },
    { event: 'other', on: day('2026-03-02') },
  ],
  note: '备注',
}

function clientThrough(before: Client, change: (fields: ClientFields) => ClientFields = (fields) => fields): Client {
  const typed = clientAsTyped(before)
  const now = change(typed)
  const result = formReader().finish(parts.client, readClient(formReader(), now))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return keepUntouched(before, typed, now, result.value)
}

function debtThrough(before: typeof debt, change: (fields: DebtFields) => DebtFields = (fields) => fields): typeof debt {
  const typed = debtAsTyped({ ...before, key: 'd1', balances: [] }, day('2026-11-22'))
  const now = change(typed)
  const result = formReader().finish(newDebt, readDebt(formReader(), now, 'debts.0'))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { balances: _balances, ...read } = result.value
  return keepUntouched(before, typed, now, read)
}

test('a client goes through the form and loses nothing', () => {
  expect(clientThrough(client)).toStrictEqual(client)
  expect(clientThrough(aCase().client)).toStrictEqual(aCase().client)
})

test('what is changed of a client changes, what is emptied goes, the rest stays', () => {
  const { nameLatin: _gone, ...rest } = client
  expect(clientThrough(client, (fields) => ({ ...fields, nameLatin: ' ', occupation: '仓储主管' }))).toStrictEqual({
    ...rest,
    occupation: '仓储主管',
  })
})

test('why a wrong number was kept goes when the number is put right', () => {
  const { idDocNoKeptBecause: _gone, ...rest } = client
  expect(clientThrough(client, (fields) => ({ ...fields, idDocNo: '110101199108240013' }))).toStrictEqual({
    ...rest,
    idDocNo: '110101199108240013',
  })
})

test('a debt goes through the form and loses nothing', () => {
  expect(debtThrough(debt)).toStrictEqual(debt)
  const { key: _key, balances: _balances, ...bare } = aDebt()
  expect(debtThrough(bare)).toStrictEqual(bare)
})

test('a rate that is emptied takes its basis along, other rates stay as they were', () => {
  const both = { ...debt, rateBasis: 'daily' as const }
  const { rate: _rate, rateBasis: _basis, ...rest } = both
  expect(debtThrough(both, (fields) => ({ ...fields, rate: '' }))).toStrictEqual(rest)
})

test('an order with a name shows its name, and stays as it was written while nobody touches it', () => {
  const orderThrough = (allocationOrder: Debt['allocationOrder'], change?: (fields: DebtFields) => DebtFields) =>
    debtThrough({ ...debt, allocationOrder: allocationOrder! }, change).allocationOrder
  const typed = (allocationOrder: Debt['allocationOrder']) =>
    debtAsTyped({ ...aDebt(), allocationOrder: allocationOrder! }, day('2026-11-22')).allocationOrder
  expect(typed(['principal', 'collection_cost'])).toEqual({ preset: 'principalFirst', own: [''] })
  expect(typed(['late_fee', 'principal'])).toEqual({ preset: 'own', own: ['late_fee', 'principal', ''] })
  expect(orderThrough(['principal', 'collection_cost'])).toEqual(['principal', 'collection_cost'])
  const lawful = (fields: DebtFields) => ({ ...fields, allocationOrder: { preset: 'lawful', own: ['principal', ''] } })
  expect(orderThrough(['principal'], lawful)).toEqual([...lawfulOrder])
  const none = (fields: DebtFields) => ({ ...fields, allocationOrder: { preset: '', own: ['principal', ''] } })
  expect(orderThrough(['principal'], none)).toBeUndefined()
})

test('what is emptied of the rules goes', () => {
  const { lateFee: _fee, interruptions: _events, dayCount: _count, ...rest } = debt
  expect(
    debtThrough(debt, (fields) => ({
      ...fields,
      dayCount: '',
      lateFee: { minimumPaymentRate: ' ', rate: '', least: '' },
      interruptions: [],
    })),
  ).toStrictEqual(rest)
})
