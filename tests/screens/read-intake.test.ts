import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/case-file.ts'
import { twoCaseFiles } from '../../src/domain/sample/two-cases.ts'
import {
  emptyIntake,
  newBalance,
  newConsent,
  newDebt,
  newMember,
  newParty,
  newPhone,
  usualJurisdiction,
  withFreeNumber,
  withJurisdiction,
  type DebtFields,
  type IntakeFields,
} from '../../src/screens/intake/fields.ts'
import { nameInDraft } from '../../src/screens/intake/draft-name.ts'
import { partOf } from '../../src/screens/intake/parts.ts'
import { typedTotal } from '../../src/screens/intake/read-debt.ts'
import { idNumberLooksWrong, readIntake } from '../../src/screens/intake/read-intake.ts'

const today = '2026-03-12' as Day
const started = (): IntakeFields => emptyIntake({ caseNo: '2026-0001', today, jurisdiction: 'CN' })

/** The form with a name and a debt, ready to be saved, and what `change` does to it. */
function filled(change: (fields: IntakeFields, debt: DebtFields) => void = () => undefined): IntakeFields {
  const fields = started()
  fields.client.name = '张晓明'
  const debt = fields.debts[0]!
  debt.brand = '花呗'
  debt.debtType = 'bnpl_credit'
  change(fields, debt)
  return fields
}

