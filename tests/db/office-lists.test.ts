import { expect, test } from 'vitest'
import { auditEntries } from '../../db/audit.ts'
import { checkDatabase } from '../../db/check.ts'
import { readOfficeLists, saveOfficeList } from '../../db/office-lists.ts'
import { officeLists } from '../../src/contract/office-lists.ts'
import { officeListsOf, shippedRules } from '../../src/domain/rule-table.ts'
import { defaultReserve, type Guideline, type Rule } from '../../src/domain/office-lists.ts'
import { day, minor } from '../domain/build.ts'
import { later, newOffice } from '../support/office-db.ts'

const guideline: Guideline = {
  category: 'food',
  currency: 'CNY',
  first: minor(120000),
  further: minor(60000),
  source: '办公室 2026',
  validFrom: day('2026-01-01'),
}
const rule: Rule = {
  key: 'own-1',
  kind: 'costLine',
  name: '内部参考',
  jurisdiction: 'CN',
  value: '0.18',
  debtTypes: ['cash_loan_online'],
  validFrom: day('2026-01-01'),
  validTo: day('2026-12-31'),
  source: '会议纪要',
  lastChecked: day('2026-11-22'),
  on: false,
}

test('an office that set nothing has no lists of its own, and reckons with what is shipped', () => {
  const { open } = newOffice()
  expect(readOfficeLists(open.db)).toEqual({})
  expect(officeListsOf(readOfficeLists(open.db))).toMatchObject({ guidelines: [], reserve: defaultReserve })
})

test('each list is kept whole under its name, is replaced as a whole, and outlives the program', () => {
  const office = newOffice()
  saveOfficeList(office.open, later, { name: 'guidelines', value: [guideline] })
  saveOfficeList(office.open, later, { name: 'rules', value: [rule] })
  saveOfficeList(office.open, later, { name: 'reserve', value: { rate: '0.15', caps: { CNY: minor(20000) } } })
  saveOfficeList(office.open, later, { name: 'guidelines', value: [{ ...guideline, first: minor(1) }, guideline] })
  expect(readOfficeLists(office.reopen().db)).toEqual({
    guidelines: [{ ...guideline, first: 1 }, guideline],
    rules: [rule],
    reserve: { rate: '0.15', caps: { CNY: 20000 } },
  })
})

test('every change of a list is one entry of the log, and the office checks whole', () => {
  const office = newOffice()
  saveOfficeList(office.open, later, { name: 'reserve', value: defaultReserve })
  saveOfficeList(office.open, later, { name: 'reserve', value: { rate: '0', caps: {} } })
  expect(auditEntries(office.open.db, { from: 0, limit: 10 })).toMatchObject([
    { seq: 2, ...later, about: 'office reserve' },
    { seq: 1, ...later, about: 'office reserve' },
  ])
  expect(checkDatabase(office.open, office.anchored.at(-1)!)).toMatchObject({ ok: true, integrity: { problems: [] } })
})

test.each(['0', '101', '2.5', '0.24', '1000000'])('a period of %s years is refused, as a cost line only the last is', (value) => {
  const [first] = shippedRules
  const refusal = (kind: Rule['kind']) => officeLists.rules.safeParse([{ ...first, kind, value }]).error?.issues[0]
  expect(refusal('limitationYears')).toMatchObject({ message: expect.stringMatching(/^(rule\.years|rate\.invalid)$/), path: [0, 'value'] })
  expect(refusal('planYears')).toBeDefined()
  expect(refusal('costLine') === undefined).toBe(value !== '1000000')
})