const problems = (fields: IntakeFields) => {
  const read = readIntake(fields)
  return read.ok ? {} : Object.fromEntries(read.problems.map(({ field, code }) => [field, code]))
}
const value = (fields: IntakeFields) => {
  const read = readIntake(fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

test('a name and a debt are enough, and nothing is made up beside them', () => {
  expect(value(filled())).toEqual({
    caseNo: '2026-0001',
    jurisdiction: 'CN',
    priority: 'normal',
    openedOn: '2026-03-12',
    client: { name: '张晓明', phones: [], household: [] },
    consents: [],
    debts: [{ brand: '花呗', debtType: 'bnpl_credit', debtClass: 'non_priority', currency: 'CNY', parties: [], balances: [] }],
  })
})

test('the first case of the published file, typed field by field, comes out as it stands there', () => {
  const { caseNo, jurisdiction, priority, openedOn, client, consents, hardship, debts } = twoCaseFiles()[0]!.file
  const fields = filled((form, debt) => {
    form.priority = 'high'
    form.client.birthDate = '1991年8月24日'
    form.client.idDocNo = '110101199108240013'
    Object.assign(form.client.phones[0]!, { number: '13800000001', safeToCall: 'yes', reachable: '18:30-21:00' })
    form.client.address = '北京市海淀区示例路8号'
    form.client.employmentStatus = 'employed_full'
    form.client.occupation = '仓储主管'
    form.client.household = [
      { ...newMember(), label: '配偶', relation: 'spouse', dependant: 'no' },
      { ...newMember(), label: '女儿', relation: 'child', birthYear: '２０１９', dependant: 'yes' },
    ]
    for (const consent of form.consents) consent.given = true
    form.consents.push({ ...newConsent('share_creditor', today), scope: '向重庆蚂蚁消费金融有限公司提供住院证明' })
    form.consents.push({ ...newConsent('representation', today), scope: '重庆蚂蚁消费金融有限公司' })
    form.hardship.causes = ['illness']
    form.hardship.startedOn = '2026/1/20'
    form.hardship.narrative = '突发急性胰腺炎住院，自费医疗支出约二万三千元，一月、二月未能按时还款。'
    debt.parties[0]!.name = '支付宝（中国）网络技术有限公司'
    Object.assign(debt.parties[1]!, { name: '重庆蚂蚁消费金融有限公司', type: 'consumer_finance' })
    Object.assign(debt, {
      accountNo: '1380****0001',
      dueDay: '10',
      overdueRate: '0.05%',
      overdueRateBasis: 'daily',
      firstOverdueOn: '20260210',
    })
    Object.assign(debt.balances[0]!, { source: 'document', components: { overdue_interest: '123.9元', principal: '￥8,260.00' } })
  })
  const withoutKeys = debts.map(({ key: _, ...debt }) => debt)
  expect(value(fields)).toEqual({ caseNo, jurisdiction, priority, openedOn, client, consents, hardship, debts: withoutKeys })
})

test('amounts are taken as people write them', () => {
  const written = {
    principal: '1.2万',
    contract_interest: '1,234.5元',
    overdue_interest: '￥1,234.50',
    late_fee: '１２３４．５',
    other: '90,071,992,547,409.91',
  }
  const fields = filled((_, debt) => (debt.balances[0]!.components = written))
  expect(value(fields).debts[0]!.balances[0]!.components).toEqual({
    principal: 1_200_000,
    contract_interest: 123_450,
    overdue_interest: 123_450,
    late_fee: 123_450,
    other: Number.MAX_SAFE_INTEGER,
  })
})

test.each([
  ['-5', 'money.negative'],
  ['0.005', 'money.thirdDecimal'],
  ['90,071,992,547,409.92', 'money.tooLarge'],
  ['about 800', 'money.invalid'],
])('the amount %s is refused beside its field: %s', (text, code) => {
  const fields = filled((_, debt) => (debt.balances[0]!.components = { late_fee: text }))
  expect(problems(fields)).toEqual({ 'debts.0.balances.0.components.late_fee': code })
})

test('a decimal is refused where the currency has none', () => {
  const fields = filled((_, debt) => {
    debt.currency = 'JPY'
    debt.originalAmount = '1000.5'
  })
  expect(problems(fields)).toEqual({ 'debts.0.originalAmount': 'money.thirdDecimal' })
})

test('31 February, a day before 1900 and a missing day are refused beside their fields', () => {
  const fields = filled((form, debt) => {
    form.client.birthDate = '1899-12-31'
    form.hardship.startedOn = '2026-02-31'
    form.openedOn = ' '
    debt.firstOverdueOn = 'soon'
  })
  expect(problems(fields)).toEqual({
    'client.birthDate': 'day.invalid',
    'hardship.startedOn': 'day.invalid',
    openedOn: 'text.empty',
    'debts.0.firstOverdueOn': 'day.invalid',
  })
})

test('an empty name and one over 200 characters are refused, 200 characters are taken', () => {
  expect(problems(filled((form) => (form.client.name = '  ')))).toEqual({ 'client.name': 'text.empty' })
  expect(problems(filled((form) => (form.client.name = '张'.repeat(201))))).toEqual({ 'client.name': 'text.tooLong' })
  expect(value(filled((form) => (form.client.name = '张'.repeat(200)))).client.name).toHaveLength(200)
})

test('emoji, rare characters, direction marks, HTML and template signs are taken as they are', () => {
  for (const name of ['𠮷野家🙂', 'علی\u200F رضا', '<b>{{7*7}}</b> ${x} %s'])
    expect(value(filled((form) => (form.client.name = name))).client.name).toBe(name)
})

test('a choice that the lists do not have is refused beside its field', () => {
  const fields = filled((form, debt) => {
    form.jurisdiction = 'XX'
    debt.debtType = ''
  })
  expect(problems(fields)).toEqual({ jurisdiction: 'choice.unknown', 'debts.0.debtType': 'choice.unknown' })
})

test('a case number may be changed, not emptied', () => {
  expect(value(filled((form) => (form.caseNo = ' A/2026-7 '))).caseNo).toBe('A/2026-7')
  expect(problems(filled((form) => (form.caseNo = '')))).toEqual({ caseNo: 'text.empty' })
})

test('several debts each keep their parties and balances', () => {
  const fields = filled((form, debt) => {
    Object.assign(debt.balances[0]!, { source: 'client', components: { principal: '5000' } })
    debt.balances.push({ ...newBalance(today), source: 'letter', components: { principal: '4,900', late_fee: '12.34' } })
    debt.parties.push({ ...newParty('collector', 'collection_agency'), name: '外部催收公司', phone: '4000000000' })
    form.debts.push({ ...newDebt('TWD', today), brand: '信用卡', debtType: 'credit_card' })
  })
  const { debts } = value(fields)
  expect(debts[0]!.balances).toEqual([
    { asOf: today, source: 'client', components: { principal: 500_000 } },
    { asOf: today, source: 'letter', components: { principal: 490_000, late_fee: 1234 } },
  ])
  expect(debts[0]!.parties).toEqual([{ role: 'collector', name: '外部催收公司', type: 'collection_agency', phone: '4000000000' }])
  expect(debts[1]).toMatchObject({ brand: '信用卡', currency: 'TWD' })
})

test('a line that was added must be filled, and its problem stands in its own place', () => {
  const fields = filled((form, debt) => {
    debt.parties.push(newParty('collector', 'collection_agency'))
    debt.balances.push(newBalance(today))
    form.client.phones.push(newPhone())
    form.consents.push({ ...newConsent('representation', today), givenOn: 'x' })
  })
  expect(problems(fields)).toEqual({
    'debts.0.parties.2.name': 'text.empty',
    'debts.0.balances.1.components.principal': 'text.empty',
    'client.phones.1.number': 'text.empty',
    'consents.2.givenOn': 'day.invalid',
  })
})

test('an offered phone line that says anything at all is kept', () => {
  const fields = filled((form) => (form.client.phones[0]!.safeToCall = 'no'))
  expect(problems(fields)).toEqual({ 'client.phones.0.number': 'text.empty' })
})

test('an ID number with a wrong check digit is kept only with a reason', () => {
  const wrong = (reason: string) =>
    filled((form) => Object.assign(form.client, { idDocNo: '110101199108240014', idDocNoKeptBecause: reason }))
  expect(idNumberLooksWrong(wrong('').client)).toBe(true)
  expect(problems(wrong(' '))).toEqual({ 'client.idDocNoKeptBecause': 'idNumber.reasonMissing' })
  expect(value(wrong('copied from the paper card')).client).toMatchObject({
    idDocNo: '110101199108240014',
    idDocNoKeptBecause: 'copied from the paper card',
  })
})

test('a reason for a number that is right is not kept, and numbers without a check digit need none', () => {
  const right = filled((form) => Object.assign(form.client, { idDocNo: '110101199108240013', idDocNoKeptBecause: 'x' }))
  expect(value(right).client).not.toHaveProperty('idDocNoKeptBecause')
  const passport = filled((form) => Object.assign(form.client, { idDocType: 'passport', idDocNo: 'E1' }))
  expect(value(passport).client).toMatchObject({ idDocType: 'passport', idDocNo: 'E1' })
})

test('a draft kept as JSON comes back the same and reads the same', () => {
  const fields = filled((form, debt) => {
    form.client.name = '<b>张\u200F晓明</b> 🙂'
    debt.balances[0]!.components = { principal: '1.2万', late_fee: 'x' }
  })
  const back = JSON.parse(JSON.stringify(fields)) as IntakeFields
  expect(back).toEqual(fields)
  expect(readIntake(back)).toEqual(readIntake(fields))
})

test('the total beside the amounts adds what can be read so far', () => {
  expect(typedTotal({ ...newBalance(today), components: { principal: '8,260', overdue_interest: '123.90', late_fee: 'x' } }, 'CNY')).toBe(
    838_390n,
  )
  expect(typedTotal(newBalance(today), 'CNY')).toBeNull()
})

test('a debt that was offered and left empty is left out, one that says anything must say what it is', () => {
  expect(value(filled((form) => (form.debts = started().debts))).debts).toEqual([])
  const begun = filled((form) => {
    form.debts = started().debts
    form.debts[0]!.balances[0]!.components = { principal: '500' }
  })
  expect(problems(begun)).toEqual({ 'debts.0.brand': 'text.empty', 'debts.0.debtType': 'choice.unknown' })
})

test('another jurisdiction brings its currency and ID document along where nothing was typed that belongs to them', () => {
  const fields = filled((form) => form.debts.push(newDebt('CNY', today)))
  fields.debts[0]!.originalAmount = '100'
  const moved = withJurisdiction(fields, 'TW')
  expect([moved.jurisdiction, moved.client.idDocType, ...moved.debts.map((debt) => debt.currency)]).toEqual(['TW', 'tw_id', 'CNY', 'TWD'])
  fields.client.idDocNo = 'x'
  expect(withJurisdiction(fields, 'HK').client.idDocType).toBe('cn_id')
})

test('the jurisdiction offered is that of the zone, else of the language', () => {
  expect([usualJurisdiction('Asia/Taipei', 'en'), usualJurisdiction('UTC', 'zh-TW'), usualJurisdiction('Asia/Shanghai', 'zh-CN')]).toEqual([
    'TW',
    'TW',
    'CN',
  ])
})

test('every field is found in its part of the page', () => {
  expect(
    [
      'client.name',
      'client.household.0.label',
      'householdWith',
      'client.phones.1.number',
      'consents.0.givenOn',
      'debts.0.brand',
      'openedOn',
    ].map(partOf),
  ).toEqual(['client', 'household', 'household', 'contact', 'consents', 'debts', 'case'])
})

test('the list of unfinished intakes names the client, and a draft that cannot be read has no name', () => {
  expect(nameInDraft(JSON.stringify(filled()))).toBe('张晓明')
  expect(nameInDraft('{"client":{"name":"张')).toBe('')
})

test('a number that nobody typed gives way to the one that is free now, a typed one stays', () => {
  const draft = started()
  const later = withFreeNumber(draft, '2026-0002')
  expect([later.caseNo, withFreeNumber(later, '2027-0001').caseNo]).toEqual(['2026-0002', '2027-0001'])
  expect(withFreeNumber({ ...later, caseNo: 'A-17' }, '2026-0003').caseNo).toBe('A-17')
  expect(withFreeNumber(draft, '2026-0001')).toBe(draft)
})
